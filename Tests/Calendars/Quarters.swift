import DoseCore

/// The quarters of an hour of a day, as the slots of plans.
enum Quarters {
    static let times = stride(from: 0, to: 86_400, by: 900).compactMap {
        CivilTime(secondOfDay: $0)
    }

    static let late: Duration = .minutes(20)

    /// One medication with all of them.
    static func together(from first: CivilDate, through last: CivilDate) -> Medication {
        medication("all", times, from: first, through: last)
    }

    /// Medications that have all of them between them, each nine hours apart: no gap brings two of them near.
    static func apart(from first: CivilDate, through last: CivilDate) -> [Medication] {
        (0..<36).map { index in
            let hours = stride(from: index, to: times.count, by: 36).map { times[$0] }
            return medication("from-\(index)", hours, from: first, through: last)
        }
    }

    private static func medication(
        _ key: Medication.Key, _ times: [CivilTime], from first: CivilDate, through last: CivilDate
    ) -> Medication {
        let slots = times.map { Slot(time: $0, amount: Amount(milligrams: 10)) }
        return Medication(
            key: key, name: key, start: first, steps: [Step(days: 1, slots: slots)], end: last,
            early: .minutes(20), late: late)
    }
}
