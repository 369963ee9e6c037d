/// A step on the calendar, as the plan alone lays it: no hold, no step back, and every date counts.
package struct DatedStep: Hashable, Sendable {
    /// Among the medication's steps.
    package let index: Int
    package let step: Step
    package let first: CivilDate
    /// Nil where it does not end.
    package let last: CivilDate?

    package init(index: Int, step: Step, first: CivilDate, last: CivilDate?) {
        self.index = index
        self.step = step
        self.first = first
        self.last = last
    }

    /// In days; nil where it does not end.
    package var length: Int? { last.map { $0 - first + 1 } }
}

extension Medication {
    /// The steps on the calendar, up to the medication's end; those that would begin after it have no place.
    package var calendar: [DatedStep] {
        var calendar: [DatedStep] = []
        var first = start
        for (index, step) in steps.enumerated() {
            if let end, first > end { break }
            let isKept = index == steps.count - 1 && after == .hold
            let last = [isKept ? nil : first + step.days - 1, end].compactMap(\.self).min()
            calendar.append(DatedStep(index: index, step: step, first: first, last: last))
            first = first + step.days
        }
        return calendar
    }
}
