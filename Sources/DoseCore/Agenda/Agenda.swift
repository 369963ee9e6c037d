/// The whole of what the daemon decides: a value that is told what happens and says what is to be done.
///
/// Nothing here reads a clock or touches the world. Records are committed before their effects are handed out, and
/// a dose's state changes only by its records, so that what is replayed is what was live.
package struct Agenda: Sendable {
    package private(set) var zone: Zone
    package private(set) var plan: Plan?
    package internal(set) var ledger: Ledger
    package private(set) var trust = ClockTrust.trusted
    /// Observations that the store refused; they are offered again before anything new.
    package private(set) var unsaved: [Record] = []
    package private(set) var times: AlarmTimes
    var tracks: [Track] = []
    /// When each raised dose rang last, since this agenda began.
    var rings: [DoseID: Ring] = [:]
    /// What each notification on the desktop lists.
    var shown: [Alarm.ID: [Alarm.OpenDose]] = [:]
    private var lastLook: Moment?
    private var began: Moment?
    /// The first date of which the ledger is remembered whole.
    package private(set) var remembersFrom = CivilDate.distantPast

    /// An agenda that goes on where a ledger ends; `plan` is the one that the ledger says was adopted last.
    package init(
        zone: Zone, plan: Plan?, ledger: Ledger = Ledger(), times: AlarmTimes = AlarmTimes()
    ) {
        self.zone = zone
        self.plan = plan
        self.ledger = ledger
        self.times = times
    }

    /// Takes one input in: looks at the clock, does what the input asks, and says what follows.
    ///
    /// - Parameter commit: Writes the records to the disk, all or none, and says whether they are there.
    package mutating func handle(
        _ input: Input, at now: Moment, commit: ([Record]) -> Bool
    ) -> [Effect] {
        var turn = Turn(now: now)
        if lastLook == nil || wasSetBack(at: now) || isNewDateForCounting(at: now) {
            layTracks(at: now)
        }
        look(&turn, commit)
        switch input {
        case .clock:
            break
        case .plan(let plan, let text, let afterLoss):
            let before = self.plan == nil ? nil : restOfToday(at: now)
            self.plan = plan
            observe([.planAdopted(text, afterLoss: afterLoss)], &turn, commit)
            layTracks(at: now)
            if let before {
                let after = restOfToday(at: now)
                turn.effects.append(.notify(.planChanged(before: before, after: after)))
            }
        case .zone(let zone):
            self.zone = zone
            layTracks(at: now)
        case .alarmTimes(let times):
            self.times = times
        case .display:
            shown = [:]
            rings = [:]
        case .request(let request):
            turn.effects.append(.reply(answer(request, &turn, commit)))
        }
        if input != .clock { look(&turn, commit) }
        turn.effects += refreshAlarms(at: now)
        forgetThePast(at: now)
        turn.effects.append(.wake(at: nextLook(after: now)))
        lastLook = now
        return turn.effects
    }

    /// Plans afresh from the ledger: after a start, another plan or zone, an answer taken back, a clock set back.
    mutating func layTracks(at now: Moment) {
        guard let plan, let adoption = ledger.plan else {
            tracks = []
            return
        }
        // A dose of the date before the adoption may still be open; nothing older than the look back is unsettled.
        let adopted = zone.civil(at: adoption.since).date - 1
        let today = zone.civil(at: now.wall).date
        let first = ledger.newestDate.map { max(adopted, min($0, today) - Limits.lookBackDays) }
        tracks = plan.medications.map {
            // A shift in the future is one of a clock that was ahead.
            let shift = ledger.course(of: $0.key).lastShift($0.advance)
            return Track(
                course(of: $0, on: today), adoption: adoption,
                shifted: shift.flatMap { $0 <= now.wall ? $0 : nil },
                from: first ?? adopted)
        }
    }

    /// The course of a medication, with all that was done to it.
    package func course(of medication: Medication, on today: CivilDate) -> Course {
        let history = ledger.course(of: medication.key)
        return Course(
            medication, moves: history.moves,
            counted: medication.advance == .taken
                ? Course.CountedDates(withIntake: history.datesWithIntake, today: today) : nil)
    }

    /// Goes on with what the store holds, after the clock was set back to dates that were let go of.
    package mutating func reload(_ ledger: Ledger) {
        self.ledger = ledger
        lastLook = nil
    }

    /// Whether a date has ended of which a course must know if anything was taken on it.
    private func isNewDateForCounting(at now: Moment) -> Bool {
        guard let lastLook, plan?.countsIntakes ?? false else { return false }
        return zone.civil(at: lastLook.wall).date != zone.civil(at: now.wall).date
    }

    /// Keeps memory bounded; reckoned on the boot clock, so that a clock set far ahead forgets nothing.
    private mutating func forgetThePast(at now: Moment) {
        guard let began, let passed = now.boot.elapsed(since: began.boot) else {
            began = now
            return
        }
        let date = zone.civil(at: min(now.wall, began.wall + passed)).date - Limits.rememberedDays
        guard date > remembersFrom else { return }
        remembersFrom = date
        ledger.forget(before: date)
    }

    // MARK: Recording

    /// Records what was seen; it holds even if the store refuses it, and is offered again later.
    mutating func observe(
        _ events: [Record.Event], _ turn: inout Turn, _ commit: ([Record]) -> Bool
    ) {
        guard !events.isEmpty || !unsaved.isEmpty else { return }
        let records = number(events, at: turn.now, by: .daemon, request: nil)
        records.forEach { ledger.apply($0) }
        let isSaved = commit(unsaved + records)
        if !records.isEmpty { turn.effects.append(.recorded(records, isSaved: isSaved)) }
        if isSaved != unsaved.isEmpty {
            turn.effects.append(.notify(isSaved ? .storeHealed : .storeFailed))
        }
        unsaved = isSaved ? [] : unsaved + records
    }

    /// Records what a person said; nil, and nothing has changed, if the store refuses it.
    mutating func acknowledge(
        _ events: [Record.Event], of request: Request, _ turn: inout Turn,
        _ commit: ([Record]) -> Bool
    ) -> [Record]? {
        let records = number(events, at: turn.now, by: request.by, request: request.id)
        guard commit(unsaved + records) else { return nil }
        if !unsaved.isEmpty { turn.effects.append(.notify(.storeHealed)) }
        unsaved = []
        records.forEach { ledger.apply($0) }
        turn.effects.append(.recorded(records, isSaved: true))
        return records
    }

    private func number(
        _ events: [Record.Event], at now: Moment, by hand: Hand, request: RequestID?
    ) -> [Record] {
        events.enumerated().map { index, event in
            Record(
                number: ledger.nextNumber + Int64(index), at: now,
                isClockTrusted: trust == .trusted, by: hand, request: request, event: event)
        }
    }

    // MARK: Looking

    /// Settles what has closed and raises what is due.
    private mutating func look(_ turn: inout Turn, _ commit: ([Record]) -> Bool) {
        let now = turn.now
        let before = trust
        trust = ClockTrust(of: now, newest: ledger.newest)
        if trust != before { turn.effects.append(.notify(.clock(trust))) }

        var events: [Record.Event] = []
        var missed: [MissedDose] = []
        planAhead(at: now)
        supersedeDropped(&events)
        for index in tracks.indices {
            settle(&tracks[index], &events, &missed, at: now)
        }
        let reviews = reviews(with: events, at: now)
        observe(events, &turn, commit)
        turn.effects += reviews.map { .notify(.review($0)) }
        if !missed.isEmpty {
            missed.sort { ($0.dose.due, $0.dose.id) < ($1.dose.due, $1.dose.id) }
            turn.effects.append(.notify(.missed(missed, next: nextDose(after: now.wall))))
        }
    }

    /// Plans through tomorrow, and in any case as far as something is open; a clock in doubt plans nothing else.
    private mutating func planAhead(at now: Moment) {
        let tomorrow = trust == .trusted ? zone.civil(at: now.wall).date + 1 : nil
        let open = ledger.openDoses.lazy.map(\.date).max()
        guard let horizon = [tomorrow, open].compactMap(\.self).max() else { return }
        for index in tracks.indices {
            tracks[index].extend(through: horizon, in: zone, ledger: ledger, at: now.wall)
        }
    }

    /// An open dose that the plan does not hold any more is nobody's to take.
    private func supersedeDropped(_ events: inout [Record.Event]) {
        for id in ledger.openDoses.sorted() where !tracks.contains(where: { $0.isPending(id) }) {
            guard let (record, planned) = ledger.lastChange(of: id),
                case .dose(_, _, let due, _) = record.event
            else { continue }
            events.append(.dose(id, planned: planned, due: due, .superseded))
        }
    }

    private func settle(
        _ track: inout Track, _ events: inout [Record.Event], _ missed: inout [MissedDose],
        at now: Moment
    ) {
        while let dose = track.current(ledger) {
            if ledger.isOver(dose, at: now.wall) {
                track.remove(dose)
                continue
            }
            guard let event = next(for: dose, of: track, at: now) else { return }
            events.append(.dose(dose.id, planned: dose.amount, due: dose.due, event))
            if case .raised = event { return }
            if case .missed(let cause) = event {
                missed.append(MissedDose(dose: dose, medication: track.medication, cause: cause))
            }
            track.remove(dose)
        }
    }

    /// What happens to the first unsettled dose of a medication now, if anything.
    private func next(for dose: PlannedDose, of track: Track, at now: Moment) -> DoseEvent? {
        let state = ledger.state(of: dose.id)
        if let closes = state.closes {
            // An open dose also closes under a clock in doubt: the time really passed is known.
            guard closes.isReached(at: now) else { return nil }
            if trust != .trusted && closes.wasSteppedOver(at: now) { return nil }
            return .missed(closes.wasSteppedOver(at: now) ? .clockStep : .unanswered)
        }
        guard trust == .trusted else { return nil }
        if now.wall >= dose.window.closes {
            let wasHeldBack =
                dose.due < dose.window.closes && ringTime(of: dose, in: track) >= dose.window.closes
            return .missed(wasHeldBack ? .spacing : .unattended)
        }
        guard now.wall >= ringTime(of: dose, in: track) else { return nil }
        // Another plan moved the slot after its dose was taken: this is the same dose again.
        if ledger.hasTakenDose(of: track.medication.key, in: dose.window) { return .superseded }
        return .raised(closes: dose.window.closes)
    }

    /// When the dose is to ring: at its due time, or later where the plan asks for a spacing.
    private func ringTime(of dose: PlannedDose, in track: Track) -> Instant {
        guard let spacing = track.medication.spacing,
            let last = ledger.lastIntake(of: track.medication.key)
        else { return dose.due }
        return max(dose.due, last.at + spacing)
    }

    /// Whether the wall clock was set back since the last look.
    package func wasSetBack(at now: Moment) -> Bool {
        guard let lastLook, let passed = now.boot.elapsed(since: lastLook.boot) else {
            return false
        }
        return passed - (now.wall - lastLook.wall) > Limits.stepTolerance
    }

    // MARK: Looking ahead

    /// The doses of today that are open or are due from now on.
    private func restOfToday(at now: Moment) -> [PlannedDose] {
        let today = zone.civil(at: now.wall).date
        return tracks.flatMap { $0.course.doses(on: today, in: zone) }
            .filter { $0.due >= now.wall || ledger.openDoses.contains($0.id) }
            .filter { !ledger.isOver($0, at: now.wall) }
            .sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    }

    /// The next dose whose due time lies after an instant, of any medication.
    package func nextDose(after instant: Instant) -> PlannedDose? {
        tracks.compactMap { nextDose(of: $0, after: instant) }.min {
            ($0.due, $0.id) < ($1.due, $1.id)
        }
    }

    package func nextDose(of key: Medication.Key, after instant: Instant) -> PlannedDose? {
        tracks.first { $0.medication.key == key }.flatMap { nextDose(of: $0, after: instant) }
    }

    private func nextDose(of track: Track, after instant: Instant) -> PlannedDose? {
        let first = max(zone.civil(at: instant).date - 1, track.medication.start)
        for offset in 0..<Limits.lookAheadDays {
            let dose = track.course.doses(on: first + offset, in: zone).first {
                $0.due > instant && !ledger.state(of: $0.id).isSettled
            }
            if let dose { return dose }
        }
        return nil
    }

    private func nextLook(after now: Moment) -> Instant {
        var next = now.wall + Limits.longestSleep
        if !unsaved.isEmpty { next = min(next, now.wall + Limits.storeRetry) }
        switch trust {
        case .trusted: break
        case .beforeNewestRecord(let newest):
            next = min(next, newest, now.wall + Limits.doubtfulClockCheck)
        case .beforeRelease, .farAhead:
            next = min(next, now.wall + Limits.doubtfulClockCheck)
        }
        for track in tracks {
            guard let dose = track.current(ledger) else { continue }
            if let closes = ledger.state(of: dose.id).closes {
                next = min(next, now.wall + closes.left(at: now), nextRing(of: dose.id, at: now))
            } else if trust == .trusted {
                next = min(next, ringTime(of: dose, in: track), dose.window.closes)
            }
        }
        return max(next, now.wall + .milliseconds(1))
    }
}

/// What one input leads to, while it is being worked out.
struct Turn {
    let now: Moment
    var effects: [Effect] = []
}
