import DoseCore
import DoseSimulator
import Testing

/// What is known of a dose that several computers were told about.
@Suite struct `Answers from other computers` {
    private let dose = id("baclofen/2026-12-01/13:00")
    private let due = paris.instant(of: "2026-12-01 13:00")

    private func record(
        _ number: Int64, _ event: Record.Event, from computer: Computer? = nil,
        name: RecordName = "",
        at time: String = "2026-12-01 13:05"
    ) -> Record {
        let wall = paris.instant(of: time)
        return Record(
            number: number,
            at: Moment(wall: wall, boot: BootTime(boot: "first", milliseconds: 60_000)),
            by: .command, event: event,
            provenance: computer.map { Provenance(computer: $0, name: name, at: wall) })
    }

    private func taken(_ time: String, _ milligrams: Int = 10) -> Record.Event {
        .dose(
            dose, planned: Amount(milligrams: 10), due: due,
            .taken(
                Intake(
                    amount: Amount(milligrams: milligrams),
                    at: paris.instant(of: "2026-12-01 \(time)"))))
    }

    private func skipped(_ reason: String? = nil) -> Record.Event {
        .dose(dose, planned: Amount(milligrams: 10), due: due, .skipped(reason: reason))
    }

    private var missed: Record.Event {
        .dose(dose, planned: Amount(milligrams: 10), due: due, .missed(.unanswered))
    }

    private func ledger(_ records: Record...) -> Ledger {
        var ledger = Ledger()
        records.forEach { ledger.apply($0) }
        return ledger
    }

    private func intake(_ time: String, _ milligrams: Int = 10) -> Intake {
        Intake(
            amount: Amount(milligrams: milligrams), at: paris.instant(of: "2026-12-01 \(time)"))
    }

    @Test func `taken stands above skipped and missed, in whichever order they come`() {
        for own in [missed, skipped()] {
            let ledger = ledger(
                record(1, own), record(2, taken("13:02"), from: "laptop", name: "7"))
            #expect(ledger.state(of: dose) == .settled(.taken(intake("13:02"))))
        }
        let ledger = ledger(
            record(1, taken("13:02")), record(2, skipped(), from: "laptop", name: "7"))
        #expect(ledger.state(of: dose) == .settled(.taken(intake("13:02"))))
        #expect(ledger.amountTaken(of: "baclofen", on: dose.date) == Amount(milligrams: 10))
    }

    @Test func `skipped elsewhere stands above missed here`() {
        let ledger = ledger(record(1, missed), record(2, skipped("ill"), from: "laptop", name: "7"))
        #expect(ledger.state(of: dose) == .settled(.skipped(reason: "ill")))
    }

    @Test func `two intakes of a dose are two, and the earlier settles it on both`() {
        let here = ledger(
            record(1, taken("13:05")), record(2, taken("13:02"), from: "laptop", name: "7"))
        let there = ledger(
            record(1, taken("13:02")), record(2, taken("13:05"), from: "desktop", name: "1"))
        for ledger in [here, there] {
            #expect(ledger.state(of: dose) == .settled(.taken(intake("13:02"))))
            #expect(ledger.extraIntakes.map(\.intake) == [intake("13:05")])
            #expect(ledger.amountTaken(of: "baclofen", on: dose.date) == Amount(milligrams: 20))
        }
    }

    @Test func `the same intake told to both is one, until neither says it any more`() {
        var ledger = ledger(
            record(1, taken("13:00")), record(2, taken("13:00"), from: "laptop", name: "7"))
        #expect(ledger.extraIntakes.isEmpty)
        #expect(ledger.amountTaken(of: "baclofen", on: dose.date) == Amount(milligrams: 10))
        ledger.apply(record(3, .undone(1)))
        #expect(ledger.state(of: dose) == .settled(.taken(intake("13:00"))))
        #expect(ledger.amountTaken(of: "baclofen", on: dose.date) == Amount(milligrams: 10))
        ledger.apply(record(4, .undone(2)))
        #expect(ledger.state(of: dose) == .awaited)
        #expect(ledger.amountTaken(of: "baclofen", on: dose.date) == .zero)
    }

    @Test func `an answer that a later one rests on is taken back from elsewhere`() {
        var ledger = ledger(
            record(1, skipped()), record(2, taken("13:02")),
            record(3, .undone(1), from: "laptop", name: "9"))
        #expect(ledger.state(of: dose) == .settled(.taken(intake("13:02"))))
        ledger.apply(record(4, .undone(2)))
        #expect(ledger.state(of: dose) == .awaited)
    }

