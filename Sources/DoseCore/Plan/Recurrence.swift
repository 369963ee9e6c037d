/// The civil dates on which a medication is due at all; what is due on them the course says.
package enum Recurrence: Hashable, Sendable {
    case daily
    case weekdays(Set<Weekday>)
    /// Every so many days from the start on; at least 2.
    case every(days: Int)
    /// Every so many months, on the day of the month of the start; on the last day of a month that has no such day.
    case months(Int)
    /// So many days with doses and so many without, from the start on.
    case cycle(on: Int, off: Int)
    /// Days of a cycle of so many, 1 for its first, from the start on.
    case daysOfCycle(Set<Int>, of: Int)
    /// The days of the month; a month that has no such day has no dose for it.
    case daysOfMonth(Set<Int>)

    package func includes(_ date: CivilDate, from start: CivilDate) -> Bool {
        switch self {
        case .daily: true
        case .weekdays(let weekdays): weekdays.contains(date.weekday)
        case .every(let days): (date - start) % days == 0
        case .months(let months):
            date.day == min(start.day, date.daysOfMonth) && date.months(since: start) % months == 0
        case .cycle(let on, let off): date.place(inCyclesOf: on + off, from: start) < on
        case .daysOfCycle(let days, let length):
            days.contains(date.place(inCyclesOf: length, from: start) + 1)
        case .daysOfMonth(let days): days.contains(date.day)
        }
    }
}

extension Medication {
    /// Whether a date is one with doses, at a place of the course.
    func isDate(_ date: CivilDate, at place: CoursePosition) -> Bool {
        guard let own = steps[place.step].recurrence else {
            return recurrence.includes(date, from: start)
        }
        return own.includes(date, from: place.since ?? start)
    }

    /// Whether no step leaves dates out.
    package var isDaily: Bool { steps.allSatisfy { recurrence(of: $0) == .daily } }

    /// The dates with doses of a step.
    package func recurrence(of step: Step) -> Recurrence { step.recurrence ?? recurrence }
}

extension CivilDate {
    /// 0 for a first day; also of a date before the first of them.
    fileprivate func place(inCyclesOf length: Int, from start: CivilDate) -> Int {
        Int(floorDivide(Int64(self - start), Int64(length)).remainder)
    }

    /// How many days its month has.
    fileprivate var daysOfMonth: Int {
        let (year, month, _) = yearMonthDay
        return (29...31).last { CivilDate(year: year, month: month, day: $0) != nil } ?? 28
    }

    /// From month to month, whatever the days.
    fileprivate func months(since start: CivilDate) -> Int {
        let (own, other) = (yearMonthDay, start.yearMonthDay)
        return (own.year - other.year) * 12 + own.month - other.month
    }
}

/// How the days of a step are counted.
package enum Advance: String, CaseIterable, Sendable {
    /// By the calendar, whatever was taken.
    case calendar
    /// A day with doses due and no intake does not count.
    case taken
}
