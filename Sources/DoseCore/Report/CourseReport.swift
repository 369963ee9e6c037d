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
    /// Of so many doses at equal stretches, which are of today, counted from 1.
    package let numbers: ClosedRange<Int>?
    package let history: [CourseHistory.Entry]
    /// The first date of the treatment, by whatever plan it was.
    package let begin: CivilDate
    /// Day by day: what was, as far as the agenda remembers, and what is planned until the last step is reached.
    package var days: [Day]
}

extension Ledger {
    /// What was planned for a date as its doses were told, whatever the plan says of it since; nil where none was.
    package func amountPlanned(of key: Medication.Key, on date: CivilDate) -> Amount? {
        let doses = recordedDoses(on: date).filter {
            $0.medication == key && state(of: $0) != .settled(.superseded)
        }
        if doses.isEmpty { return nil }
        return doses.reduce(.zero) { $0 + (lastChange(of: $1)?.planned ?? .zero) }
    }

    /// The days of a course by what is recorded of them alone.
    package func days(of key: Medication.Key, from first: CivilDate, before end: CivilDate)
        -> [CourseReport.Day]
    {
        (0..<max(0, end - first)).map {
            let date = first + $0
            return CourseReport.Day(
                date: date, planned: amountPlanned(of: key, on: date) ?? .zero,
                taken: amountTaken(of: key, on: date))
        }
    }
}
