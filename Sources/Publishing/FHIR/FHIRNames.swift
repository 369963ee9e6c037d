package import DoseCore
import JSONText

/// The names that the parts of a ledger have outside of it: the same in each export, and another person's are others.
///
/// A ledger is known by its first record, which every copy of it has.
package struct FHIRNames: Sendable {
    private let seed: String
    /// That of the ledger itself, in which its other names are unique.
    private let system: JSONValue
    let patient: JSONValue

    package init(first: Record?) {
        self.init(
            seed: first.map { "\($0.at.boot.boot)/\($0.at.wall.milliseconds)/\($0.number)" } ?? "")
    }

    package init(seed: String) {
        self.seed = seed
        system = .string("urn:uuid:\(Self.uuid("ledger", seed))")
        patient = Self.reference("patient", seed)
    }

    func identifier(_ value: String) -> JSONValue {
        [.object(["system": system, "value": .string(value)])]
    }

    func reference(_ name: String) -> JSONValue { Self.reference(name, seed) }

    private static func reference(_ name: String, _ seed: String) -> JSONValue {
        .object(["reference": .string("urn:uuid:\(uuid(name, seed))")])
    }

    func uuid(_ name: String) -> String { Self.uuid(name, seed) }

    /// Of version 8 (RFC 9562): made of a hash of its own, that of `ICalendar` twice.
    private static func uuid(_ name: String, _ seed: String) -> String {
        let text = "\(seed)/\(name)"
        let high = ("1\(text)".fnv1a & ~0xf000) | 0x8000
        let low = ("2\(text)".fnv1a & ~(0b11 << 62)) | (0b10 << 62)
        var name = high.hexadecimal() + low.hexadecimal()
        for place in [20, 16, 12, 8] {
            name.insert("-", at: name.utf8.index(name.startIndex, offsetBy: place))
        }
        return name
    }
}
