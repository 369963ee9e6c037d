import DoseCore
import DoseSimulator
import Testing

@Suite struct `Answers` {
    @Test func `take with nothing open changes nothing and tells what was missed and what is next`()
    {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 14:10")
        let next = world.agenda.situation(at: world.now).nextDose
        #expect(
            world.take()
                == .refused(.nothingTakeable(missed: id("baclofen/2026-12-01/13:00"), next: next)))
        #expect(next?.id == id("baclofen/2026-12-01/15:00"))
        #expect(
            world.take("13:00") == .refused(.missed(id("baclofen/2026-12-01/13:00"), next: next)))
    }

    /// It was taken for done: nothing was refused, and nothing recorded.
    @Test func `take of a dose that today does not have is refused`() {
        var late = World(afternoon, in: paris, at: "2026-12-01 20:00")
        let tomorrow = late.agenda.situation(at: late.now).nextDose
        #expect(late.take("17:00") == .refused(.nothingTakeable(missed: nil, next: tomorrow)))

        let far = medication("vitamin-d", [("08:00", 1)], start: "2027-03-01")
        var early = World(plan(far), in: paris, at: "2026-12-01 12:00")
        let first = early.agenda.situation(at: early.now).nextDose
        #expect(early.take("vitamin-d") == .refused(.nothingTakeable(missed: nil, next: first)))
    }

    /// A button pressed again after two months recorded a second answer: the first was not remembered any more.
    @Test func `a dose of long ago takes no answer, for nobody remembers that it had one`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        world.take()
        let dose = Selection.doses([id("baclofen/2026-12-01/13:00")])
        world.run(until: "2027-02-20 12:00")
        let count = world.store.count
        let replies = [
            world.ask(.skip(dose, reason: nil), by: .button),
            world.take("baclofen/2026-12-01/13:00"),
        ]
        #expect(replies.allSatisfy { if case .refused = $0 { true } else { false } })
        world.restart()
        #expect(world.ask(.skip(dose, reason: nil), by: .button) == replies[0])
        #expect(world.store.count == count)
    }

    @Test func `take before the window says when it opens`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        guard case .refused(.notYetOpen(let dose)) = world.take("15:00") else {
            Issue.record("a dose was taken three hours early")
            return
        }
        #expect(dose.window.opens == paris.instant(of: "2026-12-01 14:30"))
    }

    @Test func `a dose taken half an hour early does not ring`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 12:35")
        world.take()
        world.run(until: "2026-12-01 14:59")
        #expect(world.rings.isEmpty)
    }

    @Test func `an intake in the window told afterwards settles the missed dose`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 14:10")
        world.take("13:00", at: "13:45")
        #expect(
            world.state("baclofen/2026-12-01/13:00")
                == .settled(
                    .taken(
                        Intake(
                            amount: Amount(milligrams: 10),
                            at: paris.instant(of: "2026-12-01 13:45")))))
    }

    @Test func `an intake outside every window is an extra one, warns, and leaves the dose missed`()
    {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 14:25")
        guard case .recorded(_, let warnings) = world.take("13:00", at: "14:20"),
            let next = world.agenda.situation(at: world.now).nextDose
        else {
            Issue.record("the truth was refused")
            return
        }
        #expect(world.story.last == "extra baclofen 10 mg")
        #expect(world.state("baclofen/2026-12-01/13:00") == .settled(.missed(.unanswered)))
        #expect(warnings == [.extraIntake("baclofen"), .closeToNext(next)])
    }

    @Test func `more than the day's total is warned of`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 20:00")
        guard case .recorded(_, let warnings) = world.take(at: "19:30", mg: 70) else {
            Issue.record("the truth was refused")
            return
        }
        #expect(
            warnings.contains(
                .aboveDayTotal(
                    "baclofen", taken: Amount(milligrams: 70), planned: Amount(milligrams: 60))))
    }

    @Test func `an intake of no known amount is asked for`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 20:00")
        #expect(world.take(at: "19:30") == .refused(.amountNotGiven("baclofen")))
        #expect(
            world.take("vitamin", at: "19:30")
                == .refused(
                    .unknownDose(
                        DoseSelector(medication: "vitamin"),
                        today: ["13:00", "15:00", "17:00"].map { id("baclofen/2026-12-01/\($0)") }))
        )
    }

    @Test func `an intake in the future is refused`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        let future = paris.instant(of: "2026-12-01 13:00")
        #expect(
            world.ask(.take(.takeable, at: future, amount: nil)) == .refused(.inTheFuture(future)))
    }

    @Test func `a second intake told for a dose already taken is an extra one with its own amount`()
    {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:20")
        world.take("13:00", at: "13:02")
        #expect(world.take(at: "13:15") == .unchanged([id("baclofen/2026-12-01/13:00")]))
        world.take(at: "13:15", mg: 10)
        #expect(world.story.last == "extra baclofen 10 mg")
    }

    @Test func `another amount than planned is recorded and said`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:00")
        guard case .recorded(_, let warnings) = world.take(mg: 5) else {
            Issue.record("the truth was refused")
            return
        }
        #expect(
            warnings == [
                .otherAmount(
                    id("baclofen/2026-12-01/13:00"), taken: Amount(milligrams: 5),
                    planned: Amount(milligrams: 10))
            ])
    }

    @Test func `a dose can be skipped ahead, with a reason`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.skip("17:00", reason: "drowsy")
        world.run(until: "2026-12-01 19:00")
        #expect(world.state("baclofen/2026-12-01/17:00") == .settled(.skipped(reason: "drowsy")))
        #expect(world.rings.filter { $0.hasSuffix("17:00") }.isEmpty)
        #expect(world.turns < 40)
    }

    @Test func `a dose that is skipped ahead is not told as the next one`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.skip("15:00")
        world.run(until: "2026-12-01 13:10")
        world.take()
        #expect(
            world.agenda.situation(at: world.now).nextDose?.id == id("baclofen/2026-12-01/17:00"))
    }

    @Test func `a skipped dose is not taken by mistake, and can be told`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:10")
        world.skip()
        #expect(world.take("13:00") == .refused(.settled(id("baclofen/2026-12-01/13:00"))))
        world.take("13:00", at: "now")
        #expect(world.story.last == "taken baclofen/2026-12-01/13:00")
    }

    @Test func `undo brings the alarm back while the window is open`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:10")
        world.take()
        #expect(world.desktop.isEmpty)
        world.undo()
        #expect(world.desktop.count == 1)
        world.run(until: "2026-12-01 14:00")
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-01/13:00")
    }

    @Test func `undo after the window leaves the dose missed`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:10")
        world.take()
        world.run(until: "2026-12-01 14:10")
        world.undo()
        #expect(
            world.story.suffix(2) == [
                "undone 3", "missed (unanswered) baclofen/2026-12-01/13:00",
            ])
    }

    @Test func `undo of a shared answer takes back all of it`() {
        let both = plan(baclofen([("08:00", 10)]), medication("vitamin", [("08:00", 1)]))
        var world = World(both, in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:00")
        let doses = ["baclofen", "vitamin"].map { id("\($0)/2026-12-01/08:00") }
        world.ask(.take(.doses(doses), at: nil, amount: nil), by: .button, request: "press")
        world.undo()
        #expect(world.desktop.values.first?.doses.count == 2)
    }

    @Test func `there is nothing to undo before the first answer`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        #expect(world.undo() == .refused(.nothingToUndo))
    }

    @Test func `snooze needs a ringing alarm`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:35")
        #expect(world.snooze() == .refused(.nothingRinging))
    }

    @Test func `without a plan there is nothing to answer`() {
        var world = World(nil, in: paris, at: "2026-12-01 12:35")
        #expect(world.take() == .refused(.noPlan))
    }

    @Test(arguments: [
        ("17:00", DoseSelector(time: clock("17:00"))),
        ("baclofen", DoseSelector(medication: "baclofen")),
        ("baclofen/17:00", DoseSelector(medication: "baclofen", time: clock("17:00"))),
        ("2026-12-01/17:00", DoseSelector(date: civil("2026-12-01"), time: clock("17:00"))),
        ("", nil), ("17:00/18:00", nil), ("a/b", nil), ("/", nil),
    ])
    func `a dose is named by as little as is unambiguous`(text: String, selector: DoseSelector?) {
        #expect(DoseSelector(text) == selector)
    }

    /// The strongest were taken for granted: two of 5 mg were recorded as 20 mg.
    @Test func `tablets are turned into milligrams by the one strength that there is`() {
        var drug = titration()
        let two = Amount(grains: 2 * AmountUnit.tablets.grains, .tablets)
        let answer = Answer.take(
            .matching(DoseSelector(medication: drug.key)), at: nil, amount: .amount(two))

        var world = World(plan(drug), in: paris, at: "2026-12-01 17:00")
        #expect(world.ask(answer).isRecorded)
        let taken = Intake(amount: Amount(milligrams: 20), at: world.now.wall)
        #expect(
            world.agenda.ledger.state(of: id("baclofen/2026-12-01/17:00"))
                == .settled(.taken(taken)))

        let strengths = [10, 5].map { Strength(Amount(milligrams: $0)) }
        drug.preparation = Preparation(strengths)
        world = World(plan(drug), in: paris, at: "2026-12-01 17:00")
        #expect(world.ask(answer) == .refused(.otherUnit(drug.key, told: .tablets, counted: .mg)))
    }
}
