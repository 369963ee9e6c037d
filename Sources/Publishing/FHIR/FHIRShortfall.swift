/// What FHIR cannot say of a medication, and is left out.
package enum FHIRShortfall: Hashable, Sendable {
    /// On which dates it is taken; there is no dosage then.
    case dates
    /// More rules would be needed than anybody reads; there is no dosage then.
    case tooManyRules
    /// A day without an intake does not count; the dates are those of the calendar.
    case countsIntakes
    /// The times go little by little; they are those of now.
    case movingTimes
    /// Where the person stands is asked; there is no dosage until the answer.
    case asked
}
