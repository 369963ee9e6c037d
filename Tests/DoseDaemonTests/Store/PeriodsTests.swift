import DoseCore
import SQLite
import Testing

@testable import DoseDaemon

/// What the store tells of dates for a report.
struct PeriodsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func store(_ records: [Record]) throws -> Store {
        let store = try Store.open(at: folder.file("ledger.sqlite")) { _ in }
        try store.append(records)
        return store
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `the last records of each dose say how it was taken, as all of them do`(seed: UInt64)
        async throws
    {
        let history = await History.of(days: 120, seed: seed)
        var full = Ledger()
        history.records.forEach { full.apply($0) }
        let (first, last) = (history.today - 118, history.today - 20)
        let records = try store(history.records).recordsInEffect(from: first, through: last)
        var part = Ledger()
        records.forEach { part.apply($0) }

        let periods = part.periods(from: first, through: last, every: 1)
        #expect(periods.count > 100)
        #expect(periods == full.periods(from: first, through: last, every: 1))
        #expect(
            part.periods(from: first, through: last, every: 7)
                == full.periods(from: first, through: last, every: 7))
        #expect(part.periods(from: last + 1, through: last + 10, every: 1).isEmpty)
        #expect(records.count * 2 < history.records.count)
    }

    @Test func `what was read ahead is read again when there is a record more`() throws {
        let keeper = StoreKeeper(path: folder.file("ledger.sqlite"))
        let (day, next) = (date("2026-12-01"), date("2026-12-02"))
        guard case .opened = keeper.open(today: day) else {
            Issue.record("The ledger is not opened.")
            return
        }
        let records = [record(1, happened(.missed(.unanswered))), record(2, heldCourse)]
        #expect(keeper.append([records[0]]))
        #expect(
            keeper.recordsInEffect(on: day...day, next: next...next) == [records[0]])
        #expect(keeper.append([records[1]]))
        #expect(keeper.recordsInEffect(on: next...next, next: next...next) == [records[1]])
        #expect(keeper.recordsInEffect(on: day...next, next: nil) == records)
        #expect(keeper.recordsInEffect(on: day...day, next: nil) == [records[0]])
    }

    @Test func `what was noted and decided is told, but for what was undone`() throws {
        let day = date("2026-12-02")
        let note = DiaryEntry(
            observed(.note, note: "slept badly"), at: utc("2026-12-02 07:00"), on: day)
        let records = [
            record(1, heldCourse), record(2, .diary(note)), record(3, .diary(note)),
            record(4, .undone(3)), record(5, happened(.missed(.unanswered))),
        ]
        let store = try store(records)
        #expect(try store.recordsInEffect(from: day, through: day) == Array(records.prefix(2)))
        #expect(try store.recordsInEffect(from: day - 1, through: day - 1) == [records[4]])
        #expect(try store.recordsInEffect(from: day + 1, through: day + 1) == [])
    }
}
