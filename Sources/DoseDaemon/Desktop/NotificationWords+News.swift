import DoseCore

/// What is said ahead of a change of a course, and after its end.
extension NotificationWords {
    /// What changes tomorrow.
    func foretold(_ changes: [Foretold]) -> Notification {
        let only = changes.count == 1 ? changes.first : nil
        if settings.isPrivate {
            let day = changes.first.map { " \($0.date)" } ?? ""
            return Notification(
                summary: "Tomorrow is not as today",
                body: "Amounts or times change. See: \(client) today\(day)", urgency: .normal)
        }
        let shown = changes.prefix(Self.changesForetold)
        let rest = changes.count - shown.count
        let lines = shown.map { change in
            only == nil
                ? "• \(change.medication.name.shown): \(words(change, first: "tomorrow"))"
                : words(change, first: "Tomorrow")
        }
        return Notification(
            summary: only.map(title) ?? "\(changes.count) medications change tomorrow",
            body: (lines + (rest > 0 ? ["And \(rest) more: \(client) course"] : []))
                .joined(separator: "\n"),
            urgency: .normal)
    }

    /// As many as a notification shows without being cut off.
    private static let changesForetold = 3

    private func title(_ change: Foretold) -> String {
        let name = change.medication.name.shown
        if change.after.isEmpty { return "\(name) ends" }
        return change.before == nil ? "\(name) begins tomorrow" : "\(name) changes tomorrow"
    }

    /// `Tomorrow: 20 mg at 12:00, 15:00 and 18:00, 60 mg in all. Today it was 50 mg.`
    private func words(_ change: Foretold, first: String) -> String {
        guard !change.after.isEmpty else {
            let sum = (change.before?.slots ?? []).sum
            return "\(first) nothing is due any more: the course ends."
                + caution(change.medication, sum, "before you stop")
        }
        let sum = change.after.sum
        let what = "\(first): \(listed(change.after)), \(sum) in all."
        guard let before = change.before else { return what }
        let earlier = before.slots.sum
        let isToday = before.date == change.date - 1
        if earlier == sum {
            return what + (isToday ? " Today it was as much." : " It was as much before.")
        }
        return what + (isToday ? " Today it was" : " On \(before.date) it was") + " \(earlier)."
    }

    /// What a course that is over leaves.
    func ended(_ medication: Medication, on date: CivilDate, amount: Amount) -> (
        summary: String, body: String
    ) {
        let isYesterday = today.map { $0 - date == 1 } ?? false
        let day = isYesterday ? "yesterday" : "on \(date)"
        if settings.isPrivate {
            return ("A course has ended", "See: \(client) course")
        }
        let name = medication.name.shown
        return (
            "\(name) has ended",
            "The course of \(name) ended \(day); nothing is due any more."
                + caution(medication, amount, "whether to stop")
        )
    }

    /// Where the source says not to stop at once with so much.
    private func caution(_ medication: Medication, _ amount: Amount, _ when: String) -> String {
        guard isTooMuchToStop(medication, at: amount) else { return "" }
        return " \(amount) a day is not to be stopped at once: ask your prescriber \(when)."
    }

    /// Whether a profile says that a day of so much is not to be followed by none.
    func isTooMuchToStop(_ medication: Medication, at amount: Amount) -> Bool {
        mostAtStop[medication.key].map { amount > $0 } ?? false
    }

    /// `10 mg at 12:00, 20 mg at 15:00 and 18:00`; those of one amount that follow each other together.
    private func listed(_ slots: [Slot]) -> String {
        var groups: [(amount: Amount, times: [String])] = []
        for slot in slots {
            if groups.last?.amount == slot.amount {
                groups[groups.count - 1].times.append("\(slot.time)")
            } else {
                groups.append((slot.amount, ["\(slot.time)"]))
            }
        }
        return groups.map { "\($0.amount) at \($0.times.sequence)" }.joined(separator: ", ")
    }
}
