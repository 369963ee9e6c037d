import DoseCore
import DoseSimulator
import Testing

/// What a person is asked where a plan that was saved would change the amounts at one go.
@Suite struct `A question about the plan` {
    /// Held at 20 mg, and on the fifth of December a plan of 60 mg a day is saved.
    private func asked(at time: String = "2026-12-05 20:00") -> World {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 08:00")
        world.live(until: "2026-12-04 20:00")
        world.ask(.course(.held, nil, now: false, reason: nil))
        world.live(until: time)
        world.adopt(plan(medication("baclofen", [("13:00", 20), ("17:00", 40)])))
        return world
    }

    private func sums(_ world: World) -> [[Int]] {
        world.asked.map { question in
            [question.stays ?? [], question.changes].map { slots in
                Int(slots.reduce(Amount.zero) { $0 + $1.amount }.value)
            }
        }
    }

    @Test func `stands on the screen until it is answered, over a server and a start`() {
        var world = asked()
        #expect(sums(world) == [[20, 60]])
        #expect(world.asked.map(\.kind) == [.change])
        world.loseDisplay()
        #expect(world.asked.isEmpty)
        world.gainDisplay()
        #expect(sums(world) == [[20, 60]])
        world.restart()
        #expect(sums(world) == [[20, 60]])
        world.run(until: "2026-12-08 20:00")
        #expect(sums(world) == [[20, 60]])
        world.ask(.settle(.keep, world.asked), by: .button, request: "a")
        #expect(world.asked.isEmpty)
        world.undo()
        #expect(sums(world) == [[20, 60]])
    }

    @Test(arguments: CourseMove.Kind.allCases, [false, true])
    func `is answered before the course is moved`(kind: CourseMove.Kind, isNow: Bool) {
        var world = asked()
        #expect(world.move(kind, now: isNow) == .refused(.courseCannot(kind, "baclofen")))
        #expect(sums(world) == [[20, 60]])
        world.ask(.choose(.keep, nil))
        #expect(world.move(.resumed).isRecorded)
    }

