import DoseCore
import Glibc
import Testing

@testable import DoseDaemon

/// A store that cannot be written says so, and heals when it can.
struct StoreKeeperTests {
    private let folder: TemporaryFolder
    private let keeper: StoreKeeper
    private let today = date("2026-12-01")

    init() throws {
        folder = try TemporaryFolder()
        keeper = StoreKeeper(path: folder.file("ledger.sqlite"))
    }

    private func open() -> Ledger? {
        if case .opened(let ledger) = keeper.open(today: today) { ledger } else { nil }
    }

    private func append(_ numbers: ClosedRange<Int64>) -> Bool {
        keeper.append(numbers.map { record($0, happened(.superseded)) })
    }

    private var numbers: [Int64] {
        keeper.history(before: .max, limit: 1000).map(\.number).reversed()
    }

    @Test(arguments: [["ledger.sqlite"], ["ledger.sqlite", "ledger.sqlite-wal"]])
    func `a ledger removed while in use is written again with every record`(_ names: [String])
        throws
    {
        #expect(open() != nil)
        #expect(append(1...5))
        for name in names { unlink(folder.file(name)) }
        #expect(!append(6...6))
        #expect(keeper.trouble != nil)
        #expect(keeper.drainNews().map(\.event) == [.trouble, .storeFailed])

        #expect(open()?.nextNumber == 6)
        #expect(keeper.trouble == nil)
        #expect(!keeper.hasLoss)
        #expect(append(6...6))
        #expect(numbers == [1, 2, 3, 4, 5, 6])
        #expect(try permissions(of: keeper.path) == 0o600)
        #expect(folder.names == ["ledger.sqlite", "ledger.sqlite-last", "ledger.sqlite-wal"])
    }

    @Test func `a ledger put in place of the one in use is gone on with, as a loss`() throws {
        #expect(open() != nil)
        #expect(append(1...5))
        do {
            let backup = try Store.open(at: folder.file("backup")) { _ in }
            try backup.append((1...3).map { record($0, happened(.superseded)) })
        }
        rename(folder.file("backup"), keeper.path)
        #expect(!append(6...6))
        #expect(open()?.nextNumber == 4)
        #expect(keeper.hasLoss)
        #expect(append(4...4))
        #expect(numbers == [1, 2, 3, 4])
    }

    @Test func `a ledger removed with its folder is written again`() throws {
        let keeper = StoreKeeper(path: folder.file("state/ledger.sqlite"))
        mkdir(folder.file("state"), 0o700)
        _ = keeper.open(today: today)
        #expect(keeper.append([record(1, happened(.superseded))]))
        rename(folder.file("state"), folder.file("elsewhere"))
        #expect(!keeper.append([record(2, happened(.superseded))]))
        _ = keeper.open(today: today)
        #expect(keeper.append([record(2, happened(.superseded))]))
        #expect(keeper.history(before: .max, limit: 9).map(\.number) == [2, 1])
    }

