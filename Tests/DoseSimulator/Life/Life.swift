package import DoseCore

/// A patient's life at random: somebody who forgets, answers late, twice and wrongly, on a machine that sleeps, crashes
/// and has its clock set, with a plan that is edited and a store that fails. The seed says all of it.
package struct Life {
    package let seed: UInt64
    package let temper: Temper
    package internal(set) var world: World
    package internal(set) var laws: Laws
    /// What happened, one line for each event, to read a failure by; empty unless it was asked for.
    package internal(set) var log: [String] = []
    var random: Random
    let atlas: Atlas
    let isTold: Bool
    let home: Zone
    /// The wall clock as it would be had nobody set it.
    let beginning: Instant
    /// What the person is about to do, soonest first.
    var acts: [Act] = []
    /// When the next thing goes wrong.
    var nextTrouble: Int64 = 0
    /// When the daemon is started again that died or was ended.
    var nextStart: Int64?
    /// Presses that a notification server may repeat.
    var pressed: [Request] = []
    let person: Person
    /// Until when the person is nowhere near.
    var awayUntil: Int64 = 0
    private var heard = 0
    /// Apart from all else, so that a life without a diary is the same one.
    var diary: Random
    /// How many entries there were.
    var noted = 0
    /// Apart from all else, too.
    var stock: Random
    /// How many times something was told of what is at home.
    var counted = 0
    var requests = 0

    /// - Parameters:
    ///   - temper: how much goes wrong; nil for what the seed says.
    ///   - plan: what to begin with instead of a plan at random, brought to the life's own time.
    ///   - shelf: the store to use instead of an array.
    ///   - isTold: whether the life is to be told line by line.
    package init(
        seed: UInt64, atlas: Atlas, temper: Temper? = nil, plan: Plan? = nil, shelf: Shelf? = nil,
        isTold: Bool = false
    ) {
        self.seed = seed
        self.atlas = atlas
        self.isTold = isTold
        var random = Random(seed: seed)
        self.temper = temper ?? Temper.any(&random)
        home = atlas.any(&random)
        let year = random.int(1990...2095)
        let isBelieved = (2027...2044).contains(year) && random.once(in: 2)
        guard let date = CivilDate(year: year, month: random.int(1...12), day: random.int(1...28)),
            let time = CivilTime(secondOfDay: random.int(0...86_399))
        else { preconditionFailure("Every month has 28 days, and every day its seconds.") }
        beginning = home.instant(date, time)
        person = Person(&random)
        laws = Laws(zone: home)
        var prescribed = random.plan(plan, on: date)
        // Some are asked in the evening, be it that this is in the morning.
        if seed.isMultiple(of: 3) { prescribed.evening = CivilTime(hour: Int(seed % 24)) }
        // Others have tablets, whose pieces can be counted.
        if seed.isMultiple(of: 2) { prescribed.countInTablets() }
        world = World(
            prescribed, in: home, at: beginning,
            times: AlarmTimes(repeatEvery: .minutes(random.pick([5, 10, 10, 15, 30]))),
            isSynchronised: !isBelieved, afterLoss: random.once(in: 4), shelf: shelf,
            isWatched: true, zones: atlas.zone)
        self.random = random
        diary = Random(seed: ~seed)
        stock = Random(seed: seed &+ 0x5_70c4)
        planTrouble()
        planEntry()
        if !seed.isMultiple(of: 4) { planStock() }
    }

    /// Lives on for so many days and to a quiet end; stops at the first law that is broken.
    package mutating func run(days: Int) -> Violation? {
        if let broken = look("begins") { return broken }
        let end = world.elapsed + Int64(days) * 86_400_000
        while world.elapsed < end {
            if let broken = step() { return broken }
        }
        return finish()
    }

    // MARK: One step

    /// The next thing that happens.
    mutating func step() -> Violation? {
        var next = nextTrouble
        if let wake = world.nextWake {
            next = min(next, world.elapsed + (wake - world.now.wall).milliseconds)
        }
        if let nextStart { next = min(next, nextStart) }
        if let act = acts.first { next = min(next, act.at) }
        if let letter = world.nextLetter, letter <= next {
            pass(to: letter)
            world.readLetters()
            return look("between daemon and server")
        }
        if let start = nextStart, next == start {
            pass(to: start)
            nextStart = nil
            world.start()
            return look("started")
        }
        if let act = acts.first, next == act.at {
            acts.removeFirst()
            pass(to: act.at)
            if case .note = act.kind { planEntry() }
            if case .stock = act.kind { planStock() }
            if case .mend(let repair) = act.kind {
                let what = mend(repair)
                return look(what)
            }
            if case .edit = act.kind {
                let what = edit()
                return look(what)
            }
            guard world.isRunning else { return nil }
            let what = perform(act)
            return look(what)
        }
        if next == nextTrouble {
            pass(to: next)
            planTrouble()
            let what = disturb()
            return look(what)
        }
        guard let wake = world.nextWake else { return nil }
        world.pass(wake - world.now.wall)
        // A timer may be late by a little.
        if random.once(in: 16) { world.pass(.milliseconds(random.int(1...30))) }
        world.handle(.clock)
        return look("woken")
    }

    func isDue(_ at: Int64) -> Bool { at <= world.elapsed }

    mutating func pass(to elapsed: Int64) {
        world.pass(.milliseconds(max(0, elapsed - world.elapsed)))
    }

    private mutating func planTrouble() {
        // Troubles come together: every third follows within the hour.
        let pause = random.once(in: 3) ? min(3_600_000, temper.pause) : temper.pause
        nextTrouble = max(nextTrouble, world.elapsed) + Int64(random.int(1000...2 * pause))
    }

    /// Looks whether a law is broken by what has just happened, and lets the person hear what rings.
    mutating func look(_ what: @autoclosure () -> String) -> Violation? {
        let turns = world.takeTurns()
        if isTold { tell(what(), turns) }
        if let broken = laws.broken(by: turns, in: world) {
            return Violation(seed: seed, law: broken, log: log)
        }
        if !world.isRunning, nextStart == nil {
            // systemd starts it again at once; sometimes the machine goes down with it.
            nextStart =
                world.elapsed + Int64(random.once(in: 3) ? random.int(1000...40_000_000) : 100)
        }
        if turns.contains(where: { $0.committed.contains(where: \.isQuestion) }) { hearQuestion() }
        while heard < world.ringings.count {
            let ringing = world.ringings[heard]
            heard += 1
            hear(ringing)
        }
        return nil
    }

    // MARK: The end

    /// Everything is put right, nobody answers any more, and every open window closes.
    private mutating func finish() -> Violation? {
        acts = []
        world.isStoreWritable = true
        world.setStore(true)
        world.fault = nil
        world.drift = 0
        if !world.isRunning { world.start() }
        world.slowServer(by: .zero, answers: .zero)
        world.refuse(0)
        world.setSynchronised(true)
        world.setClock(by: beginning + .milliseconds(Int(world.elapsed)) - world.now.wall)
        if world.link.server == nil { world.gainDisplay() }
        world.setZoneData(true)
        world.setPlanFile(.whole)
        if let broken = look("all is put right") { return broken }
        for _ in 0..<400 {
            world.runToNextWake()
            if let broken = look("woken") { return broken }
            acts = []
            if laws.isQuiet, !world.isStoreClosed, world.agenda.unsaved.isEmpty { break }
        }
        if !laws.isQuiet {
            world.adopt(Plan(zone: .local, medications: []))
            if let broken = look("the plan ends") { return broken }
        }
        while let letter = world.nextLetter {
            pass(to: letter)
            world.readLetters()
            if let broken = look("between daemon and server") { return broken }
        }
        return laws.broken(atEndOf: world).map { Violation(seed: seed, law: $0, log: log) }
    }
}

extension Laws {
    /// Whether no dose is ringing.
    var isQuiet: Bool { book.ringing.isEmpty && waiting.isEmpty }
}
