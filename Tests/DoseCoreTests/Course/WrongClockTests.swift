import DoseCore
import DoseSimulator
import Testing

/// Where a course goes on is a matter of dates, and a clock that was wrong said other ones.
@Suite struct `A course placed by a clock that was wrong` {
    /// On the third day of the first step, 10 mg at 17:00.
    private func world() -> World {
        World(plan(titration()), in: paris, at: "2026-12-03 12:00", isSynchronised: true)
    }

    private var longer: Plan {
        var medication = titration()
        medication.steps[1].days = 9
        return plan(medication)
    }

    /// What is planned for so many days from a date on.
    private func days(_ days: ClosedRange<Int>, of world: World) -> [String] {
        guard let medication = world.agenda.plan?.medications.first else { return [] }
        let course = world.agenda.situation(at: world.now).course(of: medication)
        return days.map { course.day("2026-12-\($0 < 10 ? "0" : "")\($0)") }
    }

    @Test func `weeks ahead, is where it was when the clock is right`() {
        var world = world()
        world.setClock(to: "2026-12-24 12:00")
        world.adopt(longer)
        world.setClock(to: "2026-12-03 12:05")
        #expect(days(2...4, of: world) == ["17:00 10", "17:00 10", "17:00 20"])
        #expect(days(12...13, of: world) == ["17:00 20", "13:00 10, 17:00 30"])
        world.run(until: "2026-12-03 17:00")
        #expect(world.rings.last == "17:00 first baclofen/2026-12-03/17:00")
    }

    @Test func `weeks ahead, does not make the files saved later wait for that date`() {
        var world = world()
        world.setClock(to: "2026-12-24 12:00")
        world.adopt(longer)
        world.setClock(to: "2026-12-03 12:05")
        var shorter = titration()
        shorter.steps[1].days = 1
        world.adopt(plan(shorter))
        #expect(days(4...5, of: world) == ["17:00 20", "13:00 10, 17:00 30"])
        #expect(!world.isAsked)
    }

    @Test func `in doubt, goes on from the day on which the clock is right`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-03 12:00")
        world.setClock(to: "2028-12-03 12:00")
        #expect(world.agenda.trust != .trusted)
        world.adopt(longer)
        world.setClock(to: "2026-12-03 12:05")
        world.synchronise()
        #expect(days(3...4, of: world) == ["17:00 10", "17:00 20"])
        #expect(days(12...13, of: world) == ["17:00 20", "13:00 10, 17:00 30"])
    }

    @Test func `and then by one less wrong, holds the dates before`() {
        var world = world()
        world.adopt(longer)
        world.setClock(to: "2026-12-03 10:05")
        world.adopt(plan(titration()))
        // A day and an hour before the first, and an hour less than a day before the second.
        world.setClock(to: "2026-12-02 11:00")
        world.adopt(longer)
        #expect(days(2...4, of: world) == ["17:00 10", "17:00 10", "17:00 20"])
    }

    @Test func `is told by another run of the daemon as by the one that saw it`() {
        var world = world()
        world.setClock(to: "2026-12-24 12:00")
        world.adopt(longer)
        world.setClock(to: "2026-12-03 12:05")
        let before = days(1...14, of: world)
        world.restart(at: "2026-12-03 13:00")
        #expect(days(1...14, of: world) == before)
    }

    @Test func `an hour ahead, keeps what the person answered`() {
        var world = world()
        var other = titration()
        for row in 0...2 { other.steps[row].slots[1].amount = Amount(milligrams: 100 * (row + 1)) }
        world.adopt(plan(other))
        #expect(world.isAsked)
        world.setClock(to: "2026-12-03 14:00")
        world.ask(.choose(.keep, nil))
        world.setClock(to: "2026-12-03 12:10")
        #expect(!world.isAsked)
    }

    @Test
    func `asked after a loss, is asked on whatever date it is, and not as it was before the loss`()
    {
        var world = World(
            plan(titration()), in: paris, at: "2026-12-05 12:00", isSynchronised: true)
        world.adopt(longer)
        world.setClock(to: "2026-12-06 15:00")
        world.die()
        world.lose(1)
        world.start()
        #expect(world.isAsked)
        world.run(until: "2026-12-09 12:00")
        world.setClock(to: "2026-12-08 09:00")
        #expect(world.isAsked)
        world.run(until: "2026-12-08 23:00")
        #expect(world.rings.isEmpty)
    }

    @Test func `set back by a day for a while, keeps what was answered days ago`() {
        var world = world()
        var other = titration()
        for row in 0...2 { other.steps[row].slots[1].amount = Amount(milligrams: 100 * (row + 1)) }
        world.adopt(plan(other))
        world.ask(.choose(.keep, nil))
        world.live(until: "2026-12-07 12:00")
        world.setClock(to: "2026-12-06 11:00")
        world.setClock(to: "2026-12-07 12:05")
        #expect(!world.isAsked)
        #expect(days(7...8, of: world) == ["17:00 20", "13:00 10, 17:00 30"])
    }

    @Test func `asked with nothing on record, is asked on whatever date it is`() {
        var world = World(nil, in: paris, at: "2026-12-20 12:00", isSynchronised: true)
        world.setClock(to: "2026-12-28 12:00")
        world.adopt(plan(titration()))
        #expect(world.isAsked)
        world.setClock(to: "2026-12-20 12:05")
        #expect(world.isAsked)
        world.run(until: "2026-12-20 23:00")
        #expect(world.rings.isEmpty)
    }
}
