/// When a machine that sleeps is woken, and when one that is about to is held up.
extension Agenda {
    /// When a sleeping machine is to be woken next: for the first ring of a dose, the end of a snooze, and the last call.
    ///
    /// Nobody has heard the first of these, the second was asked for, and after the third it is too late. What rings once
    /// more does so where the machine is awake anyway: a battery would pay for it, and nobody may be there. Nil where no
    /// such ring is known, also under a clock that cannot be right.
    package func nextAwakening(at now: Moment) -> Instant? {
        let situation = situation(at: now)
        return tracks.compactMap { track in
            let dose = track.current(ledger)
            let open = dose.flatMap { awakening(for: $0, of: track, in: situation) }
            guard situation.trust == .trusted else { return open }
            let later = situation.nextDose(of: track.key, after: now.wall)
            let first = dose.flatMap { $0.due > now.wall ? $0 : later } ?? later
            return [open, first.map { awaited($0, of: track, in: situation) }].compactMap(\.self)
                .min()
        }.filter { $0 > now.wall }.min()
    }

    /// How long a machine that is about to sleep is to be held up for a ring that is only seconds ahead; nil where it is not.
    package func sleepDelay(at now: Moment) -> Duration? {
        guard let next = nextAwakening(at: now), next - now.wall <= Limits.sleepDelay else {
            return nil
        }
        return next - now.wall + Limits.sleepDelayForSound
    }

    /// Of a dose that rings or is snoozed.
    private func awakening(
        for dose: PlannedDose, of track: Track, in situation: Situation
    ) -> Instant? {
        let (state, now) = (situation.state(of: dose, in: track), situation.now)
        guard let closes = state.closes else { return nil }
        var next: [Instant] = []
        if case .snoozed(_, let until) = state { next.append(now.wall + until.left(at: now)) }
        if !(rings[dose.id]?.saidLastCall ?? false) {
            next.append(now.wall + closes.left(at: now) - situation.lastCallLead(closes))
        }
        return next.filter { $0 > now.wall }.min()
    }

    private func awaited(
        _ dose: PlannedDose, of track: Track, in situation: Situation
    ) -> Instant {
        situation.ringTime(of: dose, spacing: track.medication.spacing)
    }
}
