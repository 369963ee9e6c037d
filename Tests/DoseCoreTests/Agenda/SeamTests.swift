import DoseCore
import DoseSimulator
import Testing

/// Where the rule meets the clocks, another plan, or a course that turns out to be another one.
@Suite struct `The rule's seams` {
    private func course(
        _ times: [String], start: String = "2027-03-19", _ recurrence: Recurrence = .every(days: 2),
        early: Duration = .hours(12), late: Duration = .hours(12)
    ) -> Course {
        Course(
            Medication(
                key: "a", name: "A", start: civil(start),
                steps: [
                    Step(
                        days: 1,
                        slots: times.map { Slot(time: clock($0), amount: Amount(milligrams: 1)) })
                ], recurrence: recurrence, early: early, late: late))
    }

    @Test(arguments: [
        ("Europe/Paris", "2027-03-19", ["00:30", "23:45"]),
        ("America/St_Johns", "2025-03-01", ["00:58", "13:39", "22:30", "23:59:59"]),
        ("Pacific/Apia", "2011-12-22", ["00:30", "23:45"]),
    ])
    func `windows never overlap, over a change of the clocks neither`(
        zone: String, start: String, times: [String]
    ) {
        let zone = Zone.system(zone)
        let course = course(times, start: start)
        let days = (0..<20).map { civil(start) + $0 }
        // Asked for date by date, as they mostly are.
        let doses = days.flatMap { course.doses(on: $0, in: zone) }.sorted()
        for (one, next) in zip(doses, doses.dropFirst()) {
            #expect(one.window.closes <= next.window.opens, "\(one.id) and \(next.id)")
        }
        #expect(doses == course.doses(from: days[0], through: days[19], in: zone).sorted())
    }

    @Test func `an older dose gives way where the window of a later one begins`() {
        var world = World(
            plan(baclofen([("17:00", 30), ("23:00", 10)], late: .hours(6))), in: paris,
            at: "2026-12-01 16:00")
        world.run(until: "2026-12-01 17:05")
        world.adopt(plan(baclofen([("17:00", 30), ("18:00", 10)], late: .minutes(30))))
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.closes) == [
                paris.instant(of: "2026-12-01 17:30")
            ])
        world.run(until: "2026-12-01 17:29")
        #expect(world.take("18:00", at: "now") != world.take("17:00", at: "now"))
        world.undo()
        world.run(until: "2026-12-01 18:00")
        #expect(
            world.story.suffix(2) == [
                "missed (unanswered) baclofen/2026-12-01/17:00", "raised baclofen/2026-12-01/18:00",
            ])
    }

    @Test func `what was missed under one plan stays missed when another has longer windows`() {
        var world = World(
            plan(baclofen([("08:00", 10)], late: .minutes(30))), in: paris, at: "2026-12-01 07:00")
        world.suspend(until: "2026-12-01 09:00")
        #expect(world.story == ["missed (unattended) baclofen/2026-12-01/08:00"])
        world.adopt(plan(baclofen([("08:00", 10)], late: .hours(2))))
        world.run(until: "2026-12-01 12:00")
        #expect(world.rings.isEmpty)
        #expect(world.agenda.situation(at: world.now).takeableDoses.isEmpty)
    }

    @Test func `the latest intake holds a dose back, however many older ones were told since`() {
        let watched = baclofen(
            [("08:00", 10), ("12:00", 10), ("13:00", 10)], late: .hours(3), spacing: .hours(2))
        var world = World(plan(watched), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 12:20")
        world.take("12:00")
        for minute in 10..<50 { world.take("baclofen", at: "2026-11-30 09:\(minute)", mg: 5) }
        world.run(until: "2026-12-01 13:10")
        #expect(!world.rings.contains { $0.hasSuffix("13:00") })
    }

    @Test func `live and restarted the same intake is recorded alike`() {
        var medication = titration(advance: .taken)
        medication.steps = [
            Step(
                days: 1,
                slots: ["02:30", "07:30"].map {
                    Slot(time: clock($0), amount: Amount(milligrams: 1))
                }),
            Step(days: 1, slots: [Slot(time: clock("23:30"), amount: Amount(milligrams: 2))]),
        ]
        medication.late = .hours(12)
        let stories = [false, true].map { isRestarted in
            var world = World(plan(medication), in: paris, at: "2026-12-01 01:00")
            world.run(until: "2026-12-02 00:30")
            if isRestarted { world.restart() }
            world.take("2026-12-01/07:30", at: "2026-12-01 18:00")
            return world.story
        }
        #expect(stories[0] == stories[1])
        // Until then its alarm said that it could be taken.
        #expect(stories[0].last == "taken baclofen/2026-12-01/07:30")
    }

    // MARK: A plan that is found when something is due

    @Test(arguments: ["2026-12-01 07:50", "2026-12-01 07:59:59"])
    func `a plan that nobody told of is read before anything rings by the old one`(edit: String) {
        var world = World(plan(baclofen([("08:00", 20)])), in: paris, at: "2026-12-01 07:00")
        world.run(until: edit)
        if edit.hasSuffix("59:59") { world.pass(.milliseconds(900)) }
        world.adopt(plan(baclofen([("08:01", 20)])), isTold: false)
        world.run(until: "2026-12-01 08:01:01")
        #expect(world.story == ["raised baclofen/2026-12-01/08:01"])
        #expect(world.rings == ["08:01 first baclofen/2026-12-01/08:01"])
    }

    @Test func `a plan that was changed while nobody was there rings at its own time`() {
        var world = World(plan(baclofen([("08:00", 20)])), in: paris, at: "2026-12-01 07:00")
        world.die()
        world.adopt(plan(baclofen([("08:03", 20)])))
        world.restart(at: "2026-12-01 08:05")
        #expect(world.story == ["raised baclofen/2026-12-01/08:03"])
    }

    @Test func `a plan that is touched again and again delays no alarm for long`() {
        var world = World(plan(baclofen([("08:00", 20)])), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 07:59:59")
        for _ in 0..<20 {
            world.touchPlanFile()
            world.run(for: .milliseconds(200))
            world.handle(.clock)
        }
        #expect(world.rings == ["08:00:02 first baclofen/2026-12-01/08:00"])
    }
}
