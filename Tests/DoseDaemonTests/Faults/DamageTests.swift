import DoseCore
import Glibc
import Linux
import Testing

@testable import DoseDaemon

/// A ledger whose bytes are not what they were is read right, or told as lost; never wrong without a word.
///
/// What ringing needs is told before it is used, and all that is left when the sweep has ended.
struct DamageTests {
    private typealias Files = [String: [UInt8]]
    private typealias Damage = (inout [UInt8]) -> Void

    /// As a daemon leaves them that ends, and one that is killed.
    private let closed: Files
    private let killed: Files
    private let ledger: Ledger
    private let records: [Record]
    private let today: CivilDate
    /// What is told of each date.
    private let days: [CivilDate: Ledger]

    init() async throws { try await self.init(days: 8) }

    private init(days: Int) async throws {
        let history = await History.of(days: days, seed: 11)
        records = history.records
        today = history.today
        let folder = try TemporaryFolder()
        let keeper = StoreOperation.keeper(in: folder)
        try #require(StoreOperation.open(keeper))
        try #require(keeper.append(Array(records.prefix(records.count / 2))))
        keeper.close()
        try #require(StoreOperation.open(keeper))
        for start in stride(from: records.count / 2, to: records.count, by: 4) {
            try #require(keeper.append(Array(records[start...].prefix(4))))
        }
        killed = try folder.contents
        keeper.close()
        closed = try folder.contents
        guard case .opened(let ledger) = keeper.open(today: today) else {
            throw Errno(EINVAL, "open")
        }
        self.ledger = ledger
        let dates = Set(records.compactMap { $0.event.dose?.date })
        self.days = Dictionary(uniqueKeysWithValues: dates.map { ($0, keeper.ledger(of: $0)) })
    }

    @Test(arguments: ["ledger.sqlite", "ledger.sqlite-wal"])
    func `a ledger cut short anywhere`(_ name: String) async throws {
        let page = name.hasSuffix("-wal") ? 4096 + 24 : 4096
        func cuts(_ bytes: [UInt8]?) -> [Damage] {
            stride(from: 0, to: bytes?.count ?? 0, by: page).flatMap { size in
                [0, 1, 24, 777].map { more in
                    { $0.removeLast(max($0.count - size - more, 0)) }
                }
            }
        }
        try await check("cut short", killed, name, cuts(killed[name]))
        try await check("cut short", closed, name, cuts(closed[name]))
    }

    @Test(arguments: ["ledger.sqlite", "ledger.sqlite-wal"])
    func `a bit of the header that was turned`(_ name: String) async throws {
        let bits: [UInt8] = isThorough ? (0..<8).map { 1 << $0 } : [1]
        let turns = (0..<100).flatMap { byte in
            bits.map { bit -> Damage in { $0[byte] ^= bit } }
        }
        // Where a log is, it has the header's page.
        try await check("header", name.hasSuffix("-wal") ? killed : closed, name, turns)
    }

    @Test(arguments: ["ledger.sqlite", "ledger.sqlite-wal"])
    func `a bit of any page that was turned`(_ name: String) async throws {
        var random = SeededGenerator(seed: 1)
        func turns(_ bytes: [UInt8]?) -> [Damage] {
            stride(from: 0, to: bytes?.count ?? 0, by: 4096).flatMap { start in
                (0..<(isThorough ? 200 : 2)).map { _ in
                    let byte = min(
                        start + .random(in: 0..<4096, using: &random), (bytes?.count ?? 1) - 1)
                    let bit = UInt8(1) << UInt8.random(in: 0...7, using: &random)
                    return { $0[byte] ^= bit }
                }
            }
        }
        try await check("turned", killed, name, turns(killed[name]))
        try await check("turned", closed, name, turns(closed[name]))
    }

