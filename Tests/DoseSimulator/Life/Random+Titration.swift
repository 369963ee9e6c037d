import DoseCore

/// Plans as people have them for a drug that is climbed to, with drugs beside it that stay the same.
extension Random {
    mutating func titrationPlan(on date: CivilDate, zone: PlanZone = .local) -> Plan {
        var medications = [titration("a", on: date)]
        for key in ["b", "c"].prefix(pick([0, 0, 1, 2])) {
            medications.append(constant(key, on: date))
        }
        return Plan(zone: zone, medications: medications)
    }

    /// A climb by one pace: each row is the one before with a little more at one time of the day, the last intake first.
    mutating func titration(_ key: Medication.Key, on date: CivilDate) -> Medication {
        let times = pick([[46_800, 54_000, 61_200], [28_800, 46_800, 72_000], [28_800, 72_000]])
            .compactMap(CivilTime.init(secondOfDay:))
        let unit = pick([5, 10, 10, 25])
        let pace = pick([1, 2, 3, 3, 3, 5, 7, 14])
        let ceiling = unit * int(2...4)
        var amounts = times.map { _ in 0 }
        var rows: [[Int]] = []
        for _ in 0..<int(4...14) {
            let place = amounts.lastIndex { $0 < ceiling } ?? amounts.count - 1
            amounts[place] += unit
            rows.append(amounts)
        }
        if once(in: 6) { rows.reverse() }
        return Medication(
            key: key, name: "drug \(key)",
            start: date + (once(in: 3) ? int(-60...3) : int(-1...1)),
            steps: rows.map { row in
                Step(
                    days: pace,
                    slots: zip(times, row).map {
                        Slot(time: $0, amount: Amount(milligrams: $1))
                    })
            }, after: once(in: 8) ? .stop : .hold,
            recurrence: once(in: 12) ? .every(days: 2) : .daily,
            advance: once(in: 6) ? .taken : .calendar, reviewEvery: once(in: 2) ? 14 : nil
        ).withDates()
    }

    /// The same every day.
    mutating func constant(_ key: Medication.Key, on date: CivilDate) -> Medication {
        let slots = pick([[28_800], [79_200], [28_800, 72_000]])
            .compactMap(CivilTime.init(secondOfDay:))
            .map { Slot(time: $0, amount: Amount(milligrams: int(1...4) * 5)) }
        return Medication(
            key: key, name: "drug \(key)", start: date + int(-200...0),
            steps: [Step(days: 1, slots: slots)])
    }
}
