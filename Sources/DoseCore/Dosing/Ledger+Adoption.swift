extension Ledger {
    /// A plan and the instant from which it is in force.
    package struct Adoption: Hashable, Sendable {
        package var plan: PlanText
        /// The number of the record that says so.
        package var record: Int64
        package var since: Instant
        /// Whether `since` can be right.
        package var isClockTrusted: Bool
        /// When an older ledger was lost: a dose whose window was open then may have been taken, whatever plan holds it.
        package var lost: Instant?

        package init(
            plan: PlanText, record: Int64, since: Instant, isClockTrusted: Bool = true,
            lost: Instant? = nil
        ) {
            self.plan = plan
            self.record = record
            self.since = since
            self.isClockTrusted = isClockTrusted
            self.lost = lost
        }

        /// Whether it was adopted as the ledger was lost.
        private var isAfterLoss: Bool { lost == since }

        /// Whether a ledger was lost and nobody knew the time.
        var isLossUndated: Bool { isAfterLoss && !isClockTrusted }

        /// Whether a dose is one of this plan's: its window had not closed when the plan was adopted.
        func contains(_ dose: PlannedDose) -> Bool {
            dose.window.closes > since && lost.map { dose.window.opens > $0 } ?? true
        }
    }
}
