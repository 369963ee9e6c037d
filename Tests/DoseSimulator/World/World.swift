package import DoseCore

/// A machine, a desktop, a store and a person around one agenda, with clocks that obey.
///
/// Time moves only when it is told to. The store is an array, or a real one behind a `Shelf`.
package struct World {
    package internal(set) var agenda: Agenda
    /// What the store holds.
    package internal(set) var store: [Record] = []
    /// A full disk writes nothing.
    package var isStoreWritable = true
    package var now: Moment
    /// The time really passed since the world began, in milliseconds.
    package internal(set) var elapsed: Int64 = 0
    /// Milliseconds that the wall clock gains in a thousand seconds.
    package var drift: Int64 = 0
    /// What is on the desktop.
    package internal(set) var desktop: [Alarm.ID: Alarm] = [:]
    /// Whether a notification server is there; without one nothing is seen.
    package internal(set) var hasDisplay = true
    package internal(set) var ringings: [Ringing] = []
    package internal(set) var notices: [Notice] = []
    /// How often the agenda was handed an input.
    package private(set) var turns = 0
    /// How often the daemon was started.
    package internal(set) var runs = 1
    package let plan: Plan?
    package var times: AlarmTimes
    /// What the person wrote, by the text that the ledger keeps.
    package internal(set) var plans: [PlanText: Plan] = [:]
    /// The text of the plan file as it is now.
    package internal(set) var planFile: PlanText?
    /// The machine's own zone.
    package internal(set) var localZone: Zone
    package private(set) var nextWake: Instant?
    /// What goes wrong next.
    package var fault: Fault?
    /// Whether a daemon runs.
    package internal(set) var isRunning = true
    /// Since when the store is closed after an error of the disk; nil while it is open.
    var closedStore: Int64?
    /// How many records were left when the end of the store was lost.
    var countAfterLoss: Int?
    /// Whether a loss is known that no plan's adoption tells of yet.
    private var hasLoss = false
    /// The records folded, and none forgotten.
    var folded = Ledger()
    /// The first date of which the running daemon's ledger was given everything.
    var loadedFrom = CivilDate.distantPast
    let shelf: Shelf?
    /// The turns that nobody has looked at yet.
    package internal(set) var untold: [Turn] = []
    /// Whether somebody looks at the turns.
    package var isWatched = false
    let zones: (String) -> Zone

    /// One input and what came of it.
    package struct Turn {
        package let now: Moment
        package let elapsed: Int64
        package let run: Int
        package let input: Input
        package let effects: [Effect]
        /// What is in the store now and was not before, so far as the daemon knows.
        package let committed: [Record]
        /// How many records the store held before it.
        package let storedBefore: Int
        /// Whether the daemon died in it, so that only these effects were seen.
        package let isCut: Bool
        /// When the agenda asked to be woken before it.
        package let wake: Instant?
    }

    /// One ring of an alarm.
    package struct Ringing: Hashable, Sendable {
        package let time: CivilTime
        package let call: Alarm.Call
        package let doses: [DoseID]
    }

    /// A world at an instant, whose daemon starts with an empty store and finds the plan.
    ///
    /// - Parameter afterLoss: whether the store is empty because an older one was lost.
    package init(
        _ plan: Plan?, in zone: Zone, at start: Instant, times: AlarmTimes = AlarmTimes(),
        isSynchronised: Bool = false, afterLoss: Bool = false, shelf: Shelf? = nil,
        isWatched: Bool = false, zones: @escaping (String) -> Zone = Zone.system
    ) {
        self.plan = plan
        self.times = times
        self.shelf = shelf
        self.isWatched = isWatched
        self.zones = zones
        localZone = zone
        now = Moment(
            wall: start, boot: BootTime(boot: "first", milliseconds: 60_000),
            isSynchronised: isSynchronised)
        agenda = Agenda(zone: zone, plan: nil, times: times)
        if let plan { adopt(plan, afterLoss: afterLoss) } else { handle(.clock) }
    }

    package var zone: Zone { agenda.zone }

    // MARK: The shell

    /// Hands the agenda an input, keeps what it records, and does what it says.
    @discardableResult
    package mutating func handle(_ input: Input) -> [Effect] {
        precondition(isRunning, "A daemon that is dead takes no input.")
        reopenStore()
        guard isRunning else { return [] }
        // As the shell does: what the agenda has let go of after a clock far ahead is still in the store.
        if agenda.lacksThePast(at: now) { reloadLedger() }
        turns += 1
        let asked = nextWake
        var committed: [Record] = []
        var hidden: [Record] = []
        var commits = 0
        var isDead = false
        var isBroken = closedStore != nil || !isStoreWritable
        let (fault, shelf) = (fault, shelf)
        var effects = agenda.handle(input, at: now) { records in
            defer { commits += 1 }
            if isDead || isBroken { return false }
            var isKept = true
            var isTold = true
            switch fault {
            case .crashInCommit(commits, let kept):
                (isKept, isTold, isDead) = (kept, false, true)
            case .diskError(let kept):
                (isKept, isTold, isBroken) = (kept, false, true)
            case .hiccup where commits == 0: return false
            case .crash, .crashInCommit, .hiccup, nil: break
            }
            if isKept, shelf?.append(records) ?? true {
                if isTold { committed += records } else { hidden += records }
            } else {
                isTold = false
            }
            return isTold
        }
        let storedBefore = store.count
        store += committed
        store += hidden
        for record in committed { folded.apply(record) }
        for record in hidden { folded.apply(record) }
        if case .diskError = fault, commits > 0, closedStore == nil, isStoreWritable {
            closedStore = elapsed
            self.fault = nil
        }
        if fault == .hiccup, commits > 0 { self.fault = nil }
        if case .crash(afterEffects: let count) = fault {
            effects.removeSubrange(min(count, effects.count)...)
            isDead = true
        } else if isDead {
            effects = []
        }
        nextWake = nil
        for effect in effects { perform(effect) }
        if isWatched {
            untold.append(
                Turn(
                    now: now, elapsed: elapsed, run: runs, input: input, effects: effects,
                    committed: committed, storedBefore: storedBefore, isCut: isDead, wake: asked))
        }
        if isDead {
            self.fault = nil
            die()
        }
        return effects
    }

    private mutating func perform(_ effect: Effect) {
        switch effect {
        case .show(let alarm):
            if hasDisplay { desktop[alarm.id] = alarm }
            if alarm.call != .silent {
                let time = zone.civil(at: now.wall).time
                ringings.append(
                    Ringing(time: time, call: alarm.call, doses: alarm.doses.map(\.dose.id)))
            }
        case .withdraw(let id): desktop[id] = nil
        case .notify(let notice): notices.append(notice)
        case .wake(let instant): nextWake = instant
        case .recorded, .reply: break
        }
    }

    /// The turns since this was last asked.
    package mutating func takeTurns() -> [Turn] {
        defer { untold = [] }
        return untold
    }

    // MARK: Stopping and starting

    /// Ends the daemon at once: all that was not in the store is gone, and what it showed with it.
    package mutating func die() {
        isRunning = false
        desktop = [:]
        nextWake = nil
        closedStore = nil
    }

    /// Starts the daemon as `Daemon.start` does: on what the store holds, under the plan that was adopted last, and then
    /// under the plan as the file says now.
    package mutating func start() {
        precondition(!isRunning, "A daemon that runs is not started once more.")
        isRunning = true
        runs += 1
        resume()
        goOn()
    }

    /// First the doses that went by under the plan as it was, then the plan as it is.
    private mutating func goOn() {
        if hasLoss, let plan = agenda.plan, let adopted = agenda.ledger.plan {
            handle(.plan(plan, adopted.plan, afterLoss: takeLoss()))
        }
        if isRunning { handle(.clock) }
        readFiles()
    }

    private mutating func takeLoss() -> Bool {
        defer { if closedStore == nil { hasLoss = false } }
        return hasLoss
    }

    /// Builds the agenda on what the store holds.
    private mutating func resume() {
        hasLoss = countAfterLoss == store.count
        let ledger = load(today: today)
        let plan = ledger.plan.flatMap { plans[$0.plan] }
        let zone = plan.map { self.zone(of: $0) } ?? localZone
        agenda = Agenda(zone: zone, plan: plan, ledger: ledger, times: times)
        if plan?.countsIntakes ?? false { reloadLedger() }
    }

    /// Reads the store anew where the running daemon has let go of what concerns the clock that was set back.
    mutating func reloadLedger() {
        guard closedStore == nil else { return }
        agenda.reload(load(today: today), at: now)
    }

    /// Whether the agenda has let go of what it needs now, and the store can be read by nobody yet.
    var isPastOutOfReach: Bool { closedStore != nil && agenda.lacksThePast(at: now) }

    private mutating func reopenStore() {
        guard let since = closedStore, elapsed - since >= Limits.storeRetry.milliseconds,
            isStoreWritable
        else { return }
        closedStore = nil
        resume()
        desktop = [:]
        runs += 1
        goOn()
    }

    /// Adopts the plan and the zone as the files say, where they are others than those in force.
    private mutating func readFiles() {
        guard isRunning, let text = planFile, let plan = plans[text] else { return }
        let zone = zone(of: plan)
        if plan != agenda.plan {
            read(plan, text)
        } else if zone != agenda.zone {
            handle(.zone(zone))
        }
    }

    /// As `Daemon.readPlan` does: what was taken long ago was not asked of the store for a plan that does not count it.
    mutating func read(_ plan: Plan, _ text: PlanText, afterLoss: Bool = false) {
        let countedBefore = agenda.plan?.countsIntakes ?? false
        handle(.plan(plan, text, in: zone(of: plan), afterLoss: takeLoss() || afterLoss))
        guard isRunning, plan.countsIntakes, !countedBefore else { return }
        reloadLedger()
        handle(.clock)
    }

    func zone(of plan: Plan) -> Zone {
        switch plan.zone {
        case .local: localZone
        case .named(let name): zones(name)
        }
    }

    package var today: CivilDate { zone.civil(at: now.wall).date }
}
