import DoseCore
package import PlanFile

/// A protocol as its file holds it, or what is wrong with the file.
package struct ProtocolReading: Hashable, Sendable {
    /// Nil exactly when there is a problem; each is an error.
    package let value: TitrationProtocol?
    /// In the order of the file.
    package let problems: [PlanProblem]
}

/// Reads a protocol's file.
package enum ProtocolFile {
    /// Those that come with the program.
    package static let published = [
        "ameisen", "ansm-2014", "beaurepaire", "half-tablets", "targeted",
    ]

    package static func read(_ text: String) -> ProtocolReading { read(Array(text.utf8)) }

    package static func read(_ bytes: [UInt8]) -> ProtocolReading {
        var reader = TreeReader()
        let value = reader.root(of: bytes).flatMap { reader.titrationProtocol($0) }
        return ProtocolReading(value: value, problems: reader.problems)
    }
}
