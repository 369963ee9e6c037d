/// Times of the day that move little by little, whatever the row; the amounts wait meanwhile.
///
/// It stands in the plan's text beside the rows, so that a hold and a step back, which act on rows, do not see it.
package struct TimeShift: Hashable, Sendable {
    /// The first date with times that have moved.
    package var from: CivilDate
    /// Where they go, in the order of the day: the first time of a row to the first, and so on. A row with another number
    /// of times keeps its own.
    package var to: [CivilTime]
    /// By how much each time moves in a day at most.
    package var perDay: Duration

    package init(from: CivilDate, to: [CivilTime], perDay: Duration) {
        precondition(perDay >= .seconds(1), "Times on the move do move.")
        self.from = from
        self.to = to
        self.perDay = perDay
    }

    private var secondsPerDay: Int { Int(perDay.components.seconds) }

    /// How many days the way takes from these times; none where they are not as many, or there already.
    package func days(from times: [CivilTime]) -> Int {
        guard times.count == to.count else { return 0 }
        let farthest = zip(times, to).map { abs($1.secondOfDay - $0.secondOfDay) }.max() ?? 0
        return (farthest + secondsPerDay - 1) / secondsPerDay
    }

    /// The slots of a row on a date.
    ///
    /// Each time is as near to its end as `reach` lets it be. They keep their order: of two times `a < b` that go to
    /// `A < B` the places are the middle ones of `a - reach, A, a + reach` and of `b - reach, B, b + reach`, and the middle
    /// of three grows with them.
    func moved(_ slots: [Slot], on date: CivilDate) -> [Slot] {
        guard date >= from, slots.count == to.count else { return slots }
        let reach = (date - from + 1) * secondsPerDay
        return zip(slots, to).map { slot, end in
            let start = slot.time.secondOfDay
            let place = min(max(end.secondOfDay, start - reach), start + reach)
            // Between two times of a day is a time of that day.
            return Slot(time: CivilTime(secondOfDay: place) ?? end, amount: slot.amount)
        }
    }
}

extension Medication {
    /// The times and amounts of a row on a date, those of zero included.
    package func row(_ step: Int, on date: CivilDate) -> [Slot] {
        let slots = steps[step].slots(on: date.weekday)
        return shift?.moved(slots, on: date) ?? slots
    }

    /// A row with the times of a date, of all its weekdays.
    func step(_ step: Int, on date: CivilDate) -> Step {
        guard let shift else { return steps[step] }
        return steps[step].mapRows { shift.moved($0, on: date) }
    }

    /// The dates on which times are on their way, to the last that has one to go; no row is gone on with on any of them.
    ///
    /// By the text alone, whichever row is the present one; nil where nothing moves.
    package var datesOfShift: Range<CivilDate>? {
        guard let shift else { return nil }
        let days = steps.map { shift.days(from: $0.slots.map(\.time)) }.max() ?? 0
        return days > 0 ? shift.from..<shift.from + days : nil
    }

    /// The same from the next date on, with the times of this one in its rows and a shift that has only the rest to go.
    package func settingTimes(of date: CivilDate) -> Medication {
        guard var shift else { return self }
        var settled = self
        for step in steps.indices { settled.steps[step] = self.step(step, on: date) }
        shift.from = max(shift.from, date + 1)
        settled.shift = shift
        if settled.datesOfShift == nil { settled.shift = nil }
        return settled
    }
}