    @Test func `an extra intake told to both is one`() {
        let extra = Record.Event.extraIntake("baclofen", dose.date, intake("15:00"))
        let ledger = ledger(
            record(1, extra), record(2, extra, from: "laptop", name: "7"),
            record(3, .undone(1)))
        #expect(ledger.extraIntakes.count == 1)
        #expect(ledger.amountTaken(of: "baclofen", on: dose.date) == Amount(milligrams: 10))
    }

    // MARK: The agenda

    private func arrival(
        _ event: Record.Event, _ name: RecordName, at time: String, undoes: RecordName? = nil
    ) -> Arrival {
        var content = Arrival.Content.event(event)
        if case .undone = event { content = .undone(nil) }
        return Arrival(
            content, by: .button,
            of: Provenance(
                computer: "laptop-1", name: name, at: paris.instant(of: time), undoes: undoes))
    }

    private func world(at time: String = "2026-12-01 12:00") -> World {
        World(
            afternoon, in: paris, at: paris.instant(of: time), isSynchronised: true,
            computer: "desktop")
    }

    @Test func `an open alarm closes and its person is told where it was answered`() {
        var world = world()
        world.run(until: "2026-12-01 13:05")
        world.receive([arrival(taken("13:02"), "laptop-1-4", at: "2026-12-01 13:02")])
        #expect(world.desktop.isEmpty)
        #expect(world.state("baclofen/2026-12-01/13:00") == .settled(.taken(intake("13:02"))))
        guard case .settledElsewhere(let answers)? = world.notices.last, answers.count == 1 else {
            Issue.record("Nobody is told.")
            return
        }
        #expect(answers[0].computer == "laptop-1")
        #expect(answers[0].before == .open)
    }

    @Test func `the same file once more changes nothing`() {
        var world = world()
        world.run(until: "2026-12-01 13:05")
        let arrivals = [arrival(taken("13:02"), "laptop-1-4", at: "2026-12-01 13:02")]
        world.receive(arrivals)
        let records = world.store.count
        world.receive(arrivals + arrivals)
        world.receive([])
        #expect(world.store.count == records)
        #expect(world.state("baclofen/2026-12-01/13:00") == .settled(.taken(intake("13:02"))))
    }

    @Test func `two real intakes are told as such`() {
        var world = world()
        world.run(until: "2026-12-01 13:05")
        world.take()
        world.receive([arrival(taken("13:02"), "laptop-1-4", at: "2026-12-01 13:02")])
        guard case .takenTwice(let answers)? = world.notices.last else {
            Issue.record("Nobody is told.")
            return
        }
        #expect(answers.map(\.before) == [.taken(intake("13:05"))])
    }

    @Test func `a dose that was missed here and taken there is told`() {
        var world = world()
        world.run(until: "2026-12-01 14:30")
        world.receive([arrival(taken("13:02"), "laptop-1-4", at: "2026-12-01 13:02")])
        guard case .settledElsewhere(let answers)? = world.notices.last else {
            Issue.record("Nobody is told.")
            return
        }
        #expect(answers.map(\.before) == [.missed])
    }

    @Test func `taken back elsewhere, it rings again within its window`() {
        var world = world()
        world.run(until: "2026-12-01 13:05")
        let answer = arrival(taken("13:02"), "laptop-1-4", at: "2026-12-01 13:02")
        world.receive([answer])
        let undo = arrival(
            .undone(0), "laptop-1-5", at: "2026-12-01 13:06", undoes: "laptop-1-4")
        world.receive([answer, undo])
        #expect(world.desktop.values.flatMap(\.doses).map(\.dose.id) == [dose])
    }

    @Test func `what is taken back before it comes has no effect when it does`() {
        var world = world()
        world.run(until: "2026-12-01 13:05")
        let undo = arrival(
            .undone(0), "phone-5", at: "2026-12-01 13:06", undoes: "laptop-1-4")
        world.receive([undo])
        world.receive([undo, arrival(taken("13:02"), "laptop-1-4", at: "2026-12-01 13:02")])
        #expect(world.desktop.values.flatMap(\.doses).map(\.dose.id) == [dose])
        #expect(world.replayed.ledger == world.agenda.ledger)
    }