    @Test func `a ledger whose place cannot be written is held on to until it can`() throws {
        let keeper = StoreKeeper(path: folder.file("state/ledger.sqlite"))
        mkdir(folder.file("state"), 0o700)
        _ = keeper.open(today: today)
        #expect(keeper.append([record(1, happened(.superseded))]))
        rename(folder.file("state"), folder.file("elsewhere"))
        // A file in the folder's place: not even root can write below it.
        try folder.write("", to: "state")
        for _ in 1...2 { #expect(!keeper.append([record(2, happened(.superseded))])) }
        #expect(keeper.isOpen)
        #expect(keeper.trouble?.words.contains("cannot be written again") == true)
        unlink(folder.file("state"))
        #expect(!keeper.append([record(2, happened(.superseded))]))
        _ = keeper.open(today: today)
        #expect(keeper.append([record(2, happened(.superseded))]))
        #expect(keeper.history(before: .max, limit: 9).map(\.number) == [2, 1])
    }

    @Test func `a ledger that is closed is one file, with nothing left in its log`() throws {
        #expect(open() != nil)
        #expect(append(1...5))
        keeper.close()
        #expect(folder.names == ["ledger.sqlite", "ledger.sqlite-last"])
    }

    @Test func `a second keeper is told that the first has the ledger`() throws {
        #expect(open() != nil)
        guard case .inUse = StoreKeeper(path: keeper.path).open(today: today) else {
            Issue.record("It was opened twice.")
            return
        }
        #expect(append(1...1))
    }

    @Test func `a folder that is not there yet is waited for`() throws {
        let later = StoreKeeper(path: folder.file("home/ledger.sqlite"))
        guard case .unavailable = later.open(today: today) else {
            Issue.record("It was opened.")
            return
        }
        #expect(later.trouble?.words.contains("home/ledger.sqlite") == true)
        mkdir(folder.file("home"), 0o700)
        guard case .opened = later.open(today: today) else {
            Issue.record("It was not opened.")
            return
        }
        #expect(later.trouble == nil)
        #expect(!later.hasLoss)
    }

    @Test func `of a folder that comes later it is seen when its ledger has lost its end`() throws {
        let later = StoreKeeper(path: folder.file("home/ledger.sqlite"))
        _ = later.open(today: today)
        mkdir(folder.file("home"), 0o700)
        try folder.write("0000000000000000005\n", to: "home/ledger.sqlite-last")
        do {
            let store = try Store.open(at: later.path) { _ in }
            try store.append((1...3).map { record($0, happened(.superseded)) })
        }
        _ = later.open(today: today)
        #expect(later.hasLoss)
        #expect(later.drainNews().map(\.event) == [.storeFailed, .ledgerLost])
    }

    @Test func `a loss stands whatever is recorded after it, until a plan is adopted with it`()
        throws
    {
        /// Whether records are missing, as a daemon sees it that starts now and records something.
        func isLost(recording event: Record.Event? = nil) -> Bool {
            let keeper = StoreKeeper(path: folder.file("ledger.sqlite"))
            guard case .opened(let ledger) = keeper.open(today: today) else { return false }
            if let event { #expect(keeper.append([record(ledger.nextNumber, event)])) }
            return keeper.hasLoss
        }
        #expect(!isLost(recording: happened(.superseded)))
        try folder.write("0000000000000000009\n", to: "ledger.sqlite-last")
        #expect(isLost(recording: happened(.superseded)))
        #expect(isLost(recording: .planAdopted("", afterLoss: false)))
        #expect(isLost(recording: .planAdopted("", afterLoss: true)))
        #expect(!isLost())
    }

    @Test(.enabled(if: SmallFileSystem.isPossible, "a file system can be mounted"))
    func `a read-only folder is told of once, and heals`() throws {
        let system = try SmallFileSystem(over: folder, bytes: 1 << 20)
        try system.remount("", isReadOnly: true)
        for _ in 1...3 { #expect(open() == nil) }
        #expect(keeper.trouble != nil)
        #expect(keeper.drainNews().map(\.event) == [.storeFailed])
        #expect(!append(1...1))
        try system.remount("")
        #expect(open() != nil)
        #expect(keeper.trouble == nil)
        #expect(append(1...1))
    }

    @Test(.enabled(if: SmallFileSystem.isPossible, "a file system can be mounted"))
    func `on a full disk nothing is acknowledged that is not kept`() throws {
        let system = try SmallFileSystem(over: folder, bytes: 400_000)
        #expect(open() != nil)
        var kept: [Int64] = []
        var next: Int64 = 1
        while append(next...next), next < 1000 {
            kept.append(next)
            next += 1
        }
        #expect(next < 1000)
        #expect(keeper.trouble?.words.contains("full") == true)
        #expect(keeper.drainNews().map(\.event) == [.storeFailed])
        #expect(!append(next...next))
        #expect(numbers == kept)

        try system.remount("size=4000000")
        #expect(append(next...next))
        #expect(keeper.trouble == nil)
        #expect(numbers == kept + [next])
    }
}
