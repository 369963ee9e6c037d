/// The missed-dose rule: what happens to a dose now.
extension Situation {
    /// What happens to the first unsettled dose of a medication now, if anything.
    ///
    /// - Parameter raises: whether it may ring: not by a plan that may be another one on the disk.
    func next(for dose: PlannedDose, in track: Track, raises: Bool) -> DoseEvent? {
        let spacing = track.medication.spacing
        if let closes = state(of: dose, in: track).closes {
            // An open dose also closes under a clock in doubt: the time really passed is known.
            guard closes.isReached(at: now) else { return nil }
            if trust != .trusted && closes.wasSteppedOver(at: now) { return nil }
            return .missed(closes.wasSteppedOver(at: now) ? .clockStep : .unanswered)
        }
        guard trust == .trusted else { return nil }
        if now.wall >= dose.window.closes {
            return .missed(wasHeldBack(dose, spacing: spacing) ? .spacing : .unattended)
        }
        guard raises, now.wall >= ringTime(of: dose, spacing: spacing) else { return nil }
        return .raised(closes: dose.window.closes)
    }

    /// Whether a dose does not ring yet because the plan is about to be read; for one that is soon over there is no time.
    func waitsForPlan(_ dose: PlannedDose) -> Bool {
        awaitsPlan && dose.window.closes - now.wall > Limits.filePatience
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
