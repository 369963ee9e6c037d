import DoseCore
import Glibc
import Linux
import SQLite
import Testing

@testable import DoseDaemon

/// What the daemon asks of its store, with the folder as it is before.
struct StoreOperation: CustomTestStringConvertible, Sendable {
    nonisolated let testDescription: String
    /// How many records were acknowledged before, where the ledger is not open then.
    let kept: Int64
    /// How many more when the operation succeeds.
    var appended: Int64 = 0
    /// Whether the ledger is one that makes way for another.
    var isDamaged = false
    /// One call in so many is made to fail, and ten times as many in the thorough run.
    var step = 5
    let prepare: @MainActor @Sendable (TemporaryFolder) throws -> StoreKeeper
    /// Whether it succeeded, as the daemon would tell it.
    let run: @MainActor @Sendable (StoreKeeper) -> Bool

    nonisolated static let all: [StoreOperation] = [
        StoreOperation(
            testDescription: "begin a ledger", kept: 0, prepare: { keeper(in: $0) }, run: open),
        StoreOperation(
            testDescription: "open a ledger", kept: 20,
            prepare: {
                try fill($0, 20).close()
                return keeper(in: $0)
            }, run: open),
        StoreOperation(
            testDescription: "open a ledger after a crash", kept: 20,
            prepare: {
                try crash($0, after: 20)
                return keeper(in: $0)
            }, run: open),
        StoreOperation(
            testDescription: "migrate a ledger", kept: 11,
            prepare: {
                try OldLedger.version1.make(at: $0.file("ledger.sqlite"))
                return keeper(in: $0)
            }, run: open),
        StoreOperation(
            testDescription: "set a damaged ledger aside", kept: 0, isDamaged: true, step: 10,
            prepare: {
                try crash($0, after: 20)
                try $0.write([UInt8](repeating: 0x5a, count: 100), to: "ledger.sqlite")
                return keeper(in: $0)
            }, run: open),
        StoreOperation(
            testDescription: "record an answer", kept: 5, appended: 1, step: 1,
            prepare: { try fill($0, 5) }, run: { append(6...6, to: $0) }),
        StoreOperation(
            testDescription: "record what was seen", kept: 5, appended: 40, step: 1,
            prepare: { try fill($0, 5) }, run: { append(6...45, to: $0) }),
        StoreOperation(
            testDescription: "record so much that the log is moved into the ledger", kept: 0,
            appended: 60, step: 10,
            prepare: { folder in
                let keeper = try fill(folder, 5)
                // SQLite moves it at a thousand frames.
                while try FileStatus(of: folder.file("ledger.sqlite-wal"))?.size ?? 0 < 996 * 4120 {
                    try #require(append(next(in: keeper), to: keeper))
                }
                return keeper
            }, run: { append(next(60, in: $0), to: $0) }),
        StoreOperation(
            testDescription: "write a removed ledger again", kept: 5, appended: 0,
            prepare: {
                let keeper = try fill($0, 5)
                for name in $0.names { try $0.remove(name) }
                return keeper
            }, run: { append(6...6, to: $0) }),
        StoreOperation(
            testDescription: "read a ledger again", kept: 42, step: 2000,
            prepare: { folder in
                // More than SQLite keeps in memory.
                let reason = String(repeating: "a reason ", count: 6000)
                do {
                    let keeper = keeper(in: folder)
                    try #require(open(keeper))
                    let event = happened(.skipped(reason: reason))
                    try #require(keeper.append((1...42).map { record($0, event) }))
                }
                let again = keeper(in: folder)
                try #require(open(again))
                return again
            },
            run: {
                guard case .opened = $0.reload(today: date("2026-12-01"), countsIntakes: true)
                else { return false }
                return true
            }),
        StoreOperation(
            testDescription: "close a ledger", kept: 20, prepare: { try fill($0, 20) },
            run: {
                $0.close()
                return true
            }),
    ]

    static func open(_ keeper: StoreKeeper) -> Bool {
        if case .opened = keeper.open(today: date("2026-12-01")) { true } else { false }
    }

    static func append(_ numbers: ClosedRange<Int64>, to keeper: StoreKeeper) -> Bool {
        keeper.append(numbers.map { record($0, happened(.superseded)) })
    }

    /// The numbers of the next records.
    private static func next(_ count: Int64 = 1, in keeper: StoreKeeper) -> ClosedRange<Int64> {
        let last = keeper.history(before: .max, limit: 1).first?.number ?? 0
        return last + 1...last + count
    }

    static func keeper(in folder: TemporaryFolder) -> StoreKeeper {
        StoreKeeper(path: folder.file("ledger.sqlite"))
    }

    private static func fill(_ folder: TemporaryFolder, _ count: Int64) throws -> StoreKeeper {
        let keeper = keeper(in: folder)
        try #require(open(keeper) && append(1...count, to: keeper))
        return keeper
    }

    /// Leaves the ledger and its log as a daemon does that is killed.
    private static func crash(_ folder: TemporaryFolder, after count: Int64) throws {
        let other = try TemporaryFolder()
        try fill(other, count / 2).close()
        let keeper = keeper(in: other)
        try #require(open(keeper) && append(count / 2 + 1...count, to: keeper))
        // Closing a descriptor of the file drops the locks on it; nobody else wants them here.
        for name in other.names { try folder.write(try other.bytes(of: name), to: name) }
        keeper.close()
    }
}
