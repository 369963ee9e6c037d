import DoseCore
import SQLite
import Testing

@testable import DoseDaemon

/// The promises of the file itself.
struct StoreTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("ledger.sqlite") }

    init() throws { folder = try TemporaryFolder() }

    private func open() throws -> Store {
        try Store.open(at: path) { Issue.record("\($0) was set aside") }
    }

    @Test(arguments: ["UPDATE record SET request = 'x'", "DELETE FROM record"])
    func `nothing is changed and nothing deleted, not even by hand`(_ sql: String) throws {
        do {
            try open().append([record(1, happened(.superseded))])
        }
        let database = try Database(at: path, for: ledgerSchema)
        let error = #expect(throws: SQLiteError.self) { try database.execute(sql) }
        #expect(error?.kind == .constraint)
        #expect(error?.message == "the ledger is append-only")
    }

    @Test func `a batch is there as a whole or not at all`() throws {
        let store = try open()
        try store.append([record(1, happened(.superseded))])
        let batch = [record(2, happened(.superseded)), record(1, happened(.skipped(reason: nil)))]
        let error = #expect(throws: SQLiteError.self) { try store.append(batch) }
        #expect(error?.kind == .constraint)
        #expect(try store.history(before: .max, limit: 9).map(\.number) == [1])
        try store.append([record(2, happened(.superseded))])
        #expect(try store.history(before: .max, limit: 9).map(\.number) == [2, 1])
    }

    @Test func `a second opener is told that the ledger is held`() throws {
        let store = try open()
        try store.append([record(1, happened(.superseded))])
        #expect(throws: StoreTrouble(.held, at: path)) { try open() }
        #expect(folder.names == ["ledger.sqlite", "ledger.sqlite-wal"])
        try store.append([record(2, happened(.superseded))])
    }

    @Test func `the file is its owner's alone`() throws {
        let store = try open()
        try store.append([record(1, happened(.superseded))])
        for name in folder.names { #expect(try permissions(of: folder.file(name)) == 0o600) }
    }

    @Test func `a date is told by its own records and by what took them back`() throws {
        let store = try open()
        let yesterday = dose("baclofen/2026-11-30/17:00")
        let taken = Record.Event.dose(
            yesterday, planned: mg(30), due: utc("2026-11-30 17:00"),
            .taken(Intake(amount: mg(30), at: utc("2026-11-30 17:00"))))
        try store.append([
            record(1, taken), record(2, happened(.skipped(reason: nil))),
            record(3, .undone(1)),
        ])
        #expect(try store.ledger(of: yesterday.date).state(of: yesterday) == .awaited)
        let today = try store.ledger(of: date("2026-12-01"))
        #expect(
            today.state(of: dose("baclofen/2026-12-01/17:00"))
                == .settled(.skipped(reason: nil)))
        #expect(try store.ledger(of: date("2026-12-02")).recordedDoses(on: yesterday.date) == [])
    }

    @Test func `the days of a course are told by what was planned and taken then`() throws {
        let store = try open()
        let first = date("2026-08-01")
        var number: Int64 = 0
        for (day, milligrams) in [(0, 30), (1, 40), (2, 50)] {
            let id = dose("baclofen/\(first + day)/17:00")
            let other = dose("other/\(first + day)/17:00")
            let at = utc("\(first + day) 17:00")
            for (id, amount) in [(id, milligrams), (other, 5)] {
                let taken = DoseEvent.taken(Intake(amount: mg(amount), at: at))
                number += 1
                try store.append([
                    record(number, .dose(id, planned: mg(amount), due: at, taken))
                ])
            }
        }
        try store.append([record(number + 1, .undone(3))])
        let days = try store.ledger(of: "baclofen", from: first, before: first + 2)
            .days(of: "baclofen", from: first, before: first + 3)
        #expect(days.map(\.date) == [first, first + 1, first + 2])
        #expect(days.map(\.taken) == [mg(30), mg(0), mg(0)])
        #expect(days[0].planned == mg(30))
        #expect(days[2].planned == mg(0))
    }
}
