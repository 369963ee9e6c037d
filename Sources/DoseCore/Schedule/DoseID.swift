/// What a dose is known by: medication, civil date and slot; never an instant, which clocks and zones move.
package struct DoseID: Hashable, Sendable {
    package let medication: Medication.Key
    package let date: CivilDate
    package let time: CivilTime

    package init(medication: Medication.Key, date: CivilDate, time: CivilTime) {
        self.medication = medication
        self.date = date
        self.time = time
    }

    /// The doses of one slot are few, and are told apart without their names being hashed.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(date)
        hasher.combine(time)
    }
}

extension DoseID: Comparable {
    package static func < (left: DoseID, right: DoseID) -> Bool {
        (left.date, left.time, left.medication) < (right.date, right.time, right.medication)
    }
}

extension DoseID: LosslessStringConvertible {
    /// Reads `baclofen/2026-12-01/17:00`.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, let date = CivilDate(String(parts[1])),
            let time = CivilTime(String(parts[2]))
        else { return nil }
        self.init(medication: String(parts[0]), date: date, time: time)
    }

    package var description: String { "\(medication)/\(date)/\(time)" }
}
