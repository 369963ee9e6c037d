/// Where a course stands on a date, with the text that the step is of: on a date that an older text still holds, a step
/// of the newer one is another step.
package struct CourseRow: Hashable, Sendable {
    package let medication: Medication
    package let position: CoursePosition
    package let date: CivilDate
    /// With the times and the amounts of the date.
    package let step: Step

    init(_ medication: Medication, at position: CoursePosition, on date: CivilDate) {
        self.medication = medication
        self.position = position
        self.date = date
        let row = medication.steps[position.step]
        step = Step(
            days: row.days, slots: medication.row(position.step, on: date),
            recurrence: row.recurrence, note: row.note)
    }

    package var isLast: Bool { position.step == medication.steps.count - 1 }
}

extension Course {
    /// The text that holds a date.
    package func text(on date: CivilDate) -> Medication {
        date < begin ? before?.text(on: date) ?? medication : medication
    }

    /// What a date has in all.
    package func sum(on date: CivilDate) -> Amount {
        slots(on: date).sum
    }

    /// What belongs to the doses of a date, as "with food".
    package func note(on date: CivilDate) -> String? {
        row(on: date).flatMap { $0.step.note ?? $0.medication.note }
    }

    /// The row of a date with the amounts of every weekday; nil before the start and after the end.
    func week(on date: CivilDate) -> Step? {
        position(on: date).map { text(on: date).step($0.step, on: date) }
    }

    /// The row of a date as it is written, of whatever day of the week; nil before the start and after the end.
    func written(on date: CivilDate) -> Step? {
        position(on: date).map { text(on: date).steps[$0.step] }
    }

    /// Nil before the start and after the end.
    package func row(on date: CivilDate) -> CourseRow? {
        position(on: date).map { CourseRow(text(on: date), at: $0, on: date) }
    }
}
