package import DoseCore

/// What a course, the calendar and the clocks together make of a medication, without any profile.
package enum CourseFinding: Hashable, Sendable {
    /// The course leaves a daily amount for none, with steps in it and a smaller one to be had.
    case endsAbruptly(Amount)
    /// By the calendar alone; a held course ends later.
    case isOver(lastDay: CivilDate)
    case startsLongAgo(CivilDate)
    case startsFarAhead(CivilDate)
    /// The step is on the calendar, and none of its dates is one of the medication's; the last is nil for ever.
    case stepWithoutDose(first: CivilDate, last: CivilDate?)
    case stepAfterEnd(first: CivilDate, end: CivilDate)

    /// Clocks go forward over the time.
    case timeSkipped(CivilTime, on: CivilDate, due: CivilTime)
    /// Clocks going forward bring two times to one instant; the first of them cannot ring.
    case oneMoment(CivilTime, CivilTime, on: CivilDate)
    /// Two times so near to each other that only this much of their windows is left between them.
    case shortWindow(CivilTime, CivilTime, side: Duration)

    case unknownProfile(String, lookedFor: [String])
    case damagedProfile(String, path: String)
    case unreadableProfile(String, path: String, reason: String)
}
