import DoseCore
import DoseSimulator
import Testing

@Suite struct `A diary` {
    private func drinks(_ thousandths: Int64) throws -> Observation {
        try Observation(.drink, value: ExactNumber(thousandths: thousandths))
    }

    private func week(_ world: World) -> [Int64] {
        let sums = world.agenda.ledger.diary.drinks(inWeekTo: world.today)
        return [sums.day.thousandths, sums.week.thousandths, Int64(sums.days)]
    }

    @Test func `drinks add up, of the day and of the seven days to it`() throws {
        var world = World(afternoon, in: paris, at: "2026-12-01 08:00")
        for (time, amount) in [
            ("2026-12-01 19:40", 2000), ("2026-12-02 12:00", 0), ("2026-12-04 20:00", 1320),
            ("2026-12-08 10:00", 1000), ("2026-12-08 11:00", 1250),
        ] {
            world.live(until: time)
            world.ask(.note(try drinks(Int64(amount)), at: nil))
        }
        // The first of December is eight days before.
        #expect(week(world) == [2250, 3570, 2])
        world.undo()
        #expect(week(world) == [1000, 2320, 2])
        world.undo()
        #expect(week(world) == [0, 1320, 1])
        world.restart()
        #expect(week(world) == [0, 1320, 1])
        #expect(world.agenda.ledger.diary.drinks(on: world.today) == nil)
        #expect(world.agenda.ledger.diary.drinks(on: civil("2026-12-02")) == .zero)
    }

    @Test func `what is told afterwards is of its own time and date`() throws {
        var world = World(afternoon, in: paris, at: "2026-12-01 08:00")
        world.live(until: "2026-12-02 00:40")
        let at = paris.instant(of: "2026-12-01 23:35")
        let note = try Observation(.note, note: "slept badly")
        world.ask(.note(note, at: at))
        world.ask(.note(try drinks(1000), at: paris.instant(of: "2026-12-01 20:00")))
        #expect(world.agenda.ledger.diary.records(on: civil("2026-12-02")).isEmpty)
        let records = world.agenda.ledger.diary.records(on: civil("2026-12-01"))
        #expect(records.map(\.number) == world.store.suffix(2).map(\.number).reversed())
        #expect(
            records.last?.event
                == .diary(DiaryEntry(note, at: at, on: civil("2026-12-01"))))
    }

    @Test(arguments: [
        ("2026-12-01 12:00", true), ("2026-12-01 12:01", false), ("2026-11-01 12:01", true),
        ("2026-11-01 12:00", false),
    ])
    func `what is to come, or long ago, is not noted`(time: String, isNoted: Bool) throws {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        let instant = paris.instant(of: time)
        let count = world.store.count
        let reply = world.ask(.note(try drinks(1000), at: instant))
        if isNoted {
            #expect(world.store.count == count + 1)
        } else {
            let refusal: Refusal =
                instant > world.now.wall ? .inTheFuture(instant) : .tooLongAgo(instant)
            #expect(reply == .refused(refusal))
            #expect(world.store.count == count)
        }
    }

    @Test func `a retry is noted once, and another entry needs another name`() throws {
        var world = World(afternoon, in: paris, at: "2026-12-01 08:00")
        let said = Answer.note(try drinks(2000), at: nil)
        let first = world.ask(said, request: "x")
        world.run(for: .minutes(2))
        guard case .recorded(let records, _) = first,
            case .recorded(let again, _) = world.ask(said, request: "x")
        else {
            Issue.record("an entry was refused")
            return
        }
        #expect(records.map(\.event) == again.map(\.event))
        #expect(week(world) == [2000, 2000, 1])
        let others: [Answer] = [
            .note(try drinks(1000), at: nil), .note(try drinks(2000), at: world.now.wall),
            .undo(nil), .take(.takeable, at: nil, amount: nil),
        ]
        for answer in others { #expect(world.ask(answer, request: "x") == .requestUsed) }
        #expect(week(world) == [2000, 2000, 1])
    }

    @Test func `without a plan a diary is kept as well`() throws {
        var world = World(nil, in: paris, at: "2026-12-01 08:00")
        world.ask(.note(try drinks(2000), at: nil))
        #expect(week(world) == [2000, 2000, 1])
    }

    @Test func `an entry answers no alarm, and an undo takes back what was said last`() throws {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:50")
        world.run(until: "2026-12-01 13:01")
        let (rings, desktop) = (world.rings, world.desktop)
        world.ask(.note(try drinks(2000), at: nil))
        #expect(world.rings == rings)
        #expect(world.desktop == desktop)
        #expect(world.agenda.ledger.ringingDoses.count == 1)
        world.take()
        world.undo()
        #expect(world.agenda.ledger.ringingDoses.count == 1)
        #expect(week(world) == [2000, 2000, 1])
        world.undo()
        #expect(world.agenda.ledger.ringingDoses.count == 1)
        #expect(week(world) == [0, 0, 0])
        #expect(world.undo() == .refused(.nothingToUndo))
    }
}
