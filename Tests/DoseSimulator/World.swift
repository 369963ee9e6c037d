package import DoseCore

/// A machine, a desktop, a store and a person around one agenda, with clocks that obey.
///
/// Time moves only when it is told to, and then visits every instant at which the agenda asked to be woken.
package struct World {
    package private(set) var agenda: Agenda
    /// What the store holds.
    package private(set) var store: [Record] = []
    package var isStoreWritable = true
    package private(set) var now: Moment
    /// What is on the desktop.
    package private(set) var desktop: [Alarm.ID: Alarm] = [:]
    /// Every ring so far, as `17:00 first baclofen/2026-12-01/17:00`.
    package private(set) var rings: [String] = []
    package private(set) var notices: [Notice] = []
    /// How often the agenda was handed an input.
    package private(set) var turns = 0
    package let plan: Plan?
    private var times: AlarmTimes
    /// What earlier runs of the daemon had let go of.
    private var forgotten = CivilDate.distantPast
    /// What the person wrote, by the text that the ledger keeps.
    private var plans: [PlanText: Plan] = [:]
    package private(set) var nextWake: Instant?
    /// The number of the first record that its dose's state does not allow.
    package private(set) var firstRefused: Int64?
    private var states: [DoseID: [DoseState]] = [:]

    /// A world at a civil time of the zone, whose daemon starts with an empty ledger and finds the plan.
    package init(
        _ plan: Plan?, in zone: Zone, at time: String, times: AlarmTimes = AlarmTimes(),
        isSynchronised: Bool = false
    ) {
        self.plan = plan
        self.times = times
        now = Moment(
            wall: zone.instant(of: time), boot: BootTime(boot: "first", milliseconds: 60_000),
            isSynchronised: isSynchronised)
        agenda = Agenda(zone: zone, plan: nil, times: times)
        if let plan { adopt(plan) } else { handle(.clock) }
    }

    package var zone: Zone { agenda.zone }

    /// The clock on the wall.
    package var time: String { zone.civil(at: now.wall).description }

    // MARK: Time

    /// Lets time pass up to a civil time, waking the agenda whenever it asked for it.
    package mutating func run(until time: String) {
        let end = zone.instant(of: time)
        precondition(end >= now.wall, "The world runs forward; \(time) is past.")
        run(for: end - now.wall)
    }

    /// Suspends the machine: time passes and nobody is there; at resume the clock watch speaks.
    package mutating func suspend(until time: String) {
        pass(zone.instant(of: time) - now.wall)
        handle(.clock)
    }

    /// Sets the wall clock; no time passes.
    package mutating func setClock(to time: String) {
        now.wall = zone.instant(of: time)
        handle(.clock)
    }

    package mutating func synchronise() { setSynchronised(true) }

    package mutating func setSynchronised(_ isSynchronised: Bool) {
        now.isSynchronised = isSynchronised
        handle(.clock)
    }

    // MARK: Time, by spans

    package mutating func run(for span: Duration) {
        let end = now.wall + span
        while let wake = nextWake, wake <= end {
            pass(wake - now.wall)
            handle(.clock)
        }
        pass(end - now.wall)
    }

    package mutating func runToNextWake() {
        guard let wake = nextWake else { return }
        pass(wake - now.wall)
        handle(.clock)
    }

    package mutating func suspend(for span: Duration) {
        pass(span)
        handle(.clock)
    }

    package mutating func setClock(by span: Duration) {
        now.wall = now.wall + span
        handle(.clock)
    }

    package mutating func restart(after span: Duration, isReboot: Bool) {
        pass(span)
        restart(isReboot: isReboot)
    }

    package mutating func travel(to zone: Zone) { handle(.zone(zone)) }

    /// Kills the daemon and starts it again at a civil time: all that was not in the store is gone.
    package mutating func restart(at time: String? = nil, isReboot: Bool = false) {
        if let time { pass(zone.instant(of: time) - now.wall) }
        if isReboot { now.boot = BootTime(boot: now.boot.boot + "'", milliseconds: 20_000) }
        forgotten = max(forgotten, agenda.remembersFrom)
        // The store gives back the last dates of which it has anything, however long ago they were.
        if let newest = replay(from: .distantPast).newestDate {
            forgotten = min(forgotten, newest - Limits.rememberedDays)
        }
        agenda = agenda(of: replay(from: forgotten))
        desktop = [:]
        handle(.clock)
    }

    /// The agenda that the store alone leads to.
    package var replayed: Agenda {
        agenda(of: replay(from: max(agenda.remembersFrom, forgotten)))
    }

    private func replay(from date: CivilDate) -> Ledger {
        var ledger = Ledger()
        store.forEach { ledger.apply($0) }
        ledger.forget(before: date)
        return ledger
    }

    private func agenda(of ledger: Ledger) -> Agenda {
        Agenda(
            zone: zone, plan: ledger.plan.flatMap { plans[$0.plan] }, ledger: ledger, times: times)
    }

    private mutating func pass(_ span: Duration) {
        now.wall = now.wall + span
        now.boot.milliseconds += span.milliseconds
    }

    // MARK: The person

    package mutating func adopt(_ plan: Plan) {
        let text = "plan \(plans.count)"
        plans[text] = plan
        handle(.plan(plan, text))
    }

    @discardableResult
    package mutating func take(
        _ dose: String? = nil, at time: String? = nil, mg: Int? = nil, request: RequestID? = nil
    ) -> Reply {
        let amount = mg.map { Amount(milligrams: $0) }
        let instant = time.flatMap { zone.past($0, at: now.wall) }
        return ask(.take(selection(dose), at: instant, amount: amount), request: request)
    }

    @discardableResult
    package mutating func skip(_ dose: String? = nil, reason: String? = nil) -> Reply {
        ask(.skip(selection(dose), reason: reason))
    }

    @discardableResult
    package mutating func snooze(_ dose: String? = nil, for length: Duration? = nil) -> Reply {
        ask(.snooze(selection(dose), length: length))
    }

    @discardableResult
    package mutating func undo() -> Reply { ask(.undo) }

    /// Presses Taken on the notification that was due at a civil time.
    @discardableResult
    package mutating func pressTaken(_ time: String) -> Reply {
        guard let alarm = desktop[zone.instant(of: time)] else {
            preconditionFailure("No notification of \(time) is on the desktop at \(self.time).")
        }
        return ask(
            .take(.doses(alarm.doses.map(\.dose.id)), at: nil, amount: nil), by: .button)
    }

    @discardableResult
    package mutating func ask(
        _ answer: Answer, by hand: Hand = .command, request: RequestID? = nil
    ) -> Reply {
        let effects = handle(.request(Request(id: request, by: hand, answer: answer)))
        for case .reply(let reply) in effects { return reply }
        preconditionFailure("The agenda left a request without a reply.")
    }

    private func selection(_ dose: String?) -> Selection {
        guard let dose else { return .open }
        guard let selector = DoseSelector(dose) else {
            preconditionFailure("'\(dose)' names no dose.")
        }
        return .matching(selector)
    }

    // MARK: The shell

    @discardableResult
    package mutating func handle(_ input: Input) -> [Effect] {
        turns += 1
        var committed: [Record] = []
        let isWritable = isStoreWritable
        let effects = agenda.handle(input, at: now) { records in
            if isWritable { committed += records }
            return isWritable
        }
        store += committed
        committed.forEach { check($0) }
        nextWake = nil
        for effect in effects { perform(effect) }
        return effects
    }

    /// Folds a record once more by the transition function alone.
    private mutating func check(_ record: Record) {
        switch record.event {
        case .dose(let id, _, _, let event):
            let state = states[id]?.last ?? .awaited
            guard let next = state.after(event, at: record.at) else {
                firstRefused = firstRefused ?? record.number
                return
            }
            states[id, default: [.awaited]].append(next)
        case .undone(let number):
            guard let answer = store.first(where: { $0.number == number }),
                case .dose(let id, _, _, _) = answer.event
            else { return }
            states[id]?.removeLast()
        case .planAdopted, .extraIntake, .course: break
        }
    }

    private mutating func perform(_ effect: Effect) {
        switch effect {
        case .show(let alarm):
            desktop[alarm.id] = alarm
            if alarm.call != .silent {
                let doses = alarm.doses.map(\.dose.id.description).joined(separator: " ")
                rings.append("\(zone.civil(at: now.wall).time) \(alarm.call) \(doses)")
            }
        case .withdraw(let id): desktop[id] = nil
        case .notify(let notice): notices.append(notice)
        case .wake(let instant): nextWake = instant
        case .recorded, .reply: break
        }
    }

    /// What the ledger says of a dose.
    package func state(_ dose: String) -> DoseState? {
        DoseID(dose).map { agenda.ledger.state(of: $0) }
    }

    /// The records about doses and intakes in short, in their order: `taken baclofen/2026-12-01/17:00`.
    package var story: [String] { store.compactMap(\.event.story) }
}

extension Zone {
    /// The instant of `2026-12-01 17:00`; it ends the program when that is no civil time.
    package func instant(of text: String) -> Instant {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 2, let date = CivilDate(parts[0]), let time = CivilTime(parts[1])
        else {
            preconditionFailure("'\(text)' is no civil date and time.")
        }
        return instant(date, time)
    }
}

extension Record.Event {
    /// Nil for the records that concern no dose and no course.
    fileprivate var story: String? {
        switch self {
        case .planAdopted: nil
        case .dose(let id, _, _, .missed(let cause)): "missed (\(cause.rawValue)) \(id)"
        case .dose(let id, _, _, _): "\(word) \(id)"
        case .extraIntake(let key, _, let intake): "extra \(key) \(intake.amount)"
        case .course(let key, let move, _): "\(word) \(key) from \(move.from)"
        case .undone(let number): "undone \(number)"
        }
    }
}
