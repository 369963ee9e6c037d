import DoseCore
import DoseSimulator
import Testing

@Suite struct `Hold, resume and back` {
    @Test func `a course that has not begun is not moved`() {
        var world = World(plan(titration()), in: paris, at: "2026-11-30 18:00")
        for kind in CourseMove.Kind.allCases {
            #expect(world.move(kind) == .refused(.courseCannot(kind, "baclofen")))
            #expect(world.move(kind, now: true) == .refused(.courseCannot(kind, "baclofen")))
        }
    }

    @Test func `there is no step before the first`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-02 09:00")
        #expect(world.move(.steppedBack) == .refused(.courseCannot(.steppedBack, "baclofen")))
        world = World(plan(titration()), in: paris, at: "2026-12-04 09:00")
        #expect(world.move(.steppedBack).isRecorded)
        #expect(world.move(.steppedBack) == .refused(.courseCannot(.steppedBack, "baclofen")))
    }

    @Test func `a hold and its end are said once`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-02 09:00")
        #expect(world.move(.resumed) == .courseUnchanged("baclofen"))
        #expect(world.move(.held).isRecorded)
        #expect(world.move(.held) == .courseUnchanged("baclofen"))
        #expect(world.move(.resumed).isRecorded)
        #expect(world.positions(5) == "1.1 1.2 1.3 2.1 2.2")
    }

    @Test
    func `a course is held on its last day, goes on to its end, and is stepped back after it`() {
        var world = World(plan(titration(after: .stop)), in: paris, at: "2026-12-09 19:00")
        #expect(world.move(.held).isRecorded)
        world.run(until: "2026-12-11 19:00")
        #expect(world.positions(12).hasSuffix("3.3 3.3h 3.3h 3.3h"))
        #expect(world.move(.resumed).isRecorded)
        world.run(until: "2026-12-13 19:00")
        #expect(world.move(.held) == .refused(.courseCannot(.held, "baclofen")))
        #expect(world.move(.resumed) == .refused(.courseCannot(.resumed, "baclofen")))
        #expect(world.move(.steppedBack).isRecorded)
        #expect(world.positions(15).hasSuffix("3.3h 3.3h - - 3.1h 3.1h"))
    }

    @Test func `what was due before a course was ended is next again when the clock is set back`() {
        var world = World(
            plan(titration(after: .stop)), in: paris, at: "2026-12-09 19:00", isSynchronised: true)
        world.move(.held)
        world.suspend(until: "2026-12-10 17:30")
        // The held day goes on, and with it the course comes to its end.
        #expect(world.move(.resumed, now: true).isRecorded)
        world.setClock(to: "2026-12-10 09:00")
        #expect(
            world.agenda.situation(at: world.now).nextDose?.id == id("baclofen/2026-12-10/13:00"))
    }

    @Test func `after the end of the plan nothing is moved`() {
        var world = World(plan(titration(end: "2026-12-05")), in: paris, at: "2026-12-05 19:00")
        for kind in CourseMove.Kind.allCases {
            #expect(world.move(kind) == .refused(.courseCannot(kind, "baclofen")))
        }
    }

    @Test(arguments: CourseMove.Kind.allCases, [false, true])
    func `each can be taken back`(kind: CourseMove.Kind, isNow: Bool) {
        var world = World(plan(titration()), in: paris, at: "2026-12-04 09:00")
        if kind == .resumed {
            world.move(.held)
            world.run(until: "2026-12-05 09:00")
        }
        let before = world.positions(12)
        #expect(world.move(kind, now: isNow).isRecorded)
        #expect(world.positions(12) != before)
        world.undo()
        #expect(world.positions(12) == before)
    }

    @Test(arguments: CourseMove.Kind.allCases, [false, true])
    func `what one would lead to is told, and nothing is recorded`(
        kind: CourseMove.Kind, isNow: Bool
    ) throws {
        var world = World(plan(titration()), in: paris, at: "2026-12-06 14:00")
        if kind == .resumed {
            world.move(.held)
            world.run(until: "2026-12-07 14:00")
        }
        let ledger = world.agenda.ledger
        let foreseen = try #require(
            try world.agenda.situation(at: world.now).foresee(kind, nil, isNow: isNow))
        #expect(foreseen.isRecorded)
        #expect(world.agenda.ledger == ledger)
        guard case .recorded(let records, _) = world.move(kind, now: isNow) else {
            Issue.record("It is not moved.")
            return
        }
        let made = try #require(
            world.agenda.situation(at: world.now).moveReport(of: "baclofen", by: records.first))
        #expect((foreseen.before, foreseen.today) == (made.before, made.today))
        #expect(foreseen.next == made.next)
        #expect(foreseen.course.changes == made.course.changes)
        #expect(
            foreseen.before.slots.map(\.amount.value)
                == titration().steps[1].intakes.map(\.amount.value))
    }

    @Test func `what would change nothing is told as that`() throws {
        let world = World(plan(titration()), in: paris, at: "2026-12-02 09:00")
        let situation = world.agenda.situation(at: world.now)
        #expect(try situation.foresee(.resumed, nil, isNow: false)?.isRecorded == false)
        #expect(throws: Refusal.courseCannot(.steppedBack, "baclofen")) {
            try situation.foresee(.steppedBack, nil, isNow: false)
        }
    }

    @Test func `at once, an open dose shows the amount of the step before`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-07 10:00")
        world.run(until: "2026-12-07 13:05")
        world.take()
        world.run(until: "2026-12-07 17:10")
        world.move(.steppedBack, now: true)
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 20)])
        #expect(
            world.agenda.situation(at: world.now).report(of: id("baclofen/2026-12-07/13:00"))?.dose
                .amount
                == Amount(milligrams: 10))
        world.take()
        #expect(
            world.agenda.situation(at: world.now).day(civil("2026-12-07")).totals.map(\.taken) == [
                Amount(milligrams: 30)
            ])
        #expect(world.rings.filter { $0.contains("first") }.count == 2)
    }

    @Test func `at once, an open dose that the step before lacks is withdrawn`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-07 10:00")
        world.run(until: "2026-12-07 13:05")
        world.move(.steppedBack, now: true)
        #expect(world.desktop.isEmpty)
        #expect(world.story.last == "superseded baclofen/2026-12-07/13:00")
        world.run(until: "2026-12-07 17:00")
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 20)])
    }

    @Test func `at once at midnight is said of the date that begins`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-03 12:00")
        world.run(until: "2026-12-03 17:01")
        world.take()
        world.run(until: "2026-12-04 00:00")
        world.move(.held, now: true)
        #expect(world.positions(5) == "1.1 1.2 1.3 2.1h 2.1h")
    }

    @Test func `after a clock set back the last word counts`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-05 12:00")
        world.move(.held, now: true)
        world.setClock(to: "2026-12-05 11:00")
        world.synchronise()
        #expect(world.move(.resumed, now: true).isRecorded)
        #expect(world.positions(6).hasSuffix("2.2 2.3"))
    }

    @Test func `an edited plan keeps the moves, whatever it says of the start`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-05 09:00")
        world.move(.held)
        var edited = titration()
        edited.steps[1].days = 5
        world.adopt(plan(edited))
        #expect(world.positions(8).hasSuffix("2.2 2.2h 2.2h 2.2h"))
        world.adopt(plan(titration(start: "2026-12-06")))
        #expect(world.positions(8).hasSuffix("2.2 2.2h 2.2h 2.2h"))
    }

    @Test func `a move sent twice is recorded once`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-08 09:00")
        let answer = Answer.course(.steppedBack, nil, now: false, reason: "drowsy")
        #expect(world.ask(answer, request: "r") == world.ask(answer, request: "r"))
        #expect(world.agenda.ledger.course(of: "baclofen").entries.map(\.reason) == ["drowsy"])
    }

    /// The last of seven dates, and the same after an edit of a step that is still to come.
    private func expect(_ positions: String, in world: World) {
        var (edited, drug) = (world, titration())
        drug.steps[2].days = 9
        edited.adopt(plan(drug))
        for world in [world, edited] { #expect(world.positions(7).hasSuffix(positions)) }
    }

    @Test func `to go on from tomorrow and then to stay is to stay, also after an edit`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2026-12-04 12:00")
        #expect(world.move(.held).isRecorded)
        world.live(until: "2026-12-05 12:00")
        #expect(world.move(.resumed).isRecorded)
        #expect(world.move(.held, now: true).isRecorded)
        expect("2.1h 2.1h 2.1h", in: world)
    }

    @Test func `a hold of tomorrow that was let go of does not come back with an edit`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2026-12-05 12:00")
        #expect(world.move(.held).isRecorded)
        #expect(world.move(.resumed, now: true).isRecorded)
        expect("2.2 2.3 3.1", in: world)
    }
}

extension World {
    @discardableResult
    mutating func move(_ kind: CourseMove.Kind, now: Bool = false) -> Reply {
        ask(.course(kind, nil, now: now, reason: nil))
    }

    /// The positions of the only course, from its start on.
    func positions(_ count: Int) -> String {
        guard let medication = agenda.plan?.medications.first else { return "" }
        return agenda.situation(at: now).course(of: medication).positions(count)
    }
}

extension Reply {
    var isRecorded: Bool { if case .recorded = self { true } else { false } }
}