    @Test func `a bit of a page long before the days that ringing needs`() async throws {
        let old = try await DamageTests(days: 120)
        var random = SeededGenerator(seed: 2)
        let size = old.closed["ledger.sqlite"]?.count ?? 0
        let turns = stride(from: 0, to: size, by: 4096).flatMap { start in
            (0..<(isThorough ? 50 : 1)).map { _ -> Damage in
                let byte = start + .random(in: 0..<4096, using: &random)
                let bit = UInt8(1) << UInt8.random(in: 0...7, using: &random)
                return { $0[byte] ^= bit }
            }
        }
        try await old.check("turned, of 120 days", old.closed, "ledger.sqlite", turns)
    }

    // MARK: What becomes of it

    private enum Verdict: String { case right, lost, told, refused, wrong }

    private func check(
        _ kind: String, _ files: Files, _ name: String, _ damages: [Damage]
    ) async throws {
        guard files[name] != nil else { return }
        var counts: [Verdict: Int] = [:]
        for (number, damage) in damages.enumerated() {
            let (verdict, words) = try verdict(files, name, damage)
            counts[verdict, default: 0] += 1
            #expect(verdict != .wrong, "\(kind) \(number): \(words)")
            await Task.yield()
        }
        let told = counts.map { "\($0.value) \($0.key)" }.sorted().joined(separator: ", ")
        print("\(name) \(kind): \(damages.count) times, \(told)")
    }

    private func verdict(
        _ files: Files, _ name: String, _ damage: Damage
    ) throws -> (Verdict, String) {
        let folder = try TemporaryFolder()
        for (file, var bytes) in files {
            if file == name { damage(&bytes) }
            try folder.write(bytes, to: file)
        }
        let before = try folder.contents.filter { !$0.key.hasSuffix("-last") && $0.value.count > 1 }
        let keeper = StoreOperation.keeper(in: folder)
        switch keeper.open(today: today) {
        case .inUse: return (.wrong, "in use")
        case .unavailable, .readable:
            let isUntouched = try before.allSatisfy { try folder.contents[$0.key] == $0.value }
            return (keeper.trouble != nil && isUntouched ? .refused : .wrong, "unavailable")
        case .opened(let read):
            guard keeper.hasLoss else { return try verdict(after: read, keeper) }
            let isTold = keeper.drainNews().contains { $0.event == .ledgerLost }
            let left = keeper.history(before: .max, limit: .max)
            // What is left of one that lost its end is gone on with; its log is kept as it was.
            let kept = before.filter { left.isEmpty || $0.key.hasSuffix("-wal") }
            let after = try folder.contents.values
            let isKept = kept.values.allSatisfy { after.contains($0) }
            let isSame = records.starts(with: left.reversed())
            return (
                isTold && isKept && isSame ? .lost : .wrong, "lost \(isTold) \(isKept) \(isSame)"
            )
        }
    }
}

extension DamageTests {
    /// Of a ledger that was opened as if nothing were wrong with it.
    private func verdict(after read: Ledger, _ keeper: StoreKeeper) throws -> (Verdict, String) {
        while keeper.sweep() {}
        let isTold = keeper.drainNews().contains { $0.event == .trouble }
        guard keeper.isOpen else { return (isTold ? .refused : .wrong, "closed") }
        // By a damaged index something may be lacking at first, or be too much; it is told and read again.
        if isTold {
            guard case .opened(let again) = keeper.reload(today: today, countsIntakes: false)
            else { return (.refused, "") }
            return (again == ledger ? .told : .wrong, "read wrong again")
        }
        guard read == ledger else { return (.wrong, "read wrong") }
        guard keeper.damage == nil else { return (.wrong, "damage is not told") }
        guard keeper.history(before: .max, limit: .max) == records.reversed() else {
            return (.wrong, "an old record is read wrong")
        }
        for (date, ledger) in days where keeper.ledger(of: date) != ledger {
            return (.wrong, "\(date) is read wrong")
        }
        // What cannot be gone on with is told at the first answer, and makes way for a new one then.
        let next = record((records.last?.number ?? 0) + 1, happened(.superseded))
        if keeper.append([next]) { return (.right, "") }
        return (keeper.trouble == nil ? .wrong : .refused, "an answer is lost")
    }
}

/// Whether to take the time for all of it, as `make faults` does.
let isThorough = getenv("DOSED_FAULTS").map { String(cString: $0) } == "all"
