/// The missed-dose rule: what happens to a dose now.
extension Situation {
    /// What happens to the first unsettled dose of a medication now, if anything.
    func next(for dose: PlannedDose, spacing: Duration?) -> DoseEvent? {
        let state = ledger.state(of: dose.id)
        if let closes = state.closes {
            // An open dose also closes under a clock in doubt: the time really passed is known.
            guard closes.isReached(at: now) else { return nil }
            if trust != .trusted && closes.wasSteppedOver(at: now) { return nil }
            return .missed(closes.wasSteppedOver(at: now) ? .clockStep : .unanswered)
        }
        guard trust == .trusted else { return nil }
        if now.wall >= dose.window.closes {
            return .missed(wasHeldBack(dose, spacing: spacing) ? .spacing : .unattended)
        }
        guard now.wall >= ringTime(of: dose, spacing: spacing) else { return nil }
        // Another plan moved the slot after its dose was taken: this is the same dose again.
        if ledger.hasTakenDose(of: dose.id.medication, in: dose.window) { return .superseded }
        return .raised(closes: dose.window.closes)
    }

    /// Whether an intake before its window closed left the dose no time to ring.
    private func wasHeldBack(_ dose: PlannedDose, spacing: Duration?) -> Bool {
        let closes = dose.window.closes
        guard dose.due < closes,
            let last = ledger.lastIntake(of: dose.id.medication, at: now)?.latest(at: now),
            last < closes
        else { return false }
        return ringTime(of: dose, spacing: spacing) >= closes
    }

    /// When the dose is to ring: at its due time, or later where the plan asks for a spacing.
    func ringTime(of dose: PlannedDose, spacing: Duration?) -> Instant {
        guard let spacing,
            let last = ledger.lastIntake(of: dose.id.medication, at: now)?.latest(at: now)
        else { return dose.due }
        return max(dose.due, last + spacing)
    }
}
