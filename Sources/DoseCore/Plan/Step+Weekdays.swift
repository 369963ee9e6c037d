/// The amounts of some weekdays, in place of those of their step.
package struct Variant: Hashable, Sendable {
    /// At least one.
    package var weekdays: Set<Weekday>
    /// At the times of the step.
    package var slots: [Slot]

    package init(weekdays: Set<Weekday>, slots: [Slot]) {
        self.weekdays = weekdays
        self.slots = slots
    }
}

extension Step {
    /// The times and amounts of a weekday, those of zero included.
    package func slots(on weekday: Weekday) -> [Slot] {
        variants.first { $0.weekdays.contains(weekday) }?.slots ?? slots
    }

    /// Those of the step, where a weekday has them, and those of its variants.
    package var rows: [[Slot]] {
        let own = Set(variants.flatMap(\.weekdays))
        return (own.count < Weekday.allCases.count ? [slots] : []) + variants.map(\.slots)
    }

    /// The weekday with the largest sum.
    package var fullest: [Slot] {
        rows.dropFirst().reduce(rows[0]) { $1.sum > $0.sum ? $1 : $0 }
    }

    /// The same with each of its rows as another.
    package func mapRows(_ change: ([Slot]) -> [Slot]) -> Step {
        var step = self
        step.slots = change(slots)
        for index in variants.indices {
            step.variants[index].slots = change(variants[index].slots)
        }
        return step
    }

    /// Whether something holds of the rows of two steps on every weekday.
    func matches(_ other: Step, _ same: ([Slot], [Slot]) -> Bool) -> Bool {
        if variants.isEmpty, other.variants.isEmpty { return same(slots, other.slots) }
        return Weekday.allCases.allSatisfy { same(slots(on: $0), other.slots(on: $0)) }
    }

    /// Whether a day has as much in all, whichever it is.
    func hasSums(of other: Step) -> Bool { matches(other) { $0.sum == $1.sum } }
}

extension Medication {
    /// Whether amounts of it depend on the weekday.
    package var hasWeekdays: Bool { steps.contains { !$0.variants.isEmpty } }

    /// Whether it goes through steps of few days again and again.
    package var isByTurns: Bool {
        after == .repeat && steps.allSatisfy { $0.days < Limits.daysOfTurn }
    }
}
