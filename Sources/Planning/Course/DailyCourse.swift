package import DoseCore

/// How much a day, for how long, one plateau after another; not yet at which times.
package struct DailyCourse: Hashable, Sendable {
    package struct Plateau: Hashable, Sendable {
        package var days: Int
        package var amount: Amount

        package init(days: Int, amount: Amount) {
            self.days = days
            self.amount = amount
        }
    }

    /// At least one.
    package private(set) var plateaus: [Plateau]
    package private(set) var after: AfterLastStep

    private init(_ plateaus: [Plateau], after: AfterLastStep) {
        self.plateaus = plateaus
        self.after = after
    }

    // MARK: Making one

    /// Raised; the last raise is smaller where the end is nearer than a whole one.
    ///
    /// - Parameter piece: The least that can be taken; nil where it is measured.
    package static func rising(
        from first: Amount, by raise: AmountStep, every days: Int, to last: Amount,
        piece: Amount? = nil
    ) throws(PlanningError) -> DailyCourse {
        guard last >= first else { throw .endOutOfReach(from: first, to: last) }
        return DailyCourse(
            try ladder(from: first, to: last, by: raise, every: days, piece), after: .hold)
    }

    /// Lowered, to zero and an end, or to an amount that is then kept.
    ///
    /// The first plateau has the amount that is lowered, so that nothing changes on the first day.
    package static func falling(
        from first: Amount, by step: AmountStep, every days: Int, to last: Amount,
        piece: Amount? = nil
    ) throws(PlanningError) -> DailyCourse {
        guard last < first else { throw .endOutOfReach(from: first, to: last) }
        var plateaus = try ladder(from: first, to: last, by: step, every: days, piece)
        if last == .zero { plateaus.removeLast() }
        return DailyCourse(plateaus, after: last == .zero ? .stop : .hold)
    }

    /// One amount after the other; after one of zero nothing more is due.
    package static func listed(
        _ amounts: [Amount], every days: Int
    ) throws(PlanningError) -> DailyCourse {
        let isEnd = amounts.last == .zero
        let kept = isEnd ? amounts.dropLast() : amounts[...]
        guard kept.count <= Limits.stepsPerMedication else { throw .tooManySteps(kept.count) }
        guard kept.contains(where: { $0 > .zero }) else { throw .nothingDue }
        return DailyCourse(
            kept.map { Plateau(days: days, amount: $0) }, after: isEnd ? .stop : .hold)
    }

    /// As a protocol says it, to its own end or to another; one beyond its own is reached by its last raise.
    package static func following(
        _ titration: TitrationProtocol, to end: Amount? = nil
    ) throws(PlanningError) -> DailyCourse {
        var plateaus: [Plateau] = []
        for (index, phase) in titration.phases.enumerated() {
            guard let raise = phase.raise else {
                plateaus.append(Plateau(days: phase.days, amount: phase.amount))
                continue
            }
            let other = index == titration.phases.count - 1 ? end : nil
            guard let until = other.map({ max($0, phase.amount) }) ?? raise.until else {
                throw .endNotSaid(protocol: titration.name)
            }
            plateaus += try ladder(
                from: phase.amount, to: until, by: .amount(raise.by), every: phase.days, nil)
        }
        if let end { try cut(&plateaus, at: end) }
        return DailyCourse(plateaus, after: .hold)
    }

    /// Ends at an amount that lies within; a raise that would lead above it is made smaller.
    private static func cut(_ plateaus: inout [Plateau], at end: Amount) throws(PlanningError) {
        guard let first = plateaus.first?.amount, first <= end,
            plateaus.contains(where: { $0.amount >= end })
        else { throw .endOutOfReach(from: plateaus.first?.amount ?? .zero, to: end) }
        guard let above = plateaus.firstIndex(where: { $0.amount > end }) else { return }
        let isReached = plateaus[above - 1].amount == end
        plateaus[above].amount = end
        plateaus.removeSubrange((isReached ? above : above + 1)...)
    }

    private static func ladder(
        from first: Amount, to last: Amount, by step: AmountStep, every days: Int, _ piece: Amount?
    ) throws(PlanningError) -> [Plateau] {
        precondition(step != .amount(.zero), "A course goes up or down.")
        var plateaus = [Plateau(days: days, amount: first)]
        var now = first.grains
        for change in try step.changes(from: first, to: last, piece: piece) {
            now += last < first ? -change : change
            plateaus.append(Plateau(days: days, amount: first.with(grains: now)))
        }
        guard plateaus.count <= Limits.stepsPerMedication else {
            throw .tooManySteps(plateaus.count)
        }
        return plateaus
    }
}
