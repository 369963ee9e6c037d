import DoseCore
import Glibc
import Linux
import SQLite
import Testing

@testable import DoseDaemon

/// Whatever the kernel refuses, nothing that was acknowledged is lost, and the store heals by itself.
struct StoreFaultTests {
    @Test(
        arguments: StoreOperation.all, [ENOSPC, EIO, EROFS, EINTR, EMFILE])
    func `a call of the kernel that fails costs nothing that was acknowledged`(
        _ operation: StoreOperation, _ error: CInt
    ) async throws {
        let step = isThorough ? max(operation.step / 10, 1) : operation.step
        let durations = isThorough || error == EIO ? [false, true] : [false]
        for isLasting in durations {
            var fault = Fault(error: error, call: 1, isLasting: isLasting)
            var count = 0
            while try Trial(operation).run(fault) > 0 {
                count += 1
                fault.call += step
                await Task.yield()
            }
            #expect(count > 0, "The operation asks nothing of the kernel.")
            print(
                "\(operation.testDescription): \(Errno(error, "").name) \(isLasting ? "from" : "at") \(count) calls"
            )
        }
    }

    @Test func `after an I/O error amid an answer the ledger is read anew before it is trusted`()
        throws
    {
        var fault = Fault(error: EIO, call: 1, isLasting: false)
        var wasClosed = false
        while true {
            let folder = try TemporaryFolder()
            defer { withExtendedLifetime(folder) {} }
            let keeper = StoreOperation.keeper(in: folder)
            try #require(StoreOperation.open(keeper) && StoreOperation.append(1...5, to: keeper))
            let (isDone, failed) = fault.during { StoreOperation.append(6...6, to: keeper) }
            if failed == 0 { break }
            wasClosed = wasClosed || !isDone && !keeper.isOpen
            fault.call += 1
        }
        #expect(wasClosed)
    }
}

/// One operation under one fault, and what is left of it.
private struct Trial {
    private let operation: StoreOperation
    private let folder: TemporaryFolder
    private let keeper: StoreKeeper
    private let disk: Disk
    private let kept: Int64
    private let before: [String: [UInt8]]

    init(_ operation: StoreOperation) throws {
        self.operation = operation
        folder = try TemporaryFolder()
        keeper = try operation.prepare(folder)
        let last = keeper.history(before: .max, limit: 1).first?.number
        kept = last ?? operation.kept
        disk = try Disk(of: folder)
        before = try folder.contents
    }

    /// How many calls failed.
    func run(_ fault: Fault) throws -> Int {
        let (isDone, failed) = fault.during(on: disk) { operation.run(keeper) }
        let comment: Comment = "\(operation.testDescription), \(fault)"
        if failed == 0 {
            #expect(
                isDone == (operation.testDescription != "write a removed ledger again"), comment)
        }
        var acknowledged = kept + (isDone ? operation.appended : 0)

        // The fault is over: the next answers are recorded.
        acknowledged = try heal(after: acknowledged, comment)
        try checkPowerCut(acknowledged, comment)
        keeper.close()
        try check(folder, acknowledged, comment)
        if operation.isDamaged { try checkNothingDeleted(comment) }
        return failed
    }

    private func heal(after acknowledged: Int64, _ comment: Comment) throws -> Int64 {
        let never = Fault(error: 0, call: .max, isLasting: false)
        for _ in 1...4 {
            var next = acknowledged + 1
            if !keeper.isOpen {
                let (outcome, _) = never.during(on: disk) { keeper.open(today: date("2026-12-01")) }
                guard case .opened(let ledger) = outcome else {
                    Issue.record("It stays closed: \(keeper.trouble?.words ?? ""). \(comment)")
                    break
                }
                // What was refused may be there: the disk has it, and only its word did not arrive.
                next = ledger.nextNumber
                #expect(next > acknowledged, comment)
            }
            if never.during(on: disk, { StoreOperation.append(next...next, to: keeper) }).result {
                #expect(keeper.trouble == nil, comment)
                return next
            }
        }
        Issue.record("It does not heal: \(keeper.trouble?.words ?? ""). \(comment)")
        return acknowledged
    }

    /// Everything acknowledged would have been there after a power cut, too.
    private func checkPowerCut(_ acknowledged: Int64, _ comment: Comment) throws {
        let after = try TemporaryFolder()
        try disk.cut(to: after)
        try check(after, acknowledged, "\(comment), and a power cut")
    }

    private func check(_ folder: TemporaryFolder, _ count: Int64, _ comment: Comment) throws {
        let again = StoreOperation.keeper(in: folder)
        #expect(StoreOperation.open(again), "\(again.trouble?.words ?? "") \(comment)")
        // One that was set aside is a loss until a plan is adopted with it.
        if !operation.isDamaged { #expect(!again.hasLoss, comment) }
        let numbers = again.history(before: .max, limit: 1000).map(\.number)
        #expect(numbers == (0..<count).reversed().map { $0 + 1 }, comment)
        again.close()
        let database = try Database(at: folder.file("ledger.sqlite"), for: ledgerSchema)
        var rows = try database.prepare("PRAGMA integrity_check").rows()
        #expect(try rows.next() && rows.text(0) == "ok", comment)
        if !operation.isDamaged {
            #expect(!folder.names.contains { $0.contains("damaged") }, comment)
            #expect(!keeper.hasLoss, comment)
        }
    }

    private func checkNothingDeleted(_ comment: Comment) throws {
        let after = try folder.contents.values
        for (name, bytes) in before where !name.hasSuffix("-last") {
            let isKept = after.contains(bytes)
            #expect(isKept, "\(name) is gone; \(comment)")
        }
        #expect(keeper.hasLoss, comment)
    }
}

extension TemporaryFolder {
    /// Its files with what they hold.
    var contents: [String: [UInt8]] {
        get throws {
            try Dictionary(uniqueKeysWithValues: names.map { ($0, try bytes(of: $0)) })
        }
    }
}
