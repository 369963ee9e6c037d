package import DoseCore

extension Medication {
    /// The times of the row in force on the eve of a date, by the calendar alone; an earlier shift is taken into account.
    package func placesInForce(before date: CivilDate) throws(PlanningError) -> [Slot] {
        return step(try rowInForce(before: date), on: max(date - 1, start)).slots.places
    }

    /// The same course with times that move from a date on; an earlier shift ends where it has come to by then.
    ///
    /// A course that has not begun has the new times from its beginning.
    ///
    /// - Parameter today: nothing may change before the date, and until then an earlier shift would go on.
    package func shifted(
        to target: [CivilTime], from date: CivilDate, perDay: Duration, on today: CivilDate
    ) throws(PlanningError) -> Medication {
        guard series == nil else { throw .countedDoses }
        guard date > start else {
            var begun = try setting(target.map { Slot(time: $0, amount: .zero) }, from: 0)
            begun.shift = nil
            return begun
        }
        if let dates = datesOfShift, dates.upperBound > today + 1, date > today + 1 {
            throw .timesMove(until: dates.upperBound - 1)
        }
        let row = try rowInForce(before: date)
        let settled = settingTimes(of: date - 1)
        return try settled.shifted(
            to: target, from: date, perDay: perDay, at: settled.steps[row].slots.places,
            since: row)
    }

    /// All rows at the times of now, and a shift from them.
    ///
    /// - Parameter row: that of now; it and those after it must have a place for each time.
    func shifted(
        to target: [CivilTime], from date: CivilDate, perDay: Duration, at places: [Slot],
        since row: Int
    ) throws(PlanningError) -> Medication {
        guard target.count == places.count else {
            throw .timesDiffer(step: row, count: places.count, wanted: target.count)
        }
        var changed = try setting(places, from: row)
        let shift = TimeShift(from: date, to: target, perDay: perDay)
        changed.shift = shift.days(from: places) == 0 ? nil : shift
        return changed
    }

    /// All rows at these times; those before one keep theirs where they have another number.
    private func setting(
        _ places: [Slot], from row: Int
    ) throws(PlanningError) -> Medication {
        var changed = self
        for (index, step) in steps.enumerated() {
            if step.slots(step.slots, at: places) != nil {
                changed.steps[index] = step.mapRows { step.slots($0, at: places) ?? $0 }
            } else if index >= row {
                throw .timesDiffer(step: index, count: step.slots.count, wanted: places.count)
            }
        }
        return changed
    }

    private func rowInForce(before date: CivilDate) throws(PlanningError) -> Int {
        guard series == nil else { throw .countedDoses }
        guard date > start else { return 0 }
        guard let position = Course(self).position(on: date - 1) else { throw .courseOver(date) }
        return position.step
    }
}

extension Step {
    /// Its amounts at other times: in their places where as many, else by their times with zero at the others; nil where
    /// one of its times is none of them.
    fileprivate func slots(_ slots: [Slot], at places: [Slot]) -> [Slot]? {
        if slots.count == places.count {
            return zip(places, slots).map { $0.with($1.amount) }
        }
        guard Set(slots.map(\.time)).isSubset(of: places.map(\.time)) else { return nil }
        return places.map { place in
            place.with(slots.first { $0.time == place.time }?.amount ?? .zero)
        }
    }
}
