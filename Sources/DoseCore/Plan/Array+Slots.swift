extension [Slot] {
    /// Those at which something is due.
    package var intakes: [Slot] { filter { $0.amount > .zero } }

    /// Whether anything is due.
    package var hasDoses: Bool { contains { $0.amount > .zero } }

    /// What they have together.
    package var sum: Amount { reduce(.zero) { $0 + $1.amount } }

    /// As they are on a day of the week.
    package func on(_ weekday: Weekday) -> [Slot] {
        contains { $0.said != nil } ? map { $0.on(weekday) } : self
    }

    /// Where they are in a day, whatever is due then.
    package var places: [Slot] { map { $0.with(.zero) } }

    /// Whether any has a name, or is at another time on some days of the week.
    package var haveSaidTimes: Bool { contains { $0.said != nil } }

    /// Whether they are in the order of the day on every day of the week, each over before the first of the next.
    package var areOfOneDay: Bool {
        guard haveSaidTimes else { return map(\.time).areOfOneDay }
        return Weekday.allCases.allSatisfy { day in
            guard let last = last?.week[day], let first = first?.week[day.next] else { return true }
            return map { $0.week[day] }.areOfOneDay
                && last.afterMidnight.map { $0 < first } ?? true
        }
    }
}
