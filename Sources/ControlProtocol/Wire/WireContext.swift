package import DoseCore

/// What the core's values do not say themselves when they are told to a client.
package struct WireContext {
    /// The plan's: every instant is told with its offset.
    package let zone: Zone
    /// The name of a medication for people.
    package let name: (Medication.Key) -> String
    package let dose: (DoseID) -> DoseReport?
    /// Nil when the plan holds no course of the medication.
    package let course: (Medication.Key) -> Wire.CourseReport?
    /// A record by its number, of those that are remembered.
    package let record: (Int64) -> Record?

    package init(
        zone: Zone, name: @escaping (Medication.Key) -> String,
        dose: @escaping (DoseID) -> DoseReport?,
        course: @escaping (Medication.Key) -> Wire.CourseReport?,
        record: @escaping (Int64) -> Record?
    ) {
        self.zone = zone
        self.name = name
        self.dose = dose
        self.course = course
        self.record = record
    }
}
