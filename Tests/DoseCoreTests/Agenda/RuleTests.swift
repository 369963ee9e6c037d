import DoseCore
import DoseSimulator
import Testing

@Suite struct `No doubling, no catch-up` {
    @Test func `11:00, 15:00 and 19:00 unanswered at 19:34 leave one alarm and two missed`() {
        let spread = plan(baclofen([("11:00", 10), ("15:00", 10), ("19:00", 10)]))
        var world = World(spread, in: paris, at: "2026-12-01 10:00")
        world.run(until: "2026-12-01 19:34")
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.id) == [
                id("baclofen/2026-12-01/19:00")
            ])
        #expect(world.state("baclofen/2026-12-01/11:00") == .settled(.missed(.unanswered)))
        #expect(world.state("baclofen/2026-12-01/15:00") == .settled(.missed(.unanswered)))
        #expect(world.desktop.values.first?.doses.first?.dose.amount == Amount(milligrams: 10))
    }

    @Test func `a dose of 23:30 confirmed at 00:40 is that dose and not tomorrow's`() {
        let late = plan(baclofen([("23:30", 10)], late: .minutes(90)))
        var world = World(late, in: paris, at: "2026-12-01 20:00")
        world.run(until: "2026-12-02 00:40")
        world.take()
        #expect(world.story.last == "taken baclofen/2026-12-01/23:30")
        world.run(until: "2026-12-02 23:30")
        #expect(world.rings.last == "23:30 first baclofen/2026-12-02/23:30")
    }

    @Test func `three days switched off give missed records, one notice and no burst`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 12:30")
        world.restart(at: "2026-12-04 12:30", isReboot: true)
        #expect(world.story.count == 9)
        #expect(world.story.allSatisfy { $0.hasPrefix("missed (unattended)") })
        #expect(world.notices.count == 1)
        #expect(world.rings.isEmpty)
        world.run(until: "2026-12-04 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-04/13:00"])
    }

    @Test func `killed with an open alarm and restarted inside the window, it is shown again`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:10")
        world.restart(at: "2026-12-01 13:20")
        #expect(world.rings.last == "13:20 first baclofen/2026-12-01/13:00")
        #expect(world.story == ["raised baclofen/2026-12-01/13:00"])
        world.pressTaken("2026-12-01 13:00")
        #expect(world.story.last == "taken baclofen/2026-12-01/13:00")
    }

    @Test func `killed with an open alarm and restarted outside the window, it is missed`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:10")
        world.restart(at: "2026-12-01 14:10", isReboot: true)
        #expect(world.rings.last == "13:10 repeated baclofen/2026-12-01/13:00")
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-01/13:00")
    }

    @Test func `a snooze outlives a restart`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        world.snooze(for: .minutes(20))
        world.restart(at: "2026-12-01 13:10")
        #expect(world.desktop.isEmpty)
        world.run(until: "2026-12-01 13:25")
        #expect(world.rings.last == "13:25 first baclofen/2026-12-01/13:00")
    }

    @Test func `button and command answering at the same moment give one record`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        world.pressTaken("2026-12-01 13:00")
        #expect(world.take("13:00") == .unchanged([id("baclofen/2026-12-01/13:00")]))
        #expect(world.store.filter { $0.event.isAnswer }.count == 1)
    }

    @Test func `the same request sent twice succeeds twice and is recorded once`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        guard case .recorded(let first, _) = world.take(request: "r1"),
            case .recorded(let again, _) = world.take(request: "r1")
        else {
            Issue.record("a retry was refused")
            return
        }
        #expect(first == again)
        #expect(world.store.filter { $0.event.isAnswer }.count == 1)
    }

    @Test func `a retry after a restart is still the same request`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        world.take(request: "r1")
        world.restart(at: "2026-12-01 13:06")
        world.take(request: "r1")
        #expect(world.store.filter { $0.event.isAnswer }.count == 1)
    }

    @Test func `a request's name used again after months tells what it led to last`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:00")
        world.take(request: "r1")
        world.run(until: "2027-03-01 13:00")
        guard case .recorded(let records, _) = world.take(request: "r1") else {
            Issue.record("a name that was forgotten is not taken for a retry")
            return
        }
        #expect(world.agenda.ledger.records(of: "r1") == records)
        #expect(world.replayed.ledger == world.agenda.ledger)
    }

    @Test func `a plan edited after doses were recorded changes no record`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        world.take()
        let before = world.store
        world.follow(plan(baclofen([("13:00", 50), ("15:00", 50), ("17:00", 50)])))
        #expect(Array(world.store.prefix(before.count)) == before)
        let day = world.agenda.situation(at: world.now).day(civil("2026-12-01"))
        #expect(day.doses.map(\.dose.amount.value) == [10, 50, 50])
    }

    @Test func `a plan written at 15:00 with an 08:00 slot rings nothing for today's 08:00`() {
        var world = World(nil, in: paris, at: "2026-12-01 15:00")
        world.follow(plan(baclofen([("08:00", 10)])))
        world.run(until: "2026-12-02 07:59")
        #expect(world.rings.isEmpty)
        #expect(world.story.isEmpty)
        world.run(until: "2026-12-02 08:00")
        #expect(world.rings == ["08:00 first baclofen/2026-12-02/08:00"])
    }

    @Test func `a slot moved a little after its dose was taken does not ring again that day`() {
        var world = World(plan(baclofen([("08:00", 10)])), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:02")
        world.take()
        world.adopt(plan(baclofen([("08:05", 10)])))
        world.run(until: "2026-12-02 08:04")
        #expect(world.rings.count == 1)
        #expect(world.story.last == "taken baclofen/2026-12-01/08:00")
        world.run(until: "2026-12-02 08:05")
        #expect(world.rings.last == "08:05 first baclofen/2026-12-02/08:05")
    }

    @Test func `a plan that stops holding an open dose supersedes it`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        world.follow(plan(medication("vitamin", [("20:00", 1)])))
        #expect(world.story.last == "superseded baclofen/2026-12-01/13:00")
        #expect(world.desktop.isEmpty)
    }

    @Test func `an open dose shows the amount of the plan as it is now`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        world.follow(plan(baclofen([("13:00", 5), ("15:00", 20), ("17:00", 30)])))
        #expect(world.desktop.values.first?.doses.first?.dose.amount == Amount(milligrams: 5))
    }

    @Test func `ledger unwritable at the due time: it rings all the same and is recorded later`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.isStoreWritable = false
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
        #expect(world.notices == [.storeFailed])
        #expect(world.story.isEmpty)
        world.isStoreWritable = true
        world.run(until: "2026-12-01 13:01")
        #expect(world.notices == [.storeFailed, .storeHealed])
        #expect(world.story == ["raised baclofen/2026-12-01/13:00"])
    }

    @Test func `ledger unwritable at the answer: it is not acknowledged and keeps ringing`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:01")
        world.isStoreWritable = false
        #expect(world.take() == .refused(.notSaved))
        world.run(until: "2026-12-01 13:05")
        #expect(world.rings.last == "13:05 repeated baclofen/2026-12-01/13:00")
        world.isStoreWritable = true
        world.take()
        #expect(world.story.last == "taken baclofen/2026-12-01/13:00")
    }

    @Test func `what is replayed is what was live`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        world.take()
        world.undo()
        world.snooze()
        world.run(until: "2026-12-01 14:30")
        world.take("baclofen", at: "14:20", mg: 5)
        world.run(until: "2026-12-03 12:00")
        #expect(world.replayed.ledger == world.agenda.ledger)
    }

    @Test func `a window made so short that it is past supersedes the open dose`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:20")
        world.follow(plan(baclofen([("13:00", 10), ("15:00", 20)], late: .minutes(10))))
        #expect(world.story.last == "superseded baclofen/2026-12-01/13:00")
        #expect(world.desktop.isEmpty)
    }

    @Test func `an extra intake near a dose does not take the dose's place`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 14:00")
        world.run(until: "2026-12-01 14:41")
        world.take("13:00", at: "14:40", mg: 10)
        #expect(world.story == ["extra baclofen 10 mg"])
        world.run(until: "2026-12-01 15:00")
        #expect(world.rings == ["15:00 first baclofen/2026-12-01/15:00"])
        #expect(world.desktop.values.first?.doses.first?.recentIntake != nil)
    }
}
