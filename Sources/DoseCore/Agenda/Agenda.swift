/// The whole of what the daemon decides: a value that is told what happens and says what is to be done.
///
/// Nothing here reads a clock or touches the world. Records are committed before their effects are handed out, and
/// a dose's state changes only by its records, so that what is replayed is what was live.
package struct Agenda: Sendable {
    package private(set) var zone: Zone
    package private(set) var plan: Plan?
    package internal(set) var ledger: Ledger
    package internal(set) var trust = ClockTrust.trusted
    /// Observations that the store refused; they are offered again before anything new.
    package internal(set) var unsaved: [Record] = []
    package private(set) var times: AlarmTimes
    var tracks: [Track] = []
    /// When each raised dose rang last, since this agenda began.
    var rings: [DoseID: Ring] = [:]
    /// What each notification on the desktop lists.
    var shown: [Alarm.ID: [Alarm.RingingDose]] = [:]
    private var lastTurn: Moment?
    /// Whether the clock was set back and the store could not be read anew then.
    private var isPastUnread = false
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
        begin(at: now)
        isPastUnread = isPastUnread || wasSetBack(at: now)
        if lastTurn == nil || wasSetBack(at: now) || wasSetForward(at: now) {
            rebuildTracks(at: now)
        } else {
            countDates(at: now)
        }
        // What went by before a ledger was lost, or the end of it, nobody knows.
        if case .plan(_, _, _, afterLoss: true) = input {
            assessClock(&turn)
        } else {
            reevaluate(&turn, commit)
        }
        switch input {
        case .clock:
            break
        case .plan(let plan, let text, let zone, let afterLoss):
            // After a loss the plan can be the same.
            let before = self.plan == nil || self.plan == plan ? nil : restOfToday(at: now)
            let replaced = replaced(by: plan, at: now)
            self.plan = plan
            if let zone { self.zone = zone }
            tracks = []
            let isUnknown = afterLoss || ledger.plan?.isLossUndated ?? false
            observe([.planAdopted(text, afterLoss: isUnknown)], &turn, commit)
            rebuildTracks(at: now)
            if isUnknown { notifyLoss(&turn) }
            if let before {
                let after = restOfToday(at: now)
                turn.effects.append(.notify(.planChanged(before: before, after: after)))
            }
            if let replaced { turn.effects.append(.notify(replaced)) }
        case .zone(let zone):
            self.zone = zone
            tracks = []
            rebuildTracks(at: now)
        case .alarmTimes(let times):
            self.times = times
        case .display:
            shown = [:]
            rings = [:]
        case .request(let request):
            turn.effects.append(.reply(answer(request, &turn, commit)))
        }
        if input != .clock { reevaluate(&turn, commit) }
        turn.effects += refreshAlarms(at: now)
        forgetThePast(at: now)
        turn.effects.append(.wake(at: nextWake(after: now)))
        lastTurn = now
        return turn.effects
    }

    /// Plans afresh from the ledger: after a start, another plan or zone, an answer taken back, a clock set back.
    mutating func rebuildTracks(at now: Moment) {
        guard let plan, var adoption = ledger.plan else {
            tracks = []
            return
        }
        // A plan in force was not adopted in the future: the clock was ahead then. Should it be now that it is wrong, the
        // tracks are laid anew as soon as it is right, and until then only what is open concerns anybody.
        if adoption.since > now.wall {
            // What closed since the last look was held then.
            adoption.since = min(now.wall, lastTurn?.wall ?? now.wall)
        }
        // A dose of the date before the adoption may still be open; nothing older than the look back is unsettled.
        let adopted = zone.civil(at: adoption.since).date - 1
        let today = zone.civil(at: now.wall).date
        let last = ledger.last.map { zone.civil(at: $0).date }
        let first = last.map { max(adopted, min($0, today) - Limits.lookBackDays) }
        tracks = plan.medications.map {
            // A shift in the future is one of a clock that was ahead.
            let shift = ledger.course(of: $0.key).lastShift($0.advance)
            var track = Track(
                course(of: $0, on: today), adoption: adoption,
                shifted: shift.flatMap { $0 <= now.wall ? $0 : nil },
                from: max(first ?? adopted, remembersFrom))
            if let before = self.track(of: $0.key) {
                track.reuse(before, ledger: ledger, at: now.wall)
            }
            return track
        }
    }

    func track(of key: Medication.Key) -> Track? { tracks.first { $0.medication.key == key } }

    /// The state of a dose of the plan: awaited also of one that was settled and waits again.
    func state(of dose: PlannedDose, at now: Instant) -> DoseState {
        let state = ledger.state(of: dose.id)
        guard state.isSettled, !ledger.isOver(dose, at: now),
            track(of: dose.id.medication)?.contains(dose) ?? false
        else { return state }
        return .awaited
    }

    /// The course of a medication, with all that was done to it.
    package func course(of medication: Medication, on today: CivilDate) -> Course {
        let history = ledger.course(of: medication.key)
        return Course(
            medication, moves: history.moves,
            counted: medication.advance == .taken
                ? Course.CountedDates(withIntake: history.datesWithIntake, today: today) : nil)
    }

    /// Goes on with what the store holds and with what it refused, after the clock was set back to dates that were let go
    /// of.
    package mutating func reload(_ ledger: Ledger, at now: Moment) {
        guard unsaved.first.map({ $0.number == ledger.nextNumber }) ?? true else { return }
        self.ledger = ledger
        unsaved.forEach { self.ledger.apply($0) }
        // Reckoned by a clock that was ahead, it would leave out the doses of today.
        remembersFrom = .distantPast
        began = nil
        isPastUnread = false
        // From here on the clock counts as never set; what closed since the last look is still to be seen to.
        lastTurn = lastTurn.map { last in
            var look = now
            look.wall = min(now.wall, last.wall)
            return look
        }
        rebuildTracks(at: now)
    }

    /// A date has ended of which it is known now if anything was taken on it: it may not count, and then the next ones
    /// are others.
    private mutating func countDates(at now: Moment) {
        guard let lastTurn, plan?.countsIntakes ?? false else { return }
        let (before, today) = (zone.civil(at: lastTurn.wall).date, zone.civil(at: now.wall).date)
        guard before != today else { return }
        for index in tracks.indices where tracks[index].medication.advance == .taken {
            let course = course(of: tracks[index].medication, on: today)
            tracks[index].follow(course, from: min(before, today) + 1)
        }
    }

    /// Reckons the time from the first clock that can be right, or from the last record: one ahead at the start is to
    /// forget nothing.
    private mutating func begin(at now: Moment) {
        guard began?.boot.boot != now.boot.boot,
            ClockTrust(of: now, newest: ledger.newest) == .trusted
        else { return }
        began = now
        began?.wall = min(now.wall, ledger.last ?? now.wall)
    }

    /// Keeps memory bounded; reckoned on the boot clock, so that a clock set far ahead forgets nothing, as does one in doubt.
    private mutating func forgetThePast(at now: Moment) {
        guard trust == .trusted, let began, let passed = now.boot.elapsed(since: began.boot) else {
            return
        }
        let date = zone.civil(at: min(now.wall, began.wall + passed)).date - Limits.rememberedDays
        guard date - remembersFrom >= Limits.forgottenDays else { return }
        remembersFrom = date
        ledger.forget(before: date)
    }

    /// Whether it has let go of what the clock, as it is set now, asks for: the store is to be read anew.
    package func lacksThePast(at now: Moment) -> Bool {
        isPastUnread || wasSetBack(at: now)
            || remembersFrom > zone.civil(at: now.wall).date - Limits.rememberedDays
    }

    /// The first date of which an answer can be taken in.
    var firstRemembered: CivilDate {
        lastTurn.map { zone.civil(at: $0.wall).date - Limits.rememberedDays } ?? remembersFrom
    }

    /// Whether the wall clock was set back since the last look.
    private func wasSetBack(at now: Moment) -> Bool {
        clockSet(at: now).map { $0 < .zero - Limits.stepTolerance } ?? false
    }

    private func wasSetForward(at now: Moment) -> Bool {
        clockSet(at: now).map { $0 > Limits.stepTolerance } ?? false
    }

    /// By how much the wall clock was set since the last look; nil when nobody knows.
    private func clockSet(at now: Moment) -> Duration? {
        guard let lastTurn, let passed = now.boot.elapsed(since: lastTurn.boot) else { return nil }
        return (now.wall - lastTurn.wall) - passed
    }
}

/// What one input leads to, while it is being worked out.
struct Turn {
    let now: Moment
    var effects: [Effect] = []
}
