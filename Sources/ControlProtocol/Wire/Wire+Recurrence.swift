package import DoseCore

extension Wire {
    /// On which dates something is due, where that is not every date; by the words of a plan.
    package struct Recurrence: Codable, Hashable, Sendable {
        package var kind: Kind
        package var weekdays: [String]?
        /// Every so many days, or months.
        package var every: Int?
        /// So many days with doses, and so many without.
        package var on: Int?
        package var off: Int?
        /// Of a cycle of so many days, or of the month.
        package var days: [Int]?
        package var of: Int?
        /// The date from which it is counted.
        package var from: String

        enum CodingKeys: String, CodingKey, CaseIterable {
            case kind, weekdays, every, on, off, days, of, from
        }

        package enum Kind: String, Codable, CaseIterable, Sendable {
            case weekdays, days, months, cycle
            case daysOfCycle = "days_of_cycle"
            case daysOfMonth = "days_of_month"
        }

        package init(
            _ kind: Kind, weekdays: [String]? = nil, every: Int? = nil, on: Int? = nil,
            off: Int? = nil, days: [Int]? = nil, of: Int? = nil, from: String
        ) {
            self.kind = kind
            self.weekdays = weekdays
            self.every = every
            self.on = on
            self.off = off
            self.days = days
            self.of = of
            self.from = from
        }
    }
}

extension Wire.Recurrence {
    /// Nil for every date.
    package init?(_ dates: DatedRecurrence) {
        let from = dates.from.description
        switch dates.recurrence {
        case .daily: return nil
        case .weekdays(let weekdays):
            let names = Weekday.allCases.filter(weekdays.contains).map(\.rawValue)
            self.init(.weekdays, weekdays: names, from: from)
        case .every(let days): self.init(.days, every: days, from: from)
        case .months(let months): self.init(.months, every: months, from: from)
        case .cycle(let on, let off): self.init(.cycle, on: on, off: off, from: from)
        case .daysOfCycle(let days, let length):
            self.init(.daysOfCycle, days: days.sorted(), of: length, from: from)
        case .daysOfMonth(let days): self.init(.daysOfMonth, days: days.sorted(), from: from)
        }
    }

    /// Nil where it is not said whole.
    package var dates: DatedRecurrence? {
        guard let start = CivilDate(from), let recurrence else { return nil }
        return DatedRecurrence(recurrence, from: start)
    }

    private var recurrence: Recurrence? {
        switch kind {
        case .weekdays:
            weekdays.map { .weekdays(Set($0.compactMap(Weekday.init(rawValue:)))) }
        case .days: every.map { .every(days: $0) }
        case .months: every.map { .months($0) }
        case .cycle:
            if let on, let off { .cycle(on: on, off: off) } else { nil }
        case .daysOfCycle:
            if let days, let of { .daysOfCycle(Set(days), of: of) } else { nil }
        case .daysOfMonth: days.map { .daysOfMonth(Set($0)) }
        }
    }
}
