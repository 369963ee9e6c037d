package import DoseCore
import JSONText

/// The names that the parts of a ledger have outside of it: the same in each export, and another person's are others.
///
/// A ledger is known by its first record, which every copy of it has.
package struct FHIRNames: Sendable {
    private let seed: String

    package init(first: Record?) {
        seed = first.map { "\($0.at.boot.boot)/\($0.at.wall.milliseconds)/\($0.number)" } ?? ""
    }

    package init(seed: String) { self.seed = seed }

    /// That of the ledger itself, in which its other names are unique.
    var system: JSONValue { .string("urn:uuid:\(uuid("ledger"))") }

    func identifier(_ value: String) -> JSONValue {
        [.object(["system": system, "value": .string(value)])]
    }

    func reference(_ name: String) -> JSONValue {
        .object(["reference": .string("urn:uuid:\(uuid(name))")])
    }

    /// Of version 8 (RFC 9562): made of a hash of its own, that of `ICalendar` twice.
    func uuid(_ name: String) -> String {
        let text = "\(seed)/\(name)"
        let high = (Self.hash("1\(text)") & ~0xf000) | 0x8000
        let low = (Self.hash("2\(text)") & ~(0b11 << 62)) | (0b10 << 62)
        let digits = high.hexadecimal() + low.hexadecimal()
        let ends = [0, 8, 12, 16, 20, 32]
        return zip(ends, ends.dropFirst()).map { start, end in
            String(digits.dropFirst(start).prefix(end - start))
        }.joined(separator: "-")
    }

    private static func hash(_ text: String) -> UInt64 { text.fnv1a }
}
