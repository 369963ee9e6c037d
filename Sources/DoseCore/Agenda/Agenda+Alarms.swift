/// The ringing of one raised dose, since this agenda began.
struct Ring: Hashable, Sendable {
    /// Nil when it has not rung yet here: it was raised before a restart.
    var last: Moment?
    var saidLastCall = false
    /// The end of the last snooze that was rung out.
    var snoozeRungOut: Deadline?
}

extension Agenda {
    /// Brings the notifications in line with what is open, and rings what is to ring now.
    mutating func refreshAlarms(at now: Moment) -> [Effect] {
        var open: [Alarm.ID: [Alarm.RingingDose]] = [:]
        var calls: [Alarm.ID: Alarm.Call] = [:]
        var raised: [DoseID] = []
        for index in tracks.indices where !ledger.ringingDoses.isEmpty {
            guard let dose = tracks[index].current(ledger) else { continue }
            let state = ledger.state(of: dose.id)
            guard let closes = state.closes else { continue }
            raised.append(dose.id)
            if case .snoozed(_, let until) = state, !until.isReached(at: now) { continue }
            open[dose.due, default: []]
                .append(ringingDose(dose, in: tracks[index], closes: closes, at: now))
            if let call = ring(dose.id, closes: closes, at: now) {
                calls[dose.due] = louder(calls[dose.due], call)
            }
        }
        for id in rings.keys where !raised.contains(id) { rings[id] = nil }
        if open.isEmpty, shown.isEmpty { return [] }

        var effects: [Effect] = shown.keys.filter { open[$0] == nil }.sorted().map { .withdraw($0) }
        for (id, doses) in open.sorted(by: { $0.key < $1.key }) {
            if let call = calls[id] {
                effects.append(.show(Alarm(id: id, doses: doses, call: call)))
            } else if shown[id] != doses {
                effects.append(.show(Alarm(id: id, doses: doses, call: .silent)))
            }
        }
        shown = open
        return effects
    }

    /// How the dose is to ring now; nil while it is between two rings.
    private mutating func ring(_ id: DoseID, closes: Deadline, at now: Moment) -> Alarm.Call? {
        var ring = rings[id, default: Ring()]
        let isLast = closes.left(at: now) <= lastCallLead(closes)
        let call: Alarm.Call? =
            if isLast, !ring.saidLastCall {
                .last
            } else if ring.last == nil {
                .first
            } else if isDue(ring, of: id, at: now) {
                isLast ? .last : .repeated
            } else {
                nil
            }
        guard let call else { return nil }
        ring.last = now
        ring.saidLastCall = ring.saidLastCall || isLast
        if case .snoozed(_, let until) = ledger.state(of: id) { ring.snoozeRungOut = until }
        rings[id] = ring
        return call
    }

    private func isDue(_ ring: Ring, of id: DoseID, at now: Moment) -> Bool {
        if case .snoozed(_, let until) = ledger.state(of: id), ring.snoozeRungOut != until {
            return true
        }
        guard let last = ring.last else { return true }
        return Deadline(end: last.wall + times.repeatEvery, set: last).isReached(at: now)
    }

    /// When a raised dose rings next, by the wall clock as it is set now.
    func nextRing(of id: DoseID, at now: Moment) -> Instant {
        let state = ledger.state(of: id)
        guard let closes = state.closes else { return now.wall + Limits.longestSleep }
        if case .snoozed(_, let until) = state, !until.isReached(at: now) {
            return now.wall + until.left(at: now)
        }
        guard let ring = rings[id], let last = ring.last else { return now.wall }
        var left = Deadline(end: last.wall + times.repeatEvery, set: last).left(at: now)
        if !ring.saidLastCall { left = min(left, closes.left(at: now) - lastCallLead(closes)) }
        return now.wall + left
    }

    /// A short window gets its last call when half of it is left.
    func lastCallLead(_ closes: Deadline) -> Duration {
        min(times.lastCall, .milliseconds((closes.end - closes.set.wall).milliseconds / 2))
    }

    private func ringingDose(
        _ dose: PlannedDose, in track: Track, closes: Deadline, at now: Moment
    ) -> Alarm.RingingDose {
        // Set back, the clock makes the window close earlier by its hands; otherwise the end stays as it was said.
        let left = now.wall + closes.left(at: now)
        let end = closes.end - left > Limits.stepTolerance ? left : closes.end
        let idle = daysWithoutIntake(until: dose.id.date, of: track.course)
        return Alarm.RingingDose(
            dose: dose, medication: track.medication, closes: end,
            recentIntake: recentIntake(before: dose, in: track, at: now),
            daysWithoutIntake: idle >= track.medication.pauseAfter ? idle : nil)
    }

    /// The last intake, if it lies nearer to the dose than half the planned interval.
    private func recentIntake(before dose: PlannedDose, in track: Track, at now: Moment) -> Intake?
    {
        guard let last = ledger.lastIntake(of: track.medication.key, at: now),
            last.latest(at: now) <= dose.window.closes,
            let half = track.halfInterval(before: dose, in: zone),
            dose.due - last.latest(at: now) < half
        else { return nil }
        return last.seen(at: now)
    }

    private func louder(_ one: Alarm.Call?, _ other: Alarm.Call) -> Alarm.Call {
        switch (one, other) {
        case (.last, _), (_, .last): .last
        case (.first, _), (_, .first): .first
        default: other
        }
    }
}
