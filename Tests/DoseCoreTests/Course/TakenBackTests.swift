import DoseCore
import DoseSimulator
import Testing

/// What is taken back after a file was saved: the course is as if it had not been said.
@Suite struct `A word taken back after a save` {
    /// The titration with longer steps from 40 mg on.
    private let longer = {
        var other = titration()
        other.steps[2].days = 9
        return plan(other)
    }()

    @Test func `a hold lets the course go on`() {
        var world = fifth()
        world.move(.held)
        world.live(until: "2026-12-06 09:00")
        world.adopt(longer)
        #expect(world.places.last == "found baclofen from 2026-12-06: step 2, day 2, held")
        #expect(world.undo().isRecorded)
        #expect(world.places.last == "found baclofen from 2026-12-06: step 2, day 3")
        #expect(["06", "07", "08"].map { world.daily("2026-12-\($0)") } == [20, 40, 40])
    }

    @Test func `a hold of now lets it go on, and what is left of today stays`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-07 14:00")
        world.move(.held, now: true)
        world.adopt(longer)
        #expect(world.places.last == "found baclofen from 2026-12-07: step 3, day 1, held")
        #expect(world.undo().isRecorded)
        #expect(world.places.last == "found baclofen from 2026-12-08: step 3, day 2")
    }

    @Test func `to go on is held again`() {
        var world = fifth()
        world.move(.held)
        world.live(until: "2026-12-06 19:00")
        world.move(.resumed)
        world.live(until: "2026-12-07 09:00")
        world.adopt(longer)
        #expect(world.daily("2026-12-09") == 40)
        #expect(world.undo().isRecorded)
        #expect(["07", "08", "20"].map { world.daily("2026-12-\($0)") } == [20, 20, 20])
    }

    @Test func `a step back goes on where it was`() {
        var world = fifth()
        world.move(.steppedBack)
        world.live(until: "2026-12-06 09:00")
        world.adopt(longer)
        #expect(world.daily("2026-12-06") == 10)
        #expect(world.undo().isRecorded)
        #expect(["06", "07"].map { world.daily("2026-12-\($0)") } == [20, 40])
    }

    @Test func `beside a plan that waits for its start`() {
        var world = fifth()
        world.move(.held)
        world.live(until: "2026-12-06 09:00")
        world.adopt(plan(titration(start: "2026-12-20")))
        #expect(world.undo().isRecorded)
        #expect(["06", "07"].map { world.daily("2026-12-\($0)") } == [20, 40])
    }

    @Test func `beside a question it is asked about the amounts of now`() {
        var world = fifth()
        world.move(.steppedBack)
        world.live(until: "2026-12-06 09:00")
        world.adopt(plan(medication("baclofen", [("13:00", 20), ("17:00", 40)])))
        #expect(world.isAsked)
        #expect(world.daily("2026-12-06") == 10)
        #expect(world.undo().isRecorded)
        #expect(world.isAsked)
        #expect(world.daily("2026-12-06") == 20)
    }

    @Test func `what was answered since stands`() {
        var world = fifth()
        world.ask(.course(.held, nil, now: false, reason: nil), request: "a")
        world.adopt(plan(medication("baclofen", [("13:00", 20), ("17:00", 40)])))
        world.ask(.choose(.accept, nil))
        #expect(world.undo().isRecorded)
        #expect(world.isAsked)
        #expect(world.undo().isRecorded)
        #expect(world.isAsked)
        #expect(world.ask(.choose(.keep, nil)).isRecorded)
        #expect(["06", "07", "08"].map { world.daily("2026-12-\($0)") } == [20, 20, 40])
    }

    /// The plan of 60 mg is wanted, edited, and then not wanted after all.
    @Test(arguments: [PlaceChoice.accept, .step(0)])
    func `a yes to another plan is none any more`(choice: PlaceChoice) {
        var world = fifth()
        world.adopt(plan(medication("baclofen", [("13:00", 20), ("17:00", 40)])))
        #expect(world.ask(.choose(choice, nil)).isRecorded)
        #expect(world.daily("2026-12-06") == 60)
        world.live(until: "2026-12-06 09:00")
        world.adopt(plan(medication("baclofen", [("13:30", 20), ("17:00", 40)])))
        #expect(!world.isAsked)
        #expect(world.undo().isRecorded)
        #expect(world.isAsked)
        #expect(["06", "07"].map { world.daily("2026-12-\($0)") } == [20, 20])
    }

    /// With nothing on record nothing rang before the answer, and nothing rings without it.
    @Test func `a yes with nothing on record is none any more, and nothing rings`() {
        var drug = titration()
        var world = World(nil, in: paris, at: "2026-12-05 09:00")
        world.adopt(plan(drug))
        #expect(world.isAsked)
        #expect(world.ask(.choose(.accept, nil)).isRecorded)
        #expect(world.daily("2026-12-05") == 20)
        drug.steps[2].days = 9
        world.adopt(plan(drug))
        #expect(!world.isAsked)
        #expect(world.undo().isRecorded)
        #expect(world.isAsked)
        #expect(["05", "06"].map { world.daily("2026-12-\($0)") } == [0, 0])
    }

    @Test func `to keep the plan of before is asked again`() {
        var world = fifth()
        world.adopt(plan(medication("baclofen", [("13:00", 20), ("17:00", 40)])))
        #expect(world.ask(.choose(.keep, nil)).isRecorded)
        world.live(until: "2026-12-06 09:00")
        #expect(!world.isAsked)
        world.adopt(plan(medication("baclofen", [("13:30", 20), ("17:00", 50)])))
        #expect(world.isAsked)
        #expect(world.undo().isRecorded)
        #expect(world.isAsked)
        #expect(["06", "07"].map { world.daily("2026-12-\($0)") } == [20, 20])
    }

    @Test func `replayed it is the same`() {
        var world = fifth()
        world.move(.held)
        world.live(until: "2026-12-06 09:00")
        world.adopt(longer)
        world.undo()
        world.restart()
        #expect(["06", "07"].map { world.daily("2026-12-\($0)") } == [20, 40])
    }
}
