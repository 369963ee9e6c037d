import DoseCore
import DoseSimulator
import Testing

/// Of a course that is over tomorrow, and is asked about from then on.
@Suite struct `The last day of a course` {
    private let dose = "baclofen/2026-12-05/17:00"

    /// At the dose of the last day a plan of 60 mg a day was saved.
    private func asked() -> World {
        var world = World(plan(titration(end: "2026-12-05")), in: paris, at: "2026-12-05 12:00")
        world.run(until: "2026-12-05 17:05")
        world.adopt(plan(medication("baclofen", [("13:00", 20), ("17:00", 40)])))
        #expect(world.places.last == "asked baclofen from 2026-12-06: step 2, day 2, held")
        return world
    }

    @Test func `is all there when the medication leaves the plan on it`() {
        var world = asked()
        world.adopt(plan(medication("other", [("09:00", 5)])))
        #expect(world.places.last == "found baclofen from 2026-12-06: nothing")
        #expect(world.state(dose)?.closes != nil)
        #expect(world.take(dose).isRecorded)
        world.run(until: "2026-12-06 18:00")
        #expect(world.agenda.plan?.medications.map(\.key) == ["other"])
        #expect(!world.rings.contains { $0.contains("baclofen/2026-12-06") })
    }

    @Test(arguments: [
        ("2026-12-04", "found baclofen from 2026-12-06: nothing"),
        ("2026-12-20", "asked baclofen from 2026-12-06: nothing"),
    ])
    func `is all there when it is begun anew on it`(end: String, place: String) {
        var world = asked()
        world.adopt(plan(titration(end: end)))
        #expect(world.places.last == place)
        #expect(world.state(dose)?.closes != nil)
        #expect(world.take(dose).isRecorded)
    }

    /// The question held it, and it rang on after its end.
    @Test func `is the last one when only its times are others, and nobody is asked`() {
        var drug = titration(end: "2026-12-05")
        var world = World(plan(drug), in: paris, at: "2026-12-05 12:00")
        world.run(until: "2026-12-05 17:05")
        world.take()
        drug.steps = drug.steps.map { step in
            Step(
                days: step.days,
                slots: step.slots.map {
                    Slot(
                        time: clock($0.time == clock("17:00") ? "18:00" : "13:00"),
                        amount: $0.amount)
                })
        }
        world.adopt(plan(drug))
        #expect(world.places.last == "found baclofen from 2026-12-06: nothing")
        world.run(until: "2026-12-08 20:00")
        #expect(world.rings.last == "17:05 repeated baclofen/2026-12-05/17:00")
    }

    @Test func `is held to its end, and no edit of that evening goes on from the dates`() {
        var drug = titration()
        drug.steps[0].slots[1].amount = .zero
        var world = World(plan(drug), in: paris, at: "2026-12-03 12:00")
        #expect(world.move(.held).isRecorded)
        world.run(until: "2026-12-04 20:00")
        // Of the row that was rewritten the evening has nothing left to ring.
        drug.steps[0] = titration().steps[0]
        drug.end = civil("2026-12-04")
        world.adopt(plan(drug))
        #expect(world.places.last == "found baclofen from 2026-12-05: step 1, day 3, held")
        drug.steps[2].days = 9
        world.adopt(plan(drug))
        #expect(world.places.last == "found baclofen from 2026-12-05: nothing")
        #expect(world.positions(5) == "1.1 1.2 1.3 1.3h -")
    }

    @Test func `is the one of the zone that comes with the plan`() {
        var world = World(
            plan(titration()), in: .system("Pacific/Honolulu"), at: "2026-12-20 18:30")
        // In Manila it is the next day.
        var abroad = plan(titration(after: .stop))
        abroad.zone = .named("Asia/Manila")
        world.adopt(abroad)
        #expect(world.time == "2026-12-21 12:30")
        world.run(until: "2026-12-21 17:00")
        #expect(world.rings.last == "17:00 first baclofen/2026-12-21/17:00")
    }
}
