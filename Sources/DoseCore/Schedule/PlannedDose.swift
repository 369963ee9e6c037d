/// One intake that the plan asks for.
package struct PlannedDose: Hashable, Sendable {
    package let id: DoseID
    /// From the plan alone, always above zero; no history enlarges it.
    package let amount: Amount
    package let due: Instant
    package let window: Window
    /// The doses in whose place it came, where the times of its date were moved on that date.
    let formers: [DoseID]

    package init(id: DoseID, amount: Amount, due: Instant, window: Window) {
        self.init(id: id, amount: amount, due: due, window: window, formers: [])
    }

    init(id: DoseID, amount: Amount, due: Instant, window: Window, formers: [DoseID]) {
        self.id = id
        self.amount = amount
        self.due = due
        self.window = window
        self.formers = formers
    }
}

extension PlannedDose: Comparable {
    /// In the order in which they are due; what is due together by its identity.
    package static func < (left: PlannedDose, right: PlannedDose) -> Bool {
        (left.due, left.id) < (right.due, right.id)
    }
}

/// The stretch around the due time in which taking the dose counts: `opens ..< closes`.
package struct Window: Hashable, Sendable {
    package let opens: Instant
    package let closes: Instant

    package init(opens: Instant, closes: Instant) {
        self.opens = opens
        self.closes = closes
    }

    package func contains(_ instant: Instant) -> Bool {
        opens <= instant && instant < closes
    }
}
