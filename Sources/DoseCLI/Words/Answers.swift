import ControlProtocol

// What is said of doses, intakes and records that are as they should be.

extension Screen {
    /// What became of a dose: `taken at 17:05`, `ringing until 18:00`; empty while it is to come.
    func outcome(_ dose: Wire.Dose) -> String {
        switch dose.state {
        case .awaited: ""
        case .open: "open until \(time(dose.closes))"
        case .ringing: "ringing until \(time(dose.closes))"
        case .snoozed:
            "snoozed until \(dose.snoozedUntil.map(time) ?? "later"), open until \(time(dose.closes))"
        case .taken: taken(dose)
        case .skipped: "skipped\(dose.reason.map { ": \(text($0))" } ?? "")"
        case .missed: "missed\(cause(dose.cause))"
        case .superseded: "dropped by a new plan"
        }
    }

    private func taken(_ dose: Wire.Dose) -> String {
        let at = dose.takenAt.map { " at \(time($0))" } ?? ""
        guard let milligrams = dose.takenMilligrams, milligrams != dose.amountMilligrams else {
            return "taken\(at)"
        }
        return "\(amount(milligrams)) taken\(at)"
    }

    /// Why it was missed, where that is more than that nobody answered.
    private func cause(_ cause: String?) -> String {
        switch cause {
        case nil, "unanswered": ""
        case "unattended": ": no alarm could ring"
        case "clock-step": ": the clock was set past it"
        case "spacing": ": too close to an earlier intake"
        case let other?: ": \(text(other))"
        }
    }

    // MARK: Answers

    func done(_ dose: Wire.Dose) -> String {
        let of = "of \(text(dose.time))"
        switch dose.state {
        case .taken:
            let milligrams = dose.takenMilligrams ?? dose.amountMilligrams
            let portion =
                milligrams == dose.amountMilligrams
                ? portion(dose) : "\(text(dose.name)) \(amount(milligrams))"
            return
                "Taken: \(portion), the dose \(of)\(dose.takenAt.map { ", at \(time($0))" } ?? "")."
        case .snoozed:
            return
                "Snoozed: \(portion(dose)), the dose \(of), until \(dose.snoozedUntil.map(time) ?? "later"). "
                + "It can be taken until \(time(dose.closes))."
        case .skipped: return "Skipped: \(portion(dose)), the dose \(of)."
        case .awaited, .open, .ringing, .missed, .superseded:
            return "\(portion(dose)), the dose \(of): \(outcome(dose))."
        }
    }

    /// Of a medication with doses it was beside them, which the answer warns of; one taken when needed has none.
    func done(_ extra: Wire.ExtraIntake, of answer: Wire.Answer) -> String {
        let said = "\(text(extra.name)) \(amount(extra.amountMilligrams)) at \(point(extra.at))"
        let isBesideDoses = answer.warnings.contains {
            $0.kind == .extraIntake && $0.medication == extra.medication
        }
        return isBesideDoses
            ? "Recorded: \(said), at a time that belongs to no dose. It counts for no dose; a missed one stays missed."
            : "Recorded: \(said)."
    }

    func already(_ dose: Wire.Dose) -> String {
        "\(label(dose)) \(earlier(dose))\(recorded(dose)); nothing was changed"
    }

    /// `was skipped before (nausea)`.
    private func earlier(_ dose: Wire.Dose) -> String {
        switch dose.state {
        case .taken:
            let at = dose.takenAt.map { " (at \(time($0)))" } ?? ""
            let milligrams = dose.takenMilligrams.flatMap {
                $0 == dose.amountMilligrams ? nil : amount($0)
            }
            return "was taken before\(milligrams.map { ", \($0)" } ?? "")\(at)"
        case .skipped: return "was skipped before\(dose.reason.map { " (\(text($0)))" } ?? "")"
        case .missed: return "was missed\(cause(dose.cause))"
        case .superseded: return "was dropped by a new plan"
        case .awaited, .open, .ringing, .snoozed: return "is \(outcome(dose))"
        }
    }

    /// `, recorded at 17:05 by a button`.
    func recorded(_ dose: Wire.Dose) -> String {
        guard let at = dose.recordedAt, let by = dose.recordedBy else { return "" }
        return ", recorded at \(point(at)) by \(hand(by))"
    }

