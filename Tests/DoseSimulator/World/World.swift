package import DoseCore

/// A machine, a desktop, a store and a person around one reminder, with clocks that obey.
///
/// Time moves only when it is told to. The store is an array, or a real one behind a `Shelf`. Whatever is decided the
/// reminder decides; here are its errands and the effects.
package struct World {
    package internal(set) var reminder: Reminder
    /// What the store holds.
    package internal(set) var store: [Record] = []
    /// A full disk writes nothing.
    package var isStoreWritable = true
    package var now: Moment
    /// The time really passed since the world began, in milliseconds.
    package internal(set) var elapsed: Int64 = 0
    /// Milliseconds that the wall clock gains in a thousand seconds.
    package var drift: Int64 = 0
    /// What is to be on the desktop.
    package internal(set) var desktop: [Alarm.ID: Alarm] = [:]
    /// The daemon's screen, the notification server, and what is under way between them.
    package internal(set) var link = ScreenLink()
    /// What the desktop asks.
    package internal(set) var asked: [CourseQuestion] = []
    /// What the desktop asks for the diary.
    package internal(set) var askedDiary: [DiaryQuestion] = []
    /// What the desktop says of tomorrow.
    package internal(set) var foretold: [Foretold] = []
    package internal(set) var ringings: [Ringing] = []
    package internal(set) var notices: [Notice] = []
    /// How often the reminder was told something.
    package private(set) var turns = 0
    /// How often it was begun anew: the daemon was started, or found another store than it knew.
    package internal(set) var runs = 1
    package let plan: Plan?
    package var times: AlarmTimes
    /// What the person wrote, by the text that the ledger keeps.
    package internal(set) var plans: [PlanText: Plan] = [:]
    /// The text that the person last wrote to the plan file; nil when nothing was written yet.
    package internal(set) var planFile: PlanText?
    /// When it was written last, as which of all the files that were under its name, and which of them was read last.
    var planFileWritten = Instant(milliseconds: 0)
    var planFileNumber: UInt64 = 0
    var planFileRead: UInt64 = 0
    /// When it was seen first that it is not as it was read; nil when it is.
    var planFileSeen: Int64?
    /// What became of the file since.
    package internal(set) var planFileState = PlanFileState.whole
    /// Whether the database of zones can be read.
    package internal(set) var hasZoneData = true
    /// When it went or came back last.
    var zoneDataSet: Int64 = 0
    /// The machine's own zone.
    package internal(set) var localZone: Zone
    package private(set) var nextWake: Instant?
    /// Whether the agenda lacks what was before the clock was set back, and the store can be read by nobody yet.
    var isPastOutOfReach: Bool {
        isStoreClosed && today - Limits.rememberedDays < agenda.ledger.since
    }
    /// What goes wrong next.
    package var fault: Fault?
    /// Whether a daemon runs.
    package internal(set) var isRunning = true
    /// Whether the store was closed after an error of the disk, or could not be opened.
    package internal(set) var isStoreClosed = false
    /// Whether the store could be opened if it were tried.
    package internal(set) var isStoreThere = true
    /// Whether one that cannot be opened can be read all the same.
    package internal(set) var isStoreReadable = false
    /// How many records were left when the end of the store was lost.
    var countAfterLoss: Int?
    /// Whether no plan was adopted since that reckons with it.
    var isLossOpen: Bool {
        guard let countAfterLoss else { return false }
        return !store[countAfterLoss...].contains { $0.event.isAdoptionAfterLoss }
    }
    /// The records folded from the first on.
    var folded = Ledger()
    /// What of the store the agenda goes on with, and what it was offered last.
    var reading = Reading()
    var offered = Reading()
    var starts = 0
    let shelf: Shelf?
    /// What this computer is called, where the person has others; nil where they have none.
    package let computer: Computer?
    /// What the files of the others hold, as they arrived here last.
    package internal(set) var mail: [Arrival] = []
    /// Whether they were read since.
    var isMailRead = true
    /// The turns that nobody has looked at yet.
    package internal(set) var untold: [Turn] = []
    /// Whether somebody looks at the turns.
    package var isWatched = false
    let zones: (String) -> Zone

    package enum PlanFileState {
        case whole
        /// It is refused.
        case broken
        case gone
    }

    /// One event and what came of it.
    package struct Turn {
        package let now: Moment
        package let elapsed: Int64
        package let run: Int
        package internal(set) var event: Event
        package let effects: [Effect]
        /// What was answered, if it was a request.
        package let reply: Reply?
        /// What is in the store now and was not before, so far as the daemon knows.
        package let committed: [Record]
        /// How many records the store held before it.
        package let storedBefore: Int
        /// Whether the daemon died in it, so that only these effects were seen.
        package let isCut: Bool
        /// When the reminder asked to be woken before it.
        package let wake: Instant?
        /// Whether after it the plan file is still to be read.
        package let awaitsPlan: Bool
        /// What a look at the clock would have done in its place; nil where nothing was to be noted or taken back.
        package let alone: [Effect]?
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
        computer: Computer? = nil, isWatched: Bool = false,
        zones: @escaping (String) -> Zone = Zone.system
    ) {
        self.plan = plan
        self.times = times
        self.shelf = shelf
        self.computer = computer
        self.isWatched = isWatched
        self.zones = zones
        localZone = zone
        now = Moment(
            wall: start, boot: BootTime(boot: "first", milliseconds: 60_000),
            isSynchronised: isSynchronised)
        reminder = Reminder(zone: zone, times: times)
        reminder.hasOthers = computer != nil
        if afterLoss { countAfterLoss = 0 }
        if let plan { write(plan) }
        gainDisplay(isTold: false)
        handle(.clock)
    }

    /// Whether a notification server is there, and the daemon knows it.
    package var hasDisplay: Bool { link.isServerKnown }

    package var agenda: Agenda { reminder.agenda }
    package var zone: Zone { agenda.zone }
    package var today: CivilDate { zone.civil(at: now.wall).date }

    // MARK: The shell

    /// Tells the reminder what happened, with its errands before and after; the effects of the event's own turn.
    @discardableResult
    package mutating func handle(_ event: Event) -> [Effect] { outcome(of: event)?.effects ?? [] }

    /// Nil when the daemon died before it came to it, or in it.
    mutating func outcome(of event: Event) -> Outcome? {
        precondition(isRunning, "A daemon that is dead takes no event.")
        if !changedFiles.isEmpty, planFileSeen == nil { planFileSeen = elapsed }
        reminder.see(changedFiles, at: now)
        if !isMailRead { reminder.expectArrivals() }
        while isRunning, let errand = reminder.nextErrand(at: now) { take(fetch(errand)) }
        guard isRunning else { return nil }
        let outcome = take(event)
        while isRunning, let errand = reminder.nextFollowUp(at: now) { take(fetch(errand)) }
        return outcome
    }

    /// One turn: what is decided is kept, or not, and then done.
    @discardableResult
    private mutating func take(_ event: Event) -> Outcome? {
        turns += 1
        let asked = nextWake
        let alone = isWatched && event.isOfDiary ? effectsOfClock : nil
        let turn = reminder.decide(event, at: now)
        let storedBefore = store.count
        let commit = commit(turn.recordsToKeep)
        var outcome = commit.saving.map { reminder.conclude(turn, $0) }
        var isDead = outcome == nil
        if case .crash(let count) = fault, let effects = outcome?.effects {
            outcome?.effects.removeSubrange(min(count, effects.count)...)
            isDead = true
        }
        if agenda.ledger.since == offered.since { reading = offered }
        nextWake = nil
        for effect in outcome?.effects ?? [] { perform(effect) }
        if isWatched {
            untold.append(
                Turn(
                    now: now, elapsed: elapsed, run: runs, event: event,
                    effects: outcome?.effects ?? [], reply: isDead ? nil : outcome?.reply,
                    committed: commit.told, storedBefore: storedBefore, isCut: isDead, wake: asked,
                    awaitsPlan: reminder.awaitsPlan, alone: alone))
        }
        if isDead {
            fault = nil
            die()
            return nil
        }
        return outcome
    }

    /// What a look at the clock would do now.
    private var effectsOfClock: [Effect] {
        var twin = reminder
        let turn = twin.decide(.clock, at: now)
        return twin.conclude(turn, .saved).effects
    }

    private mutating func perform(_ effect: Effect) {
        switch effect {
        case .show(let alarm):
            if hasDisplay {
                desktop[alarm.id] = alarm
                tellScreen { $0.show(alarm) }
            }
            if alarm.call != .silent {
                link.losses[alarm.id] = nil
                let time = zone.civil(at: now.wall).time
                ringings.append(
                    Ringing(time: time, call: alarm.call, doses: alarm.doses.map(\.dose.id)))
            }
        case .withdraw(let id):
            desktop[id] = nil
            tellScreen { $0.withdraw(id) }
        case .notify(let notice): notices.append(notice)
        case .foretell(let changes): foretold = changes
        case .askDiary(let questions): askedDiary = hasDisplay ? questions : []
        case .ask(let questions): asked = hasDisplay ? questions : []
        case .wake(let instant): nextWake = instant
        case .recorded, .planFile: break
        }
    }

    /// The turns since this was last asked.
    package mutating func takeTurns() -> [Turn] {
        defer { untold = [] }
        return untold
    }

    // MARK: Stopping and starting

    /// Ends the daemon at once: all that was not in the store is gone, and on the screen is what is there.
    package mutating func die() {
        isRunning = false
        cutConnection()
        asked = []
        askedDiary = []
        foretold = []
        nextWake = nil
        isStoreClosed = false
    }

    package mutating func start() {
        precondition(!isRunning, "A daemon that runs is not started once more.")
        isRunning = true
        runs += 1
        reminder = Reminder(zone: localZone, times: times)
        reminder.hasOthers = computer != nil
        link.begin()
        findServer()
        handle(.clock)
        coverScreen()
    }
}

extension Event {
    /// Whether it may note something, or take back what was noted.
    fileprivate var isOfDiary: Bool {
        guard case .request(let request) = self else { return false }
        return switch request.answer {
        case .note, .undo: true
        case .take, .took, .skip, .snooze, .course, .choose, .settle, .stock: false
        }
    }
}
