/// Where a step of one text is found in another: the rows are laid side by side, so that what was put in, taken out or
/// made longer around it does not matter.
struct RowSearch {
    private let old: [Row]
    private let new: [Row]
    /// Whether each row has the amounts that it had, one for each time.
    private let haveOnlyTimesMoved: Bool

    /// The intakes of a step: of each weekday, where they matter, and else once.
    private struct Row: Equatable {
        var slots: [[Slot]]
        let recurrence: Recurrence?

        var amounts: [[Amount]] { slots.map { $0.map(\.amount) } }

        var intakes: Row { Row(slots: slots.map(\.intakes), recurrence: recurrence) }
    }

    init(_ old: Medication, _ new: Medication) {
        let hasWeekdays = old.hasWeekdays || new.hasWeekdays
        func rows(_ medication: Medication) -> [Row] {
            medication.steps.map { step in
                let rows =
                    hasWeekdays ? Weekday.allCases.map { step.slots(on: $0) } : [step.slots]
                return Row(
                    slots: rows.map { $0.map(\.unnamed) }, recurrence: step.recurrence)
            }
        }
        let all = [old, new].map(rows)
        self.old = all[0].map(\.intakes)
        self.new = all[1].map(\.intakes)
        haveOnlyTimesMoved = all[0].map(\.amounts) == all[1].map(\.amounts)
    }

    /// The step with the same amounts, at the same times if there is one: of several the one around which most of the
    /// other rows are the same, and then the nearest.
    func sameAmounts(as step: Int) -> Int? {
        if haveOnlyTimesMoved { return step }
        let amounts = old[step].amounts
        let found = new.indices.filter { new[$0].amounts == amounts }
        let atTheSameTimes = found.filter { new[$0] == old[step] }
        let candidates = atTheSameTimes.isEmpty ? found : atTheSameTimes
        guard candidates.count > 1 else { return candidates.first }
        let before = Self.common(old[..<step], new)
        let after = Self.common(old[(step + 1)...].reversed(), new.reversed())
        func around(_ index: Int) -> Int { before[index] + after[new.count - 1 - index] }
        return candidates.max {
            (around($0), -abs($0 - step)) < (around($1), -abs($1 - step))
        }
    }

    /// The step in the same place of a stretch of rows that were all rewritten, between rows that were not.
    func rewritten(_ step: Int) -> Int? {
        let pairs = self.pairs
        let before = pairs.last { $0.old < step } ?? (old: -1, new: -1)
        let after = pairs.first { $0.old > step } ?? (old: old.count, new: new.count)
        guard !pairs.contains(where: { $0.old == step }),
            after.old - before.old == after.new - before.new
        else { return nil }
        return before.new + (step - before.old)
    }

    /// The rows that are the same in both, in their order: a longest common subsequence.
    private var pairs: [(old: Int, new: Int)] {
        let row = [Int](repeating: 0, count: new.count + 1)
        var length = [[Int]](repeating: row, count: old.count + 1)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                length[i][j] =
                    old[i] == new[j]
                    ? length[i + 1][j + 1] + 1 : max(length[i + 1][j], length[i][j + 1])
            }
        }
        var (i, j) = (0, 0)
        var pairs: [(old: Int, new: Int)] = []
        while i < old.count, j < new.count {
            if old[i] == new[j] {
                pairs.append((i, j))
                (i, j) = (i + 1, j + 1)
            } else if length[i + 1][j] >= length[i][j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }

    /// Of each beginning of some rows, how many are in common with others in their order.
    private static func common(
        _ rows: some Sequence<Row>, _ others: some Collection<Row>
    ) -> [Int] {
        var common = [Int](repeating: 0, count: others.count + 1)
        for row in rows {
            var diagonal = 0
            for (index, other) in others.enumerated() {
                let above = common[index + 1]
                common[index + 1] = row == other ? diagonal + 1 : max(above, common[index])
                diagonal = above
            }
        }
        return common
    }
}
