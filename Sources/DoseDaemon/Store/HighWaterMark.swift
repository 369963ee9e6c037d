import DoseCore
import Glibc
import Linux

/// The number of the last record that was acknowledged, in a file of its own beside the ledger.
///
/// A log that lost its end, a ledger taken from a backup and one that was deleted while nobody ran are all sound: only
/// here it shows that there was more, and that a dose may have been taken of which nothing is left. To cost nothing it
/// is not synchronised: it may be behind after a power cut, but never ahead.
nonisolated struct HighWaterMark: Sendable {
    private let path: String
    /// Nil when there is none that can be read, or nobody has looked.
    private(set) var number: Int64?

    init(of ledger: String) { path = ledger + "-last" }

    /// Looks anew, for the folder may not have been there.
    mutating func read() {
        guard let bytes = try? File.read(path, limit: Self.width) else { return number = nil }
        number = Int64(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }

    /// Says that there was more than any ledger has, so that whichever is opened next has lost records.
    mutating func distrust() {
        number = nil
        set(Limits.ledgerNumber)
    }

    /// That this fails costs nothing that was acknowledged.
    mutating func set(_ next: Int64) {
        // Of a FIFO the opening would wait for a reader for ever.
        let descriptor = open(
            path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let digits = String(next)
        let text = String(repeating: "0", count: Self.width - 1 - digits.count) + digits + "\n"
        guard pwrite(descriptor, text, Self.width, 0) == Self.width else { return }
        // After a loss it goes back, or may.
        if number.map({ next < $0 }) ?? true { fdatasync(descriptor) }
        number = next
    }

    /// Always as many bytes, so that one write replaces the other.
    private static let width = 20
}
