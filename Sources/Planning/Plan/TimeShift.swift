package import DoseCore

/// Moves the times of a course little by little; the amounts wait meanwhile.
///
/// Source: the facts, times are changed gradually over several days and the amount is not raised meanwhile.
package struct TimeShift: Hashable, Sendable {
    /// In the order of the day, one for each time of the plan.
    package var times: [CivilTime]
    /// The first date with a time that has moved.
    package var start: CivilDate
    /// How many days the way takes; the last of them has the new times.
    package var days: Int

    package init(times: [CivilTime], start: CivilDate, days: Int) {
        precondition(days > 0, "Times move over at least a day.")
        self.times = times
        self.start = start
        self.days = days
    }

    /// The fewest days in which no time moves by more than so many minutes a day.
    package static func days(
        from: [CivilTime], to: [CivilTime], atMost minutes: Int
    ) -> Int {
        let farthest = zip(from, to).map { abs($0.secondOfDay - $1.secondOfDay) }.max() ?? 0
        return max(1, (farthest + minutes * 60 - 1) / (minutes * 60))
    }

    /// The times in force before the way begins.
    package static func times(
        of medication: Medication, before start: CivilDate
    ) throws(PlanningError) -> [CivilTime] {
        try step(of: medication, before: start).step.slots.map(\.time)
    }

    /// The same course with times that move; the step of the eve is held for as long as they do, and what follows it
    /// comes so much later. A course that has not begun has the new times from its beginning.
    package func applied(to medication: Medication) throws(PlanningError) -> Medication {
        var shifted = medication
        guard start > medication.start else {
            shifted.steps = try moved(medication.steps, from: 0)
            return shifted
        }
        let (index, daysDone, step) = try Self.step(of: medication, before: start)
        let rest = try moved(Array(medication.steps[index...]), from: index)
        var steps = Array(medication.steps[..<index])
        steps.append(Step(days: daysDone, slots: step.slots))
        for day in 1...days { append(try slots(of: step, on: day), to: &steps) }
        let left = step.days - daysDone
        if left > 0, let last = steps.indices.last { steps[last].days += left }
        shifted.steps = steps + rest.dropFirst()
        return shifted
    }

    /// The step in force on the eve of the start, and how many of its days are over by then.
    private static func step(
        of medication: Medication, before start: CivilDate
    ) throws(PlanningError) -> (index: Int, daysDone: Int, step: Step) {
        guard start > medication.start else { return (0, 0, medication.steps[0]) }
        guard let position = Course(medication).position(on: start - 1) else {
            throw .courseOver(start)
        }
        return (position.step, position.day, medication.steps[position.step])
    }

    private func moved(_ steps: [Step], from first: Int) throws(PlanningError) -> [Step] {
        var moved = steps
        for (index, step) in steps.enumerated() {
            guard step.slots.count == times.count else {
                throw .timesDiffer(
                    step: first + index, count: step.slots.count, wanted: times.count)
            }
            moved[index].slots = zip(times, step.slots).map { Slot(time: $0, amount: $1.amount) }
        }
        return moved
    }

    /// The step's slots on a day of the way, 1 for the first, in whole minutes from where they were.
    private func slots(of step: Step, on day: Int) throws(PlanningError) -> [Slot] {
        var slots: [Slot] = []
        for (slot, target) in zip(step.slots, times) {
            let way = target.secondOfDay - slot.time.secondOfDay
            let done = day == days ? way : way * day / days / 60 * 60
            let time = CivilTime(secondOfDay: slot.time.secondOfDay + done)
            guard let time, slots.last.map({ $0.time < time }) ?? true else { throw .timesMeet }
            slots.append(Slot(time: time, amount: slot.amount))
        }
        return slots
    }

    private func append(_ slots: [Slot], to steps: inout [Step]) {
        if let last = steps.indices.last, steps[last].slots == slots {
            steps[last].days += 1
        } else {
            steps.append(Step(days: 1, slots: slots))
        }
    }
}
