import ControlProtocol
import DoseCore
import Words

// What is said of doses and intakes that are as they should be.

extension Screen {
    private var words: AnswerWords { AnswerWords(language) }

    /// What became of a dose: `taken at 17:05`, `ringing until 18:00`; empty while it is to come.
    func outcome(_ dose: Wire.Dose) -> String {
        switch dose.state {
        case .awaited: ""
        case .takeable: words.takeable(until: end(dose))
        case .ringing: words.ringing(until: end(dose))
        case .snoozed: words.snoozed(until: snoozedUntil(dose), atLatest: end(dose))
        case .taken: words.taken(otherAmount(dose), at: dose.takenAt.map(time))
        case .skipped: words.skipped(dose.reason.map(text))
        case .missed: words.missed(cause(dose.cause))
        case .superseded: words.superseded
        }
    }

    /// Of a window that is open for long with its day: 19:00 may be tomorrow's.
    private func end(_ dose: Wire.Dose) -> String {
        guard let due = ReadingClock.instant(dose.due),
            let closes = ReadingClock.instant(dose.closes), closes - due > .hours(6)
        else { return time(dose.closes) }
        return point(dose.closes)
    }

    private func snoozedUntil(_ dose: Wire.Dose) -> String {
        dose.snoozedUntil.map(time) ?? "?"
    }

    /// How much was taken, where it is not what was planned.
    private func otherAmount(_ dose: Wire.Dose) -> String? {
        dose.taken.flatMap { $0 == dose.amount ? nil : amount($0) }
    }

    func cause(_ cause: MissedCause?) -> StatusWords.Missed {
        switch cause {
        case nil, .unanswered: .unanswered
        case .unattended: .unattended
        case .clockStep: .clockStep
        case .spacing: .spacing
        }
    }

    // MARK: Answers

    func done(_ dose: Wire.Dose) -> String {
        let (portion, named) = (portion(dose), text(dose.time))
        switch dose.state {
        case .taken:
            let taken = otherAmount(dose).map { "\(text(dose.name)) \($0)" } ?? portion
            return words.done(taken: taken, named, at: dose.takenAt.map(time))
        case .snoozed:
            return words.done(
                snoozed: portion, named, until: snoozedUntil(dose), atLatest: end(dose))
        case .skipped: return words.done(skipped: portion, named)
        case .awaited, .takeable, .ringing, .missed, .superseded:
            return words.stands(portion, named, outcome(dose))
        }
    }

    /// Of a medication with doses it was beside them, which the answer warns of; one taken when needed has none.
    func done(_ extra: Wire.ExtraIntake, of answer: Wire.Answer) -> String {
        let isBesideDoses = answer.warnings.contains {
            $0.kind == .extraIntake && $0.medication == extra.medication
        }
        let beside = answer.warnings.first {
            $0.kind == .besideDose && $0.medication == extra.medication
        }
        if let id = beside?.dose.flatMap(DoseID.init) {
            return words.recorded(said(extra), beside: text("\(id.time)"))
        }
        return isBesideDoses ? words.recordedAsExtra(said(extra)) : words.recorded(said(extra))
    }

    /// It is taken for the same one.
    func already(_ extra: Wire.ExtraIntake) -> String { words.alreadyRecorded(said(extra)) }

    private func said(_ extra: Wire.ExtraIntake) -> String {
        words.intake(text(extra.name), amount(extra.amount), at: point(extra.at))
    }

    /// What it is settled as, and that it stays so.
    func already(_ dose: Wire.Dose) -> String { "\(earlier(dose)) \(recorded(dose))" }

    private func earlier(_ dose: Wire.Dose) -> String {
        let label = label(dose)
        return switch dose.state {
        case .taken:
            words.alreadyTaken(label, otherAmount(dose), at: dose.takenAt.map(time))
        case .skipped: words.alreadySkipped(label, dose.reason.map(text))
        case .missed: words.alreadyMissed(label)
        case .awaited, .takeable, .ringing, .snoozed, .superseded:
            words.already(label, outcome(dose))
        }
    }

    private func recorded(_ dose: Wire.Dose) -> String {
        guard let at = dose.recordedAt, let by = dose.recordedBy else {
            return words.nothingChanged
        }
        return words.recorded(at: point(at), by: by.told)
    }

    /// What an undo took back; where a course then stands is for `dosectl course`, unless the answer says it.
    func takenBack(_ entry: Wire.Entry, of answer: Wire.Answer) -> String {
        let undone = words.undone(self.words(entry))
        switch entry.event {
        case .placed where answer.questions.contains { $0.medication == entry.medication }:
            return "\(undone) \(words.askedAgain)"
        case .placed: return "\(undone) \(words.see("dosectl course"))"
        case .held, .resumed, .steppedBack:
            let isCourseTold = answer.warnings.contains { $0.kind == .courseMoved }
            return isCourseTold ? undone : "\(undone) \(words.see("dosectl course"))"
        default: return undone
        }
    }

    /// A dose after its answer was taken back.
    func again(_ dose: Wire.Dose) -> String {
        let (portion, named) = (portion(dose), text(dose.time))
        return switch dose.state {
        case .missed: words.again(missed: portion, named)
        case .awaited: words.again(awaited: portion, named, at: point(dose.due))
        case .ringing: words.again(ringing: portion, named, until: end(dose))
        case .takeable: words.again(takeable: portion, named, until: end(dose))
        case .snoozed, .taken, .skipped, .superseded:
            words.stands(portion, named, outcome(dose))
        }
    }

    /// A dose that rings beside what was answered.
    func ringing(_ dose: Wire.Dose) -> String? {
        dose.state == .ringing
            ? words.rings(portion(dose), text(dose.time), until: end(dose)) : nil
    }

    func next(_ dose: Wire.Dose) -> String {
        words.next(portion(dose), at: point(dose.due))
    }
}

extension Origin {
    /// As it is told.
    var told: AnswerWords.Hand {
        switch self {
        case .daemon: .daemon
        case .button: .button
        case .command: .command
        }
    }
}
