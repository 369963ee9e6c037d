import ControlProtocol
import DoseCore

// What is said of doses and intakes that are as they should be.

extension Screen {
    /// What became of a dose: `taken at 17:05`, `ringing until 18:00`; empty while it is to come.
    func outcome(_ dose: Wire.Dose) -> String {
        switch dose.state {
        case .awaited: ""
        case .takeable: "open until \(end(dose))"
        case .ringing: "ringing until \(end(dose))"
        case .snoozed:
            "snoozed until \(dose.snoozedUntil.map(time) ?? "later"), open until \(end(dose))"
        case .taken: taken(dose)
        case .skipped: "skipped\(dose.reason.map { ": \(text($0))" } ?? "")"
        case .missed: "missed\(cause(dose.cause))"
        case .superseded: "no longer due"
        }
    }

    /// Of a window that is open for long with its day: 19:00 may be tomorrow's.
    private func end(_ dose: Wire.Dose) -> String {
        guard let due = ReadingClock.instant(dose.due),
            let closes = ReadingClock.instant(dose.closes), closes - due > .hours(6)
        else { return time(dose.closes) }
        return point(dose.closes)
    }

    private func taken(_ dose: Wire.Dose) -> String {
        let at = dose.takenAt.map { " at \(time($0))" } ?? ""
        guard let milligrams = dose.taken, milligrams != dose.amount else {
            return "taken\(at)"
        }
        return "\(amount(milligrams)) taken\(at)"
    }

    /// Why it was missed, where that is more than that nobody answered.
    func cause(_ cause: MissedCause?) -> String {
        switch cause {
        case nil, .unanswered: ""
        case .unattended: ": no alarm could ring"
        case .clockStep: ": the clock was set past it"
        case .spacing: ": too close to an earlier intake"
        }
    }

    // MARK: Answers

    func done(_ dose: Wire.Dose) -> String {
        let of = "of \(text(dose.time))"
        switch dose.state {
        case .taken:
            let milligrams = dose.taken ?? dose.amount
            let portion =
                milligrams == dose.amount
                ? portion(dose) : "\(text(dose.name)) \(amount(milligrams))"
            return
                "Taken: \(portion), the dose \(of)\(dose.takenAt.map { ", at \(time($0))" } ?? "")."
        case .snoozed:
            return
                "Snoozed: \(portion(dose)), the dose \(of), until \(dose.snoozedUntil.map(time) ?? "later"). "
                + "It can be taken until \(end(dose))."
        case .skipped: return "Skipped: \(portion(dose)), the dose \(of)."
        case .awaited, .takeable, .ringing, .missed, .superseded:
            return "\(portion(dose)), the dose \(of): \(outcome(dose))."
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
            return "Recorded: \(said(extra)), as one more intake beside the dose of \(id.time)."
        }
        return isBesideDoses
            ? "Recorded: \(said(extra)), as an extra intake: no dose could be taken then, and none is settled by it."
            : "Recorded: \(said(extra))."
    }

    /// It is taken for the same one.
    func already(_ extra: Wire.ExtraIntake) -> String {
        "\(said(extra)), was told before; nothing was changed. If it was one more: tell it with another minute"
    }

    private func said(_ extra: Wire.ExtraIntake) -> String {
        "\(text(extra.name)) \(amount(extra.amount)) at \(point(extra.at))"
    }

    func already(_ dose: Wire.Dose) -> String {
        "\(label(dose)) \(earlier(dose))\(recorded(dose)); nothing was changed"
    }

    /// `was skipped before (nausea)`.
    private func earlier(_ dose: Wire.Dose) -> String {
        switch dose.state {
        case .taken:
            let at = dose.takenAt.map { " (at \(time($0)))" } ?? ""
            let milligrams = dose.taken.flatMap {
                $0 == dose.amount ? nil : amount($0)
            }
            return "was taken before\(milligrams.map { ", \($0)" } ?? "")\(at)"
        case .skipped: return "was skipped before\(dose.reason.map { " (\(text($0)))" } ?? "")"
        case .missed: return "was missed\(cause(dose.cause))"
        case .awaited, .takeable, .ringing, .snoozed, .superseded: return "is \(outcome(dose))"
        }
    }

    /// `, recorded at 17:05 by a button`.
    func recorded(_ dose: Wire.Dose) -> String {
        guard let at = dose.recordedAt, let by = dose.recordedBy else { return "" }
        return ", recorded at \(point(at)) by \(hand(by))"
    }

    private func hand(_ hand: Origin) -> String {
        switch hand {
        case .daemon: "the daemon"
        case .button: "a button"
        case .command: "a command"
        }
    }

    /// What an undo took back; where a course then stands is for `dosectl course`, unless the answer says it.
    func takenBack(_ entry: Wire.Entry, of answer: Wire.Answer) -> String {
        let isCourseTold = answer.warnings.contains { $0.kind == .courseMoved }
        let rest =
            switch entry.event {
            case .held, .resumed, .steppedBack: isCourseTold ? "" : " See: dosectl course"
            default: ""
            }
        guard entry.event == .placed else { return "Taken back: \(words(entry)).\(rest)" }
        let said =
            switch entry.placed {
            case .kept: "that \(text(entry.medication ?? "")) goes on as it was"
            case .found, .waiting, .asked, .paused, .accepted, .moved, nil: "that \(words(entry))"
            }
        let isAsked = answer.questions.contains { $0.medication == entry.medication }
        return isAsked
            ? "Taken back: \(said). It is asked again:"
            : "Taken back: \(said). See: dosectl course"
    }

    /// A dose after its answer was taken back.
    func again(_ dose: Wire.Dose) -> String {
        if dose.state == .missed {
            return "\(portion(dose)), the dose of \(text(dose.time)), now counts as missed."
        }
        let outcome = outcome(dose)
        return "\(portion(dose)), the dose of \(text(dose.time)), is "
            + (outcome.isEmpty ? "to come again, at \(point(dose.due))." : "again \(outcome).")
    }

    /// A dose that rings beside what was answered.
    func ringing(_ dose: Wire.Dose) -> String? {
        dose.state == .ringing
            ? "Ringing: \(portion(dose)), the dose of \(text(dose.time)), until \(end(dose))."
            : nil
    }
}
