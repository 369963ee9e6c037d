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

    /// Times that are on the move, or are to be.
    package struct Way: Hashable, Sendable {
        package let to: [CivilTime]
        /// The last date on which one moves.
        package let until: CivilDate

        /// Nil where none moves after a date.
        init?(_ medication: Medication, after date: CivilDate) {
            guard let shift = medication.shift, let dates = medication.datesOfShift,
                dates.upperBound > date + 1
            else { return nil }
            (to, until) = (shift.to, dates.upperBound - 1)
        }
    }

    package let medication: Medication
    package let standing: Standing
    package let starts: CivilDate
    /// When the plan saved last begins, where the course goes on by the one before it until then.
    package let waitsUntil: CivilDate?
    /// From when on it goes by the plan saved last, where that is still to come.
    package let follows: CivilDate?
    /// Where the times go, with the amounts waiting; nil where none has a way to go.
    package let way: Way?
    /// The changes of step after today, up to the last one.
    package let changes: [Change]
    /// The first date without the course, where it ends.
    package let ends: CivilDate?
    package let history: [CourseHistory.Entry]
    /// Day by day: what was, and what is planned until the last step is reached.
    package let days: [Day]
}
