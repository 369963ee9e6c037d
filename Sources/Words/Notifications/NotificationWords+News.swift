package import DoseCore

/// What is said ahead of a change of a course, and after its end.
extension NotificationWords {
    /// What changes tomorrow.
    package func foretold(_ changes: [Foretold]) -> Notification {
        let only = changes.count == 1 ? changes.first : nil
        if settings.isPrivate {
            let command = changes.first.map { "\(client) today \($0.date)" } ?? "\(client) today"
            return Notification(
                summary: tr("Tomorrow is different from today"),
                body: tr("Amounts or times change. See: %1$s", command), urgency: .normal)
        }
        let shown = changes.prefix(Self.changesForetold)
        let lines = shown.map { change in
            only == nil
                ? tr("• %1$s: %2$s", change.medication.name.shown, words(change))
                : words(change)
        }
        return Notification(
            summary: only.map(title)
                ?? tr("%1$s medicines change tomorrow", "\(changes.count)"),
            body: (lines + more(changes.count - shown.count, "course")).joined(separator: "\n"),
            urgency: .normal)
    }

    /// As many as a notification shows without being cut off.
    private static let changesForetold = 3

    private func title(_ change: Foretold) -> String {
        let name = change.medication.name.shown
        if change.after.isEmpty { return tr("%1$s ends", name) }
        return change.before == nil
            ? tr("%1$s starts tomorrow", name) : tr("%1$s changes tomorrow", name)
    }

    /// `Tomorrow 20 mg at 12:00, 15:00 and 18:00, 60 mg in all. Today it was 50 mg.`
    private func words(_ change: Foretold) -> String {
        guard !change.after.isEmpty else {
            let sum = (change.before?.slots ?? []).sum
            return [
                tr("The course ends: from tomorrow nothing is due."),
                caution(change.medication, sum),
            ].compactMap(\.self).joined(separator: " ")
        }
        let sum = change.after.sum
        let what =
            change.after.count == 1
            ? tr("Tomorrow %1$s.", listed(change.after))
            : tr("Tomorrow %1$s, %2$s in all.", listed(change.after), language.amount(sum))
        return [what, change.before.map { compared($0, with: sum, on: change.date) }]
            .compactMap(\.self).joined(separator: " ")
    }

    /// What it was on the last date with doses.
    private func compared(_ before: Foretold.Day, with sum: Amount, on date: CivilDate) -> String {
        let earlier = before.slots.sum
        switch (before.date == date - 1, earlier == sum) {
        case (true, true): return tr("That is as much as today.")
        case (false, true): return tr("That is as much as before.")
        case (true, false): return tr("Today it was %1$s.", language.amount(earlier))
        case (false, false):
            return tr(
                "On %1$s it was %2$s.", language.date(before.date, today: today),
                language.amount(earlier))
        }
    }

    /// What a course that is over leaves.
    func ended(_ medication: Medication, on date: CivilDate, amount: Amount) -> (
        summary: String, body: String
    ) {
        if settings.isPrivate {
            return (tr("A course has ended"), tr("See: %1$s", "\(client) course"))
        }
        let name = medication.name.shown
        let isYesterday = today.map { $0 - date == 1 } ?? false
        let body =
            isYesterday
            ? tr("The course of %1$s ended yesterday. Nothing more is due.", name)
            : tr(
                "The course of %1$s ended on %2$s. Nothing more is due.", name,
                language.date(date, today: today))
        return (
            tr("%1$s has ended", name),
            [body, caution(medication, amount)].compactMap(\.self).joined(separator: " ")
        )
    }

    /// Where the source says not to stop at once with so much.
    private func caution(_ medication: Medication, _ amount: Amount) -> String? {
        guard isTooMuchToStop(medication, at: amount) else { return nil }
        return tr(
            "Stopping at once from %1$s a day can be dangerous: ask your prescriber first.",
            language.amount(amount))
    }

    /// Whether a profile says that a day of so much is not to be followed by none.
    func isTooMuchToStop(_ medication: Medication, at amount: Amount) -> Bool {
        mostAtStop[medication.key].map { amount > $0 } ?? false
    }

    /// `10 mg at 12:00, 20 mg at 15:00 and 18:00`; those of one amount that follow each other together.
    private func listed(_ slots: [Slot]) -> String {
        var groups: [(amount: Amount, times: [String])] = []
        for slot in slots {
            let time = language.time(slot.time)
            if groups.last?.amount == slot.amount {
                groups[groups.count - 1].times.append(time)
            } else {
                groups.append((slot.amount, [time]))
            }
        }
        return groups.map { group in
            trc(
                "an amount at some times", "%1$s at %2$s", language.amount(group.amount),
                language.list(group.times))
        }.joined(separator: ", ")
    }
}
