import DoseCore
import Glibc
import Linux
import Testing

@testable import DoseDaemon

/// A ledger whose bytes are not what they were is read right, or told as lost; never wrong without a word.
struct DamageTests {
    /// The files as a daemon leaves them that ends, and one that is killed.
    private let closed: [String: [UInt8]]
    private let killed: [String: [UInt8]]
    private let records: [Record]
    private let today: CivilDate

    init() async throws {
        let history = await History.of(days: 8, seed: 11)
        records = history.records
        today = history.today
        let half = records.count / 2
        let folder = try TemporaryFolder()
        let first = StoreOperation.keeper(in: folder)
        try #require(StoreOperation.open(first) && first.append(Array(records[..<half])))
        first.close()
        let second = StoreOperation.keeper(in: folder)
        try #require(StoreOperation.open(second))
        for record in records[half...] { try #require(second.append([record])) }
        killed = try folder.contents
        second.close()
        closed = try folder.contents
    }

    private enum Verdict: String { case right, lost, refused, wrong }

    private func verdict(
        _ whole: [String: [UInt8]], _ name: String, _ damage: (inout [UInt8]) -> Void
    ) throws -> Verdict {
        let folder = try TemporaryFolder()
        for (file, var bytes) in whole {
            if file == name { damage(&bytes) }
            try folder.write(bytes, to: file)
        }
        let before = try folder.contents
        let keeper = StoreKeeper(path: folder.file("ledger.sqlite"))
        switch keeper.open(today: today) {
        case .inUse: return .wrong
        case .unavailable:
            #expect(try folder.contents == before)
            return keeper.trouble == nil ? .wrong : .refused
        case .opened:
            if keeper.hasLoss {
                let after = try folder.contents.values
                return before.values.allSatisfy { after.contains($0) } ? .lost : .wrong
            }
            let read = keeper.history(before: .max, limit: .max)
            return read == records.reversed() ? .right : .wrong
        }
    }

    @Test func `measure`() throws {
        var random = SeededGenerator(seed: 1)
        say("SIZE \(records.count)")
        for (state, whole) in [("closed", closed), ("killed", killed)] { for (name, bytes) in whole.sorted(by: { $0.key < $1.key }) where !name.hasSuffix("last") {
            say("SIZE \(state) \(name) \(bytes.count)")
            func tally(_ what: String, _ variants: [(inout [UInt8]) -> Void]) throws {
                var counts: [Verdict: Int] = [:]
                for variant in variants { counts[try verdict(whole, name, variant), default: 0] += 1 }
                say("TALLY \(state) \(name) \(what) \(variants.count): \(counts.map { "\($0.key) \($0.value)" }.sorted())")
            }
            try tally(
                "cut", stride(from: 0, to: bytes.count, by: name.hasSuffix("wal") ? 4120 : 4096).flatMap {
                    size in [0, 1, 777].map { more in { $0.removeLast(max($0.count - size - more, 0)) } }
                })
            try tally(
                "header bits", (0..<100).flatMap { byte in [1, 0x80].map { bit in { $0[byte] ^= bit } } })
            try tally(
                "flips",
                (0..<400).map { _ in
                    let place = Int.random(in: 0..<bytes.count, using: &random)
                    let bit = UInt8(1) << UInt8.random(in: 0...7, using: &random)
                    return { $0[place] ^= bit }
                })
        }}
    }
}

func say(_ t: String) { _ = (t + "\n").withCString { write(2, $0, strlen($0)) } }
