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

    /// How many days the way takes from the times of these slots, of whatever day of the week; none where they are not as
    /// many, or there already.
    package func days(from slots: [Slot]) -> Int {
        guard slots.count == to.count else { return 0 }
        let weekdays = Weekday.allCases.prefix(slots.haveSaidTimes ? 7 : 1)
        var farthest = 0
        for (slot, end) in zip(slots, to) {
            for weekday in weekdays {
                farthest = max(farthest, abs(end.secondOfDay - slot.week[weekday].secondOfDay))
            }
        }
        return (farthest + secondsPerDay - 1) / secondsPerDay
    }

    /// The slots that a row has on a date, moved.
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
    ///
    /// - Parameter weekday: as if the date were that day of the week, so that dates can be compared whose times differ by
    ///   nothing else; its amounts are the date's own.
    package func row(_ step: Int, on date: CivilDate, as weekday: Weekday? = nil) -> [Slot] {
        let written = steps[step].slots(on: date.weekday)
        let slots = written.haveSaidTimes ? written.on(weekday ?? date.weekday) : written
        return shift?.moved(slots, on: date) ?? slots
    }

    /// A row with the times of a date, of all its weekdays, and with their names where they have not moved.
    package func step(_ step: Int, on date: CivilDate) -> Step {
        guard shift != nil else { return steps[step] }
        return steps[step].mapRows { places($0, on: date) }
    }

    private func places(_ written: [Slot], on date: CivilDate) -> [Slot] {
        guard let shift else { return written }
        guard written.haveSaidTimes else { return shift.moved(written, on: date) }
        let week = Weekday.allCases.map { shift.moved(written.on($0), on: date) }
        return written.indices.map { index in
            let time = WeekTime { week[$0.number][index].time }
            guard let time, time != written[index].week else { return written[index] }
            return Slot(said: SaidTime(nil, time), amount: written[index].amount).unnamed
        }
    }

    /// Slots of a date with the names and the times of other days that the rows have for theirs.
    package func placed(_ slots: [Slot], on date: CivilDate) -> [Slot] {
        let said = shift == nil ? steps.flatMap(\.slots).filter { $0.said != nil } : []
        guard !said.isEmpty else { return slots }
        return slots.map { slot in
            said.first { $0.on(date.weekday).time == slot.time }?.with(slot.amount) ?? slot
        }
    }

    /// The dates on which times are on their way, to the last that has one to go; no row is gone on with on any of them.
    ///
    /// By the text alone, whichever row is the present one; nil where nothing moves.
    package var datesOfShift: Range<CivilDate>? {
        guard let shift, daysOfShift > 0 else { return nil }
        return shift.from..<shift.from + daysOfShift
    }

    /// How many they are; none where nothing moves.
    package var daysOfShift: Int {
        guard let shift else { return 0 }
        return steps.map { shift.days(from: $0.slots) }.max() ?? 0
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
