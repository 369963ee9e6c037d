import DoseCore
package import TOMLText

/// Turns the tree of a file into values and notes every problem on the way.
///
/// A value that is wrong is noted and read as absent, so that the rest is still looked at.
package struct TreeReader {
    private(set) var log = ProblemLog()
    var locations = PlanLocations()
    /// What the names of `[times]` stand for; nil where that is wrong, which is told there.
    var namedTimes: [String: WeekTime?] = [:]

    package init() {}

    /// How many errors are noted; a value is whole only if there is none more after it was read.
    package var errors: Int { log.errors }

    /// In the order of the file; a long list ends with the number of those left out.
    package var problems: [PlanProblem] { log.told }

    package mutating func note(_ problem: PlanProblem) {
        log.note(problem)
    }

    package mutating func note(_ position: SourcePosition, _ kind: PlanProblem.Kind) {
        log.note(PlanProblem(position, kind))
    }

    /// The root table of a text; nil where the text is no TOML, which is noted.
    package mutating func root(of bytes: [UInt8]) -> TOMLNode? {
        do {
            return try TOMLNode.root(of: bytes)
        } catch {
            note(error.position, .text(error.kind))
            return nil
        }
    }

    /// The entries of a table by their field; keys that are no field are noted.
    package mutating func fields<Field: RawRepresentable<String> & CaseIterable & Hashable>(
        of entries: [TOMLEntry], as: Field.Type
    ) -> [Field: TOMLEntry] {
        let known = Field.allCases.map(\.rawValue)
        var fields: [Field: TOMLEntry] = [:]
        for entry in entries {
            if let field = Field(rawValue: entry.key) {
                fields[field] = entry
            } else {
                note(entry.keyPosition, .unknownKey(entry.key, known: known))
            }
        }
        return fields
    }

    /// Reads an entry that may be left out.
    package mutating func optional<Value>(
        _ entry: TOMLEntry?, _ read: (inout TreeReader, TOMLNode, String) -> Value?
    ) -> Value? {
        guard let entry else { return nil }
        return read(&self, entry.node, entry.key)
    }

    /// The entry of a field that must be there, `in` the table that lacks it.
    package mutating func required<Field: RawRepresentable<String>>(
        _ field: Field, of fields: [Field: TOMLEntry], in table: (name: String?, SourcePosition),
        _ expected: Expectation
    ) -> TOMLEntry? {
        if let entry = fields[field] { return entry }
        note(table.1, .missingKey(field.rawValue, table: table.name, expected: expected))
        return nil
    }
}
