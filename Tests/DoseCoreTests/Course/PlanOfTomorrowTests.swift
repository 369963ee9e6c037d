import DoseCore
import DoseSimulator
import Testing

/// A plan that begins tomorrow with the amounts of today, as somebody writes who goes on from where they are.
@Suite struct `A plan that begins tomorrow where the person is` {
    /// At 20:00 from the sixth of December on, and before at 08:00.
    @Test func `holds nothing of the day before, however far the clock jumps since`() {
        var world = World(
            plan(medication("baclofen", [("08:00", 5)])), in: paris, at: "2026-12-05 07:00",
            isSynchronised: true)
        world.live(until: "2026-12-05 12:00")
        world.adopt(plan(medication("baclofen", [("20:00", 5)])))
        #expect(world.places.last == "found baclofen from 2026-12-06: step 1, day 1")
        world.live(until: "2026-12-12 12:00")
        #expect(world.ask(.choose(.step(0), nil)).isRecorded)
        world.live(until: "2027-01-05 12:00")
        world.setClock(to: "2027-01-25 12:00")
        #expect(world.state("baclofen/2027-01-24/20:00") == .settled(.missed(.unattended)))
        #expect(world.state("baclofen/2026-12-05/20:00") == .awaited)
    }

    /// Ten of the first step's amounts for a week, and then what follows.
    private func onward(from day: String, step: Int, _ then: Int) -> Medication {
        var medication = titration(start: day)
        let rows = medication.steps
        medication.steps = [
            Step(days: 7, slots: rows[step].slots), Step(days: 7, slots: rows[then].slots),
        ]
        return medication
    }

    @Test func `begins with its first row, also where a raise was due`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-03 19:00")
        // The third and last day of the first step.
        world.adopt(plan(onward(from: "2026-12-04", step: 0, 1)))
        #expect(
            world.places.last?.hasPrefix("found baclofen from 2026-12-04: step 1, day 1") ?? false)
        #expect(
            world.amounts(from: 1, through: 4) == ["17:00 10", "17:00 10", "17:00 10", "17:00 10"])
        #expect(world.amounts(from: 10, through: 11) == ["17:00 10", "17:00 20"])
    }

    @Test func `keeps a hold until somebody ends it, and then has all its days`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-05 16:45")
        world.take("17:00")
        world.move(.held)
        world.live(until: "2026-12-20 19:00")
        world.adopt(plan(onward(from: "2026-12-21", step: 1, 2)))
        #expect(world.amounts(from: 20, through: 29).allSatisfy { $0 == "17:00 20" })
        #expect(world.move(.resumed).isRecorded)
        #expect(world.amounts(from: 20, through: 27).allSatisfy { $0 == "17:00 20" })
        #expect(world.amounts(from: 28, through: 28) == ["13:00 10, 17:00 30"])
        world.live(until: "2026-12-27 19:00")
        world.restart(at: "2026-12-28 09:00")
        #expect(world.amounts(from: 27, through: 28) == ["17:00 20", "13:00 10, 17:00 30"])
    }

    @Test func `one that begins later waits also where records are lost meanwhile`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-07 19:00")
        world.adopt(plan(titration(start: "2026-12-12")))
        world.live(until: "2026-12-08 19:00")
        world.die()
        world.lose(1)
        world.start()
        #expect(world.places.last == "waiting baclofen from 2026-12-08: step 3, day 2")
        world.live(until: "2026-12-12 09:00")
        // What the person takes by then is found in it.
        #expect(world.places.last == "found baclofen from 2026-12-12: step 3, day 3")
    }

    @Test func `one that begins later waits, and is told so`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-07 19:00")
        #expect(world.agenda.situation(at: world.now).waiting.isEmpty)
        world.adopt(plan(titration(start: "2026-12-20")))
        let waiting = world.agenda.situation(at: world.now).waiting
        #expect(waiting.map(\.starts) == [civil("2026-12-20")])
        #expect(waiting.map(\.medication) == [titration()])
    }

    @Test func `is told as it is: today by the old text, tomorrow by the new one`() throws {
        var world = World(plan(titration()), in: paris, at: "2026-12-07 19:00")
        world.adopt(plan(onward(from: "2026-12-08", step: 2, 0)))
        let report = try #require(world.agenda.situation(at: world.now).courses(of: nil).first)
        #expect(report.standing.row?.position == CoursePosition(step: 2, day: 1))
        #expect(report.standing.row?.step == titration().steps[2])
        #expect(report.changes.first?.row.position.step == 0)
        #expect(report.days.first?.date == civil("2026-12-01"))
    }

    @Test func `does not take away what was before, as it was planned then`() throws {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-05 19:00")
        for day in ["06", "07"] {
            world.adopt(plan(onward(from: "2026-12-\(day)", step: 1, 2)))
            world.run(until: "2026-12-\(day) 19:00")
        }
        let report = try #require(world.agenda.situation(at: world.now).courses(of: nil).first)
        #expect(report.days.prefix(7).map(\.planned.value) == [10, 10, 10, 20, 20, 20, 20])
    }

    @Test func `does not begin the reviews anew`() {
        var world = World(
            plan(titration(reviewEvery: 14)), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-10 19:00")
        var next = onward(from: "2026-12-11", step: 2, 2)
        next.reviewEvery = 14
        world.adopt(plan(next))
        world.live(until: "2026-12-14 23:00")
        #expect(world.reviews == 0)
        world.live(until: "2026-12-15 23:00")
        #expect(world.reviews == 1)
        world.live(until: "2026-12-28 23:00")
        #expect(world.reviews == 1)
    }
}

extension World {
    /// What is planned for days of this December.
    fileprivate func amounts(from first: Int, through last: Int) -> [String] {
        guard let medication = agenda.plan?.medications.first else { return [] }
        let course = agenda.situation(at: now).course(of: medication)
        return (first...last).map { course.day("2026-12-\($0 < 10 ? "0" : "")\($0)") }
    }
}
