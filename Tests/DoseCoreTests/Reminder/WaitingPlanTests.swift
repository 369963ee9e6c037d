import DoseCore
import DoseSimulator
import Testing

/// What becomes of the doses when the data of the plan's zone cannot be read.
@Suite struct `A plan without its zone` {
    private var noon: World {
        World(afternoon, in: paris, at: "2026-12-01 12:00", isWatched: true)
    }

    @Test func `a plan without its zone waits, and goes on as it was when the zone is there`() {
        var world = noon
        world.die()
        world.setZoneData(false)
        world.start()
        world.run(until: "2026-12-01 13:05")
        #expect(world.rings.isEmpty)
        #expect(world.take() == .refused(.noPlan))
        world.setZoneData(true)
        #expect(world.rings == ["13:05 first baclofen/2026-12-01/13:00"])
        #expect(world.adoptions == 1)
    }

    @Test func `a plan that waited for its zone is not adopted anew when it is saved once more`() {
        var world = noon
        world.die()
        world.setZoneData(false)
        world.start()
        world.setZoneData(true, isTold: false)
        world.setPlanFile(.whole)
        #expect(world.agenda.plan == afternoon)
        #expect(world.adoptions == 1)
    }

    @Test func `a first plan whose zone cannot be read is read again in half a minute`() {
        var world = World(nil, in: paris, at: "2026-12-01 12:30")
        world.setZoneData(false)
        world.adopt(afternoon)
        #expect(world.agenda.plan == nil)
        world.setZoneData(true)
        world.run(for: Limits.storeRetry)
        #expect(world.agenda.plan == afternoon)
    }

    @Test func `a loss under a plan that waits for its zone is reckoned with before a dose rings`()
    {
        var world = noon
        world.run(until: "2026-12-01 13:05")
        world.take()
        world.die()
        world.lose(1)
        let rings = world.rings
        world.setZoneData(false)
        world.start()
        world.setZoneData(true)
        #expect(world.story == ["raised", "superseded"].map { "\($0) baclofen/2026-12-01/13:00" })
        #expect(world.rings == rings)
    }

    @Test func `a plan that waits for its zone is not adopted again without the loss before it`() {
        var world = World(afternoon, in: paris, at: "2020-01-01 12:00")
        world.take("baclofen", at: "11:50", mg: 10)
        world.die()
        world.lose(1)
        world.setClock(to: "2026-12-01 13:20")
        world.setZoneData(false)
        world.start()
        #expect(world.adoptions == 1)
        world.setZoneData(true)
        #expect(world.adoptions == 2)
        #expect(world.agenda.ledger.plan?.lost != nil)
        #expect(world.rings.isEmpty)
    }
}
