extension Ledger {
    /// A plan and the instant from which it is in force.
    package struct Adoption: Hashable, Sendable {
        package var plan: PlanText
        package var since: Instant
        /// Whether `since` can be right.
        package var isClockTrusted: Bool
        /// Whether nothing is known of the doses whose window was open then; they may have been taken.
        package var afterLoss: Bool

        package init(
            plan: PlanText, since: Instant, isClockTrusted: Bool = true, afterLoss: Bool = false
        ) {
            self.plan = plan
            self.since = since
            self.isClockTrusted = isClockTrusted
            self.afterLoss = afterLoss
        }

        /// Whether a dose is one of this plan's: its window had not closed when the plan was adopted.
        func holds(_ dose: PlannedDose) -> Bool {
            (afterLoss ? dose.window.opens : dose.window.closes) > since
        }
    }
}
