import ControlProtocol
import DoseCore
import SQLite
import Testing

@testable import DoseDaemon

/// The pieces at home, of which all records count, and not those alone that go into memory.
@Suite struct `The stock in the store` {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open() throws -> Store {
        try Store.open(at: folder.file("ledger.sqlite")) { _ in }
    }

    private func told(_ kind: StockEntry.Kind, _ pieces: Int) -> Record.Event {
        .stock(
            StockEntry(
                kind, of: "baclofen", strength: mg(10), pieces: Amount(grains: pieces, .tablets),
                on: date("2026-01-01")))
    }

    /// Two years of a dose a day, boxes, counts, undone answers, and what was told: at whatever record the reading begins,
    /// the stock is the same as when all records are folded.
    @Test func `is the same from wherever the records are read`() throws {
        let used = [
            StockPortion(Amount(grains: 1500, .tablets), of: mg(10)),
            StockPortion(Amount(grains: 1000, .tablets), of: mg(5)),
        ]
        var records: [Record] = []
        for index in 0..<1400 {
            let number = Int64(index + 1)
            let at = utc("2024-12-01 08:00") + .hours(12 * index)
            let event: Record.Event =
                switch index % 7 {
                case 0 where index % 91 == 0: told(.added, 60_000)
                case 1 where index % 203 == 1: told(.counted, 12_500)
                case 2 where index % 121 == 2: told(.removed, 1000)
                case 3 where index > 1: .undone(number - 1)
                case 4 where index % 84 == 4:
                    .told(News(.runsOut, of: "baclofen", on: date("2026-01-01"), strength: mg(10)))
                default:
                    .extraIntake(
                        "baclofen", date("2026-01-01"), Intake(amount: mg(20), at: at))
                }
            var record = record(number, at: at, event)
            record.by = .command
            if case .extraIntake = event { record.used = used }
            records.append(record)
        }
        let store = try open()
        try store.append(records)
        var whole = Ledger()
        records.forEach { whole.apply($0) }
        for number in [1, 2, 3, 92, 93, 204, 206, 700, 1000, 1399, 1401] {
            var ledger = Ledger(
                nextNumber: Int64(number), stocks: try store.stocks(before: Int64(number)))
            records[(number - 1)...].forEach { ledger.apply($0) }
            // What was undone before stays so; what is undone after the reading is not known to the fold.
            if case .undone? = records.dropFirst(number - 1).first?.event { continue }
            #expect(
                ledger.stocks["baclofen"]?.shelves ?? [] == whole.stocks["baclofen"]?.shelves ?? [],
                "\(number)")
        }
        #expect(whole.stocks["baclofen"]?.shelves.count == 1)
    }

    @Test func `is kept in the records column by column, and in what is exported`() throws {
        let used = [
            StockPortion(Amount(grains: 1500, .tablets), of: mg(10)),
            StockPortion(Amount(grains: 2500, .ml)),
        ]
        var taken = record(
            1,
            .extraIntake(
                "baclofen", date("2026-12-01"), Intake(amount: mg(20), at: utc("2026-12-01 08:00")))
        )
        taken.used = used
        let row = RecordRow(taken)
        #expect(row.detail == #"{"used":"1500 tablets 10000 mg, 2500 ml"}"#)
        #expect(row.record?.used == used)
        #expect(RecordRow(record(2, told(.added, 60_500))).amount == 60_500)
        var other = row
        other.detail = #"{"used":"1500 tablets 10000"}"#
        #expect(other.record?.used == [])
    }

    @Test func `a ledger of version 4 gets what is new and keeps its records`() throws {
        do {
            try open().append([record(1, told(.added, 60_000))])
        }
        let path = folder.file("ledger.sqlite")
        do {
            let database = try Database(at: path, for: ledgerSchema)
            try database.execute(
                """
                DROP INDEX record_stock;
                DROP INDEX record_name;
                ALTER TABLE record DROP COLUMN name;
                ALTER TABLE record DROP COLUMN computer;
                PRAGMA user_version = 4
                """)
        }
        let store = try open()
        #expect(try store.stocks(before: 2)["baclofen"]?.shelves.map(\.pieces.value) == [60])
    }
}
