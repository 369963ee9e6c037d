package import DoseCore

// Times that move little by little, while the amounts wait.

extension Standpoint {
    /// All intakes go by as much as a craving moved; without a craving in the plan the last goes before the new one.
    package func moved(
        to craving: CivilTime, atMost minutes: Int
    ) throws(PlanningError) -> Medication {
        guard medication.cravings.count <= 1 else {
            throw .severalCravings(medication.cravings.count)
        }
        guard let last = (medication.shift?.to ?? times).last else { throw .nothingDue }
        let lead = Int(IntakeTimes.lead.components.seconds)
        let before = medication.cravings.first?.secondOfDay ?? last.secondOfDay + lead
        let distance = craving.secondOfDay - before
        // Times that are on the move go on from where they were to be.
        let end = medication.shift.flatMap { $0.to.count == times.count ? $0.to : nil } ?? times
        let moved = end.compactMap { CivilTime(secondOfDay: $0.secondOfDay + distance) }
        guard moved.count == times.count, moved.areOfOneDay else { throw .beyondTheDay }
        var changed = try spread(over: moved, atMost: minutes)
        changed.cravings = [craving]
        return changed
    }

    /// Each intake goes to a time of its own, in the order of the day.
    ///
    /// The rows stay, at the times of now, and so does a hold: the times are a track of their own.
    package func spread(
        over target: [CivilTime], atMost minutes: Int
    ) throws(PlanningError) -> Medication {
        guard dailyAmount > .zero else { throw .nothingDue }
        guard target != times || medication.shift != nil || medication.losesNames else {
            throw .timesAlready
        }
        let (text, row) = try textOfNow()
        return try text.shifted(
            to: target, from: today + 1, perDay: .minutes(minutes), at: slots.places, since: row)
    }

    /// The text whose row the person stands on, with its number.
    private func textOfNow() throws(PlanningError) -> (Medication, row: Int) {
        if let row, medication.start <= today { return (medication, row) }
        // Of a text that does not hold the amounts of now, or has not begun, what would follow is kept.
        guard let daysLeft, !isHeld else {
            return (
                try medication(from: today + 1, [Step(days: 1, slots: slots)], after: .hold), 0
            )
        }
        let now = Step(days: daysLeft + 1, slots: slots)
        return (try medication(from: today + 1, [now] + rest, after: medication.after), 0)
    }

    /// A text with the same rows, as one that begins tomorrow where the person stands.
    package func ahead(in changed: Medication) throws(PlanningError) -> Medication {
        guard changed.start <= today else { return changed }
        let standpoint = Standpoint(
            changed, on: today, step: row, slots: slots, daysSoFar: daysSoFar, daysLeft: daysLeft,
            isHeld: isHeld)
        return try standpoint.saved(tomorrow: slots) ?? changed
    }

    /// Another intake, to which so much goes of one that there is, a tablet at a time.
    package func adding(
        _ time: CivilTime, from source: CivilTime, _ amount: Amount, every days: Int
    ) throws(PlanningError) -> Medication {
        if let dates = medication.datesOfShift { throw .timesMove(until: dates.upperBound - 1) }
        guard !times.contains(time) else { throw .timeTaken(time) }
        let places = (slots.places + [Slot(time: time, amount: .zero)]).sorted { $0.time < $1.time }
        guard places.areOfOneDay else { throw .beyondTheDay }
        guard let index = times.firstIndex(of: source), slots[index].amount > .zero else {
            throw .noIntake(at: source, known: slots.intakes.map(\.time))
        }
        guard amount <= slots[index].amount else {
            throw .notSoMuch(slots[index].amount, at: source)
        }
        try checkPayable(amount)
        let piece = min(medication.preparation?.strength ?? amount, amount).grains
        func with(_ amounts: [Int], moved: Int) -> [Slot] {
            var slots = zip(slots, amounts).map { $0.with(Amount(grains: $1, medication.unit)) }
            let given = min(moved, amounts[index])
            slots[index].amount = amount.with(grains: amounts[index] - given)
            slots.append(Slot(time: time, amount: amount.with(grains: given)))
            return slots.sorted { $0.time < $1.time }
        }
        let now = slots.map(\.amount.grains)
        var steps = [Step(days: 1, slots: with(now, moved: 0))]
        var moved = 0
        while moved < amount.grains {
            moved = min(amount.grains, moved + piece)
            steps.append(Step(days: days, slots: with(now, moved: moved)))
        }
        return try going(on: steps) { with($0, moved: amount.grains) }
    }

    /// Some rows, and then what would have followed, at the times that these end with.
    ///
    /// While the course is held nothing follows: rows are gone through by days that count, and a hold would keep the times
    /// where they are.
    private func going(
        on rows: [Step], _ slots: ([Int]) -> [Slot]
    ) throws(PlanningError) -> Medication {
        var steps = rows
        guard let daysLeft, !isHeld else {
            return try medication(from: today + 1, steps, after: .hold)
        }
        steps[steps.count - 1].days += daysLeft
        for (index, step) in zip(rest.indices, rest) {
            guard step.slots.count == self.slots.count else {
                throw .timesDiffer(
                    step: index, count: step.slots.count, wanted: self.slots.count)
            }
            steps.append(Step(days: step.days, slots: slots(amounts(of: step))))
        }
        return try medication(from: today + 1, steps, after: medication.after)
    }

    /// The rest of the course as it stands, from tomorrow on: what another computer may go on with; nil where it is over.
    ///
    /// A hold is no matter of a plan: of a course that is held only the row of now is left.
    package func saved(tomorrow slots: [Slot]) throws(PlanningError) -> Medication? {
        guard slots.contains(where: { $0.amount > .zero }) else { return nil }
        let rows = medication.steps
        let same = rows.indices.filter { isRow($0, slots) }
        let index = same.min { abs($0 - (row ?? 0)) < abs($1 - (row ?? 0)) }
        guard !isHeld, let index else {
            return try medication(
                from: today + 1, [Step(days: 1, slots: index.map { rows[$0].slots } ?? slots)],
                after: .hold)
        }
        var days = rows[index].days
        if index == row, let daysLeft {
            // A first day comes in any case, also where the amounts wait for the times.
            let isWaiting = medication.datesOfShift?.contains(today + 1) ?? false
            days = min(days, daysLeft + (isWaiting ? 1 : 0))
        }
        return try medication(
            from: today + 1,
            [Step(days: max(1, days), slots: rows[index].slots)] + rows[(index + 1)...],
            after: medication.after)
    }
}
