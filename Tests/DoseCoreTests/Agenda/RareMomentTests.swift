import DoseCore
import DoseSimulator
import Testing

/// Moments at which two things come together that hardly ever do.
@Suite struct `At a rare moment` {
    private func world(_ plan: Plan = afternoon, at time: String = "2026-12-01 12:00") -> World {
        World(plan, in: paris, at: time, isSynchronised: true)
    }

    @Test func `a window that closed before anybody looked takes no answer any more`() {
        var world = world()
        world.run(until: "2026-12-01 13:55")
        world.pass(.minutes(6))
        guard case .refused(.nothingTakeable(let missed, _)) = world.take() else {
            Issue.record("taken after its window: \(world.story)")
            return
        }
        #expect(missed == id("baclofen/2026-12-01/13:00"))
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-01/13:00")
    }

    @Test func `a plan adopted after midnight rings what is still open of the evening before`() {
        let late = plan(baclofen([("23:50", 10)]))
        let world = world(late, at: "2026-12-02 00:10")
        #expect(world.rings == ["00:10 first baclofen/2026-12-01/23:50"])
    }

    @Test func `midnight rings though clocks are set back over it a minute later`() {
        // In 2010 clocks of Newfoundland went from 00:01 back to 23:01: a day after 00:05 it is 23:05 of the same date.
        var world = World(
            plan(baclofen([("00:00", 10)], late: .minutes(4))), in: .system("America/St_Johns"),
            at: "2010-11-06 00:05", isSynchronised: true)
        world.run(for: .hours(24) - .minutes(5))
        #expect(world.rings == ["00:00 first baclofen/2010-11-07/00:00"])
    }

    @Test func `a press that comes late answers no other dose than its own`() {
        var world = world()
        world.run(until: "2026-12-01 15:05")
        let late = Answer.take(.doses([id("baclofen/2026-12-01/13:00")]), at: nil, amount: nil)
        guard case .refused(.missed) = world.ask(late, by: .button) else {
            Issue.record("a late press is obeyed: \(world.story)")
            return
        }
        #expect(world.agenda.ledger.ringingDoses == [id("baclofen/2026-12-01/15:00")])
    }

    @Test func `an answer taken back while the next dose is open leaves one open and not two`() {
        var world = world(plan(baclofen([("13:00", 10), ("14:00", 10)])))
        world.run(until: "2026-12-01 13:02")
        world.take()
        world.adopt(plan(baclofen([("13:00", 10), ("13:10", 10)])))
        world.run(until: "2026-12-01 13:12")
        world.undo()
        #expect(world.agenda.ledger.ringingDoses == [id("baclofen/2026-12-01/13:10")])
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-01/13:00")
    }

    @Test func `what rang under a clock months ahead is still open to an answer when it is right`()
    {
        var world = world()
        world.setClock(to: "2027-02-01 13:00")
        world.setClock(to: "2026-12-01 12:01")
        let ringing = id("baclofen/2027-02-01/13:00")
        #expect(world.agenda.situation(at: world.now).takeableDoses.map(\.dose.id) == [ringing])
        world.take()
        #expect(world.story.last == "taken \(ringing)")
    }

