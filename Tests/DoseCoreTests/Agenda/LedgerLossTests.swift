import DoseCore
import DoseSimulator
import Testing

/// What was taken before nobody knows, and no dose is doubled for it.
@Suite struct `When a ledger was lost` {
    private let smaller = plan(baclofen([("13:00", 5), ("15:00", 20), ("17:00", 30)]))

    @Test func `after the ledger was lost, a dose that may have been taken already does not ring`()
    {
        var world = World(nil, in: paris, at: "2026-12-01 13:20", afterLoss: true)
        world.adopt(afternoon)
        world.run(until: "2026-12-01 14:59")
        #expect(world.rings.isEmpty)
        #expect(world.story.isEmpty)
        world.run(until: "2026-12-01 15:00")
        #expect(world.rings == ["15:00 first baclofen/2026-12-01/15:00"])
    }

    @Test func `what may have been taken before its time is not told to be next`() {
        var world = World(nil, in: paris, at: "2026-12-01 12:40", afterLoss: true)
        world.adopt(afternoon)
        let next = id("baclofen/2026-12-01/15:00")
        #expect(world.agenda.situation(at: world.now).nextDose?.id == next)
        #expect(world.lost == [["baclofen/2026-12-01/13:00"]])
        world.run(until: "2026-12-01 12:45")
        #expect(
            world.agenda.situation(at: world.now).doubtfulDoses.map(\.id.time) == [clock("13:00")])
        world.take("baclofen", at: "12:35", mg: 10)
        #expect(world.agenda.situation(at: world.now).doubtfulDoses.isEmpty)
        world.adopt(smaller)
        #expect(world.agenda.situation(at: world.now).nextDose?.id == next)
        guard case .planChanged(let before, let after, _, _) = world.notices.last else {
            Issue.record("the change is not told")
            return
        }
        #expect(before.first?.id == next)
        #expect(after.first?.id == next)
    }

    @Test func `a dose that was open, and the answer to it lost, does not ring again`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        world.take()
        let rings = world.rings
        world.die()
        world.lose(1)
        world.start()
        #expect(world.story == ["raised", "superseded"].map { "\($0) baclofen/2026-12-01/13:00" })
        #expect(world.lost == [["baclofen/2026-12-01/13:00"]])
        #expect(world.notices.count == 1)
        world.adopt(smaller)
        #expect(world.agenda.situation(at: world.now).doubtfulDoses.count == 1)
        world.run(until: "2026-12-01 14:59")
        #expect(world.rings == rings)
        // What was swallowed can be told again.
        world.take("13:00", at: "2026-12-01 13:05")
        #expect(world.story.last == "taken baclofen/2026-12-01/13:00")
        #expect(world.agenda.situation(at: world.now).doubtfulDoses.isEmpty)
    }

    @Test func `after the ledger was lost, no later plan rings a dose that may have been taken`() {
        var world = World(nil, in: paris, at: "2026-12-01 13:20", afterLoss: true)
        world.adopt(afternoon)
        world.run(until: "2026-12-01 13:30")
        world.adopt(plan(baclofen([("13:00", 5), ("15:00", 20), ("17:00", 30)])))
        world.run(until: "2026-12-01 14:59")
        #expect(world.rings.isEmpty)
        #expect(world.story.isEmpty)
        world.run(until: "2026-12-01 15:00")
        #expect(world.rings == ["15:00 first baclofen/2026-12-01/15:00"])
    }

    /// 2020 is before the release, and in doubt; by the right clock it is within the window of 13:00.
    @Test(arguments: [false, true])
    func `under a clock in doubt, no dose that may have been taken rings when it is right`(
        isEdited: Bool
    ) {
        var world = World(nil, in: paris, at: "2020-01-01 13:20", afterLoss: true)
        world.adopt(afternoon)
        #expect(world.agenda.trust != .trusted)
        #expect(world.lost.isEmpty)
        world.run(until: "2020-01-01 13:21")
        if isEdited { world.adopt(smaller) }
        world.setClock(to: "2026-12-01 13:20")
        #expect(world.lost == [["baclofen/2026-12-01/13:00"]])
        world.run(until: "2026-12-01 14:59")
        #expect(world.rings.isEmpty)
        world.run(until: "2026-12-01 15:00")
        #expect(world.rings == ["15:00 first baclofen/2026-12-01/15:00"])
    }

    @Test
    func `by a clock that was ahead, no dose that may have been taken rings when it is right`() {
        var world = World(
            nil, in: paris, at: "2027-01-01 13:20", isSynchronised: true, afterLoss: true)
        world.adopt(afternoon)
        world.setClock(to: "2026-12-01 13:20")
        world.adopt(smaller)
        world.run(until: "2026-12-01 14:59")
        #expect(world.rings.isEmpty)
        world.run(until: "2026-12-01 15:00")
        #expect(world.rings == ["15:00 first baclofen/2026-12-01/15:00"])
    }
}

extension World {
    /// The doses of each word about a lost ledger.
    fileprivate var lost: [[String]] {
        notices.compactMap {
            guard case .ledgerLost(let doses) = $0 else { return nil }
            return doses.map(\.id.description)
        }
    }
}
