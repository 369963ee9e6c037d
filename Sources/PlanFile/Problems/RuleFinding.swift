package import DoseCore

/// A rule of a profile that a course does not keep, with the numbers of both; amounts are those of a day
/// unless it is said.
package enum RuleFinding: Hashable, Sendable {
    /// In so many days, 1 for at once.
    case raise(from: Amount, to: Amount, days: Int, rule: Profile.Raise)
    case advice(Amount, from: Amount)
    case collegial(Amount, Profile.Collegial)
    case ceiling(Amount, most: Amount)
    case stop(from: Amount, largestDrop: Amount)
    case lower(days: Int, atLeast: Int)
    case spacing(shortest: Duration, longest: Duration)
    case craving(intake: CivilTime, craving: CivilTime)
    case jump(from: CivilTime, to: CivilTime, largest: Duration)
    /// A single intake.
    case intake(Amount, CivilTime, largest: Amount)
    /// In days; nil where the plan has no review.
    case review(every: Int?, atMost: Int)
}
