package import DoseCore

/// A rule of a profile that a course does not keep, with the numbers of both; amounts are those of a day
/// unless it is said.
package enum RuleFinding: Hashable, Sendable {
    /// The course begins with so much.
    case start(Amount, most: Amount)
    /// In so many days, 1 for at once.
    case raise(from: Amount, to: Amount, days: Int, rule: Profile.Raise)
    case advice(Amount, from: Amount)
    case collegial(Amount, Profile.Collegial)
    case ceiling(Amount, most: Amount)
    case stop(from: Amount, largestDrop: Amount)
    /// The dates of the medication leave days without any between days with so much; the date is the first of them.
    case interrupted(from: Amount, on: CivilDate, largestDrop: Amount)
    /// In so many days, 1 for at once.
    case lowered(from: Amount, to: Amount, days: Int, by: Amount, in: Int)
    case lower(days: Int, atLeast: Int)
    case spacing(shortest: Duration, longest: Duration)
    case craving(intakes: [CivilTime], craving: CivilTime)
    /// The last intake ahead of the craving, and how far ahead it is.
    case lead(CivilTime, Duration, craving: CivilTime, Profile.Lead)
    case jump(from: CivilTime, to: CivilTime, largest: Duration)
    /// A time that moves where the amount rises.
    case jumpWithRaise(from: CivilTime, to: CivilTime, Amount, Amount)
    /// A single intake.
    case intake(Amount, CivilTime, largest: Amount)
    /// A single intake that takes over so much from the others.
    case moved(CivilTime, from: Amount, to: Amount, taken: Amount, most: Amount)
    /// In days; nil where the plan has no review.
    case review(every: Int?, atMost: Int)
}
