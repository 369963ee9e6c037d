extension Agenda {
    /// Settles what has closed and raises what is due.
    mutating func reevaluate(_ turn: inout Turn) {
        let now = turn.now
        assessClock(&turn)

        adoptAgain(&turn)
        var events: [Record.Event] = []
        var missed: [MissedDose] = []
        planAhead(at: now)
        supersedeDropped(&events)
        for index in tracks.indices {
            settle(index, &events, &missed, at: now)
        }
        let reviews = reviews(with: events, at: now)
        observe(events, &turn)
        turn.notices += reviews.map { .review($0) }
        if !missed.isEmpty {
            missed.sort { $0.dose < $1.dose }
            turn.notices.append(.missed(missed, next: nextDose(after: now.wall)))
        }
    }

    mutating func assessClock(_ turn: inout Turn) {
        let before = trust
        trust = ClockTrust(of: turn.now, newest: ledger.newest)
        guard trust != before else { return }
        turn.notices.append(.clock(trust))
        // Under a clock in doubt nobody knew from when on a plan is in force that was adopted in the future.
        if trust == .trusted { rebuildTracks(at: turn.now) }
    }

    /// A plan that was adopted under a clock in doubt is in force from when the clock is right: what it would have held
    /// before, nobody had been told of. So is one before which a ledger was lost, by a clock that was ahead.
    private mutating func adoptAgain(_ turn: inout Turn) {
        guard trust == .trusted, let adoption = ledger.plan else { return }
        let wasLostAhead = adoption.lost.map { $0 > turn.now.wall } ?? false
        guard !adoption.isClockTrusted || wasLostAhead else { return }
        let isUnknown = adoption.isLossUndated || wasLostAhead
        observe([.planAdopted(adoption.plan, afterLoss: isUnknown)], &turn)
        rebuildTracks(at: turn.now)
        if isUnknown { notifyLoss(&turn) }
    }

    /// Under a clock in doubt nobody knows which doses are concerned; then it is told as soon as it is right.
    func notifyLoss(_ turn: inout Turn) {
        guard trust == .trusted else { return }
        turn.notices.append(.ledgerLost(doubtfulDoses(at: turn.now)))
    }

    /// Plans through tomorrow, and in any case as far as something is open; a clock in doubt plans nothing else.
    private mutating func planAhead(at now: Moment) {
        var horizon = ledger.ringingDoses.lazy.map { $0.date }.max()
        if trust == .trusted {
            let tomorrow = zone.civil(at: now.wall).date + 1
            // Where clocks skip tomorrow or an hour of it, the date after it begins before the next look.
            let next = max(tomorrow, zone.civil(at: now.wall + Limits.longestSleep).date)
            horizon = max(horizon ?? next, next)
        }
        guard let horizon else { return }
        for index in tracks.indices {
            tracks[index].extend(through: horizon, in: zone, ledger: ledger, at: now.wall)
        }
    }

    /// An open dose that the plan does not hold any more is nobody's to take; with no plan at all nobody knows.
    private func supersedeDropped(_ events: inout [Record.Event]) {
        guard plan != nil, !ledger.ringingDoses.isEmpty else { return }
        for id in ledger.ringingDoses.sorted() where !tracks.contains(where: { $0.isPending(id) }) {
            guard let (record, planned) = ledger.lastChange(of: id),
                case .dose(_, _, let due, _) = record.event
            else { continue }
            events.append(.dose(id, planned: planned, due: due, .superseded))
        }
    }

    private mutating func settle(
        _ index: Int, _ events: inout [Record.Event], _ missed: inout [MissedDose], at now: Moment
    ) {
        while let dose = tracks[index].current(ledger) {
            if ledger.isOver(dose, at: now.wall) {
                tracks[index].remove(dose)
                continue
            }
            let spacing = tracks[index].medication.spacing
            guard let event = next(for: dose, spacing: spacing, at: now) else { return }
            events.append(.dose(dose.id, planned: dose.amount, due: dose.due, event))
            if case .raised = event { return }
            if case .missed(let cause) = event {
                missed.append(
                    MissedDose(dose: dose, medication: tracks[index].medication, cause: cause))
            }
            tracks[index].remove(dose)
        }
    }

    /// What happens to the first unsettled dose of a medication now, if anything.
    private func next(for dose: PlannedDose, spacing: Duration?, at now: Moment) -> DoseEvent? {
        let state = ledger.state(of: dose.id)
        if let closes = state.closes {
            // An open dose also closes under a clock in doubt: the time really passed is known.
            guard closes.isReached(at: now) else { return nil }
            if trust != .trusted && closes.wasSteppedOver(at: now) { return nil }
            return .missed(closes.wasSteppedOver(at: now) ? .clockStep : .unanswered)
        }
        guard trust == .trusted else { return nil }
        if now.wall >= dose.window.closes {
            return .missed(wasHeldBack(dose, spacing: spacing, at: now) ? .spacing : .unattended)
        }
        guard now.wall >= ringTime(of: dose, spacing: spacing, at: now) else { return nil }
        // Another plan moved the slot after its dose was taken: this is the same dose again.
        if ledger.hasTakenDose(of: dose.id.medication, in: dose.window) { return .superseded }
        return .raised(closes: dose.window.closes)
    }

    /// Whether an intake before its window closed left the dose no time to ring.
    private func wasHeldBack(_ dose: PlannedDose, spacing: Duration?, at now: Moment) -> Bool {
        let closes = dose.window.closes
        guard dose.due < closes,
            let last = ledger.lastIntake(of: dose.id.medication, at: now)?.latest(at: now),
            last < closes
        else { return false }
        return ringTime(of: dose, spacing: spacing, at: now) >= closes
    }

    /// When the dose is to ring: at its due time, or later where the plan asks for a spacing.
    func ringTime(of dose: PlannedDose, spacing: Duration?, at now: Moment) -> Instant {
        guard let spacing,
            let last = ledger.lastIntake(of: dose.id.medication, at: now)?.latest(at: now)
        else { return dose.due }
        return max(dose.due, last + spacing)
    }
}
