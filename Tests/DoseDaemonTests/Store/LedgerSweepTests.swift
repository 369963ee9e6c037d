import DoseCore
import SQLite
import Testing

@testable import DoseDaemon

/// What is wrong with old records is told, while the ledger is gone on with.
struct LedgerSweepTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("ledger.sqlite") }
    private let today = date("2027-06-01")

    /// More than two slices of old records, and some that ringing needs.
    init() throws {
        folder = try TemporaryFolder()
        let old = (1...600).map { record(Int64($0), happened(.skipped(reason: "like any"))) }
        let new = (601...610).map {
            record(Int64($0), at: utc("2027-05-31 17:00"), happened(.superseded))
        }
        try Store.open(at: path) { _ in }.append(old + new)
    }

    private func change(_ sql: String) throws {
        let database = try Database(at: path, for: ledgerSchema)
        try database.execute(
            "DROP TRIGGER record_is_never_updated; DROP TRIGGER record_is_never_deleted; \(sql);")
    }

    private func swept() throws -> (keeper: StoreKeeper, steps: Int) {
        let keeper = StoreKeeper(path: path)
        guard case .opened = keeper.open(today: today) else {
            throw SQLiteError(code: .corrupt, message: keeper.trouble?.words ?? "")
        }
        #expect(!keeper.hasLoss)
        var steps = 1
        while keeper.sweep() { steps += 1 }
        return (keeper, steps)
    }

    @Test func `a sound ledger is looked through in steps, and nothing is told`() throws {
        let (keeper, steps) = try swept()
        #expect(steps == 3)
        #expect(keeper.damage == nil)
        #expect(keeper.drainNews() == [])
        #expect(!keeper.sweep())
    }

    @Test func `an empty ledger is looked through at once`() {
        let keeper = StoreKeeper(path: folder.file("new.sqlite"))
        _ = keeper.open(today: today)
        #expect(!keeper.sweep())
        #expect(keeper.damage == nil)
    }

    @Test(arguments: [
        ("UPDATE record SET detail = 'x' WHERE number = 300", LedgerDamage(damaged: 1, first: 300)),
        ("DELETE FROM record WHERE number BETWEEN 1 AND 3", LedgerDamage(missing: 3, first: 1)),
        (
            "DELETE FROM record WHERE number BETWEEN 200 AND 500",
            LedgerDamage(missing: 301, first: 200)
        ),
        (
            "UPDATE record SET at = 1 WHERE number = 512; DELETE FROM record WHERE number = 513",
            LedgerDamage(damaged: 1, missing: 1, first: 512)
        ),
        ("UPDATE record SET checksum = NULL WHERE number < 100", LedgerDamage()),
    ])
    func `an old record that is damaged or missing is told, and the ledger is gone on with`(
        _ sql: String, _ damage: LedgerDamage
    ) throws {
        try change(sql)
        let (keeper, _) = try swept()
        #expect((keeper.damage ?? LedgerDamage()) == damage)
        let isDamaged = damage != LedgerDamage()
        #expect(keeper.drainNews() == (isDamaged ? [.damaged(damage, path)] : []))
        #expect(keeper.append([record(611, happened(.superseded))]))
        #expect(folder.names == ["ledger.sqlite", "ledger.sqlite-last", "ledger.sqlite-wal"])
    }

    private func root(of index: String) throws -> Int64 {
        let database = try Database(at: path, for: ledgerSchema)
        var rows = try database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?")
            .rows(Value(index))
        let root = try rows.next() ? rows.integer(0) : nil
        return try #require(root)
    }

    @Test(arguments: ["record_date", "record_trusted_at", "record_plan", "record_undoes"])
    func `a record that its index does not lead to is told`(_ index: String) throws {
        do {
            let store = try Store.open(at: path) { _ in }
            try store.append([
                record(611, .planAdopted("", afterLoss: false)), record(612, .undone(1)),
            ])
        }
        // Its root says that it has no entries.
        let page = Int(try root(of: index) - 1) * 4096
        try folder.write([0x0a, 0, 0, 0, 0, 0x10, 0, 0], to: "ledger.sqlite", at: page)
        let keeper = StoreKeeper(path: path)
        let isOpened = if case .opened = keeper.open(today: today) { true } else { false }
        #expect(isOpened)
        while keeper.sweep() {}
        #expect(keeper.damage == LedgerDamage(isIndexDamaged: true))
        // It was made anew.
        keeper.close()
        let (again, _) = try swept()
        #expect(again.damage == nil)
    }

    @Test func `a page of old records that cannot be read hides no others`() throws {
        let bytes = try folder.bytes(of: "ledger.sqlite")
        let leaves = stride(from: 4096, to: bytes.count, by: 4096).filter { bytes[$0] == 0x0d }
        // Of its own kind no more.
        try folder.write([0x5a], to: "ledger.sqlite", at: leaves[leaves.count / 2])
        let (keeper, _) = try swept()
        let damage = try #require(keeper.damage)
        #expect((1...60).contains(damage.damaged + damage.missing), "\(damage)")
        #expect(
            keeper.history(before: .max, limit: 10).map(\.number) == (601...610).reversed())
    }

    @Test func `the indices that are looked at are those that the ledger has`() throws {
        let database = try Database(at: path, for: ledgerSchema)
        var rows = try database.prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name"
        ).rows()
        var names: [String] = []
        while try rows.next() { names.append(rows.text(0) ?? "") }
        #expect(names == Store.indices.sorted())
    }

    @Test func `a ledger that was found damaged in use is checked as a whole`() throws {
        let state = StoreState.unavailable(
            StoreTrouble(.failed(SQLiteError(code: .corrupt, message: "")), at: path),
            isFirst: false, copy: nil)
        #expect(state.isSuspect)
        // Of a page in its midst nothing is read at once, unless all of it is checked.
        let size = try folder.bytes(of: "ledger.sqlite").count
        try folder.write([0x5a], to: "ledger.sqlite", at: size / 2 / 4096 * 4096)
        #expect(throws: OpenError.self) {
            _ = try Store(at: path, Store.Demands(isSuspect: true))
        }
        #expect(try Store(at: path, Store.Demands()).lastNumber == 610)
    }
}
