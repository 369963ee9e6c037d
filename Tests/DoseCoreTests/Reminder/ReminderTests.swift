import DoseCore
import DoseSimulator
import Testing

/// What becomes of the doses when the store, the plan file or the zone is not to be had.
@Suite struct `What a daemon needs` {
    private var noon: World {
        World(afternoon, in: paris, at: "2026-12-01 12:00", isWatched: true)
    }

    // MARK: The store

    @Test func `a store that cannot be opened is tried again after half a minute, and no sooner`() {
        var world = noon
        world.die()
        world.setStore(false)
        world.start()
        #expect(world.nextWake == world.now.wall + Limits.storeRetry)
        world.setStore(true)
        _ = world.takeTurns()
        world.pass(.milliseconds(29_999))
        world.handle(.clock)
        #expect(world.openings == 0)
        world.pass(.milliseconds(1))
        world.handle(.clock)
        #expect(world.openings == 1)
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
    }

    @Test func `without the store no dose rings that may have been taken, and the others do`() {
        var world = noon
        world.run(until: "2026-12-01 12:45")
        world.take()
        world.die()
        world.setStore(false)
        world.start()
        world.run(until: "2026-12-01 14:00")
        #expect(world.rings.isEmpty)
        world.run(until: "2026-12-01 15:00")
        #expect(world.rings == ["15:00 first baclofen/2026-12-01/15:00"])
        #expect(world.take("15:00") == .refused(.notSaved))
        world.setStore(true)
        world.run(until: "2026-12-01 15:01")
        #expect(world.story.first == "taken baclofen/2026-12-01/13:00")
        guard case .recorded = world.take("15:00") else {
            Issue.record("The store is there again.")
            return
        }
    }

