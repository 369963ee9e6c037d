import ControlProtocol
import DoseCore
import Systemd
import Words

/// One run of a command of the person's: at what, and what it is told beside the daemon's own environment.
///
/// What the journal tells too has the names that it has there.
struct HookCall: Equatable {
    let occasion: Occasion
    let variables: [String: String]

    init(_ occasion: Occasion, _ variables: [String: String]) {
        self.occasion = occasion
        self.variables = variables
    }
}

/// Says what commands are told; names and amounts only where they may be shown.
struct HookCalls {
    let words: NotificationWords
    let isPrivate: Bool
    let zone: Zone

    /// - Parameter questions: what waits for an answer beside the alarm.
    func alarm(_ alarm: Alarm, _ questions: [CourseQuestion]) -> HookCall {
        var variables = told(
            "alarm", by: words.alarm(alarm, nonce: "", hasButtons: true),
            of: alarm.doses.map {
                Subject(
                    dose: $0.dose.id, medication: $0.medication.key, amount: $0.dose.amount,
                    due: $0.dose.due)
            })
        variables["DOSED_CALL"] = alarm.call == .last ? "last" : "\(alarm.call)"
        variables["DOSED_UNTIL"] = alarm.doses.map(\.closes).min().map(zone.timestamp)
        if !questions.isEmpty {
            variables["DOSED_QUESTION"] = words.question(questions).withPlainSpaces
        }
        return HookCall(.alarm, variables)
    }

    /// - Parameter records: of one word, as `occasions` puts them together.
    func recorded(_ occasion: Occasion, _ records: [Record]) -> HookCall {
        var variables = told(
            records[0].event.word.rawValue, by: words.recorded(records),
            of: records.compactMap(Subject.init))
        variables["DOSED_BY"] = records[0].by.rawValue
        variables["DOSED_COMPUTER"] = records[0].provenance?.computer
        if case .dose(_, _, _, .snoozed(let until)) = records[0].event {
            variables["DOSED_UNTIL"] = zone.timestamp(until)
        }
        return HookCall(occasion, variables)
    }

    func question(_ questions: [CourseQuestion]) -> HookCall {
        let asked = words.question(questions, nonce: "", hasButtons: false)
        return HookCall(.question, told("question", by: asked))
    }

    /// - Parameter health: that of a part which does not do its work.
    func trouble(_ health: Wire.Health) -> HookCall {
        var variables = told(
            "trouble", by: words.trouble(with: Trouble.Part(word: health.part.rawValue)))
        variables["DOSED_PART"] = health.part.rawValue
        variables["DOSED_CODE"] = health.code.rawValue
        return HookCall(.trouble, variables)
    }

    /// What was taken, or is to be.
    fileprivate struct Subject {
        var dose: DoseID?
        let medication: Medication.Key
        let amount: Amount
        var due: Instant?
    }

    private func told(
        _ event: String, by notification: Notification, of subjects: [Subject] = []
    ) -> [String: String] {
        let plain = notification.plain
        var variables = [
            "DOSED_EVENT": event, "DOSED_SUMMARY": plain.summary, "DOSED_BODY": plain.body,
        ]
        let dues = Set(subjects.map(\.due))
        if dues.count == 1, let due = dues.first ?? nil {
            variables["DOSED_DUE"] = zone.timestamp(due)
        }
        if isPrivate { return variables }
        let doses = subjects.compactMap { $0.dose?.description }
        if !doses.isEmpty { variables["DOSED_DOSES"] = doses.joined(separator: " ") }
        if let only = subjects.first, subjects.count == 1 {
            variables["DOSED_DOSE"] = only.dose?.description
            for field in [JournalEntry.Field].about(only.medication, only.amount) {
                variables[field.name] = field.value
            }
        }
        return variables
    }
}

extension HookCalls.Subject {
    fileprivate init?(_ record: Record) {
        let swallowed = record.event.intake
        if case .dose(let id, let planned, let due, _) = record.event {
            self.init(
                dose: id, medication: id.medication, amount: swallowed?.intake.amount ?? planned,
                due: due)
        } else {
            guard let (key, intake) = swallowed else { return nil }
            self.init(medication: key, amount: intake.amount)
        }
    }
}
