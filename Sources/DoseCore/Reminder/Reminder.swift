/// All that the daemon decides: when the store is opened and read, which plan is in force by which zone's clocks, and
/// by its agenda what becomes of each dose.
///
/// Whoever runs it fetches what `nextErrand` asks for until there is nothing more, hands in what happened, keeps the
/// records of the turn, does the effects in their order, and fetches what follows.
package struct Reminder: Sendable {
    package internal(set) var agenda: Agenda
    var store = StoreState.unopened
    var zone = ZoneState.known
    /// What the plan file held when it was last read, and when that was.
    var planFile: (content: PlanFileContent, at: BootTime)?
    /// Files that are not as they were read, and are not read again yet.
    var unread: [PersonFile: Unread] = [:]
    /// What follows from the last turns, in its order.
    var errands: [Errand] = []
    /// A plan that is adopted as soon as the ledger was read for it.
    var adopting: PlanFileContent?
    /// When a store that had been closed was last tried, open now or not.
    var lastOpening: BootTime?
    /// When the ledger was last read.
    var lastReading: BootTime?

    /// Whether other computers of the person tell what was taken, in files that are read.
    package var hasOthers = false {
        didSet { awaitsArrivals = hasOthers }
    }
    /// Whether their files are still to be read, or may hold something new.
    private(set) var awaitsArrivals = false

    enum StoreState {
        case unopened
        /// `isLossUntold` says that records were lost, and no plan was adopted since.
        case open(isLossUntold: Bool)
        case closed(Closing)
    }

    struct Closing {
        /// Whether it is known what was taken: it was read, or there was no ledger before.
        var past: Past
        var isLossUntold = false
        /// Whether a person had it closed, who is told otherwise that it is open again.
        var isAsked = false
    }

    enum Past {
        case none, read, unknown
    }

    enum ZoneState {
        case known
        /// The zone of the plan in force cannot be read, and the data read last are gone on with; or, of a plan that
        /// `waits`, none were ever read: by another zone's clocks every dose would ring at a wrong hour.
        case unreadable(lastTry: BootTime, waits: Plan?)
    }

    /// - Parameter zone: the machine's own, until a plan says otherwise.
    package init(zone: Zone, times: AlarmTimes = AlarmTimes()) {
        agenda = Agenda(zone: zone, plan: nil, times: times)
    }

    /// The plan in force, or the one that will be as soon as its zone can be read.
    package var plan: Plan? {
        if let plan = agenda.plan { return plan }
        if case .unreadable(_, let plan) = zone { return plan }
        return nil
    }

    /// Whether the data of that plan's zone could be read when they were last asked for.
    package var isZoneReadable: Bool {
        if case .known = zone { true } else { false }
    }

    // MARK: Errands

    /// What is to be fetched before anything else is handed in; nil when nothing is missing.
    package mutating func nextErrand(at now: Moment) -> Errand? {
        let today = agenda.zone.civil(at: now.wall).date
        switch store {
        case .unopened:
            return .openStore(today: today)
        case .closed where isRetryDue(since: lastOpening, at: now):
            lastOpening = now.boot
            return .openStore(today: today)
        // The clock was set back to before what was read.
        case .open where today - Limits.rememberedDays < agenda.ledger.since:
            return reading(at: now)
        case .open, .closed:
            break
        }
        // Before anything rings by what is known here alone.
        if awaitsArrivals { return .readArrivals }
        if !errands.isEmpty { return errands.removeFirst() }
        if case .unreadable(let lastTry, let waits) = zone, isRetryDue(since: lastTry, at: now),
            let plan
        {
            zone = .unreadable(lastTry: now.boot, waits: waits)
            return .readZone(plan.zone)
        }
        if case (.withoutZone, let last)? = planFile, isRetryDue(since: last, at: now) {
            return .readPlanFile
        }
        return nil
    }

    /// What is to be fetched because of what was just handed in; nil when nothing is.
    package mutating func nextFollowUp(at now: Moment) -> Errand? {
        if awaitsArrivals { return .readArrivals }
        if !errands.isEmpty { return errands.removeFirst() }
        // So that memory stays bounded, once a month, when what is due has rung and nobody waits.
        guard case .open = store, agenda.isQuiet,
            let passed = lastReading.flatMap({ now.boot.elapsed(since: $0) }),
            passed >= Limits.rereading
        else { return nil }
        return reading(at: now)
    }

    private func reading(at now: Moment) -> Errand {
        .readLedger(
            today: agenda.zone.civil(at: now.wall).date,
            countsIntakes: agenda.countsIntakes || plan?.countsIntakes ?? false)
    }

    /// At once where nothing was tried yet.
    private func isRetryDue(since last: BootTime?, at now: Moment) -> Bool {
        last.flatMap { now.boot.elapsed(since: $0) }.map { $0 >= Limits.storeRetry } ?? true
    }

    // MARK: A turn

    /// Takes one event in, and works out what it leads to.
    package mutating func decide(_ event: Event, at now: Moment) -> Turn {
        agenda.awaitsPlan = if case .planFile = event { false } else { awaitsPlan }
        if case .arrived = event { awaitsArrivals = false }
        agenda.awaitsArrivals = awaitsArrivals
        var turn = work(event, at: now)
        if case .closed(let closing) = store, closing.past == .unknown, !closing.isLossUntold {
            turn.notices = turn.notices.map(\.ofUnreadableLedger)
        }
        return turn
    }

    private mutating func work(_ event: Event, at now: Moment) -> Turn {
        switch event {
        case .clock:
            return agenda.decide(.clock, at: now)
        case .alarmTimes(let times):
            return agenda.decide(.alarmTimes(times), at: now)
        case .display:
            return agenda.decide(.display, at: now)
        case .request(let request):
            return agenda.decide(.request(request), at: now)
        case .arrived(let arrivals):
            return agenda.decide(arrivals.isEmpty ? .clock : .arrived(arrivals), at: now)
        case .storeOpened(let content):
            return open(content, at: now)
        case .storeUnavailable(let past):
            return close(past, at: now)
        case .ledgerRead(let content):
            return goOn(with: content, at: now)
        case .planFile(let content):
            return read(content, at: now)
        case .zone(let name, let data):
            return read(name, data, at: now)
        }
    }

    /// The files of other computers may hold something new: it is read before anything is decided.
    package mutating func expectArrivals() {
        if hasOthers { awaitsArrivals = true }
    }

    /// Whether the plan file holds something that is not known yet: what is due rings by that, in a moment.
    package var awaitsPlan: Bool {
        planFile == nil || unread[.plan] != nil || adopting != nil
            || errands.contains(.readPlanFile)
    }

    /// Says what is to be done, now that it is known whether the records of the turn are kept.
    package mutating func conclude(_ turn: Turn, _ saving: Saving) -> Outcome {
        var outcome = agenda.conclude(turn, isSaved: saving == .saved)
        if saving == .closed, case .open(let isLossUntold) = store {
            store = .closed(Closing(past: .read, isLossUntold: isLossUntold))
        }
        if let retry = nextRetry(at: turn.now) { outcome.wake(by: retry) }
        if let reading = nextReading(at: turn.now) { outcome.wake(by: reading) }
        return outcome
    }

    /// What became of the records of a turn.
    package enum Saving: Equatable, Sendable {
        /// They are on the disk, or there were none.
        case saved
        /// The store is open and did not take them.
        case refused
        /// The store is closed.
        case closed
    }

    /// When something that failed is to be tried again.
    private func nextRetry(at now: Moment) -> Instant? {
        var tries: [BootTime?] = []
        if case .closed = store { tries.append(lastOpening) }
        if case .unreadable(let lastTry, _) = zone { tries.append(lastTry) }
        if case (.withoutZone, let last)? = planFile { tries.append(last) }
        return tries.map { last in
            let passed = last.flatMap { now.boot.elapsed(since: $0) } ?? Limits.storeRetry
            return now.wall + max(.milliseconds(1), Limits.storeRetry - passed)
        }.min()
    }
}