    @Test func `a weekly dose may be taken two days later, and a daily one beside it may not`() {
        var weekly = medication("weekly", [("09:00", 15)], late: .hours(48))
        weekly.recurrence = .weekdays([.monday])
        var world = World(
            plan(weekly, baclofen([("13:00", 10)])), in: paris, at: "2026-11-30 08:00")
        world.run(until: "2026-12-02 08:00")
        #expect(
            world.agenda.situation(at: world.now).takeableDoses.map(\.dose.id) == [
                id("weekly/2026-11-30/09:00")
            ])
        world.run(until: "2026-12-02 09:00")
        #expect(world.agenda.situation(at: world.now).takeableDoses.isEmpty)
    }

    @Test func `an answer of the day before yesterday is not taken back`() {
        var world = world(plan(baclofen([("13:00", 10)])))
        world.run(until: "2026-12-01 13:05")
        world.take()
        world.run(until: "2026-12-03 12:00")
        #expect(world.undo() == .refused(.nothingToUndo))
    }

    @Test func `an intake of a time that nobody remembers is not told`() {
        var world = world()
        let longAgo = paris.instant(of: "2026-09-01 12:00")
        let reply = world.ask(
            .take(
                .matching(DoseSelector(medication: "baclofen")), at: longAgo,
                amount: .amount(Amount(milligrams: 10))))
        #expect(reply == .refused(.tooLongAgo(longAgo)))
    }

    @Test func `an intake as its window opens is of its dose, and one as it closes is extra`() {
        var world = world()
        world.run(until: "2026-12-01 16:30")
        for time in ["12:30", "16:00"] { world.take("baclofen", at: time, mg: 10) }
        #expect(
            world.story.suffix(2) == [
                "taken baclofen/2026-12-01/13:00",
                "extra baclofen \(Amount(milligrams: 10))",
            ])
    }

    @Test func `a request about several doses, told again, is answered with all of them`() {
        let both = plan(baclofen([("13:00", 10)]), medication("vitamin", [("13:00", 1)]))
        var world = world(both)
        world.run(until: "2026-12-01 13:01")
        let ids = ["baclofen", "vitamin"].map { id("\($0)/2026-12-01/13:00") }
        let replies = (1...2).map { _ in
            world.ask(.take(.doses(ids), at: nil, amount: nil), request: "one")
        }
        guard case .recorded(let records, _) = replies[1] else {
            Issue.record("the same request again: \(replies[1])")
            return
        }
        #expect(records == Array(world.store.suffix(2)))
    }

    @Test func `a snooze is taken back, and it rings on`() {
        var world = world()
        world.run(until: "2026-12-01 13:01")
        world.snooze(for: .minutes(20))
        world.undo()
        world.run(until: "2026-12-01 13:05")
        #expect(world.rings.last == "13:05 repeated baclofen/2026-12-01/13:00")
    }

    // MARK: Alarms

    @Test func `a short window says its last call when half of it is left`() {
        var world = world(plan(baclofen([("13:00", 10)], late: .minutes(4))))
        world.run(until: "2026-12-01 14:00")
        let dose = "baclofen/2026-12-01/13:00"
        #expect(world.rings == ["13:00 first \(dose)", "13:02 last \(dose)"])
    }

    @Test func `a snooze shorter than the time between two rings rings when it has run out`() {
        var world = world()
        world.run(until: "2026-12-01 13:01")
        world.snooze(for: .minutes(2))
        world.run(until: "2026-12-01 13:03")
        #expect(world.rings.last == "13:03 repeated baclofen/2026-12-01/13:00")
    }

    @Test func `an alarm of which nothing has changed is not shown again`() {
        var world = world()
        world.run(until: "2026-12-01 13:02")
        let shows = world.handle(.clock).filter { if case .show = $0 { true } else { false } }
        #expect(shows.isEmpty)
    }

    @Test func `a window's end is told by the clock as it was set since`() {
        var world = world()
        world.run(until: "2026-12-01 13:10")
        world.setClock(to: "2026-12-01 12:40")
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.closes)
                == [paris.instant(of: "2026-12-01 13:30")])
    }

    // MARK: The clock

    @Test(arguments: [(4, true), (6, false)])
    func `seconds behind the newest record a clock is believed, and not behind more`(
        seconds: Int, isBelieved: Bool
    ) {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:00")
        world.setClock(by: .seconds(-seconds))
        let newest = paris.instant(of: "2026-12-01 13:00")
        #expect(world.agenda.trust == (isBelieved ? .trusted : .beforeNewestRecord(newest)))
    }

    // MARK: The store

    /// The answer is refused with what was seen in its turn, which is written once and before the answer given again.
    @Test func `a store that heals after a turn has every record once and in its order`() {
        var world = world()
        world.run(until: "2026-12-01 12:59")
        world.pass(.minutes(3))
        world.fault = .hiccup
        #expect(world.take() == .refused(.notSaved))
        #expect(world.story.isEmpty)
        #expect(world.rings == ["13:02 first baclofen/2026-12-01/13:00"])
        world.take()
        world.run(until: "2026-12-01 13:10")
        world.skip("15:00")
        let numbers = world.store.map(\.number)
        #expect(numbers == Array(1...Int64(numbers.count)))
        #expect(
            world.story == [
                "raised baclofen/2026-12-01/13:00", "taken baclofen/2026-12-01/13:00",
                "skipped baclofen/2026-12-01/15:00",
            ])
    }
}
