package import DoseCore

/// What the person's own commands are told in sentences, beside what stands in a notification.
extension NotificationWords {
    /// What was answered or missed at one go; none of it is to be done any more.
    ///
    /// - Parameter records: all of one word.
    package func recorded(_ records: [Record]) -> Notification {
        let told = records.compactMap(label)
        let lines = told.prefix(Self.recordsListed).map { "• \($0)." }
        return Notification(
            summary: summary(told, records[0].event),
            body: (lines + more(told.count - lines.count, "history")).joined(separator: "\n"),
            urgency: .low)
    }

    /// A part of the program does not do its work.
    package func trouble(with part: Trouble.Part) -> Notification {
        Notification(
            summary: tr("dosed needs a look"),
            body: StatusWords(language).trouble(with: part, tr("see %1$s", "\(client) status")),
            urgency: .normal)
    }

    private static let recordsListed = 20

    private func summary(_ told: [String], _ event: Record.Event) -> String {
        let only = told.count == 1 ? told[0] : nil
        let what = only ?? trn("%1$s dose", "%1$s doses", told.count, "\(told.count)")
        guard case .dose(_, _, _, let event) = event else {
            return tr("Taken beside the doses: %1$s", what)
        }
        return switch event {
        case .taken: tr("Taken: %1$s", what)
        case .skipped: tr("Skipped: %1$s", what)
        case .snoozed: tr("Snoozed: %1$s", what)
        case .missed: tr("Missed: %1$s", what)
        case .raised, .superseded: preconditionFailure("No command is run for it.")
        }
    }

    /// `Baclofène 20 mg at 17:00`, or what may be told of it.
    private func label(_ record: Record) -> String? {
        let swallowed = record.event.intake
        if case .dose(let id, let planned, _, _) = record.event {
            let time = language.point(id.date, id.time, today: today)
            return label(id.medication, swallowed?.intake.amount ?? planned, time)
        }
        return swallowed.map { label($0.medication, $0.intake.amount, point($0.intake.at)) }
    }

    private func label(_ key: Medication.Key, _ amount: Amount, _ time: String) -> String {
        settings.isPrivate
            ? trc("in place of a medicine, and a time", "the dose of %1$s", time)
            : trc(
                "a medicine with its amount, and a time", "%1$s at %2$s",
                named(name(key), amount), time)
    }
}
