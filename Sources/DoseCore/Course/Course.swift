/// A medication's dated sequence of steps, walked by civil dates.
package struct Course: Hashable, Sendable {
    package let medication: Medication
    /// The date after the last step's days.
    private let end: CivilDate

    package init(_ medication: Medication) {
        self.medication = medication
        end = medication.start + medication.steps.reduce(0) { $0 + $1.days }
    }

    /// Where the course stands on a date; nil before its start and after its end.
    package func position(on date: CivilDate) -> CoursePosition? {
        guard date >= medication.start else { return nil }
        var first = medication.start
        for (index, step) in medication.steps.enumerated() {
            if date < first + step.days {
                return CoursePosition(step: index, first: first, day: date - first + 1)
            }
            first = first + step.days
        }
        guard medication.after == .hold, let last = medication.steps.indices.last else {
            return nil
        }
        first = first - medication.steps[last].days
        return CoursePosition(step: last, first: first, day: date - first + 1)
    }

    /// The times and amounts of a date, those of zero included; none outside the course.
    package func slots(on date: CivilDate) -> [Slot] {
        if date >= end {
            return medication.after == .hold
                ? medication.steps[medication.steps.count - 1].slots : []
        }
        return position(on: date).map { medication.steps[$0.step].slots } ?? []
    }
}

/// A place in a course.
package struct CoursePosition: Hashable, Sendable {
    /// The index of the step, 0 for the first.
    package let step: Int
    /// The date on which the step began.
    package let first: CivilDate
    /// The day within the step, 1 for its first; it goes on counting while the last step is held.
    package let day: Int

    package init(step: Int, first: CivilDate, day: Int) {
        self.step = step
        self.first = first
        self.day = day
    }
}
