import DoseCore
import Glibc
import SQLite
import Testing

@testable import DoseDaemon

/// A file that is no ledger any more makes way for a new one, and is kept.
struct DamagedLedgerTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("ledger.sqlite") }

    init() throws {
        folder = try TemporaryFolder()
        let records = (1...200).map { record($0, happened(.skipped(reason: "a reason like any"))) }
        try Store.open(at: path) { _ in }.append(records)
    }

    private var damaged: [String] { folder.names.filter { $0.contains(".damaged-") } }

    private func damage(_ kind: String) throws {
        switch kind {
        case "garbage": try folder.write((0..<5000).map { UInt8($0 % 251) }, to: "ledger.sqlite")
        case "half": truncate(path, 10_000)
        case "not a whole page": truncate(path, 4096 * 3 - 100)
        case "header": try folder.write([0], to: "ledger.sqlite")
        case "page":
            try folder.write([UInt8](repeating: 0x5a, count: 4096), to: "ledger.sqlite", at: 4096)
        default: Issue.record("\(kind) is not known")
        }
    }

    @Test(arguments: ["garbage", "half", "not a whole page", "header", "page"])
    func `a damaged ledger is set aside with every byte`(_ kind: String) throws {
        try damage(kind)
        let bytes = try folder.bytes(of: "ledger.sqlite")
        let keeper = StoreKeeper(path: path)
        guard case .opened(let ledger) = keeper.open(today: date("2026-12-01")) else {
            Issue.record("It was not opened: \(keeper.trouble?.words ?? "")")
            return
        }
        #expect(ledger.nextNumber == 1)
        #expect(keeper.trouble == nil)
        #expect(keeper.hasLoss)
        let aside = try #require(damaged.first)
        #expect(try folder.bytes(of: aside) == bytes)
        let news = keeper.drainNews()
        #expect(news.map(\.event) == [.ledgerLost])
        #expect(news.first?.message.contains(aside) == true)
        #expect(keeper.append([record(1, happened(.superseded))]))
    }

    @Test func `each damaged ledger gets a name of its own`() throws {
        for _ in 1...3 {
            try damage("garbage")
            _ = try Store.open(at: path) { _ in }
        }
        #expect(damaged.count == 3)
    }

    @Test func `an emptied ledger is a loss, and its log is kept`() throws {
        truncate(path, 0)
        try folder.write("what was left", to: "ledger.sqlite-wal")
        let keeper = StoreKeeper(path: path)
        _ = keeper.open(today: date("2026-12-01"))
        #expect(keeper.hasLoss)
        #expect(keeper.drainNews().map(\.event) == [.ledgerLost])
        let log = try #require(damaged.first { $0.hasSuffix("-wal") })
        #expect(try folder.text(of: log) == "what was left")
    }

    @Test(arguments: [
        ("PRAGMA user_version = 99", "of version 99"),
        ("PRAGMA application_id = 7", "another program's file (id 7)"),
    ])
    func `a file that is not for this program is left as it is`(_ sql: String, _ why: String) throws
    {
        do { try Database(at: path, for: ledgerSchema).execute(sql) }
        let bytes = try folder.bytes(of: "ledger.sqlite")
        let keeper = StoreKeeper(path: path)
        guard case .unavailable(let ledger) = keeper.open(today: date("2026-12-01")) else {
            Issue.record("It was opened.")
            return
        }
        #expect(ledger.nextNumber == 1)
        #expect(keeper.trouble?.words.contains(why) == true)
        #expect(keeper.drainNews().map(\.event) == [.storeFailed])
        #expect(!keeper.append([record(201, happened(.superseded))]))
        #expect(folder.names == ["ledger.sqlite"])
        #expect(try folder.bytes(of: "ledger.sqlite") == bytes)
    }
}
