import ControlProtocol
import DoseCore
import SQLite
import Testing

@testable import DoseDaemon

/// Yesterday's store under today's program.
struct OldLedgerTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("ledger.sqlite") }

    init() throws { folder = try TemporaryFolder() }

    @Test func `a ledger of the first version tells what it told then`() throws {
        try OldLedger.version1.make(at: path)
        let store = try Store.open(at: path) { Issue.record("\($0) was set aside") }
        let ledger = try store.ledger(today: date("2026-12-01"), countsIntakes: true)
        let moment = Moment(
            wall: utc("2026-12-01 17:00"), boot: BootTime(boot: "b", milliseconds: 5000))

        #expect(
            ledger.plan
                == Ledger.Adoption(
                    plan: "version = 1", record: 1, since: utc("2026-12-01 00:00"),
                    lost: utc("2026-12-01 00:00")))
        #expect(ledger.nextNumber == 12)
        #expect(ledger.newest == utc("2026-12-01 17:05"))
        let taken = Intake(amount: mg(20), at: utc("2026-12-01 15:02"))
        let rows: [(DoseID, DoseState)] = [
            (dose("baclofen/2026-12-01/15:00"), .settled(.taken(taken))),
            (
                dose("baclofen/2026-12-01/17:00"),
                .ringing(closes: Deadline(end: utc("2026-12-01 18:00"), set: moment))
            ),
            (dose("other/2026-12-01/15:00"), .settled(.missed(.clockStep))),
            (dose("other/2026-12-01/17:00"), .settled(.superseded)),
        ]
        for (id, state) in rows { #expect(ledger.state(of: id) == state) }
        #expect(ledger.ringingDoses == [rows[1].0, dose("other/2026-12-02/15:00")])
        #expect(
            ledger.extraIntakes.map(\.intake)
                == [Intake(amount: mg(5), at: utc("2026-12-01 13:00"))])
        #expect(ledger.lastIntake(of: "baclofen", at: moment)?.intake == taken)
        #expect(ledger.records(of: "taken.2e").map(\.number) == [4])
        #expect(ledger.course(of: "baclofen").taken.map(\.date) == [date("2026-12-01")])
    }

    @Test func `a ledger of the first version is migrated, and takes the moves of a course`() throws
    {
        try OldLedger.version1.make(at: path)
        let held = record(12, heldCourse)
        do {
            let store = try Store.open(at: path) { Issue.record("\($0) was set aside") }
            try store.append([held])
        }
        let store = try Store.open(at: path) { Issue.record("\($0) was set aside") }
        let ledger = try store.ledger(today: date("2027-12-01"), countsIntakes: false)
        #expect(ledger.course(of: "baclofen").entries.map(\.record) == [12])
        #expect(ledger.nextNumber == 13)
    }

    @Test func `of a ledger of version 3 every event is what it was, and the damaged one stays so`()
        throws
    {
        try OldLedger.version3.make(at: path)
        // No course was placed then, and nothing told of one.
        let known = everyEvent.filter { ![.placed, .told, .diary, .stock].contains($0.word) }
        let before = try store()
        #expect(before.records.map(\.event) == Array(known + later).reversed())
        #expect(before.records.map(\.number) == [21, 20] + (1...18).reversed())
        #expect(before.unreadable == [19])
        // What was told then of the origin, the request and the clock.
        let told = before.records.filter { $0.by != .daemon || !$0.isClockTrusted }
        #expect(told.map(\.number) == [21, 8, 5])
        #expect(told.map(\.request) == [nil, "é\u{0}\u{202e}", "taken.1f"])
        // Opened again nothing has changed.
        let after = try store()
        #expect(after.records == before.records)
        #expect(after.unreadable == [19])
    }

    @Test func `rows that were sound are sealed anew, also those from before there were checksums`()
        throws
    {
        try OldLedger.version3.make(at: path)
        _ = try store()
        let database = try Database(at: path, for: ledgerSchema)
        var rows = try database.prepare("\(RecordRow.select) ORDER BY number").rows()
        var unsealed: [Int64] = []
        while try rows.next() {
            let row = RecordRow(reading: rows)
            if row.sealed.last != Value(rows.integer(18)) { unsealed.append(row.number) }
        }
        #expect(unsealed == [19])
    }

    @Test func `a migration that is broken off leaves the ledger as it was`() throws {
        try OldLedger.version3.make(at: path)
        let schema = OldLedger.version3.schema
        let before = try rows(of: "record", schema)
        do {
            let database = try Database(at: path, for: ledgerSchema)
            #expect(throws: SQLiteError.self) {
                try database.transaction { () throws(SQLiteError) in
                    try LedgerOfSchema3.carryOver(database)
                    throw SQLiteError(code: .full, message: "")
                }
            }
        }
        #expect(try rows(of: "record", schema) == before)
        #expect(try store().records.count == 20)
    }

    private var later: [Record.Event] {
        [happened(.superseded), happened(.raised(closes: utc("2026-12-01 18:00")))]
    }

    private func store() throws -> Store.Page {
        try Store.open(at: path) { Issue.record("\($0) was set aside") }
            .page(before: .max, limit: 100)
    }

    private func rows(of table: String, _ schema: Schema) throws -> [[Value]] {
        let database = try Database(at: path, for: schema)
        var rows = try database.prepare("SELECT * FROM \(table) ORDER BY number").rows()
        var found: [[Value]] = []
        while try rows.next() { found.append((0..<21).map { rows.value($0) }) }
        return found
    }

    @Test(arguments: [OldLedger.version1, .version3])
    func `a migrated ledger has the tables of a new one`(_ old: OldLedger) throws {
        try old.make(at: path)
        do { _ = try Store.open(at: path) { _ in } }
        do { _ = try Store.open(at: folder.file("new.sqlite")) { _ in } }
        #expect(try tables(path, ledgerSchema) == tables(folder.file("new.sqlite"), ledgerSchema))
    }

    private func tables(_ path: String, _ schema: Schema) throws -> [String] {
        let database = try Database(at: path, for: schema)
        var rows = try database.prepare("SELECT sql FROM sqlite_schema ORDER BY name").rows()
        var texts: [String] = []
        while try rows.next() {
            texts.append(
                (rows.text(0) ?? "").split { $0.isWhitespace }.joined(separator: " "))
        }
        return texts
    }
}
