import DoseCore

/// Which intake is raised or lowered next, and by how much: first as the rows of a plan do it, then by a rule.
struct IntakeOrder {
    enum Rule {
        /// The last intake that is below the largest there is; where all are as large, the smallest.
        case lastFirst(upTo: Int)
        case earliestFirst
        /// The largest, the earlier of equal ones.
        case largestFirst
    }

    /// Changes as the rows make them, in grains.
    private var planned: ArraySlice<(intake: Int, amount: Int)>
    private let rule: Rule
    /// Where the rule decides, the least that one intake is changed by.
    private let piece: Int

    /// - Parameter rows: the amounts of the rows to come, each as many as now.
    init(from now: [Int], through rows: [[Int]], isRising: Bool, then rule: Rule, piece: Int) {
        var planned: [(intake: Int, amount: Int)] = []
        var reached = now
        for row in rows {
            var left = zip(row, reached).map { isRising ? $0 - $1 : $1 - $0 }.map { max(0, $0) }
            // What one row changes at several times is shared out piece by piece: a raise begins with the later ones.
            let order = isRising ? Array(left.indices.reversed()) : Array(left.indices)
            while left.contains(where: { $0 > 0 }) {
                for intake in order where left[intake] > 0 {
                    let amount = min(piece, left[intake])
                    planned.append((intake, amount))
                    left[intake] -= amount
                    reached[intake] += isRising ? amount : -amount
                }
            }
        }
        self.planned = planned[...]
        self.rule = rule
        self.piece = piece
    }

    /// Raises amounts by so much in all.
    mutating func raise(_ amounts: inout [Int], by total: Int) {
        var left = total
        while left > 0 {
            let (intake, most) = takePlanned() ?? (raised(amounts), piece)
            let amount = min(most, left)
            if amount < most { planned = [(intake, most - amount)] + planned }
            amounts[intake] += amount
            left -= amount
        }
    }

    /// Lowers amounts by so much in all, of which there is enough.
    mutating func lower(_ amounts: inout [Int], by total: Int) {
        var left = min(total, amounts.reduce(0, +))
        while left > 0 {
            let (intake, most) = takePlanned() ?? (lowered(amounts), piece)
            let amount = min(most, left, amounts[intake])
            if amount < most, amount == left { planned = [(intake, most - amount)] + planned }
            amounts[intake] -= amount
            left -= amount
        }
    }

    private mutating func takePlanned() -> (Int, Int)? {
        planned.popFirst().map { ($0.intake, $0.amount) }
    }

    private func raised(_ amounts: [Int]) -> Int {
        if case .lastFirst(let limit) = rule,
            let intake = amounts.lastIndex(where: { $0 < limit })
        {
            return intake
        }
        return amounts.lastIndex(of: amounts.min() ?? 0) ?? 0
    }

    private func lowered(_ amounts: [Int]) -> Int {
        switch rule {
        case .largestFirst: amounts.firstIndex(of: amounts.max() ?? 0) ?? 0
        case .earliestFirst, .lastFirst: amounts.firstIndex { $0 > 0 } ?? 0
        }
    }
}
