/// The prescription: every medication and its course.
package struct Plan: Hashable, Sendable {
    package var zone: PlanZone
    /// The times that have a name, in the order of the file; the rows of the medications have what they stand for.
    package var times: [TimeName]
    /// From when on the person is asked each evening for the diary; nil where it is not.
    package var evening: CivilTime?
    /// In the order of the file; keys are unique.
    package var medications: [Medication]

    package init(
        zone: PlanZone, times: [TimeName] = [], evening: CivilTime? = nil,
        medications: [Medication]
    ) {
        self.zone = zone
        self.times = times
        self.evening = evening
        self.medications = medications
    }

    /// Whether a course of it counts only the days with an intake.
    package var countsIntakes: Bool {
        medications.indices.contains { medications[$0].advance == .taken }
    }

    package func medication(_ key: Medication.Key) -> Medication? {
        // By their places, without a copy of each.
        medications.indices.first { medications[$0].key == key }.map { medications[$0] }
    }
}

/// The zone in which the plan's civil times are meant.
package enum PlanZone: Hashable, Sendable {
    /// The machine's own, followed when it changes.
    case local
    /// A name of the IANA time zone database, as `Europe/Paris`.
    case named(String)
}
