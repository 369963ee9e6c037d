import DoseCore
import DoseSimulator
import Testing

/// A correction costs nobody a dose: what is due again, and was not taken, waits again while its window lasts.
@Suite struct `A superseded dose` {
    private let evening = plan(medication("vitamin", [("20:00", 1)]))

    /// The dose of 13:00 rang, and at 13:05 a plan without it was saved.
    private func dropped() -> World {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        world.follow(evening)
        return world
    }

    @Test func `rings again when the plan holds it again, and is taken`() {
        var world = dropped()
        world.run(until: "2026-12-01 13:10")
        world.follow(plan(baclofen([("13:00", 5), ("15:00", 20), ("17:00", 30)])))
        #expect(world.rings.last == "13:10 first baclofen/2026-12-01/13:00")
        let shown = world.desktop.values.flatMap(\.doses)
        #expect(shown.map(\.dose.amount) == [Amount(milligrams: 5)])
        #expect(shown.map(\.closes) == [paris.instant(of: "2026-12-01 14:00")])
        world.take()
        #expect(
            world.story.suffix(3).map { $0.prefix(10) } == [
                "superseded", "raised bac", "taken bacl",
            ])
        #expect(world.replayed.ledger == world.agenda.ledger)
    }

    @Test func `rings again after a start`() {
        var world = dropped()
        world.die()
        world.adopt(afternoon)
        world.restart(at: "2026-12-01 13:20")
        world.ask(.choose(.accept, nil))
        #expect(world.rings.last == "13:20 first baclofen/2026-12-01/13:00")
    }

    @Test func `stays so when its window has closed`() {
        var world = dropped()
        world.run(until: "2026-12-01 14:00")
        world.follow(afternoon)
        #expect(world.rings.count == 2)
        #expect(world.story == ["raised", "superseded"].map { "\($0) baclofen/2026-12-01/13:00" })
    }

    @Test func `rings again when the move of the course is taken back`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-07 10:00")
        world.run(until: "2026-12-07 13:05")
        world.ask(.course(.steppedBack, nil, now: true, reason: nil))
        #expect(world.story.last == "superseded baclofen/2026-12-07/13:00")
        world.run(until: "2026-12-07 13:07")
        world.undo()
        #expect(world.rings.last == "13:07 first baclofen/2026-12-07/13:00")
    }

    @Test func `rings again when the intake that brings it is told again`() {
        var world = World(plan(titration(advance: .taken)), in: paris, at: "2026-12-01 12:00")
        for day in 1...5 {
            world.run(until: "2026-12-0\(day) 17:05")
            world.take("17:00")
        }
        world.run(until: "2026-12-07 13:10")
        for minute in [10, 12] {
            world.run(until: "2026-12-07 13:\(minute)")
            world.tell("2026-12-06 17:10")
            #expect(world.rings.last == "13:\(minute) first baclofen/2026-12-07/13:00")
            world.undo()
            #expect(world.story.last == "superseded baclofen/2026-12-07/13:00")
            #expect(world.desktop.isEmpty)
        }
    }

    @Test func `does not ring again after it was taken under another time`() {
        var world = World(plan(baclofen([("08:00", 10)])), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:02")
        world.follow(plan(baclofen([("08:10", 10)])))
        world.run(until: "2026-12-01 08:11")
        world.take()
        let rings = world.rings.count
        world.follow(plan(baclofen([("08:00", 10)])))
        world.run(until: "2026-12-01 20:00")
        #expect(world.rings.count == rings)
        #expect(world.story.filter { $0 == "superseded baclofen/2026-12-01/08:00" }.count == 1)
        // Told once more it is the same intake.
        let told = world.take("08:00", at: "2026-12-01 08:11")
        #expect(told == .unchanged([id("baclofen/2026-12-01/08:00")]))
    }

    @Test func `that is due only later is awaited, and takes an answer before`() {
        for answer in ["taken", "skipped"] {
            var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
            world.run(until: "2026-12-01 12:40")
            world.follow(evening)
            let dose = id("baclofen/2026-12-01/13:00")
            world.follow(plan(baclofen([("13:00", 5), ("15:00", 20), ("17:00", 30)])))
            let report = world.agenda.situation(at: world.now).report(of: dose)
            #expect(report?.state == .awaited)
            #expect(report?.dose.amount == Amount(milligrams: 5))
            #expect(report?.isTakeable == true)
            #expect(report?.change == nil)
            #expect(world.agenda.situation(at: world.now).nextDose?.id == dose)
            if answer == "taken" { world.take("13:00") } else { world.skip("13:00") }
            #expect(world.story.last == "\(answer) \(dose)")
        }
    }

    @Test func `that was swallowed all the same is recorded as taken`() {
        var world = dropped()
        world.run(until: "2026-12-01 14:30")
        world.follow(afternoon)
        world.take("13:00", at: "2026-12-01 13:30")
        #expect(world.story.last == "taken baclofen/2026-12-01/13:00")
        world.undo()
        #expect(world.state("baclofen/2026-12-01/13:00") == .settled(.superseded))
    }
}