    @Test(arguments: [
        ("12:30", "13:20"), ("12:30", "14:30"), ("13:05", "13:20"), ("13:05", "14:30"),
    ])
    func `what waits in the folder at the start rings and misses nothing`(
        end: String, start: String
    ) {
        var world = world()
        world.run(until: "2026-12-01 \(end)")
        world.die()
        let rings = world.rings.count
        world.receive(
            [arrival(taken("13:02"), "laptop-1-4", at: "2026-12-01 13:02")], isTold: false)
        world.restart(at: "2026-12-01 \(start)")
        #expect(world.rings.count == rings)
        #expect(world.store.allSatisfy { $0.event.word != .missed })
        #expect(world.state("baclofen/2026-12-01/13:00") == .settled(.taken(intake("13:02"))))
    }

    @Test func `a window that closed while a file was under way is not missed first`() {
        var world = world()
        world.run(until: "2026-12-01 12:30")
        world.suspendUnseen(until: "2026-12-01 14:30")
        world.receive([arrival(taken("13:02"), "laptop-1-4", at: "2026-12-01 13:02")])
        #expect(world.store.allSatisfy { $0.event.word != .missed })
    }

    @Test func `a clock that is ahead elsewhere puts none here in doubt`() {
        var world = world()
        world.setSynchronised(false)
        world.run(until: "2026-12-01 13:05")
        world.receive([arrival(taken("13:02"), "laptop-1-4", at: "2027-12-01 13:02")])
        #expect(world.agenda.trust == .trusted)
        world.run(until: "2026-12-01 15:00")
        #expect(world.rings.last?.hasPrefix("15:00 first") ?? false)
    }

    @Test func `a hold elsewhere holds nothing here, and is told until it is said here`() {
        var world = world()
        world.run(until: "2026-12-01 12:30")
        let from = CivilDateTime(date: dose.date + 1, time: .midnight)
        world.receive([
            arrival(
                .course("baclofen", CourseMove(.held, from: from), reason: nil), "laptop-1-4",
                at: "2026-12-01 12:20")
        ])
        #expect(
            world.notices.last
                == .movedElsewhere([MoveElsewhere(.held, of: "baclofen", on: "laptop-1")]))
        #expect(world.agenda.ledger.course(of: "baclofen").moves.isEmpty)
        #expect(world.agenda.ledger.elsewhere.moves.keys.sorted() == ["baclofen"])
        world.ask(.course(.held, "baclofen", now: false, reason: nil))
        #expect(world.agenda.ledger.elsewhere.moves.isEmpty)
    }

    @Test func `a hold that both were told of is told to neither`() {
        var world = world()
        world.run(until: "2026-12-01 12:30")
        world.ask(.course(.held, "baclofen", now: false, reason: nil))
        let from = CivilDateTime(date: dose.date + 1, time: .midnight)
        let held = arrival(
            .course("baclofen", CourseMove(.held, from: from), reason: nil), "laptop-1-4",
            at: "2026-12-01 12:40")
        world.receive([held])
        #expect(world.notices.isEmpty)
        #expect(world.agenda.ledger.elsewhere.moves.isEmpty)
        let resumed = arrival(
            .course("baclofen", CourseMove(.resumed, from: from), reason: nil), "laptop-1-5",
            at: "2026-12-01 12:50")
        world.receive([held, resumed])
        #expect(world.agenda.ledger.elsewhere.moves.count == 1)
        let undo = arrival(
            .undone(0), "laptop-1-6", at: "2026-12-01 12:55", undoes: "laptop-1-5")
        world.receive([held, resumed, undo])
        #expect(world.agenda.ledger.elsewhere.moves.isEmpty)
    }

    @Test func `an undo without a name takes back what was said here`() {
        var world = world()
        world.run(until: "2026-12-01 13:05")
        world.receive([arrival(taken("13:02"), "laptop-1-4", at: "2026-12-01 13:02")])
        #expect(world.ask(.undo(nil)) == .refused(.nothingToUndo))
        guard case .recorded = world.ask(.undo(DoseSelector("13:00"))) else {
            Issue.record("It is not taken back.")
            return
        }
        #expect(world.letters.last?.provenance.undoes == "laptop-1-4")
    }

    // MARK: Lives

    @Test(arguments: 0..<4)
    func `two computers and a folder that loses, repeats and delays break no law`(block: UInt64) {
        for seed in block * 3..<(block + 1) * 3 {
            var couple = Couple(seed: seed)
            if let broken = couple.run(days: 4) {
                Issue.record("couple \(seed): \(broken)")
                return
            }
        }
    }
}

extension World {
    /// Lets time pass with nobody awake, and nobody told of it.
    fileprivate mutating func suspendUnseen(until time: String) {
        pass(paris.instant(of: time) - now.wall)
    }
}
