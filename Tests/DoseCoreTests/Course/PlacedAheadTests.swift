import DoseCore
import DoseSimulator
import Testing

/// What was saved, and answered, while the clock was months ahead.
@Suite struct `A course that was placed by a clock that was ahead` {
    /// On its second day, with steps of a week from that day on.
    private var placed: World {
        var world = World(
            plan(titration()), in: paris, at: "2026-12-02 10:00", isSynchronised: true)
        world.adopt(slower(7))
        return world
    }

    private func slower(_ days: Int) -> Plan { plan(slow(days)(titration())) }

    @Test func `goes on where it was when the clock is right`() {
        var world = placed
        for (time, days) in [("2027-02-10 10:00", 8), ("2027-02-12 10:00", 9)] {
            world.setClock(to: time)
            world.adopt(slower(days))
            #expect(world.places.last?.hasPrefix("found baclofen from \(time.prefix(10))") == true)
        }
        world.setClock(to: "2026-12-02 10:10")
        // By the text saved last, in which it has come to its second day.
        #expect(
            world.days(2, 9, 10, 19) == ["17:00 10", "17:00 10", "17:00 20", "13:00 10, 17:00 30"])
        world.run(until: "2026-12-02 17:00")
        #expect(world.rings.last == "17:00 first baclofen/2026-12-02/17:00")
        world.live(until: "2026-12-09 09:00")
        world.restart(at: "2026-12-09 12:00")
        #expect(world.days(9, 10) == ["17:00 10", "17:00 20"])
        world.adopt(slower(10))
        #expect(world.days(9, 10, 11) == ["17:00 10", "17:00 10", "17:00 20"])
    }

    @Test func `and ended by an answer then, is asked about again when the clock is right`() {
        var world = placed
        world.setClock(to: "2027-02-10 16:00")
        world.run(until: "2027-02-10 17:05")
        let other = medication("other", [("09:00", 5)])
        world.adopt(plan(other))
        world.ask(.choose(.accept, nil))
        #expect(
            world.places.filter { $0.contains("baclofen") }.suffix(2) == [
                "asked baclofen from 2027-02-11: step 1, day 2, held",
                "accepted baclofen from 2027-02-10: nothing",
            ])
        world.setClock(to: "2026-12-02 10:10")
        #expect(world.days(2, 8) == ["17:00 10", "17:00 10"])
        #expect(world.asked.map(\.medication.key) == ["other", "baclofen"])
        world.adopt(plan(baclofen([("17:00", 50)]), other))
        #expect(world.days(2, 8) == ["17:00 10", "17:00 10"])
        #expect(world.asked.map(\.medication.key) == ["baclofen", "other"])
    }
}

extension World {
    /// What is planned for days of this December.
    fileprivate func days(_ days: Int...) -> [String] {
        guard let medication = agenda.plan?.medication("baclofen") else { return [] }
        let course = agenda.situation(at: now).course(of: medication)
        return days.map { course.day("2026-12-\($0 < 10 ? "0" : "")\($0)") }
    }
}
