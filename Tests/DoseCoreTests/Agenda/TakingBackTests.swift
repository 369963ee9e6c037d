import DoseCore
import DoseSimulator
import Testing

/// Which answer is meant: by the name of its request, and by that of its dose when it is taken back.
@Suite struct `An answer that is meant` {
    private func ramipril(_ time: String, _ mg: Int = 10) -> Plan {
        plan(medication("ramipril", [(time, mg)]))
    }

    @Test func `the name of a request that said something else is refused`() {
        let both = plan(medication("a", [("08:00", 10)]), medication("b", [("08:00", 1)]))
        var world = World(both, in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:01")
        world.take("a", request: "x")
        let others: [Answer] = [
            .take(.matching(DoseSelector(medication: "b")), at: nil, amount: nil),
            .skip(.matching(DoseSelector(medication: "a")), reason: nil), .undo(nil),
            .take(
                .matching(DoseSelector(medication: "a")), at: nil,
                amount: .amount(Amount(milligrams: 5))),
        ]
        for answer in others { #expect(world.ask(answer, request: "x") == .requestUsed) }
        guard case .recorded = world.take("a", request: "x") else {
            Issue.record("a retry was refused")
            return
        }
        #expect(world.store.count { $0.by == .command } == 1)
    }

    @Test(arguments: [true, false])
    func `an answer taken back after another plan leaves the dose missed`(hasRung: Bool) {
        var world = World(ramipril("08:00"), in: paris, at: "2026-12-01 07:00")
        world.run(until: hasRung ? "2026-12-01 08:05" : "2026-12-01 07:45")
        world.take("08:00")
        world.run(until: "2026-12-01 10:00")
        world.adopt(ramipril("08:00", 20))
        world.undo()
        let cause = hasRung ? "unanswered" : "unattended"
        #expect(world.story.last == "missed (\(cause)) ramipril/2026-12-01/08:00")
        world.restart()
        #expect(world.story.last == "missed (\(cause)) ramipril/2026-12-01/08:00")
    }

    @Test func `an answer taken back leaves the dose missed with the amount that was shown last`() {
        var world = World(ramipril("08:00"), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:05")
        world.adopt(ramipril("08:00", 20))
        world.ask(.choose(.accept, nil))
        world.take("08:00")
        world.run(until: "2026-12-01 10:00")
        world.adopt(ramipril("07:00", 20))
        world.undo()
        #expect(world.story.last == "missed (unanswered) ramipril/2026-12-01/08:00")
        guard let id = DoseID("ramipril/2026-12-01/08:00") else { return }
        #expect(world.agenda.ledger.lastChange(of: id)?.planned == Amount(milligrams: 20))
    }

    @Test func `taken, gone back and both taken back, the dose is missed`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-06 16:00")
        world.run(until: "2026-12-06 17:01")
        world.take()
        world.ask(.course(.steppedBack, nil, now: false, reason: nil))
        world.run(until: "2026-12-06 20:00")
        world.undo()
        world.undo()
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-06/17:00")
    }

    @Test func `an answer is taken back by the name of its dose, whatever was said since`() {
        let both = plan(medication("a", [("08:00", 10)]), medication("b", [("08:00", 1)]))
        var world = World(both, in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:01")
        world.take("a")
        world.take("b")
        world.undo("a")
        #expect(world.state("b/2026-12-01/08:00")?.isSettled == true)
        #expect(world.state("a/2026-12-01/08:00")?.isSettled == false)
        #expect(world.undo("a") == .refused(.nothingToUndo))
    }
}
