package import DoseCore

/// What a course, the calendar and the clocks together make of a medication, without any profile.
package enum CourseFinding: Hashable, Sendable {
    /// The course leaves a daily amount for none, and never lowered it by that much before.
    case endsAbruptly(Amount)
    /// By the calendar alone; a held course ends later, and doses at equal stretches cannot be held.
    case isOver(lastDay: CivilDate, canBeHeld: Bool)
    case startsLongAgo(CivilDate)
    case startsFarAhead(CivilDate)
    /// Where nothing is recorded of it, a course that started in the past begins in its midst; the step is from 0.
    case beginsLate(start: CivilDate, step: Int, of: Int, Amount)
    /// The step is on the calendar, and none of its dates is one of the medication's; the last is nil for ever.
    case stepWithoutDose(first: CivilDate, last: CivilDate?)
    case stepAfterEnd(first: CivilDate, end: CivilDate)
    /// The step has another number of times than those that `shift` says, and they stay where they are.
    case timesStay(count: Int, wanted: Int)

    /// From one step to the next the daily amount becomes ten times as much, or a tenth.
    case tenfold(from: Amount, to: Amount)
    /// At one time.
    case handful(Amount, Preparation?)
    /// The medications of one drug, the most that they make on a day, and what may come when needed.
    case oneDrug([Medication.Key], Amount, asNeeded: Amount?)

    /// Clocks go forward over the time.
    case timeSkipped(CivilTime, on: CivilDate, due: CivilTime)
    /// Clocks going forward bring two times to one instant; the first of them cannot ring.
    case oneMoment(CivilTime, CivilTime, on: CivilDate)
    /// Two times so near to each other that only this much of their windows is left between them.
    case shortWindow(CivilTime, CivilTime, side: Duration)

    /// A profile that fits the medication, which names none.
    case profileNotNamed(String)
    /// The amounts are in a unit of which the rules, which are of masses, say nothing.
    case profileNotApplied(AmountUnit)
    case unknownProfile(String, nearest: String?, lookedFor: [String])
    case damagedProfile(String, path: String)
    case unreadableProfile(String, path: String, reason: String)
}
