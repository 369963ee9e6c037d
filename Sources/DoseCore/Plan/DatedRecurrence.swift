/// The dates on which amounts are due, with the date from which they are counted.
package struct DatedRecurrence: Hashable, Sendable {
    package var recurrence: Recurrence
    package var from: CivilDate

    package init(_ recurrence: Recurrence, from: CivilDate) {
        self.recurrence = recurrence
        self.from = from
    }

    package var isDaily: Bool { recurrence == .daily }

    /// What follows an amount: `a day`, `once a week, on Mondays`.
    package var words: String { recurrence.words(from: from) }
}

extension Medication {
    /// On which dates a step has the amounts that it has on one of them.
    ///
    /// - Parameter first: The first day of the step, where it is not that of the calendar.
    package func dates(
        of index: Int, on date: CivilDate, since first: CivilDate? = nil
    ) -> DatedRecurrence {
        let step = steps[index]
        if !step.variants.isEmpty {
            let slots = step.slots(on: date.weekday)
            let all = Weekday.allCases.filter {
                step.slots(on: $0) == slots && hasDoses(on: $0, in: step)
            }
            return DatedRecurrence(.weekdays(Set(all)), from: start)
        }
        let (before, all) = (length(of: steps[..<index]), length(of: steps[...]))
        if let own = step.recurrence {
            return DatedRecurrence(own, from: first ?? start + before)
        }
        guard recurrence == .daily, after == .repeat, steps.count > 1 else {
            return DatedRecurrence(recurrence, from: start)
        }
        // By turns: so many days of each round.
        return DatedRecurrence(
            .daysOfCycle(Set(before + 1...before + step.days), of: all),
            from: (first ?? start + before) - before)
    }

    /// Whether so much is so much "a day": there are doses on every date, and no two dates of a step differ.
    package var isAlikeEveryDay: Bool {
        isDaily && !hasWeekdays && (after != .repeat || steps.count == 1)
    }

    /// The rows of the other weekdays, where a step has amounts for some of them, each with a date that has it.
    package func otherDates(of index: Int, on date: CivilDate) -> [CivilDate] {
        let step = steps[index]
        var told = [step.slots(on: date.weekday)]
        return (1..<7).map { date + $0 }.filter { other in
            let slots = step.slots(on: other.weekday)
            guard hasDoses(on: other.weekday, in: step), !told.contains(slots) else { return false }
            told.append(slots)
            return true
        }
    }

    private func hasDoses(on weekday: Weekday, in step: Step) -> Bool {
        guard case .weekdays(let weekdays) = recurrence(of: step) else { return true }
        return weekdays.contains(weekday)
    }

    private func length(of steps: ArraySlice<Step>) -> Int { steps.reduce(0) { $0 + $1.days } }
}