    private func hand(_ hand: Wire.Hand) -> String {
        switch hand {
        case .daemon: "the daemon"
        case .button: "a button"
        case .command: "a command"
        }
    }

    /// What an undo took back; where a course then stands is for `dosectl course`.
    func takenBack(_ entry: Wire.Entry) -> String {
        switch entry.event {
        case .held, .resumed, .steppedBack: "Taken back: \(words(entry)). See: dosectl course"
        default: "Taken back: \(words(entry))."
        }
    }

    /// A dose after its answer was taken back.
    func again(_ dose: Wire.Dose) -> String {
        let outcome = outcome(dose)
        return "\(portion(dose)), the dose of \(text(dose.time)), is "
            + (outcome.isEmpty ? "to come again, at \(point(dose.due))." : "again \(outcome).")
    }

    // MARK: Warnings

    /// Nil for what the answer says already.
    func warning(_ warning: Wire.Warning) -> String? {
        let (name, at) = (text(warning.name), warning.at.map(point) ?? "another time")
        let minutes =
            warning.minutes.map { $0 == 0 ? "less than a minute" : "\($0) min" } ?? "little"
        let taken = amount(warning.takenMilligrams ?? 0)
        let planned = amount(warning.plannedMilligrams ?? 0)
        let words: String? =
            switch warning.kind {
            case .extraIntake: nil
            case .closeToIntake:
                "another intake of \(name), \(taken) at \(at), is \(minutes) away"
            case .closeToNext:
                "the next dose of \(name), \(planned), is due at \(at), \(minutes) after this intake"
            case .aboveDayTotal:
                "\(taken) of \(name) were taken for the day, where \(planned) are planned"
            case .otherAmount: "\(taken) of \(name) were taken, where \(planned) are planned"
            }
        return words.map { style.paint("Warning: \($0).", .yellow) }
    }

    // MARK: Records

    /// One record of the ledger, without its time and hand.
    func words(_ entry: Wire.Entry) -> String {
        let dose = entry.dose.map { doseWords($0, recorded: entry.at) } ?? ""
        let amount = entry.amountMilligrams.map(amount) ?? ""
        let intake = entry.intakeAt.map { "\(amount) at \(intakeTime($0, recorded: entry.at))" }
        let until = entry.until.map { " until \(time($0))" } ?? ""
        switch entry.event {
        case .planAdopted:
            return entry.afterLoss == true
                ? "plan adopted after the ledger was lost" : "plan adopted"
        case .raised: return "\(dose) rings: \(amount)\(until)"
        case .snoozed: return "\(dose) snoozed\(until)"
        case .taken: return "\(dose) taken: \(intake ?? amount)"
        case .skipped: return "\(dose) skipped\(entry.reason.map { ": \(text($0))" } ?? "")"
        case .missed: return "\(dose) missed\(cause(entry.cause))"
        case .superseded: return "\(dose) dropped by a new plan"
        case .extraIntake:
            return "\(text(entry.medication ?? "")) extra intake: \(intake ?? amount)"
        case .held, .resumed, .steppedBack: return moved(entry)
        case .undone: return "answer \(entry.undoes.map(String.init) ?? "") taken back"
        }
    }

    /// `baclofen held from 2026-12-02 on: nausea`.
    private func moved(_ entry: Wire.Entry) -> String {
        let verb =
            switch entry.event {
            case .resumed: "goes on"
            case .steppedBack: "goes back a step"
            default: "held"
            }
        let from = entry.from.map { " from \(civil($0)) on" } ?? ""
        let reason = entry.reason.map { ": \(text($0))" } ?? ""
        return "\(text(entry.medication ?? "")) \(verb)\(from)\(reason)"
    }

    /// A civil date and time without its seconds; midnight is just the date.
    private func civil(_ stamp: String) -> String {
        text(String(stamp.prefix(stamp.hasSuffix(" 00:00") ? 10 : 16)))
    }

    /// `baclofen 17:00`, with its date where the record is of another day.
    private func doseWords(_ id: String, recorded: String) -> String {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { return text(id) }
        let date = recorded.hasPrefix(parts[1]) ? "" : " of \(parts[1])"
        return text("\(parts[0]) \(parts[2])\(date)")
    }

    private func intakeTime(_ stamp: String, recorded: String) -> String {
        let isSameDay = stamp.prefix(10) == recorded.prefix(10)
        return isSameDay ? time(stamp) : text(clock.dateAndTime(stamp))
    }
}
