package import DoseCore

/// How a day's amount is divided over its intakes.
package struct Spread: Hashable, Sendable {
    package enum Rule: Hashable, Sendable {
        /// In parts as equal as tablets allow; what is left over goes to the later ones.
        ///
        /// What is above the largest makes earlier intakes, `adding` apart, or cannot be where that is nil.
        case evenly(largest: Amount?, adding: Duration? = nil)
        /// The last first; more than all may hold makes earlier intakes, `spacing` apart.
        case lastFirst(Fill, spacing: Duration)
    }

    /// In the order of the day, each once; at least one.
    package var times: [CivilTime]
    package var rule: Rule

    package init(times: [CivilTime], rule: Rule) {
        precondition(!times.isEmpty, "A day's amount is divided over at least one intake.")
        self.times = times
        self.rule = rule
    }

    /// The slots of each daily amount, all at the same times; a time at which nothing is ever due is left out.
    package func slots(
        of dailyAmounts: [Amount], in preparation: Preparation
    ) throws(PlanningError) -> [[Slot]] {
        var days: [[Int]] = []
        for daily in dailyAmounts { days.append(try pieces(of: daily, in: preparation)) }
        let count = days.map(\.count).max() ?? 0
        let times = try self.times(count)
        // A day with fewer intakes than another has none at the earlier times.
        let aligned = days.map { [Int](repeating: 0, count: count - $0.count) + $0 }
        let used = times.indices.filter { index in aligned.contains { $0[index] > 0 } }
        return aligned.map { day in
            used.map { Slot(time: times[$0], amount: preparation.amount(ofPieces: day[$0])) }
        }
    }

    private func times(_ count: Int) throws(PlanningError) -> [CivilTime] {
        switch rule {
        case .evenly(_, adding: nil): times
        case .evenly(_, adding: let spacing?), .lastFirst(_, let spacing):
            try IntakeTimes.adding(before: times, toMake: count, spacing: spacing)
        }
    }

    /// In the smallest pieces of a tablet, in the order of the day.
    private func pieces(of daily: Amount, in preparation: Preparation) throws(PlanningError)
        -> [Int]
    {
        guard let total = preparation.pieces(of: daily) else {
            throw .notPayable(daily, preparation)
        }
        switch rule {
        case .evenly(let largest, let spacing):
            let most = spacing == nil ? times.count : Limits.timesPerDay
            for count in times.count...max(most, times.count) {
                let (share, rest) = total.quotientAndRemainder(dividingBy: count)
                let parts = (0..<count).map { share + ($0 >= count - rest ? 1 : 0) }
                guard let largest, let top = parts.last, top > preparation.pieces(within: largest)
                else { return parts }
            }
            throw .aboveLargest(
                daily: daily, intakes: times.count, largest: largest ?? daily)
        case .lastFirst(let fill, _):
            return try parts(total, of: daily, by: fill, in: preparation)
        }
    }

    private func parts(
        _ total: Int, of daily: Amount, by fill: Fill, in preparation: Preparation
    ) throws(PlanningError) -> [Int] {
        let largest = preparation.pieces(within: fill.largest)
        guard largest > 0, total <= largest * Limits.timesPerDay else {
            throw .aboveLargest(daily: daily, intakes: times.count, largest: fill.largest)
        }
        var left = total
        // From the last intake backwards, as all of this.
        var parts = [Int](repeating: 0, count: times.count)
        func raise(_ index: Int, to level: Int) {
            let more = min(left, max(0, level - parts[index]))
            parts[index] += more
            left -= more
        }
        for index in parts.indices {
            let level = index == parts.count - 1 ? fill.first : fill.others
            raise(index, to: preparation.pieces(within: level))
        }
        for index in parts.indices { raise(index, to: largest) }
        while left > 0 {
            parts.append(0)
            raise(parts.count - 1, to: largest)
        }
        return parts.reversed()
    }
}