    @Test func `by a store that can only be read rings what can be taken now, and nothing is lost`()
    {
        var world = noon
        world.run(until: "2026-12-01 12:45")
        world.take()
        world.run(until: "2026-12-01 14:45")
        world.die()
        world.setStore(false, isReadable: true)
        world.start()
        // Its window was open at the start; what was taken before stays taken.
        world.run(until: "2026-12-01 15:05")
        #expect(
            world.rings.suffix(2) == [
                "15:00 first baclofen/2026-12-01/15:00", "15:05 repeated baclofen/2026-12-01/15:00",
            ])
        #expect(world.state("baclofen/2026-12-01/13:00")?.isSettled == true)
        #expect(!world.notices.contains { if case .ledgerLost = $0 { true } else { false } })
        #expect(world.take("15:00") == .refused(.notSaved))
        world.setStore(true)
        world.run(until: "2026-12-01 15:06")
        guard case .recorded = world.take("15:00") else {
            Issue.record("The store is there again.")
            return
        }
        #expect(world.adoptions == 1)
    }

    @Test func `of a store that cannot be read it is told that nothing is lost`() {
        var world = noon
        world.run(until: "2026-12-01 12:45")
        world.die()
        world.setStore(false)
        world.start()
        #expect(
            world.notices.compactMap { notice -> [DoseID]? in
                if case .ledgerUnreadable(let doses) = notice { doses.map(\.id) } else { nil }
            }.map { $0.map(\.description) } == [["baclofen/2026-12-01/13:00"]])
        #expect(!world.notices.contains { if case .ledgerLost = $0 { true } else { false } })
    }

    @Test func `a store that can be read later ends the doubt about what was taken`() {
        var world = noon
        world.run(until: "2026-12-01 12:45")
        world.die()
        world.setStore(false)
        world.start()
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings.isEmpty)
        world.setStore(false, isReadable: true)
        world.run(until: "2026-12-01 13:01")
        #expect(world.rings.last?.hasSuffix("baclofen/2026-12-01/13:00") == true)
    }

    // MARK: The ledger

    @Test func `the ledger is read anew once a month, and not while a dose rings`() {
        var world = noon
        world.run(until: "2026-12-31 13:30")
        #expect(world.takeTurns().count { $0.event.isReading } == 0)
        world.run(until: "2026-12-31 14:00")
        #expect(world.takeTurns().count { $0.event.isReading } == 1)
        world.run(until: "2027-01-20 12:00")
        #expect(world.takeTurns().count { $0.event.isReading } == 0)
    }

    @Test func `by a clock set back to before what was read, nothing rings that was taken then`() {
        var world = World(
            afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true, isWatched: true)
        world.run(until: "2026-12-01 13:05")
        world.take()
        world.run(until: "2027-04-01 12:00")
        // One of eight starts reads no more than it must.
        while world.agenda.ledger.since <= civil("2026-12-01") { world.restart() }
        let rings = world.rings
        world.setClock(to: "2026-12-01 13:30")
        #expect(world.takeTurns().contains { $0.event.isReading })
        #expect(world.rings == rings)
        #expect(world.state("baclofen/2026-12-01/13:00")?.isSettled == true)
    }

    // MARK: The plan file

    private var moved: Plan { plan(baclofen([("12:59", 10), ("15:00", 20), ("17:00", 30)])) }

    @Test func `a plan file that is gone or broken leaves the plan in force`() {
        var world = noon
        world.setPlanFile(.gone)
        #expect(world.takeTurns().last?.effects.contains(.planFile(.absent)) == true)
        world.setPlanFile(.gone)
        #expect(world.takeTurns().last?.effects.contains(.planFile(.absent)) == false)
        world.setPlanFile(.broken)
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
    }

    @Test func `what rings is the plan on the disk, though nobody told that it was changed`() {
        var world = noon
        world.run(until: "2026-12-01 12:30")
        world.adopt(moved, isTold: false)
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings.first == "13:00 first baclofen/2026-12-01/12:59")
    }

    @Test func `a file that may be half written is read when it has been quiet for a moment`() {
        var world = noon
        world.setPlanFile(.broken, isTold: false)
        world.handle(.clock)
        #expect(world.nextWake == world.now.wall + Limits.fileQuiet)
        world.pass(.milliseconds(200))
        world.setPlanFile(.whole, isTold: false)
        _ = world.takeTurns()
        world.run(for: .milliseconds(299))
        #expect(!world.takeTurns().contains { $0.event.isPlanFile })
        world.run(for: .milliseconds(2))
        #expect(world.takeTurns().contains { $0.event.isPlanFile })
    }

    @Test func `a file that is touched again and again is read in the end`() {
        var world = noon
        world.adopt(moved, isTold: false)
        for _ in 0..<31 {
            world.touchPlanFile()
            world.handle(.clock)
            world.pass(.milliseconds(100))
        }
        #expect(world.agenda.plan == moved)
    }

    @Test func `of a file that is as it was read nobody is woken`() {
        var world = noon
        _ = world.takeTurns()
        world.run(until: "2026-12-01 12:59")
        #expect(world.takeTurns().count <= 1)
    }

    @Test func `a plan that comes to count intakes rings at once by those of long ago`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 12:00", isWatched: true)
        world.run(until: "2026-12-01 17:05")
        world.take()
        world.run(until: "2027-04-01 12:00")
        while world.agenda.ledger.since <= civil("2026-12-01") { world.restart() }
        let isKnown = { (world: World) in
            world.agenda.ledger.course(of: "baclofen").hasIntake(on: civil("2026-12-01"))
        }
        #expect(!isKnown(world))
        _ = world.takeTurns()
        world.adopt(plan(titration(advance: .taken)))
        #expect(isKnown(world))
        let adopted = world.takeTurns().first { turn in
            turn.committed.contains { $0.event.word == .planAdopted }
        }
        // Known before it is in force: nothing ever rings by the calendar.
        #expect(adopted?.event.isReading == true)
    }

    // MARK: The order

    @Test func `an alarm is shown before its record is told, and a notice after both`() {
        var world = noon
        world.run(until: "2026-12-01 13:30")
        _ = world.takeTurns()
        // Over the end of one window and into the next one.
        world.pass(.minutes(100))
        world.handle(.clock)
        #expect(
            world.takeTurns().last?.effects.map(\.word) == [
                "withdraw", "show", "wake", "recorded", "notify",
            ])
    }
}

extension World {
    /// How often the store was opened since this was last asked.
    fileprivate var openings: Int {
        var world = self
        return world.takeTurns().count { if case .storeOpened = $0.event { true } else { false } }
    }

    var adoptions: Int {
        store.count { if case .planAdopted = $0.event { true } else { false } }
    }
}

extension Event {
    fileprivate var isPlanFile: Bool {
        if case .planFile = self { true } else { false }
    }

    fileprivate var isReading: Bool {
        if case .ledgerRead = self { true } else { false }
    }
}

extension Effect {
    fileprivate var word: String {
        switch self {
        case .recorded: "recorded"
        case .show: "show"
        case .withdraw: "withdraw"
        case .notify: "notify"
        case .ask: "ask"
        case .askDiary: "askDiary"
        case .foretell: "foretell"
        case .planFile: "planFile"
        case .wake: "wake"
        }
    }
}
