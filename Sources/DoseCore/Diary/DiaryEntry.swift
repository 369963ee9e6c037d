/// What was observed, and when (FHIR: Observation.effectiveDateTime).
///
/// It is of no medication and of no dose, and nothing that is due depends on it.
package struct DiaryEntry: Hashable, Sendable {
    package let observation: Observation
    package let at: Instant
    /// The civil date that it counts for, in the zone of the plan when it was said.
    package let date: CivilDate

    package init(_ observation: Observation, at instant: Instant, on date: CivilDate) {
        self.observation = observation
        at = instant
        self.date = date
    }
}
