package import DoseCore

/// By how much a daily amount is raised or lowered each time.
package enum AmountStep: Hashable, Sendable {
    case amount(Amount)
    /// Of the last amount, in percent.
    case percent(Int)

    package static let percents = 1...50

    /// How much each change is, in grains, from one amount to another.
    ///
    /// - Parameter piece: The least that can be taken; nil where it is measured, and told to three digits.
    package func changes(
        from first: Amount, to last: Amount, piece: Amount?
    ) throws(PlanningError) -> [Int] {
        let isFalling = last < first
        if case .percent = self, isFalling, last == .zero, piece == nil {
            throw .neverToNothing(first)
        }
        if case .amount(let amount) = self {
            let distance = last.distance(to: first).grains
            let count = (distance + amount.grains - 1) / amount.grains
            guard count < Limits.stepsPerMedication else { throw .tooManySteps(count + 1) }
        }
        var changes: [Int] = []
        var now = first.grains
        while now != last.grains {
            guard changes.count < Limits.stepsPerMedication else {
                throw .tooManySteps(changes.count + 1)
            }
            let change = min(grains(of: now, piece), abs(last.grains - now))
            changes.append(change)
            now += isFalling ? -change : change
        }
        return changes
    }

    private func grains(of now: Int, _ piece: Amount?) -> Int {
        switch self {
        case .amount(let amount): return amount.grains
        case .percent(let percent):
            var unit = piece?.grains ?? 1
            if piece == nil { while now / unit >= 1000 { unit *= 10 } }
            let exact = now * percent
            // To the nearest piece, and one at least.
            return max(1, (exact + 50 * unit) / (100 * unit)) * unit
        }
    }
}
