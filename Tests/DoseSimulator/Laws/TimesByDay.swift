import DoseCore

/// Times that move, reckoned once more: each by so much a day from where its row has it.
extension Medication {
    /// The slots of a row on a date, and whether all are where they are to be.
    func byDay(
        _ written: [Slot], on date: CivilDate, as weekday: Weekday? = nil
    ) -> (slots: [Slot], isThere: Bool) {
        let day = weekday ?? Weekday.allCases[((date.dayNumber - 4) % 7 + 7) % 7]
        let row = written.map { Slot(time: $0.said?.time[day] ?? $0.time, amount: $0.amount) }
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
        return steps.contains { step in
            Weekday.allCases.contains { !byDay(step.slots, on: date - 1, as: $0).isThere }
        }
    }
}

extension Step {
    /// The row of a date, by its weekday: 1970-01-01 was a Thursday.
    func byDay(_ date: CivilDate) -> [Slot] {
        let names: [Weekday] = [
            .thursday, .friday, .saturday, .sunday, .monday, .tuesday, .wednesday,
        ]
        let name = names[date.numberInWeek]
        for variant in variants where variant.weekdays.contains(name) { return variant.slots }
        return slots
    }

    /// What is due on each day of a week; the first one of 1970 stands for any.
    var week: [[Slot]] {
        (0...6).map { byDay(CivilDate(dayNumber: $0)).filter { $0.amount > .zero } }
    }
}

extension CivilDate {
    /// 0 for a Thursday.
    var numberInWeek: Int { ((dayNumber % 7) + 7) % 7 }
}
