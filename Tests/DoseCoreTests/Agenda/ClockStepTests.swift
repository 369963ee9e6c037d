import DoseCore
import DoseSimulator
import Testing

/// What a clock that is set does to doses that are near, and to what was taken just before.
@Suite struct `A clock that is set` {
    private let earlyAfternoon = "2026-12-01 12:00"

    private func world(_ plan: Plan = afternoon) -> World {
        World(plan, in: paris, at: earlyAfternoon, isSynchronised: true)
    }

    @Test func `forward into a window rings its dose at once, and for the rest of the window`() {
        var world = world()
        world.setClock(to: "2026-12-01 13:20")
        #expect(world.rings == ["13:20 first baclofen/2026-12-01/13:00"])
        #expect(world.desktop.values.flatMap(\.doses).map(\.dose.due) == [at("13:00")])
        world.run(until: "2026-12-01 14:00")
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-01/13:00")
    }

    @Test func `forward over several doses misses each of them, in one notice and without a ring`()
    {
        var world = world()
        world.setClock(to: "2026-12-01 20:00")
        #expect(
            world.story
                == ["13:00", "15:00", "17:00"].map {
                    "missed (unattended) baclofen/2026-12-01/\($0)"
                })
        #expect(world.rings.isEmpty)
        #expect(world.notices.count == 1)
        world.run(until: "2026-12-02 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-02/13:00"])
        #expect(world.desktop.values.flatMap(\.doses).map(\.dose.amount.value) == [10])
    }

    @Test func `dead at boot, it rings what is open as soon as it is right, and tells both`() {
        var world = World(afternoon, in: paris, at: earlyAfternoon)
        world.restart(at: "2026-12-01 12:30", isReboot: true)
        world.setClock(to: "1970-01-01 01:00")
        world.run(until: "1970-01-01 05:00")
        #expect(world.story.isEmpty)
        world.setClock(to: "2026-12-01 15:10")
        #expect(
            world.story == [
                "missed (unattended) baclofen/2026-12-01/13:00", "raised baclofen/2026-12-01/15:00",
            ])
        let doubts = world.notices.filter { if case .clock = $0 { true } else { false } }
        #expect(doubts == [.clock(.beforeRelease), .clock(.trusted)])
    }

    @Test
    func `by a second at a leap second it rings nothing twice, nothing early, and tells nothing`() {
        var world = world()
        world.run(until: "2026-12-01 12:59:59")
        world.setClock(by: .seconds(-1))
        #expect(world.rings.isEmpty)
        world.run(until: "2026-12-01 13:00")
        world.setClock(by: .seconds(-1))
        world.run(until: "2026-12-01 13:04:58")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
        #expect(world.store.count == 2)
        #expect(world.notices.isEmpty)
    }

    @Test func `by a millisecond each second for an hour, rings and records as if nothing were`() {
        var (still, stepped) = (world(), world())
        for _ in 0..<3600 {
            stepped.run(for: .milliseconds(999))
            stepped.setClock(by: .milliseconds(1))
        }
        still.run(for: .hours(1))
        #expect(stepped.time == still.time)
        #expect(stepped.rings == still.rings)
        #expect(stepped.story == still.story)
        // One look for each step.
        #expect(stepped.turns - still.turns <= 3600)
    }

    @Test func `years ahead, is believed as soon as it is synchronised`() {
        var world = World(afternoon, in: paris, at: earlyAfternoon)
        world.setClock(to: "2028-12-01 12:00")
        #expect(world.agenda.trust == .farAhead)
        world.synchronise()
        #expect(world.agenda.trust == .trusted)
    }

    @Test func `a dose centuries away is waited for a day at a time`() {
        var distant = baclofen([("13:00", 10)])
        distant.start = civil("2199-12-31")
        var world = world(plan(distant))
        for _ in 1...3 {
            #expect(world.nextWake == world.now.wall + Limits.longestSleep)
            world.runToNextWake()
        }
        #expect(world.rings.isEmpty)
    }

    // MARK: What was taken just before

    /// The intake that an alarm on the desktop warns of.
    private func warned(_ world: World) -> [Intake?] {
        world.desktop.values.flatMap(\.doses).map(\.recentIntake)
    }

    private func at(_ time: String) -> Instant { paris.instant(of: "2026-12-01 \(time)") }

    @Test
    func `forward after an intake, the next alarm warns of it by the time that really passed`() {
        var world = world()
        world.run(until: "2026-12-01 13:05")
        world.take()
        world.setClock(to: "2026-12-01 15:00")
        #expect(world.rings.last == "15:00 first baclofen/2026-12-01/15:00")
        #expect(warned(world) == [Intake(amount: Amount(milligrams: 10), at: at("15:00"))])
    }

    @Test func `back after an intake, the dose that waits again warns of it`() {
        var world = world()
        world.setClock(to: "2026-12-01 15:00")
        world.take()
        world.run(for: .minutes(10))
        world.setClock(to: "2026-12-01 13:10")
        #expect(world.rings.last == "13:10 first baclofen/2026-12-01/13:00")
        #expect(warned(world) == [Intake(amount: Amount(milligrams: 20), at: at("13:00"))])
    }

    @Test
    func `back over a reboot, an intake that is still to come by the clock counts as just taken`() {
        var world = world()
        world.setClock(to: "2026-12-01 15:00")
        world.take()
        world.setClock(to: "2026-12-01 12:50")
        world.restart(at: "2026-12-01 13:10", isReboot: true)
        #expect(warned(world) == [Intake(amount: Amount(milligrams: 20), at: at("15:00"))])
    }

    @Test func `a spacing is of the time that really passed`() {
        var world = world(
            plan(baclofen([("13:00", 10), ("15:00", 20)], spacing: .minutes(30))))
        world.run(until: "2026-12-01 13:05")
        world.take()
        world.setClock(to: "2026-12-01 15:00")
        world.run(until: "2026-12-01 15:29:59")
        #expect(world.desktop.isEmpty)
        world.run(until: "2026-12-01 15:30")
        #expect(world.rings.last == "15:30 first baclofen/2026-12-01/15:00")
    }

    @Test func `a spacing is not stretched by a clock set back`() {
        var world = world(
            plan(baclofen([("13:00", 10), ("15:00", 20)], spacing: .minutes(30))))
        world.setClock(to: "2026-12-01 15:00")
        world.take()
        world.setClock(to: "2026-12-01 13:00")
        world.run(until: "2026-12-01 13:29:59")
        #expect(world.desktop.isEmpty)
        world.run(until: "2026-12-01 13:30")
        #expect(world.rings.last == "13:30 first baclofen/2026-12-01/13:00")
    }

    @Test(arguments: [("2026-03-29", "01:30", "04:30"), ("2026-10-25", "01:30", "02:30")])
    func `a spacing is of hours that passed, whatever the clocks change`(
        date: String, first: String, rings: String
    ) {
        let spaced = plan(
            baclofen([(first, 10), ("02:15", 10)], late: .hours(6), spacing: .hours(2)))
        var world = World(spaced, in: paris, at: "\(date) 00:00", isSynchronised: true)
        world.run(until: "\(date) \(first)")
        world.take()
        world.run(for: .hours(2))
        #expect(world.rings.last == "\(rings) first baclofen/\(date)/02:15")
    }

    @Test func `a journey east brings the next dose with a word about the one just taken`() {
        var world = world()
        world.run(until: "2026-12-01 13:05")
        world.take()
        world.travel(to: .system("Europe/Athens"))
        world.run(for: .minutes(55))
        #expect(world.rings.last == "15:00 first baclofen/2026-12-01/15:00")
        #expect(warned(world).compactMap(\.self).count == 1)
    }
}
