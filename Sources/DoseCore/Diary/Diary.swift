/// The entries that are in effect and remembered, in the order in which they were told.
package struct Diary: Hashable, Sendable {
    private var entries: [Told] = []

    private struct Told: Hashable, Sendable {
        let entry: DiaryEntry
        let record: Record
    }

    package init() {}

    mutating func add(_ entry: DiaryEntry, of record: Record) {
        entries.append(Told(entry: entry, record: record))
    }

    mutating func remove(record number: Int64) {
        entries.removeAll { $0.record.number == number }
    }

    /// Those of a date, by the time of what they tell.
    package func records(on date: CivilDate) -> [Record] {
        entries.filter { $0.entry.date == date }
            .sorted { ($0.entry.at, $0.record.number) < ($1.entry.at, $1.record.number) }
            .map(\.record)
    }

    /// Whether something of a kind was said of a date; with a name of that, or of none.
    func isTold(_ kind: Observation.Kind, of name: String? = nil, on date: CivilDate) -> Bool {
        entries.contains { told in
            let observation = told.entry.observation
            return told.entry.date == date && observation.kind == kind
                && (name == nil || observation.name == nil || observation.name == name)
        }
    }

    /// What was drunk on the days of a time, in whole drinks, the most frequent first; of two as frequent the smaller.
    func usualDrinks(on dates: ClosedRange<CivilDate>) -> [ExactNumber] {
        var sums: [CivilDate: ExactNumber] = [:]
        for told in entries {
            guard told.entry.observation.kind == .drink, dates.contains(told.entry.date),
                let drunk = told.entry.observation.value
            else { continue }
            sums[told.entry.date] = (sums[told.entry.date] ?? .zero) + drunk
        }
        var days: [ExactNumber: Int] = [:]
        for drunk in sums.values { days[drunk.rounded, default: 0] += 1 }
        return days.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map(\.key)
    }

    /// How much was drunk on a date; nil where nothing was said of it.
    package func drinks(on date: CivilDate) -> ExactNumber? {
        let drunk = entries.compactMap { told in
            told.entry.observation.kind == .drink && told.entry.date == date
                ? told.entry.observation.value : nil
        }
        return drunk.isEmpty ? nil : drunk.reduce(.zero, +)
    }

    /// How much was drunk on a date and in the week that ends with it.
    package func drinks(inWeekTo date: CivilDate) -> DrinkSums {
        let days = (0..<DrinkSums.daysOfWeek).compactMap { drinks(on: date - $0) }
        return DrinkSums(
            date: date, day: drinks(on: date) ?? .zero, week: days.reduce(.zero, +),
            days: days.count { $0 > .zero })
    }
}

/// Standard drinks of a date and of the seven dates that end with it.
package struct DrinkSums: Hashable, Sendable {
    package let date: CivilDate
    package let day: ExactNumber
    package let week: ExactNumber
    /// On how many of the seven dates something was drunk.
    package let days: Int

    package static let daysOfWeek = 7

    package init(date: CivilDate, day: ExactNumber, week: ExactNumber, days: Int) {
        self.date = date
        self.day = day
        self.week = week
        self.days = days
    }
}
