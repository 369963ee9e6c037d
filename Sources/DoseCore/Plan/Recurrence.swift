/// The civil dates on which a medication is due at all; what is due on them the course says.
package enum Recurrence: Hashable, Sendable {
    case daily
    case weekdays(Set<Weekday>)
    /// Every so many days from the start on; at least 2.
    case every(days: Int)
    /// So many days with doses and so many without, from the start on.
    case cycle(on: Int, off: Int)
    /// The days of the month; a month that has no such day has no dose for it.
    case daysOfMonth(Set<Int>)

    package func includes(_ date: CivilDate, from start: CivilDate) -> Bool {
        switch self {
        case .daily: true
        case .weekdays(let weekdays): weekdays.contains(date.weekday)
        case .every(let days): (date - start) % days == 0
        case .cycle(let on, let off): (date - start) % (on + off) < on
        case .daysOfMonth(let days): days.contains(date.day)
        }
    }
}

/// How the days of a step are counted.
package enum Advance: String, CaseIterable, Sendable {
    /// By the calendar, whatever was taken.
    case calendar
    /// A day with doses due and no intake does not count.
    case taken
}
