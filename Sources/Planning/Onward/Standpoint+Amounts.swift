package import DoseCore

/// How the daily amount goes on from now.
package struct Onward: Hashable, Sendable {
    package enum First: Hashable, Sendable {
        /// The amounts of now are kept for as long as each that follows.
        case afterThePeriod
        /// They are changed tomorrow.
        case tomorrow
        /// They are changed on a day of the week, as soon as they have been kept long enough.
        case on(Weekday)
    }

    package var by: AmountStep
    /// In days.
    package var every: Int
    package var to: Amount
    package var first: First
    /// Whether the largest intake is lowered first; the earliest without it.
    package var isEven: Bool

    package init(
        by: AmountStep, every: Int, to: Amount, first: First = .afterThePeriod, isEven: Bool = false
    ) {
        self.by = by
        self.every = every
        self.to = to
        self.first = first
        self.isEven = isEven
    }
}

extension Standpoint {
    /// What the smallest part of a tablet is, or the change itself where nothing is known of tablets.
    package var piece: Amount? { medication.preparation?.smallestPiece }

    /// The rest of the course with another pace, in the order of its rows.
    package func slower(_ pace: Onward) throws(PlanningError) -> Medication {
        try going(pace, through: rest.map { amounts(of: $0) }, then: .earliestFirst)
    }

    /// Upwards: as the rows that follow raise it, or as the rows before lowered it.
    package func climbing(_ pace: Onward) throws(PlanningError) -> Medication {
        guard pace.to > dailyAmount else { throw .notAbove(dailyAmount, to: pace.to) }
        let rows = medication.steps
        let isTaper = rows[rows.count - 1].dailyAmount < rows[0].dailyAmount
        let before = row.map { rows[..<$0] } ?? rows[...]
        let ahead = isTaper ? before.reversed() : Array(rest)
        return try going(pace, through: ahead.map { amounts(of: $0) }, then: .earliestFirst)
    }

    /// Downwards, the earliest intake first or evenly.
    package func tapering(_ pace: Onward) throws(PlanningError) -> Medication {
        guard dailyAmount > .zero else { throw .nothingDue }
        guard pace.to < dailyAmount else { throw .notBelow(dailyAmount, to: pace.to) }
        return try going(pace, through: [], then: pace.isEven ? .largestFirst : .earliestFirst)
    }

    private func going(
        _ pace: Onward, through rows: [[Int]], then lowering: IntakeOrder.Rule
    ) throws(PlanningError) -> Medication {
        let (now, goal) = (dailyAmount, pace.to)
        guard now != goal else { throw .alreadyThere(now) }
        let isRising = goal > now
        let largest = medication.steps.flatMap { self.amounts(of: $0) }.max() ?? 0
        var amounts = slots.map(\.amount.grains)
        let changes = try pace.by.changes(from: now, to: goal, piece: piece)
        guard changes.count < Limits.stepsPerMedication else {
            throw .tooManySteps(changes.count + 1)
        }
        var order = IntakeOrder(
            from: amounts, through: rows, isRising: isRising,
            then: isRising ? .lastFirst(upTo: largest) : lowering,
            piece: piece?.grains ?? changes.max() ?? 1)
        // A course that is over begins with the first raise.
        var steps = now == .zero ? [] : [try step(amounts, days: daysOfNow(pace))]
        for change in changes {
            if isRising {
                order.raise(&amounts, by: change)
            } else {
                order.lower(&amounts, by: change)
            }
            steps.append(try step(amounts, days: pace.every))
        }
        if goal == .zero { steps.removeLast() }
        let start = pace.first == .tomorrow && now > .zero ? today : today + 1
        return try medication(from: start, steps, after: goal == .zero ? .stop : .hold)
    }

    /// How long the amounts of now are kept, from the start of the new rows on.
    private func daysOfNow(_ pace: Onward) -> Int {
        switch pace.first {
        case .afterThePeriod: return pace.every
        case .tomorrow: return 1
        case .on(let weekday):
            let least = max(1, pace.every - daysSoFar)
            return (least..<least + 7).first { (today + 1 + $0).weekday == weekday } ?? least
        }
    }

    func step(_ amounts: [Int], days: Int) throws(PlanningError) -> Step {
        let slots = zip(slots, amounts).map { $0.with(Amount(grains: $1, medication.unit)) }
        for slot in slots { try checkPayable(slot.amount) }
        return Step(days: days, slots: slots)
    }

    func checkPayable(_ amount: Amount) throws(PlanningError) {
        if let preparation = medication.preparation, !preparation.canMake(amount) {
            throw .notPayable(amount, preparation)
        }
    }
}