    /// Said before the file was saved, it went on by the text of before while the person was asked.
    @Test func `holds the amounts until it is answered, though the course was to go on tomorrow`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 08:00")
        world.live(until: "2026-12-04 20:00")
        world.move(.held)
        world.live(until: "2026-12-05 20:00")
        world.move(.resumed)
        world.adopt(plan(medication("baclofen", [("13:00", 20), ("17:00", 40)])))
        #expect(world.isAsked)
        #expect(world.agenda.situation(at: world.now).courses(of: nil)[0].history.count == 1)
        world.live(until: "2026-12-12 09:00")
        #expect(["06", "09", "12", "13"].map { world.daily("2026-12-\($0)") } == [20, 20, 20, 20])
        #expect(world.ask(.choose(.keep, nil)).isRecorded)
        #expect(["12", "14", "15", "16"].map { world.daily("2026-12-\($0)") } == [20, 20, 40, 40])
    }

    @Test func `answered with a plan of another unit from tomorrow on, today is told as it is due`()
    {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 08:00")
        world.live(until: "2026-12-04 17:05")
        var drops = medication("baclofen", [("13:00", 5)])
        drops.preparation = nil
        drops.steps[0].slots = [
            Slot(time: clock("13:00"), amount: Amount(grains: 5 * AmountUnit.drops.grains, .drops))
        ]
        world.undo()
        world.adopt(plan(drops))
        #expect(world.ask(.choose(.accept, nil)).isRecorded)
        #expect(world.places.last?.hasPrefix("accepted baclofen from 2026-12-05") == true)
        #expect(world.take("baclofen/2026-12-04/17:00", mg: 20).isRecorded)
    }

    @Test func `is answered by a button once, and told so again`() {
        var world = asked()
        let shown = world.asked
        let first = world.ask(.settle(.accept, shown), by: .button, request: "a")
        #expect(world.ask(.settle(.accept, shown), by: .button, request: "a") == first)
        #expect(world.places.last == "accepted baclofen from 2026-12-06: step 1, day 9837")
        #expect(
            world.ask(.settle(.keep, shown), by: .button, request: "b")
                == .refused(.nothingAsked("baclofen")))
    }

    @Test func `is not answered by the button of another one`() {
        var world = asked()
        let shown = world.asked
        world.adopt(plan(medication("baclofen", [("13:00", 40), ("17:00", 50)])))
        #expect(sums(world) == [[20, 90]])
        let places = world.places
        #expect(
            world.ask(.settle(.accept, shown), by: .button)
                == .refused(.nothingAsked("baclofen")))
        #expect(world.places == places)
        #expect(sums(world) == [[20, 90]])
    }

    /// As much at a time, seven times a week: what is once a week has killed people who took it daily.
    @Test(
        arguments: [
            (.weekdays([.monday]), .daily, true), (.daily, .weekdays([.monday]), true),
            (.every(days: 3), .daily, true), (.every(days: 2), .daily, false),
            (.weekdays([.monday, .tuesday, .wednesday, .thursday, .friday]), .daily, false),
            (.weekdays([.monday]), .weekdays([.monday]), false),
            (.daily, .cycle(on: 21, off: 7), false),
        ] as [(Recurrence, Recurrence, Bool)])
    func `is asked where as much is taken much oftener, or much more seldom`(
        before: Recurrence, after: Recurrence, isAsked: Bool
    ) {
        var weekly = medication("mtx", [("09:00", 15)], start: "2026-11-30")
        weekly.recurrence = before
        var world = World(plan(weekly), in: paris, at: "2026-11-29 12:00")
        world.live(until: "2026-12-14 08:00")
        weekly.recurrence = after
        world.adopt(plan(weekly))
        #expect(world.asked.map(\.kind) == (isAsked ? [.change] : []))
        world.ask(.choose(.accept, nil))
        #expect(world.asked.isEmpty)
    }

    @Test func `answers of several keep what can be kept`() {
        var world = asked()
        let slots = [2, 4].map { [Slot(time: clock("09:00"), amount: Amount(milligrams: $0))] }
        let new = Medication(
            key: "other", name: "Other", start: civil("2026-12-01"),
            steps: slots.map { Step(days: 3, slots: $0) })
        world.adopt(plan(new))
        #expect(world.asked.map(\.medication.key).sorted() == ["baclofen", "other"])
        world.ask(.settle(.keep, world.asked), by: .button)
        #expect(world.asked.map(\.medication.key) == ["other"])
        #expect(world.ask(.choose(.keep, nil)) == .refused(.nothingToKeep("other")))
        world.ask(.settle(.step(0), world.asked), by: .button)
        #expect(world.asked.isEmpty)
    }

    @Test func `a medication whose start is to come begins then when it is accepted`() {
        var world = asked()
        world.adopt(plan(medication("new", [("09:00", 5)], start: "2026-12-09")))
        #expect(world.asked.map(\.starts) == [civil("2026-12-09"), nil])
        world.ask(.settle(.accept, world.asked), by: .button)
        let rings = world.rings.count
        world.run(until: "2026-12-09 08:00")
        #expect(world.rings.count == rings)
        world.run(until: "2026-12-09 09:00")
        #expect(world.rings.last == "09:00 first new/2026-12-09/09:00")
    }

    @Test func `an answer with nothing asked, of nothing known and to no step is refused`() {
        var world = asked()
        #expect(
            world.ask(.choose(.accept, "x"))
                == .refused(.unknownMedication("x", known: ["baclofen"])))
        #expect(
            world.ask(.choose(.step(4), nil)) == .refused(.unknownStep("baclofen", steps: 1)))
        world.ask(.choose(.accept, nil))
        #expect(world.ask(.choose(.keep, nil)) == .refused(.nothingAsked(nil)))
    }

    @Test func `a step of a plan that is over by then is refused, for nothing would ring`() {
        var ended = titration(end: "2026-12-05")
        var world = World(plan(ended), in: paris, at: "2026-12-05 12:00")
        #expect(world.ask(.choose(.step(2), nil)).isRecorded)
        world.undo()
        world.live(until: "2026-12-05 20:00")
        // What is left of today is nothing, and tomorrow it is over.
        #expect(world.ask(.choose(.step(2), nil)) == .refused(.courseOver("baclofen")))
        ended.end = civil("2026-12-04")
        world.adopt(plan(ended))
        #expect(world.ask(.choose(.step(0), nil)) == .refused(.courseOver("baclofen")))
    }

    @Test func `an answer is known again by the name of its request`() {
        var world = asked()
        let first = world.ask(.choose(.keep, "baclofen"), request: "a")
        #expect(world.ask(.choose(.keep, "baclofen"), request: "a") == first)
        #expect(world.ask(.choose(.accept, "baclofen"), request: "a") == .requestUsed)
    }

    @Test func `on the day before the text changes the course is told by today's`() throws {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 08:00")
        world.live(until: "2026-12-05 17:00")
        var later = titration()
        later.steps.removeFirst()
        later.steps.removeFirst()
        world.adopt(plan(later))
        #expect(world.asked.count == 1)
        world.ask(.choose(.accept, nil))
        let situation = world.agenda.situation(at: world.now)
        let report = try #require(situation.courses(of: "baclofen").first)
        let row = try #require(report.standing.row)
        #expect(row.medication.steps.count == 3)
        #expect(row.position == CoursePosition(step: 1, day: 2))
        #expect(report.follows == civil("2026-12-06"))
        #expect(report.changes.map(\.date) == [civil("2026-12-06")])
        #expect(report.changes.first?.row.step.dailyAmount == Amount(milligrams: 40))
        #expect(
            report.days.first { $0.date == civil("2026-12-05") }?.planned == Amount(milligrams: 20))
        let choice = try #require(situation.choices(of: world.store).last)
        #expect(choice.from == civil("2026-12-06"))
        #expect(choice.today.slots.map(\.amount) == [Amount(milligrams: 20)])
        #expect(choice.next.slots.map(\.amount) == [10, 30].map { Amount(milligrams: $0) })
    }

    @Test func `a course that is asked about is told so, and one that waits says for what`() throws
    {
        var world = asked()
        func report() throws -> CourseReport {
            try #require(
                world.agenda.situation(at: world.now).courses(of: "baclofen").first)
        }
        guard case .asked(let row) = try report().standing else {
            Issue.record("it stands otherwise")
            return
        }
        #expect(row?.step.dailyAmount == Amount(milligrams: 20))
        #expect(try report().ends == nil)
        world.ask(.choose(.keep, nil))
        world.adopt(plan(titration(start: "2026-12-20")))
        #expect(try report().waitsUntil == civil("2026-12-20"))
    }

    @Test func `a change of the plan says the sums of the days around it that differ`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 08:00")
        world.live(until: "2026-12-06 20:00")
        var later = titration()
        later.steps[2].days = 9
        world.adopt(plan(later))
        guard case .planChanged(_, _, let sums, _) = world.notices.last else {
            Issue.record("the change is not told")
            return
        }
        #expect(
            sums == [
                DailySums(
                    "baclofen", yesterday: Amount(milligrams: 20), today: Amount(milligrams: 20),
                    tomorrow: Amount(milligrams: 40))
            ])
    }

    @Test func `a hold of before a plan was accepted does not come back with the next edit`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2026-12-05 12:00")
        #expect(world.move(.held).isRecorded)
        var other = titration()
        for row in other.steps.indices {
            for slot in other.steps[row].slots.indices {
                let amount = [[0, 40], [0, 80], [40, 120]][row][slot]
                other.steps[row].slots[slot].amount = Amount(milligrams: amount)
            }
        }
        world.adopt(plan(other))
        world.ask(.choose(.accept, nil))
        #expect(world.places.last == "accepted baclofen from 2026-12-05: step 2, day 2")
        other.steps[2].days = 9
        world.adopt(plan(other))
        #expect(world.places.last == "found baclofen from 2026-12-05: step 2, day 2")
        #expect(world.positions(7).hasSuffix("2.2 2.3 3.1"))
    }
}
