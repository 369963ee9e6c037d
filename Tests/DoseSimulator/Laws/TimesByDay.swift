import DoseCore

/// Times that move, reckoned once more: each by so much a day from where its row has it.
extension Medication {
    /// The slots of a row on a date, and whether all are where they are to be.
    func byDay(_ row: [Slot], on date: CivilDate) -> (slots: [Slot], isThere: Bool) {
        guard let shift, row.count == shift.to.count else { return (row, true) }
        let gone = max(0, date - shift.from + 1) * Int(shift.perDay.milliseconds / 1000)
        var isThere = true
        let slots = row.indices.map { index in
            let distance = shift.to[index].secondOfDay - row[index].time.secondOfDay
            let moved = distance.signum() * min(abs(distance), gone)
            isThere = isThere && moved == distance
            let time = CivilTime(secondOfDay: row[index].time.secondOfDay + moved)
            return Slot(time: time ?? .midnight, amount: row[index].amount)
        }
        return (slots, isThere)
    }

    /// Whether times of any row have moved with a date, or are to.
    func isOnTheMove(_ date: CivilDate) -> Bool {
        guard let shift, date >= shift.from else { return false }
        return steps.contains { !byDay($0.slots, on: date - 1).isThere }
    }
}
