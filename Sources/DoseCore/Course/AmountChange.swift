/// By how much the amounts of a day differ from those of another one.
struct AmountChange: Hashable, Sendable {
    /// Of the whole day.
    let daily: Amount
    /// Of the intake that differs most.
    let intake: Amount
    /// Whether an amount follows one that it cannot be compared with: no bound is wide enough for that.
    let isOfOtherDimension: Bool

    static let none = AmountChange(daily: .zero, intake: .zero)

    /// Where all amounts are the same only the times moved. Else intakes at the same time are compared, and of the others
    /// each with the one in its place.
    init(from before: [Slot], to after: [Slot]) {
        let before = before.intakes
        let after = after.intakes
        guard before.map(\.amount) != after.map(\.amount) else {
            self = .none
            return
        }
        daily = before.sum.distance(to: after.sum)
        isOfOtherDimension = before.contains { old in
            after.contains { !old.amount.fits($0.amount) }
        }
        let times = Set(before.map(\.time)).intersection(after.map(\.time))
        var largest = Amount.zero
        for time in times {
            guard let old = before.first(where: { $0.time == time }),
                let new = after.first(where: { $0.time == time })
            else { continue }
            largest = max(largest, old.amount.distance(to: new.amount))
        }
        let old = before.filter { !times.contains($0.time) }.map(\.amount)
        let new = after.filter { !times.contains($0.time) }.map(\.amount)
        for index in 0..<max(old.count, new.count) {
            let pair = [old, new].map { index < $0.count ? $0[index] : .zero }
            largest = max(largest, pair[0].distance(to: pair[1]))
        }
        intake = largest
    }

    /// Of two steps, weekday by weekday: that an amount is another one on Monday than on Sunday is no change.
    init(from before: Step, to after: Step) {
        guard !before.variants.isEmpty || !after.variants.isEmpty else {
            self.init(from: before.slots, to: after.slots)
            return
        }
        self = Weekday.allCases.reduce(.none) {
            .larger($0, AmountChange(from: before.slots(on: $1), to: after.slots(on: $1)))
        }
    }

    private init(daily: Amount, intake: Amount, isOfOtherDimension: Bool = false) {
        self.daily = daily
        self.intake = intake
        self.isOfOtherDimension = isOfOtherDimension
    }

    func isWithin(_ bound: AmountChange) -> Bool {
        !isOfOtherDimension && daily <= bound.daily && intake <= bound.intake
    }

    static func larger(_ one: AmountChange, _ other: AmountChange) -> AmountChange {
        AmountChange(
            daily: max(one.daily, other.daily), intake: max(one.intake, other.intake),
            isOfOtherDimension: one.isOfOtherDimension || other.isOfOtherDimension)
    }

    /// The smaller of two bounds, where one that allows nothing is none.
    static func smaller(_ one: AmountChange, _ other: AmountChange) -> AmountChange {
        func smaller(_ one: Amount, _ other: Amount) -> Amount {
            one == .zero ? other : other == .zero ? one : min(one, other)
        }
        return AmountChange(
            daily: smaller(one.daily, other.daily), intake: smaller(one.intake, other.intake))
    }
}

extension Medication {
    private func step(after index: Int) -> Step? {
        if index + 1 < steps.count { return steps[index + 1] }
        return after == .repeat ? steps[0] : nil
    }

    /// The largest change from one step to the next, and where they begin anew from the last to the first; none where the amounts are the same throughout.
    var largestChange: AmountChange {
        steps.indices.reduce(into: .none) { largest, index in
            guard let next = self.step(after: index) else { return }
            largest = .larger(largest, AmountChange(from: steps[index], to: next))
        }
    }

    /// The largest change from one day to the next: also from one weekday to another, of a step and of the one after it.
    var largestChangeOfDays: AmountChange {
        guard hasWeekdays else { return largestChange }
        return steps.indices.reduce(into: .none) { largest, index in
            let later = steps[index].rows + (step(after: index)?.rows ?? [])
            for row in steps[index].rows {
                for other in later {
                    largest = .larger(largest, AmountChange(from: row, to: other))
                }
            }
        }
    }

    /// Whether the amounts are not the same throughout; those of a series are.
    var isOfSeveralAmounts: Bool {
        series == nil
            && zip(steps, steps.dropFirst()).contains {
                AmountChange(from: $0, to: $1) != .none
            }
    }

    /// The largest change of a course that ends, where the last step is one to nothing.
    var largestChangeOrEnd: AmountChange {
        let last = end == nil ? steps.suffix(after == .stop ? 1 : 0) : steps[...]
        return last.reduce(into: largestChangeOfDays) { largest, step in
            for row in step.rows { largest = .larger(largest, AmountChange(from: row, to: [])) }
        }
    }
}
