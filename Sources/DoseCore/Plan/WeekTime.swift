/// A time of day that need not be the same on all days of the week.
package struct WeekTime: Hashable, Sendable {
    /// Seven, Monday's first.
    private let times: [CivilTime]

    package init(_ time: CivilTime) {
        times = Weekday.allCases.map { _ in time }
    }

    /// Nil where a day has none.
    package init?(_ time: (Weekday) -> CivilTime?) {
        times = Weekday.allCases.compactMap(time)
        guard times.count == Weekday.allCases.count else { return nil }
    }

    package subscript(weekday: Weekday) -> CivilTime { times[weekday.number] }

    /// So many seconds later, or earlier; nil where a day ends before that.
    package func moved(by seconds: Int) -> WeekTime? {
        WeekTime { CivilTime(secondOfDay: self[$0].secondOfDay + seconds) }
    }

    package var isTheSameEveryDay: Bool { times.allSatisfy { $0 == times[0] } }
}

extension Weekday {
    /// 0 for Monday.
    package var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    package var next: Weekday { Self.allCases[(number + 1) % Self.allCases.count] }
}

/// A name that a plan gives to a time of the day, for all its medications.
package struct TimeName: Hashable, Sendable {
    package var name: String
    package var time: WeekTime

    package init(_ name: String, _ time: WeekTime) {
        self.name = name
        self.time = time
    }
}

/// How a plan says a time that is not just one on the clock: by a name, or as another one on some days of the week.
package struct SaidTime: Hashable, Sendable {
    /// As the plan says it, `morning - 30 min`; nil where it has no name.
    package var words: String?
    package var time: WeekTime

    package init(_ words: String?, _ time: WeekTime) {
        self.words = words
        self.time = time
    }

    /// The times that are not Monday's, each with its days.
    package var others: [(days: [Weekday], time: CivilTime)] {
        var others: [(days: [Weekday], time: CivilTime)] = []
        for day in Weekday.allCases where time[day] != time[.monday] {
            if let index = others.firstIndex(where: { $0.time == time[day] }) {
                others[index].days.append(day)
            } else {
                others.append(([day], time[day]))
            }
        }
        return others
    }
}
