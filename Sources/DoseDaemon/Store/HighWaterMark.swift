import Glibc
import Linux

/// The number of the last record that was acknowledged, in a file of its own beside the ledger.
///
/// A log that lost its end, a ledger taken from a backup and one that was deleted while nobody ran are all sound: only
/// here it shows that there was more, and that a dose may have been taken of which nothing is left. It is never
/// synchronised, so it may be behind after a power cut, but never ahead.
struct HighWaterMark {
    private let path: String

    init(of ledger: String) { path = ledger + "-last" }

    /// Nil when there is none that can be read.
    var number: Int64? {
        guard let bytes = try? File.read(path, limit: Self.width) else { return nil }
        return Int64(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }

    /// That this fails costs nothing that was acknowledged.
    func set(_ number: Int64) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        let digits = String(number)
        let text = String(repeating: "0", count: Self.width - 1 - digits.count) + digits + "\n"
        _ = pwrite(descriptor, text, Self.width, 0)
        close(descriptor)
    }

    /// Always as many bytes, so that one write replaces the other.
    private static let width = 20
}
