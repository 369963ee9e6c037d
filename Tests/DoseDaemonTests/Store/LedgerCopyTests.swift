import DoseCore
import Glibc
import SQLite
import Testing

@testable import DoseDaemon

/// A ledger that can be read and not be opened.
struct LedgerCopyTests {
    private let folder: TemporaryFolder
    private let keeper: StoreKeeper
    private let today = date("2026-12-01")

    init() throws {
        folder = try TemporaryFolder()
        keeper = StoreKeeper(path: folder.file("ledger.sqlite"))
    }

    /// A ledger whose last records are in its log alone, as after a crash.
    private func leaveLedger(of count: Int64) throws {
        do {
            let store = try Store.open(at: keeper.path) { _ in }
            try store.append((1...count).map { record($0, happened(.superseded)) })
            store.database.leaveLog()
        }
        #expect(folder.names.contains("ledger.sqlite-wal"))
    }

    /// Another program with its own lock on the file, as a browser of databases.
    private func holding<Result>(_ body: () throws -> Result) throws -> Result {
        let script = """
            import sqlite3, sys, time
            file = sqlite3.connect(sys.argv[1], isolation_level=None)
            file.execute('PRAGMA locking_mode = EXCLUSIVE')
            file.execute('BEGIN IMMEDIATE')
            open(sys.argv[1] + '-held', 'w').close()
            time.sleep(60)
            """
        let child = try Child(["/usr/bin/python3", "-c", script, keeper.path])
        defer { child.end() }
        for _ in 0..<1000 where !folder.names.contains("ledger.sqlite-held") { usleep(5000) }
        return try body()
    }

    @Test func `what a copy holds is the file with all that its log has committed`() throws {
        try leaveLedger(of: 5)
        let before = try folder.contents
        let copy = try #require(Store.copy(of: keeper.path, Store.Demands(lastNumber: 5)))
        #expect(copy.lastNumber == 5)
        #expect(try copy.ledger(today: today, countsIntakes: false).nextNumber == 6)
        #expect(try folder.contents == before)
        // One that should hold more is not believed.
        #expect(Store.copy(of: keeper.path, Store.Demands(lastNumber: 6)) == nil)
    }

    @Test func `of a log that was cut anywhere the copy holds what was committed before`() throws {
        try leaveLedger(of: 3)
        let log = try folder.bytes(of: "ledger.sqlite-wal")
        let whole = try #require(Store.copy(of: keeper.path, Store.Demands()))
        #expect(whole.lastNumber == 3)
        for length in stride(from: 0, to: log.count, by: 1021) {
            try folder.write("", to: "ledger.sqlite-wal")
            try folder.write(Array(log.prefix(length)), to: "ledger.sqlite-wal")
            let copy = Store.copy(of: keeper.path, Store.Demands())
            #expect((copy?.lastNumber ?? 0) <= 3, "\(length)")
        }
    }

    @Test func `a ledger that another program holds is read, and is open again when it is let go`()
        throws
    {
        try leaveLedger(of: 5)
        try holding {
            guard case .readable(let ledger) = keeper.open(today: today) else {
                Issue.record("It cannot be read.")
                return
            }
            #expect(ledger.nextNumber == 6)
            #expect(keeper.trouble?.cause == .held)
            #expect(!keeper.isOpen)
            #expect(!keeper.append([record(6, happened(.superseded))]))
            #expect(keeper.history(before: .max, limit: 9).map(\.number) == [5, 4, 3, 2, 1])
        }
        guard case .opened(let ledger) = keeper.open(today: today) else {
            Issue.record("It is not open.")
            return
        }
        #expect(ledger.nextNumber == 6)
        #expect(!keeper.hasLoss)
        #expect(keeper.append([record(6, happened(.superseded))]))
    }

    @Test(.enabled(if: SmallFileSystem.isPossible, "a file system can be mounted"))
    func `a ledger on a disk that takes no writes is read, and nothing was lost`() throws {
        let state = try TemporaryFolder()
        let system = try SmallFileSystem(over: state, bytes: 4_000_000)
        let path = state.file("ledger.sqlite")
        do {
            let store = try Store.open(at: path) { _ in }
            try store.append((1...5).map { record($0, happened(.superseded)) })
        }
        try system.remount("size=4000000", isReadOnly: true)
        let keeper = StoreKeeper(path: path)
        guard case .readable(let ledger) = keeper.open(today: today) else {
            Issue.record("It cannot be read.")
            return
        }
        #expect(ledger.nextNumber == 6)
        #expect(!keeper.hasLoss)
        try system.remount("size=4000000")
        guard case .opened = keeper.open(today: today) else {
            Issue.record("It is not open.")
            return
        }
    }

    @Test(.enabled(if: geteuid() == 0))
    func `what another user could have written is not read`() throws {
        try leaveLedger(of: 1)
        chown(folder.path, 65534, 65534)
        guard case .unavailable = keeper.open(today: today) else {
            Issue.record("It was believed.")
            return
        }
    }
}
