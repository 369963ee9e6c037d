import DoseCore
import DoseSimulator
import Testing

/// `advance = "taken"`: a day with doses and no intake is no day of a step.
@Suite struct `Only days with an intake count` {
    /// A world in which the dose of 17:00 was taken on these days of December, counted from 1, up to the noon after them.
    static func world(taken days: [Bool], of medication: Medication? = nil) -> World {
        let counting = medication ?? titration(advance: .taken)
        var world = World(plan(counting), in: paris, at: "2026-12-01 12:00")
        for (index, isTaken) in days.enumerated() {
            world.run(until: "2026-12-0\(index + 1) 17:05")
            if isTaken { world.take("17:00") }
            world.run(until: "2026-12-0\(index + 2) 12:00")
        }
        return world
    }

    @Test func `clocks that go back over midnight do not keep the daemon busy`() {
        var world = World(
            plan(titration(advance: .taken, start: "2010-11-01")),
            in: Zone.system("America/St_Johns"), at: "2010-11-06 20:00", isSynchronised: true)
        // At one minute past midnight it is 23:01 once more.
        world.run(for: .minutes(260))
        world.handle(.clock)
        world.run(for: .hours(2))
        #expect(world.turns < 100)
    }

    @Test func `a day without an intake is stayed on`() {
        let world = Self.world(taken: [true, false, false, true, true])
        #expect(world.positions(9) == "1.1 1.2 1.2 1.2 1.3 2.1 2.2 2.3 3.1")
    }

    @Test func `a day without an intake is known at midnight, before a dose of the next morning`() {
        func step(_ morning: Int, _ evening: Int) -> Step {
            Step(
                days: 1,
                slots: [
                    Slot(time: clock("08:00"), amount: Amount(milligrams: morning)),
                    Slot(time: clock("20:00"), amount: Amount(milligrams: evening)),
                ])
        }
        let counting = Medication(
            key: "baclofen", name: "Baclofen", start: civil("2026-12-01"),
            steps: [step(10, 10), step(0, 20)], advance: .taken)
        var world = World(plan(counting), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-02 08:00")
        #expect(world.rings.last == "08:00 first baclofen/2026-12-02/08:00")
    }

    @Test func `by the calendar it is not`() {
        let world = Self.world(taken: [true, false, true, true, false], of: titration())
        #expect(world.positions(6) == "1.1 1.2 1.3 2.1 2.2 2.3")
    }

    @Test func `today counts until it is over`() {
        let world = Self.world(taken: [true, true])
        #expect(world.positions(4) == "1.1 1.2 1.3 2.1")
    }

    @Test func `a day on which nothing was due counts`() {
        var pausing = titration(advance: .taken)
        pausing.steps[0].slots = pausing.steps[0].slots.map { Slot(time: $0.time, amount: .zero) }
        let world = Self.world(taken: [], of: pausing)
        var later = world
        later.run(until: "2026-12-04 12:00")
        #expect(later.positions(5) == "1.1 1.2 1.3 2.1 2.2")
        let odd = titration(recurrence: .every(days: 2), advance: .taken)
        #expect(
            Self.world(taken: [true, false, false], of: odd).positions(5) == "1.1 1.2 1.3 1.3 2.1")
    }

    @Test func `an intake told afterwards moves the course on, and taken back moves it back`() {
        var world = Self.world(taken: [true, true, false])
        #expect(world.positions(4) == "1.1 1.2 1.3 1.3")
        let told = world.warnings(world.tell("2026-12-03 17:10"))
        #expect(told == [.courseMoved("baclofen", CoursePosition(step: 1, day: 1))])
        #expect(world.positions(4) == "1.1 1.2 1.3 2.1")
        world.run(until: "2026-12-04 17:00")
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 20)])
        let undone = world.warnings(world.undo())
        #expect(undone == [.courseMoved("baclofen", CoursePosition(step: 0, day: 3))])
        #expect(world.positions(4) == "1.1 1.2 1.3 1.3")
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 10)])
    }

    @Test func `an extra intake makes a day count as well`() {
        var world = Self.world(taken: [true, true])
        world.take("baclofen", at: "11:30", mg: 5)
        world.run(until: "2026-12-04 12:00")
        #expect(world.positions(4) == "1.1 1.2 1.3 2.1")
    }

    @Test func `a dose that today has only since an intake was told is not missed`() {
        var world = World(plan(titration(advance: .taken)), in: paris, at: "2026-12-01 12:00")
        for day in 1...6 {
            world.run(until: "2026-12-0\(day) 17:05")
            if day < 6 { world.take("17:00") }
        }
        world.run(until: "2026-12-07 16:00")
        // The third step has a dose at 13:00, whose window has closed by now.
        world.tell("2026-12-06 17:10")
        #expect(world.positions(7) == "1.1 1.2 1.3 2.1 2.2 2.3 3.1")
        world.run(until: "2026-12-07 17:00")
        #expect(!world.story.contains { $0.contains("2026-12-07/13:00") })
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 30)])
        world.restart(at: "2026-12-07 17:05")
        #expect(!world.story.contains { $0.contains("2026-12-07/13:00") })
    }

    @Test
    func `what was missed is told as taken as it was, though the days told before it count now`() {
        var world = World(plan(titration(advance: .taken)), in: paris, at: "2026-12-01 12:00")
        for day in 1...4 {
            world.run(until: "2026-12-0\(day) 17:05")
            if day < 3 { world.take("17:00") }
        }
        world.run(until: "2026-12-04 19:00")
        for day in 3...4 {
            guard let id = DoseID("baclofen/2026-12-0\(day)/17:00") else { continue }
            #expect(world.ask(.took([id])).isRecorded)
        }
        #expect(world.positions(4).hasSuffix("1.3 2.1"))
        let taken = world.agenda.ledger.amountTaken(of: "baclofen", on: civil("2026-12-04"))
        #expect(taken == Amount(milligrams: 10))
    }

    @Test func `a dose whose date does not count any more, its answer taken back, is missed`() {
        var world = World(plan(titration(advance: .taken)), in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 16:45")
        world.take("17:00")
        world.run(until: "2026-12-02 00:05")
        world.undo()
        #expect(
            world.story.suffix(2) == ["undone 2", "missed (unattended) baclofen/2026-12-01/17:00"])
    }

    @Test func `a hold taken back leaves no dose missed that it had kept away`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-06 16:45")
        world.take("17:00")
        world.ask(.course(.held, nil, now: false, reason: nil))
        world.run(until: "2026-12-07 15:00")
        world.undo()
        world.run(until: "2026-12-07 16:00")
        #expect(world.positions(7).hasSuffix("3.1"))
        #expect(!world.story.contains { $0.contains("2026-12-07/13:00") })
    }
}

extension World {
    /// Tells the only medication's intake of a civil time.
    @discardableResult
    mutating func tell(_ time: String) -> Reply {
        let dose = DoseSelector(medication: "baclofen")
        return ask(.take(.matching(dose), at: zone.instant(of: time), amount: nil))
    }
}
