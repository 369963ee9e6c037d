import DoseCore
import TOMLText

extension TreeReader {
    /// Reads the dates on which a medication or a step is due; nil where it does not say.
    ///
    /// - Parameter owner: as it is called.
    mutating func recurrence<Field: RawRepresentable<String>>(
        of owner: String, _ all: [Field: TOMLEntry]
    ) -> Recurrence? {
        var fields: [RecurrenceField: TOMLEntry] = [:]
        for entry in all.values {
            if let field = RecurrenceField(rawValue: entry.key) { fields[field] = entry }
        }
        let written = fields.values.sorted { $0.keyPosition < $1.keyPosition }
        if let first = written.first {
            for entry in written.dropFirst() {
                note(
                    entry.keyPosition,
                    .secondRecurrence(entry.key, first: first.key, at: first.keyPosition))
            }
        }
        let weekdays = optional(fields[.weekdays]) { $0.weekdays($1, $2) }
        let every = optional(fields[.every]) { $0.every($1, $2) }
        let cycle = optional(fields[.cycle]) { $0.cycle($1, $2, of: owner) }
        let daysOfMonth = optional(fields[.daysOfMonth]) { $0.daysOfMonth($1, $2) }
        return weekdays.map { .weekdays($0) } ?? every ?? cycle ?? daysOfMonth
    }

    /// Each once; nil where there is none.
    mutating func weekdays(_ node: TOMLNode, _ key: String) -> Set<Weekday>? {
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
        return weekdays.isEmpty ? nil : weekdays
    }

    /// A number of days, or a text as `2 weeks` and `3 months`.
    private mutating func every(_ node: TOMLNode, _ key: String) -> Recurrence? {
        if node.value.isEveryDate {
            note(node.position, .everyDate(key))
            return nil
        }
        guard case .string(let text) = node.value else {
            return days(node, key, in: Limits.everyRange, .every).map { .every(days: $0) }
        }
        if Duration(planText: text) != nil, Quantity(text)?.unit != "d" {
            note(node.position, .hoursWithoutFirst(text))
            return nil
        }
        guard let quantity = Quantity(text), let count = quantity.times(1) else {
            unexpected(node, key, .every)
            return nil
        }
        func within(_ range: ClosedRange<Int>, _ unit: String) -> Bool {
            if range.contains(count) { return true }
            note(
                node.position,
                .outOfRange(key, found: node.value, allowed: .spans(range, unit: unit)))
            return false
        }
        switch quantity.unit {
        case "day", "days":
            return within(Limits.everyRange, "days") ? .every(days: count) : nil
        case "week", "weeks":
            return within(Limits.everyWeeks, "weeks") ? .every(days: 7 * count) : nil
        case "month", "months":
            return within(Limits.everyMonths, "months") ? .months(count) : nil
        default:
            unexpected(node, key, .every)
            return nil
        }
    }

    private mutating func cycle(
        _ node: TOMLNode, _ key: String, of owner: String
    ) -> Recurrence? {
        guard case .table(let entries) = node.value else {
            unexpected(node, key, .cycle)
            return nil
        }
        let fields = fields(of: entries, as: CycleField.self)
        let table: (String?, SourcePosition) = ("cycle of \(owner)", node.position)
        if let entry = fields[.of] ?? fields[.days] {
            for other in [fields[.on], fields[.off]].compactMap(\.self) {
                note(other.keyPosition, .saidTwice(other.key, first: entry.key))
            }
            return daysOfCycle(fields, in: table)
        }
        let on = optional(required(.on, of: fields, in: table, .days)) {
            $0.days($1, $2, in: Limits.cycleRange)
        }
        let off = optional(required(.off, of: fields, in: table, .days)) {
            $0.days($1, $2, in: Limits.cycleRange)
        }
        guard let on, let off else { return nil }
        return .cycle(on: on, off: off)
    }

    private mutating func daysOfCycle(
        _ fields: [CycleField: TOMLEntry], in table: (String?, SourcePosition)
    ) -> Recurrence? {
        let length = optional(required(.of, of: fields, in: table, .days)) {
            $0.days($1, $2, in: Limits.everyRange)
        }
        let allowed = 1...(length ?? Limits.everyRange.upperBound)
        let days = optional(required(.days, of: fields, in: table, .daysOfCycle)) {
            $0.daySet($1, $2, in: allowed, .daysOfCycle, each: .days)
        }
        guard let length, let days else { return nil }
        return .daysOfCycle(days, of: length)
    }

    private mutating func daysOfMonth(_ node: TOMLNode, _ key: String) -> Recurrence? {
        daySet(node, key, in: Limits.daysOfMonth, .daysOfMonth, each: .dayOfMonth).map {
            .daysOfMonth($0)
        }
    }

    /// Numbers of days, each once.
    private mutating func daySet(
        _ node: TOMLNode, _ key: String, in allowed: ClosedRange<Int>, _ expected: Expectation,
        each: Expectation
    ) -> Set<Int>? {
        var days: Set<Int> = []
        for node in list(node, key, limit: allowed.count, expected) ?? [] {
            guard let day = self.days(node, key, in: allowed, each) else { continue }
            if !days.insert(day).inserted { note(node.position, .dayTwice(day)) }
        }
        return days.isEmpty ? nil : days
    }
}

extension TOMLValue {
    /// Whether it is the word of somebody who means every date.
    fileprivate var isEveryDate: Bool {
        switch self {
        case .integer(1): true
        case .string(let text): ["1", "1 day", "1 d", "day", "daily"].contains(text)
        default: false
        }
    }
}

extension Weekday {
    /// Reads `monday` and `mon`.
    package init?(planText text: String) {
        let named = Self.allCases.first { $0.rawValue == text || $0.rawValue.prefix(3) == text }
        guard let named else { return nil }
        self = named
    }
}
