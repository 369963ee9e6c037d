import ControlProtocol

// What the person should know of an intake that was recorded.

extension Screen {
    /// Nil for what the answer says already.
    func warning(_ warning: Wire.Warning) -> String? {
        let (name, at) = (text(warning.name), warning.at.map(point) ?? "another time")
        let minutes =
            warning.minutes.map { $0 == 0 ? "less than a minute" : "\($0) min" } ?? "little"
        let taken = amount(warning.takenMilligrams ?? 0)
        let planned = amount(warning.plannedMilligrams ?? 0)
        let words: String
        switch warning.kind {
        case .extraIntake: return nil
        case .courseMoved: return moved(warning)
        case .closeToIntake:
            words = "another intake of \(name), \(taken) at \(at), is \(minutes) away"
        case .closeToNext:
            words =
                "the next dose of \(name), \(planned), is due at \(at), \(minutes) after this intake"
        case .aboveDayTotal:
            words = "\(taken) of \(name) were taken for the day, where \(planned) are planned"
        case .otherAmount:
            words = "\(taken) of \(name) were taken, where \(planned) are planned"
        }
        return style.paint("Warning: \(words).", .yellow)
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
