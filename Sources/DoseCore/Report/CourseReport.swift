/// Where a course stands and what is to come, as the person is told of it.
package struct CourseReport: Hashable, Sendable {
    package enum Standing: Hashable, Sendable {
        case notBegun
        case on(CoursePosition)
        case ended
    }

    /// The date from which a step's amounts hold.
    package struct Change: Hashable, Sendable {
        package let date: CivilDate
        package let step: Int
    }

    package struct Day: Hashable, Sendable {
        package let date: CivilDate
        package let planned: Amount
        /// What was recorded; nil for dates to come.
        package let taken: Amount?
    }

    package let medication: Medication
    /// By whose text today goes: a plan that was saved today may act from tomorrow on.
    package let present: Medication
    package let standing: Standing
    /// The changes of step after today, up to the last one.
    package let changes: [Change]
    /// The first date without the course, where it ends.
    package let ends: CivilDate?
    package let history: [CourseHistory.Entry]
    /// Day by day: what was, and what is planned until the last step is reached.
    package let days: [Day]
}
