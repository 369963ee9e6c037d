/// Where a course stands and what is to come, as the person is told of it.
package struct CourseReport: Hashable, Sendable {
    package enum Standing: Hashable, Sendable {
        case notBegun
        case on(CourseRow)
        /// The person is asked; until then it stays on the row, or on none.
        case asked(CourseRow?)
        case ended

        /// Where it stands today.
        package var row: CourseRow? {
            switch self {
            case .on(let row): row
            case .asked(let row): row
            case .notBegun, .ended: nil
            }
        }
    }

    /// The date from which a step's amounts hold.
    package struct Change: Hashable, Sendable {
        package let date: CivilDate
        package let row: CourseRow
    }

    package struct Day: Hashable, Sendable {
        package let date: CivilDate
        package let planned: Amount
        /// What was recorded; nil for dates to come.
        package let taken: Amount?
    }

    package let medication: Medication
    package let standing: Standing
    package let starts: CivilDate
    /// When the plan saved last begins, where the course goes on by the one before it until then.
    package let waitsUntil: CivilDate?
    /// From when on it goes by the plan saved last, where that is still to come.
    package let follows: CivilDate?
    /// The changes of step after today, up to the last one.
    package let changes: [Change]
    /// The first date without the course, where it ends.
    package let ends: CivilDate?
    package let history: [CourseHistory.Entry]
    /// Day by day: what was, and what is planned until the last step is reached.
    package let days: [Day]
}
