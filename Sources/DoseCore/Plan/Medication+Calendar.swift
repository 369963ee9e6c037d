/// A step on the calendar, as the plan alone lays it: no hold, no step back, and every date counts.
package struct DatedStep: Hashable, Sendable {
    /// Among the medication's steps.
    package let index: Int
    package let step: Step
    package let first: CivilDate
    /// Nil where it does not end.
    package let last: CivilDate?

    package init(index: Int, step: Step, first: CivilDate, last: CivilDate?) {
        self.index = index
        self.step = step
        self.first = first
        self.last = last
    }

    /// In days; nil where it does not end.
    package var length: Int? { last.map { $0 - first + 1 } }
}

extension Medication {
    /// The steps on the calendar, up to the medication's end; those that would begin after it have no place. Where they
    /// begin anew it is one round of them.
    ///
    /// Their times are those of the text; where these move, it is the `stretches` that have them.
    package var calendar: [DatedStep] {
        var calendar: [DatedStep] = []
        var first = start
        for (index, step) in steps.enumerated() {
            if let end, first > end { break }
            let isKept = index == steps.count - 1 && after == .hold
            var next = first + step.days
            // The first day comes in any case.
            if let waits = datesOfShift, waits.upperBound > start {
                let wait = max(waits.lowerBound, start + 1)
                if first < wait, wait <= next { next = next + (waits.upperBound - wait) }
            }
            let last = [isKept ? nil : next - 1, end].compactMap(\.self).min()
            calendar.append(DatedStep(index: index, step: step, first: first, last: last))
            first = next
        }
        return calendar
    }

    /// The same with the start of the round that a date is in, where the steps begin anew.
    package func round(of date: CivilDate) -> Medication {
        guard after == .repeat, date > start, let place = Course(self).position(on: date) else {
            return self
        }
        var round = self
        round.start = date - (steps[..<place.step].reduce(0) { $0 + $1.days } + place.day - 1)
        return round
    }

    /// The calendar with the times of each date: of a step there are several where its intakes move.
    package var stretches: [DatedStep] {
        guard let dates = datesOfShift else { return calendar }
        var stretches: [DatedStep] = []
        for dated in calendar {
            var first = dated.first
            while first <= dated.last ?? first {
                var row = step(dated.index, on: first)
                var next = max(first + 1, dates.lowerBound)
                while next < dates.upperBound,
                    step(dated.index, on: next).matches(row, { $0.intakes == $1.intakes })
                {
                    next = next + 1
                }
                let isMoving = next < dates.upperBound
                let last = isMoving ? dated.last.map { min($0, next - 1) } ?? next - 1 : dated.last
                if last == first {
                    // Of one date the weekday is known.
                    (row.slots, row.variants) = (self.row(dated.index, on: first), [])
                }
                stretches.append(
                    DatedStep(index: dated.index, step: row, first: first, last: last))
                guard isMoving else { break }
                first = next
            }
        }
        return stretches
    }
}
