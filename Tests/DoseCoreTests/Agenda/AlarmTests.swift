import DoseCore
import DoseSimulator
import Testing

@Suite struct `The life of an alarm` {
    @Test func `a dose rings at its due time and not before`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 12:59:59")
        #expect(world.rings.isEmpty)
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
    }

    @Test func `unanswered, it rings every five minutes, says last call, and is missed`() {
        var world = World(
            plan(baclofen([("17:00", 30)], late: .minutes(20))), in: paris, at: "2026-12-01 16:00")
        world.run(until: "2026-12-01 20:00")
        let dose = "baclofen/2026-12-01/17:00"
        #expect(
            world.rings == [
                "17:00 first \(dose)", "17:05 repeated \(dose)", "17:10 repeated \(dose)",
                "17:15 last \(dose)",
            ])
        #expect(world.story == ["raised \(dose)", "missed (unanswered) \(dose)"])
        #expect(world.desktop.isEmpty)
    }

    @Test func `the notice of a missed dose tells what is next`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 14:00")
        guard case .missed(let missed, let next)? = world.notices.last else {
            Issue.record("no notice of a missed dose: \(world.notices)")
            return
        }
        #expect(missed.map(\.dose.id) == [id("baclofen/2026-12-01/13:00")])
        #expect(missed.map(\.cause) == [.unanswered])
        #expect(next?.id == id("baclofen/2026-12-01/15:00"))
        #expect(next?.amount == Amount(milligrams: 20))
    }

    @Test func `taken, it is withdrawn and never rings again`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:02")
        world.pressTaken("2026-12-01 13:00")
        #expect(world.desktop.isEmpty)
        world.run(until: "2026-12-01 14:59")
        #expect(world.rings.count == 1)
    }

    @Test func `a snoozed dose comes back`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:02")
        world.snooze()
        #expect(world.desktop.isEmpty)
        world.run(until: "2026-12-01 13:11:59")
        #expect(world.rings.count == 1)
        world.run(until: "2026-12-01 13:17")
        #expect(
            world.rings.dropFirst() == [
                "13:12 repeated baclofen/2026-12-01/13:00",
                "13:17 repeated baclofen/2026-12-01/13:00",
            ])
    }

    @Test func `a snooze that has run out is told as ringing`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:02")
        world.snooze()
        let snoozed = world.agenda.situation(at: world.now).takeableDoses.map(\.state)
        world.run(until: "2026-12-01 13:12")
        let rung = world.agenda.situation(at: world.now).takeableDoses.map(\.state)
        #expect(snoozed.contains { if case .snoozed = $0 { true } else { false } })
        #expect(rung.contains { if case .ringing = $0 { true } else { false } })
    }

    @Test func `a snooze never reaches past the last call`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:50")
        world.snooze(for: .hours(3))
        world.run(until: "2026-12-01 14:00")
        #expect(world.rings.last == "13:55 last baclofen/2026-12-01/13:00")
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-01/13:00")
    }

    @Test func `medications due together share one alarm, and are answered one by one`() {
        let both = plan(baclofen([("08:00", 10)]), medication("vitamin", [("08:00", 1)]))
        var world = World(both, in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:00")
        #expect(
            world.rings == [
                "08:00 first baclofen/2026-12-01/08:00 vitamin/2026-12-01/08:00"
            ])
        #expect(
            world.take()
                == .refused(
                    .ambiguous([id("baclofen/2026-12-01/08:00"), id("vitamin/2026-12-01/08:00")])))
        world.take("vitamin")
        #expect(world.desktop.values.map { $0.doses.map(\.dose.id.medication) } == [["baclofen"]])
        #expect(world.desktop.values.map(\.call) == [.silent])
    }

    @Test func `Taken on a shared alarm settles all that it lists`() {
        let both = plan(baclofen([("08:00", 10)]), medication("vitamin", [("08:00", 1)]))
        var world = World(both, in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:00")
        world.pressTaken("2026-12-01 08:00")
        #expect(world.desktop.isEmpty)
        #expect(
            world.story.suffix(2) == [
                "taken baclofen/2026-12-01/08:00", "taken vitamin/2026-12-01/08:00",
            ])
    }

    @Test func `a notification server that appears is shown what is open`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:03")
        let effects = world.handle(.display)
        #expect(
            effects.contains {
                if case .show(let alarm) = $0 { alarm.call == .first } else { false }
            })
    }

    @Test func `spacing delays the next alarm within its window`() {
        let spaced = plan(baclofen([("13:00", 10), ("15:00", 20)], spacing: .minutes(90)))
        var world = World(spaced, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:50")
        world.take()
        world.run(until: "2026-12-01 15:30")
        #expect(
            world.rings.filter { $0.hasSuffix("15:00") }.first
                == "15:20 first baclofen/2026-12-01/15:00")
    }

    @Test func `a spacing that the window cannot keep leaves the dose missed and silent`() {
        let spaced = plan(baclofen([("13:00", 10), ("15:00", 20)], spacing: .hours(3)))
        var world = World(spaced, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:30")
        world.take()
        world.run(until: "2026-12-01 16:00")
        #expect(world.rings.filter { $0.hasSuffix("15:00") }.isEmpty)
        #expect(world.story.last == "missed (spacing) baclofen/2026-12-01/15:00")
    }

    @Test func `an intake told after a later one shortens no spacing`() {
        let spaced = plan(baclofen([("13:00", 10), ("15:00", 20)], spacing: .minutes(90)))
        var world = World(spaced, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:50")
        world.take()
        world.take("baclofen", at: "09:00", mg: 10)
        world.run(until: "2026-12-01 15:20")
        #expect(world.rings.last == "15:20 first baclofen/2026-12-01/15:00")
        #expect(world.rings.filter { $0.hasSuffix("15:00") }.count == 1)
    }

    @Test func `without spacing the next alarm carries the warning`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 14:00")
        world.run(until: "2026-12-01 14:20")
        world.take("baclofen", at: "14:10", mg: 10)
        world.run(until: "2026-12-01 15:00")
        #expect(
            world.desktop.values.first?.doses.first?.recentIntake
                == Intake(
                    amount: Amount(milligrams: 10), at: paris.instant(of: "2026-12-01 14:10")))
    }
}
