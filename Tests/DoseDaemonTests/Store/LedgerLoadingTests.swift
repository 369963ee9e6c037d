import DoseCore
import SQLite
import Testing

@testable import DoseDaemon

/// What is read at the start is what the whole history says, as far as it is remembered.
struct LedgerLoadingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func store(_ records: [Record]) throws -> Store {
        let store = try Store.open(at: folder.file("ledger.sqlite")) { _ in }
        try store.append(records)
        return store
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func `the remembered days are those of the full fold`(seed: UInt64) async throws {
        let history = await History.of(days: 150, seed: seed)
        #expect(history.records.count > 1000)
        var full = Ledger()
        history.records.forEach { full.apply($0) }
        let part = try store(history.records).ledger(
            today: history.today, countsIntakes: true)

        #expect(part.nextNumber == full.nextNumber)
        #expect(part.newest == full.newest)
        #expect(part.plan == full.plan)
        #expect(part.ringingDoses == full.ringingDoses)
        #expect(part.lastAnswers == full.lastAnswers)
        for key in ["a", "b"] {
            #expect(
                part.lastIntake(of: key, at: moment(history.now))
                    == full.lastIntake(of: key, at: moment(history.now)))
            #expect(part.course(of: key).entries == full.course(of: key).entries)
            #expect(part.course(of: key).taken == full.course(of: key).taken)
        }
        let first = history.today - Limits.rememberedDays
        #expect(
            part.extraIntakes.filter { $0.date >= first }
                == full.extraIntakes.filter { $0.date >= first })
        for day in 0...Limits.rememberedDays {
            let ids = full.recordedDoses(on: first + day)
            #expect(part.recordedDoses(on: first + day) == ids)
            for id in ids {
                #expect(part.state(of: id) == full.state(of: id))
                #expect(part.lastChange(of: id)?.record == full.lastChange(of: id)?.record)
            }
        }
        #expect(part.recordedDoses(on: date("2026-12-01")).isEmpty)
    }

    @Test func `a clock far ahead of the records, or behind them, hides none of the last days`()
        async throws
    {
        let history = await History.of(days: 70, seed: 9)
        let store = try store(history.records)
        let last = try store.ledger(today: history.today, countsIntakes: false)
        for today in [date("2199-01-01"), date("1970-01-01"), history.today - 1] {
            let ledger = try store.ledger(today: today, countsIntakes: false)
            #expect(
                ledger.recordedDoses(on: history.today) == last.recordedDoses(on: history.today))
            #expect(ledger.ringingDoses == last.ringingDoses)
        }
    }

    @Test func `a record made under a doubtful clock is not the newest`() throws {
        var doubtful = record(2, at: utc("2199-01-01 00:00"), happened(.superseded))
        doubtful.isClockTrusted = false
        let store = try store([record(1, happened(.superseded)), doubtful])
        #expect(
            try store.ledger(today: date("2026-12-01"), countsIntakes: false).newest
                == utc("2026-12-01 17:00"))
    }

    @Test func `what was recorded lately of dates long gone, or of none, is remembered`() throws {
        let missed = record(
            1, at: utc("2029-06-30 12:00"), by: .command, request: "r1",
            happened(.missed(.unattended)))
        let move = record(2, at: utc("2029-06-30 12:01"), by: .command, heldCourse)
        let ledger = try store([missed, move])
            .ledger(today: date("2029-06-30"), countsIntakes: false)
        #expect(ledger.last == move.at.wall)
        #expect(ledger.records(of: "r1") == [missed])
        #expect(ledger.lastAnswers == [move])
    }

    @Test func `a plan that was saved after a loss knows of it`() throws {
        let lost = record(1, at: utc("2026-12-01 13:20"), .planAdopted("a", afterLoss: true))
        let saved = record(2, at: utc("2026-12-01 13:30"), .planAdopted("b", afterLoss: false))
        let ledger = try store([lost, saved])
            .ledger(today: date("2026-12-01"), countsIntakes: false)
        #expect(
            ledger.plan
                == Ledger.Adoption(
                    plan: "b", record: 2, since: saved.at.wall, lost: lost.at.wall))
    }

    @Test func `a record that is missing among the remembered ones is damage`() throws {
        _ = try store((1...3).map { record($0, happened(.superseded)) })
        do {
            let database = try Database(at: folder.file("ledger.sqlite"), for: ledgerSchema)
            try database.execute(
                "DROP TRIGGER record_is_never_deleted; DELETE FROM record WHERE number = 2;")
        }
        let store = try store([])
        let error = #expect(throws: SQLiteError.self) {
            try store.ledger(today: date("2026-12-01"), countsIntakes: false)
        }
        #expect(error?.message == "records are missing")
    }

    @Test func `a hundred thousand records open while a person waits`() async throws {
        let year = await History.of(days: 365, seed: 10).records
        let years = 100_000 / year.count + 1
        do {
            let store = try store([])
            for round in 0..<years {
                await Task.yield()
                try store.append(
                    year.map { $0.later(by: round * 365, records: round * year.count) })
            }
        }
        let clock = ContinuousClock()
        var ledger = Ledger()
        let time = try clock.measure {
            ledger = try Store.open(at: folder.file("ledger.sqlite")) { _ in }
                .ledger(today: date("2026-12-01") + years * 365, countsIntakes: true)
        }
        print("\(ledger.nextNumber - 1) records opened in \(time)")
        #expect(ledger.nextNumber > 100_000)
    }
}

extension Record {
    /// The same, so many days and records later.
    fileprivate func later(by days: Int, records: Int) -> Record {
        var later = self
        later.number += Int64(records)
        later.at.wall = at.wall + .hours(24 * days)
        switch event {
        case .dose(let id, let planned, let due, let event):
            let id = DoseID(medication: id.medication, date: id.date + days, time: id.time)
            later.event = .dose(id, planned: planned, due: due, event)
        case .extraIntake(let key, let date, let intake):
            later.event = .extraIntake(key, date + days, intake)
        case .course(let key, let move, let reason):
            let from = CivilDateTime(date: move.from.date + days, time: move.from.time)
            later.event = .course(key, CourseMove(move.kind, from: from), reason: reason)
        case .placed(let key, var placement):
            placement.from = placement.from + days
            later.event = .placed(key, placement)
        case .told(let news):
            later.event = .told(
                News(
                    news.kind, of: news.medication, on: news.date + days,
                    strength: news.strength))
        case .stock(let entry):
            later.event = .stock(
                StockEntry(
                    entry.kind, of: entry.medication, strength: entry.strength,
                    pieces: entry.pieces, expires: entry.expires.map { $0 + days },
                    on: entry.date + days))
        case .diary(let entry):
            later.event = .diary(
                DiaryEntry(
                    entry.observation, at: entry.at + .hours(24 * days), on: entry.date + days))
        case .undone(let number): later.event = .undone(number + Int64(records))
        case .planAdopted: break
        }
        return later
    }
}
