/// So many doses, each so long after the one before, as an antibiotic every 8 hours.
///
/// What matters is the time that passes, and neither the hour nor what was taken: no history moves a dose of it.
package struct DoseSeries: Hashable, Sendable {
    /// When the first is due, by the clocks of the plan's zone.
    package var first: CivilDateTime
    package var every: Duration
    package var count: Int

    package init(first: CivilDateTime, every: Duration, count: Int) {
        self.first = first
        self.every = every
        self.count = count
    }

    /// The rows of its dates, each dose at the hour that clocks have which nobody sets; dates in a row that have the same
    /// are one row.
    package func steps(of amount: Amount) -> [Step] {
        var days: [[Slot]] = []
        for index in 0..<count {
            let seconds = first.time.secondOfDay + index * Int(every.components.seconds)
            let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
            while days.count <= day { days.append([]) }
            days[day].append(
                Slot(time: CivilTime(secondOfDay: second) ?? .midnight, amount: amount))
        }
        return days.reduce(into: []) { steps, slots in
            if let last = steps.last, last.slots == slots {
                steps[steps.count - 1].days += 1
            } else {
                steps.append(Step(days: 1, slots: slots))
            }
        }
    }

    /// Which of its doses have a date, counted from 1; nil where none has.
    package func numbers(on date: CivilDate) -> ClosedRange<Int>? {
        let every = Int(every.components.seconds)
        let midnight = (date - self.first.date) * 86_400 - self.first.time.secondOfDay
        func due(before second: Int) -> Int {
            min(count, max(0, (second + every - 1) / every))
        }
        let (first, last) = (due(before: midnight) + 1, due(before: midnight + 86_400))
        return first <= last ? first...last : nil
    }

    /// When the dose is due that has this date and hour: as long after the first as they say, whatever was done to the clocks
    /// in between. It keeps their name, which no zone and no change of the clocks gives to another one.
    func due(_ date: CivilDate, _ time: CivilTime, in zone: Zone) -> Instant {
        let seconds =
            (date - first.date) * 86_400 + time.secondOfDay - first.time.secondOfDay
        return zone.instant(first.date, first.time) + .seconds(seconds)
    }
}
