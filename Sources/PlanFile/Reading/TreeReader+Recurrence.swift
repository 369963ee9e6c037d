import DoseCore
import TOMLText

extension TreeReader {
    /// Reads the dates on which a medication is due; nil where it does not say, which is daily.
    mutating func recurrence(
        of medication: Medication.Key, _ fields: [MedicationField: TOMLEntry]
    ) -> Recurrence? {
        let written = MedicationField.recurrences.compactMap { fields[$0] }
            .sorted { $0.keyPosition < $1.keyPosition }
        if let first = written.first {
            for entry in written.dropFirst() {
                note(
                    entry.keyPosition,
                    .secondRecurrence(entry.key, first: first.key, at: first.keyPosition))
            }
        }
        let weekdays = optional(fields[.weekdays]) { $0.weekdays($1, $2) }
        let every = optional(fields[.every]) { $0.days($1, $2, in: Limits.everyRange) }
        let cycle = optional(fields[.cycle]) { $0.cycle($1, $2, of: medication) }
        let daysOfMonth = optional(fields[.daysOfMonth]) { $0.daysOfMonth($1, $2) }
        return weekdays ?? every.map { .every(days: $0) } ?? cycle ?? daysOfMonth
    }

    private mutating func weekdays(_ node: TOMLNode, _ key: String) -> Recurrence? {
        var weekdays: Set<Weekday> = []
        for node in list(node, key, limit: Weekday.allCases.count, .weekdays) ?? [] {
            guard case .string(let text) = node.value else {
                unexpected(node, key, .weekdays)
                continue
            }
            guard let weekday = Weekday(planText: text) else {
                note(node.position, .notWeekday(text))
                continue
            }
            if !weekdays.insert(weekday).inserted { note(node.position, .weekdayTwice(weekday)) }
        }
        return .weekdays(weekdays)
    }

    private mutating func cycle(
        _ node: TOMLNode, _ key: String, of medication: Medication.Key
    ) -> Recurrence? {
        guard case .table(let entries) = node.value else {
            unexpected(node, key, .cycle)
            return nil
        }
        let fields = fields(of: entries, as: CycleField.self)
        let table: (String?, SourcePosition) = (
            "cycle of medication.\(medication)", node.position
        )
        let on = optional(required(.on, of: fields, in: table, .days)) {
            $0.days($1, $2, in: Limits.cycleRange)
        }
        let off = optional(required(.off, of: fields, in: table, .days)) {
            $0.days($1, $2, in: Limits.cycleRange)
        }
        guard let on, let off else { return nil }
        return .cycle(on: on, off: off)
    }

    private mutating func daysOfMonth(_ node: TOMLNode, _ key: String) -> Recurrence? {
        var days: Set<Int> = []
        for node in list(node, key, limit: Limits.daysOfMonth.count, .daysOfMonth) ?? [] {
            guard let day = self.days(node, key, in: Limits.daysOfMonth, .dayOfMonth) else {
                continue
            }
            if !days.insert(day).inserted { note(node.position, .dayOfMonthTwice(day)) }
        }
        return .daysOfMonth(days)
    }
}

extension MedicationField {
    /// The keys of which each alone says which dates have doses.
    static let recurrences: [Self] = [.weekdays, .every, .cycle, .daysOfMonth]
}

extension Weekday {
    /// Reads `monday` and `mon`.
    init?(planText text: String) {
        let named = Self.allCases.first { $0.rawValue == text || $0.rawValue.prefix(3) == text }
        guard let named else { return nil }
        self = named
    }
}
