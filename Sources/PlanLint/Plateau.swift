import DoseCore
import PlanFile

/// A step on the calendar, as the plan alone lays it: no hold and no step back.
struct Plateau: Hashable {
    /// Its index among the medication's steps.
    var step: Int
    var first: CivilDate
    /// Nil for ever.
    var last: CivilDate?
    /// The amount of a day on which the medication is due.
    var daily: Amount
}

extension Medication {
    /// The steps on the calendar up to the end of the course, and how many begin after it.
    var plateaus: [Plateau] {
        var plateaus: [Plateau] = []
        var first = start
        for (index, step) in steps.enumerated() {
            if let end, first > end { break }
            let isOpen = index == steps.count - 1 && after == .hold
            let full = isOpen ? nil : first + step.days - 1
            let last = end.map { end in full.map { min($0, end) } ?? end } ?? full
            plateaus.append(
                Plateau(step: index, first: first, last: last, daily: step.dailyAmount))
            first = first + step.days
        }
        return plateaus
    }
}

extension Step {
    /// The slots at which something is due.
    var intakes: [Slot] { slots.filter { $0.amount > .zero } }
}
