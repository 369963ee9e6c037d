import DoseCore
import DoseSimulator
import Testing

/// What a clock that was ahead, or in doubt, must not leave behind.
@Suite struct `A clock that was wrong` {
    /// The daemon is started with the clock at another time, as by an empty battery.
    private func start(_ world: inout World, at time: String) {
        world.die()
        world.setClock(to: time)
        world.reboot()
        world.start()
    }

    @Test func `months ahead at the start, it silences no dose of the day when it is right`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        start(&world, at: "2027-03-01 12:00")
        world.run(until: "2027-03-01 12:01")
        world.setClock(to: "2026-12-01 12:02")
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
    }

    @Test func `months ahead at the start and in doubt, it forgets nothing`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:00")
        world.take()
        start(&world, at: "2028-03-01 12:00")
        world.run(until: "2028-03-01 12:01")
        #expect(world.agenda.trust != .trusted)
        #expect(world.state("baclofen/2026-12-01/13:00")?.isSettled == true)
    }

    @Test func `in doubt and past an open window, it is looked at no more often than any in doubt`()
    {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        world.setClock(to: "2028-12-01 13:05")
        #expect(world.agenda.trust != .trusted)
        #expect(world.nextWake == world.now.wall + Limits.doubtfulClockCheck)
        world.run(until: "2028-12-01 14:00")
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-01/13:00")
    }

    @Test func `months ahead once, it hides nothing that closed in an absence later on`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        world.setClock(to: "2027-03-01 12:00")
        world.setClock(to: "2026-12-01 12:01")
        world.follow(plan(medication("clonidine", [("21:00", 1)])))
        world.run(until: "2026-12-02 12:00")
        world.restart(at: "2027-01-20 12:00", isReboot: true)
        let missed = world.story.filter { $0.hasPrefix("missed (unattended) clonidine") }
        #expect(missed.first == "missed (unattended) clonidine/2026-12-02/21:00")
        #expect(missed.count == civil("2027-01-20") - civil("2026-12-02"))
    }

    @Test func `days ahead once, it leaves no alarm of a date to come, and that rings on its date`()
    {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        start(&world, at: "2026-12-09 12:59")
        world.run(until: "2026-12-09 13:01")
        #expect(world.rings.last == "13:00 first baclofen/2026-12-09/13:00")
        start(&world, at: "2026-12-01 12:30")
        #expect(world.desktop.isEmpty)
        #expect(world.state("baclofen/2026-12-09/13:00") == .settled(.superseded))
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings.last == "13:00 first baclofen/2026-12-01/13:00")
        world.run(until: "2026-12-09 13:00")
        #expect(world.rings.last == "13:00 first baclofen/2026-12-09/13:00")
    }

    @Test func `days ahead once, its alarm of a date to come keeps none of today from ringing`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        start(&world, at: "2026-12-09 12:59")
        world.run(until: "2026-12-09 13:01")
        #expect(world.rings.last == "13:00 first baclofen/2026-12-09/13:00")
        world.now.isSynchronised = false
        start(&world, at: "2026-12-08 13:05")
        #expect(world.agenda.trust != .trusted)
        world.now.isSynchronised = true
        world.setClock(to: "2026-12-01 13:06")
        #expect(world.rings.last == "13:06 first baclofen/2026-12-01/13:00")
    }

    @Test func `hours ahead once, it takes no alarm away by a start`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        world.run(until: "2026-12-01 13:01")
        start(&world, at: "2026-12-01 12:30")
        #expect(world.agenda.ledger.ringingDoses == [id("baclofen/2026-12-01/13:00")])
    }

    @Test func `a dose that it missed and that waits again is told to be next`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        world.setClock(to: "2026-12-08 12:00")
        world.setClock(to: "2026-12-01 12:01")
        #expect(
            world.agenda.situation(at: world.now).nextDose?.id == id("baclofen/2026-12-01/13:00"))
    }

    @Test func `a plan adopted while it was ahead rings from when it is right`() {
        var world = World(nil, in: paris, at: "2026-12-08 12:00", isSynchronised: true)
        world.follow(afternoon)
        world.setClock(to: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
    }

    @Test func `an intake recorded while it was ahead keeps its distance by the time that passed`()
    {
        let slots = [("13:00", 10), ("17:00", 10), ("21:00", 10)]
        var world = World(
            plan(baclofen(slots, spacing: .hours(3))), in: paris, at: "2026-12-01 12:00",
            isSynchronised: true)
        world.setClock(to: "2026-12-05 13:00")
        world.take()
        world.setClock(to: "2026-12-01 12:01")
        let rings = world.rings.count
        world.run(until: "2026-12-01 14:00")
        #expect(world.rings.count == rings)
        #expect(world.desktop.isEmpty)
        world.run(until: "2026-12-01 17:00")
        #expect(world.rings.last == "17:00 first baclofen/2026-12-01/17:00")
    }

    @Test func `a plan adopted while it was in doubt misses nothing of the years between`() {
        var world = World(nil, in: paris, at: "1970-01-01 02:00")
        world.follow(afternoon)
        world.now.isSynchronised = true
        world.setClock(to: "2026-12-01 12:00")
        #expect(world.story.isEmpty)
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
        #expect(world.replayed.ledger == world.agenda.ledger)
    }

    @Test func `a plan adopted while it was ahead rings after a doubt in which the zone changed`() {
        var world = World(nil, in: paris, at: "2026-12-08 12:00", isSynchronised: true)
        world.follow(afternoon)
        world.setClock(to: "2026-12-01 12:00")
        world.setSynchronised(false)
        #expect(world.agenda.trust != .trusted)
        world.travel(to: .system("Europe/Berlin"))
        world.synchronise()
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
    }

    @Test func `a plan adopted while it was ahead loses no open dose to a clock in doubt`() {
        var world = World(nil, in: paris, at: "2026-12-02 12:00", isSynchronised: true)
        world.follow(afternoon)
        world.setClock(to: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:01")
        world.setSynchronised(false)
        world.restart()
        #expect(world.agenda.ledger.ringingDoses == [id("baclofen/2026-12-01/13:00")])
        #expect(world.desktop.count == 1)
    }

    @Test func `an answer that it dated is taken back on that day, and the dose can be told anew`()
    {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        world.setClock(to: "2026-12-11 13:05")
        world.take()
        world.setClock(to: "2026-12-01 18:05")
        world.run(until: "2026-12-11 13:10")
        // However old the answer is: it is today's dose that it settled.
        world.undo()
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-11/13:00")
        world.take("baclofen", at: "13:10")
        #expect(world.story.last == "taken baclofen/2026-12-11/13:00")
    }

    // MARK: Beside a store that refuses

    /// Five minutes after the first dose of the afternoon, which was taken.
    private func takenAtOne() -> World {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        world.run(until: "2026-12-01 13:05")
        world.take()
        return world
    }

    @Test func `while the store refuses, a dose missed by a clock ahead waits again`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        world.isStoreWritable = false
        world.setClock(to: "2026-12-01 20:00")
        world.setClock(to: "2026-12-01 12:10")
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
    }

    @Test func `while the store refuses, a clock months ahead for a moment hides nothing`() {
        var world = takenAtOne()
        world.isStoreWritable = false
        world.setClock(to: "2027-04-01 12:00")
        world.setClock(to: "2026-12-01 13:10")
        world.run(until: "2026-12-01 15:00")
        #expect(
            world.rings.filter { $0.contains("first") } == [
                "13:00 first baclofen/2026-12-01/13:00", "15:00 first baclofen/2026-12-01/15:00",
            ])
    }

    @Test func `while the store refuses, a clock months ahead at the start hides nothing`() {
        var world = takenAtOne()
        world.isStoreWritable = false
        start(&world, at: "2027-04-01 12:00")
        world.setClock(to: "2026-12-01 13:10")
        world.run(until: "2026-12-01 15:00")
        #expect(
            world.rings.filter { $0.hasSuffix("2026-12-01/15:00") } == [
                "15:00 first baclofen/2026-12-01/15:00"
            ])
        #expect(world.state("baclofen/2026-12-01/13:00")?.isSettled == true)
    }

    @Test func `while the store refuses, what a clock months ahead let go of is read again`() {
        var world = takenAtOne()
        world.setClock(to: "2027-04-01 12:00")
        world.restart()
        world.isStoreWritable = false
        world.run(until: "2027-04-01 13:00")
        world.setClock(to: "2026-12-01 13:10")
        world.run(until: "2026-12-01 15:00")
        #expect(
            world.rings.filter { $0.contains("2026-12-01") } == [
                "13:00 first baclofen/2026-12-01/13:00", "13:05 repeated baclofen/2026-12-01/13:00",
                "15:00 first baclofen/2026-12-01/15:00",
            ])
    }
}
