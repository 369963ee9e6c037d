import ControlProtocol
import DoseCore
import Words

// What the person should know of an intake that was recorded.

extension Screen {
    /// Nil for what the answer says already.
    func warning(_ warning: Wire.Warning) -> String? {
        let words = AnswerWords(language)
        let (name, at) = (text(warning.name), warning.at.map(point) ?? "?")
        let distance = text(language.duration(minutes: warning.minutes ?? 0))
        let taken = amount(warning.taken ?? .none)
        let planned = amount(warning.planned ?? .none)
        let told: String
        switch warning.kind {
        case .extraIntake: return nil
        case .besideDose:
            guard (warning.taken ?? .none).isMore(than: warning.planned ?? .none) else {
                return words.beside(taken, of: name, planned: planned)
            }
            told = words.beside(taken, of: name, moreThan: planned, undo: "dosectl undo")
        case .courseMoved:
            return words.moved(name, step: warning.step, day: warning.day, "dosectl course")
        case .closeToIntake:
            told = words.close(to: taken, of: name, at: at, distance: distance)
        case .closeToNext:
            told = words.close(
                toNext: planned, of: name, at: at, distance: distance,
                skip: "dosectl skip \(doseName(warning))")
        case .aboveDayTotal: told = words.above(dayTotal: planned, taken, of: name)
        case .aboveMaximum: told = words.above(most: planned, taken, of: name, within: distance)
        case .otherAmount: told = words.other(taken, of: name, than: planned)
        }
        return style.paint(told, .yellow)
    }

    /// `baclofen/17:00`, whose date is today's or tomorrow's.
    private func doseName(_ warning: Wire.Warning) -> String {
        guard let id = warning.dose.flatMap(DoseID.init) else { return text(warning.medication) }
        let isToday =
            warning.at.flatMap(ReadingClock.Stamp.init).map { $0.date(at: clock.now) == id.date }
        return text(isToday ?? false ? "\(id.medication)/\(id.time)" : id.description)
    }
}
