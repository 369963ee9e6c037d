extension Agenda {
    /// Settles what has closed and raises what is due.
    ///
    /// - Parameter raises: whether anything may ring, as nothing does by a plan or a zone that is about to be left.
    mutating func reevaluate(_ turn: inout Turn, raises: Bool = true) {
        assessClock(&turn)

        adoptAgain(&turn)
        startWaiting(&turn)
        pauseIdle(&turn)
        let open = openBeforeToday(at: turn.now)
        settle(&turn, raises: raises)
        // A dose of the night that is missed can be the last of a date without an intake.
        if openBeforeToday(at: turn.now) < open, pauseIdle(&turn) {
            settle(&turn, raises: raises)
        }
    }

    /// How many doses of dates that are over may still be taken.
    private func openBeforeToday(at now: Moment) -> Int {
        let today = zone.civil(at: now.wall).date
        return tracks.reduce(0) { $0 + $1.open(before: today, at: now.wall) }
    }

    private mutating func settle(_ turn: inout Turn, raises: Bool) {
        let now = turn.now
        var missed: [MissedDose] = []
        planAhead(at: now)
        // What rang by a wrong clock stands in nobody's way any more.
        observe(supersedeDropped(&missed, at: now), &turn)
        var events: [Record.Event] = []
        let reviews = settle(&events, &missed, at: now, raises: raises)
        events += reviews.map { .told($0.news) }
        turn.notices += reviews.map { .review($0.medication) }
        observe(events, &turn)
        if !missed.isEmpty {
            missed.sort { $0.dose < $1.dose }
            turn.notices.append(.missed(missed, next: situation(at: now).nextDose(after: missed)))
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
    /// before, nobody had been told of. So is one before which a ledger was lost, by a clock that was ahead, and one by
    /// which a course goes on from a date that such a clock said.
    private mutating func adoptAgain(_ turn: inout Turn) {
        // One that waits for its zone is not in force: what it is adopted with, as a loss, is told then.
        guard trust == .trusted, plan != nil, let adoption = ledger.plan else { return }
        let wasLostAhead = adoption.lost.map { $0 > turn.now.wall } ?? false
        let situation = situation(at: turn.now)
        guard !adoption.isClockTrusted || wasLostAhead || situation.isPlacedByWrongClock else {
            return
        }
        let isUnknown = adoption.isLossUndated || wasLostAhead
        let number = ledger.nextNumber
        var placed: [Record.Event] = []
        if let saved = savedPlan {
            placed = situation.placements(adopting: saved, as: number, isPastKnown: !isUnknown)
            plans.adopt(saved, as: number, ledger)
        }
        observe([.planAdopted(adoption.plan, afterLoss: isUnknown)] + placed, &turn)
        rebuildTracks(at: turn.now)
        if isUnknown { notifyLoss(&turn) }
    }

    /// What the plan saved said of a later date holds from that date on.
    private mutating func startWaiting(_ turn: inout Turn) {
        guard trust == .trusted, ledger.courses.values.contains(where: \.isWaiting),
            !situation(at: turn.now).placementsOnStart().isEmpty
        else { return }
        // What went by until now went by under the plan as it was.
        settle(&turn, raises: false)
        observe(situation(at: turn.now).placementsOnStart(), &turn)
        rebuildTracks(at: turn.now)
    }

    /// A course of which nothing is taken goes no further; what was due of it until now was due as it was.
    ///
    /// - Returns: whether any is paused.
    @discardableResult
    private mutating func pauseIdle(_ turn: inout Turn) -> Bool {
        guard trust == .trusted else { return false }
        // Where only days with an intake count, it is another course each day, and its doses are planned anew.
        planAhead(at: turn.now)
        let today = zone.civil(at: turn.now.wall).date
        let look = PauseLook(
            date: today, record: ledger.nextNumber,
            openBefore: openBeforeToday(at: turn.now))
        guard look != lastPauseLook else { return false }
        lastPauseLook = look
        let placed = situation(at: turn.now).pauses()
        guard !placed.isEmpty else { return false }
        observe(placed, &turn)
        for index in tracks.indices {
            let medication = tracks[index].medication
            let course = plans.course(of: medication, ledger, on: today)
            if course != tracks[index].course { tracks[index].follow(course, from: today) }
        }
        return true
    }

    /// Under a clock in doubt nobody knows which doses are concerned; then it is told as soon as it is right.
    func notifyLoss(_ turn: inout Turn) {
        guard trust == .trusted else { return }
        turn.notices.append(.ledgerLost(situation(at: turn.now).doubtfulDoses))
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
            let ahead = horizon + (tracks[index].course.windowDays - 1)
            tracks[index].extend(through: ahead, in: zone, ledger: ledger, at: now.wall)
        }
    }

    /// An open dose that the plan does not hold any more is nobody's to take; with no plan at all nobody knows. Nor is one
    /// that rang by a clock that was days ahead: it waits for its date.
    private func supersedeDropped(_ missed: inout [MissedDose], at now: Moment) -> [Record.Event] {
        guard plan != nil, !ledger.ringingDoses.isEmpty else { return [] }
        var events: [Record.Event] = []
        for id in ledger.ringingDoses.sorted()
        where !tracks.contains(where: { $0.isPending(id) }) || isOfWrongClock(id, at: now) {
            guard let (record, planned) = ledger.lastChange(of: id),
                case .dose(_, _, let due, _) = record.event
            else { continue }
            // Taken back after its time, an answer leaves it open that the plan held it then.
            if let track = tracks.first(where: { $0.key == id.medication }),
                let closes = ledger.state(of: id).closes, closes.end <= track.heldSince,
                closes.isReached(at: now), !closes.wasSteppedOver(at: now)
            {
                let window = Window(opens: due, closes: closes.end)
                let dose = PlannedDose(id: id, amount: planned, due: due, window: window)
                events.append(.dose(id, planned: planned, due: due, .missed(.unanswered)))
                missed.append(
                    MissedDose(dose: dose, medication: track.medication, cause: .unanswered))
            } else {
                events.append(.dose(id, planned: planned, due: due, .superseded))
            }
        }
        return events
    }

    private func isOfWrongClock(_ id: DoseID, at now: Moment) -> Bool {
        trust == .trusted && ledger.state(of: id).closes?.isOfWrongClock(at: now) ?? false
    }

    /// What happens to the doses now; the medications whose review comes with it.
    private mutating func settle(
        _ events: inout [Record.Event], _ missed: inout [MissedDose], at now: Moment, raises: Bool
    ) -> [(news: News, medication: Medication)] {
        let situation = situation(at: now)
        for index in tracks.indices {
            if trust == .trusted { supersedeMoved(index, &events, at: now) }
            settle(index, in: situation, &events, &missed, raises: raises)
        }
        return situation.reviews(with: events)
    }

    /// Another plan moved the slot after its dose was taken: this is the same dose again, and nobody's to take.
    private mutating func supersedeMoved(
        _ index: Int, _ events: inout [Record.Event], at now: Moment
    ) {
        for dose in tracks[index].pending
        where dose.window.opens <= now.wall && ledger.state(of: dose.id).closes == nil
            && !ledger.isOver(dose, at: now.wall)
            && ledger.isTakenByAnotherName(dose)
        {
            events.append(.dose(dose.id, planned: dose.amount, due: dose.due, .superseded))
            tracks[index].remove(dose)
        }
    }

    private mutating func settle(
        _ index: Int, in situation: Situation, _ events: inout [Record.Event],
        _ missed: inout [MissedDose], raises: Bool
    ) {
        while let dose = tracks[index].current(ledger) {
            if ledger.isOver(dose, at: situation.now.wall) {
                tracks[index].remove(dose)
                continue
            }
            let raises = raises && !situation.waitsForPlan(dose)
            guard let event = situation.next(for: dose, in: tracks[index], raises: raises) else {
                return
            }
            events.append(.dose(dose.id, planned: dose.amount, due: dose.due, event))
            if case .raised = event { return }
            if case .missed(let cause) = event {
                missed.append(
                    MissedDose(dose: dose, medication: tracks[index].medication, cause: cause))
            }
            tracks[index].remove(dose)
        }
    }
}
