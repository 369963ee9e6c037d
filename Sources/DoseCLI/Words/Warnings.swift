import ControlProtocol
import DoseCore
import PlanFile

// What the person should know of an intake that was recorded.

extension Screen {
    /// Nil for what the answer says already.
    func warning(_ warning: Wire.Warning) -> String? {
        let (name, at) = (text(warning.name), warning.at.map(point) ?? "another time")
        let minutes = warning.minutes.map { Duration.minutes($0).words } ?? "little"
        let taken = amount(warning.taken ?? .none)
        let planned = amount(warning.planned ?? .none)
        let words: String
        switch warning.kind {
        case .extraIntake: return nil
        case .besideDose:
            let said = "With that \(taken) of the dose of \(name), \(planned), are taken."
            guard (warning.taken ?? .none).isMore(than: warning.planned ?? .none) else {
                return said
            }
            words =
                "\(taken) of \(name) were taken for a dose of \(planned). "
                + "To take the last one back: dosectl undo"
        case .courseMoved: return moved(warning)
        case .closeToIntake:
            words = "another intake of \(name), \(taken) at \(at), is \(minutes) away"
        case .closeToNext:
            words =
                "the next dose of \(name), \(planned), is due at \(at), \(minutes) after this intake, and rings. "
                + "If this was that dose: dosectl skip \(doseName(warning))"
        case .aboveDayTotal:
            words = "\(taken) of \(name) were taken for the day, where \(planned) are planned"
        case .aboveMaximum:
            let within = Duration.seconds(60 * (warning.minutes ?? 0)).planText
            words = "\(taken) of \(name) within \(within), and \(planned) is the most"
        case .otherAmount:
            words = "\(taken) of \(name) were taken, where \(planned) are planned"
        }
        return style.paint("Warning: \(words).", .yellow)
    }

    /// `baclofen/17:00`, whose date is today's or tomorrow's.
    private func doseName(_ warning: Wire.Warning) -> String {
        guard let id = warning.dose.flatMap(DoseID.init) else { return text(warning.medication) }
        let isToday =
            warning.at.flatMap(ReadingClock.Stamp.init).map { $0.date(at: clock.now) == id.date }
        return text(isToday ?? false ? "\(id.medication)/\(id.time)" : id.description)
    }

    /// By an intake of a day before, told or taken back.
    private func moved(_ warning: Wire.Warning) -> String {
        let place = warning.step.map { step in
            "is now on step \(step)" + (warning.day.map { ", day \($0)" } ?? "")
        }
        return
            "The course of \(text(warning.name)) \(place ?? "has now ended"). See: dosectl course"
    }
}
