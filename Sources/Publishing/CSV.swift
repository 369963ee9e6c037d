/// Rows of texts as lines of comma-separated values.
///
/// Source: RFC 4180; the lines end as the system's do.
package enum CSV {
    package static func lines(_ rows: [[String]]) -> [String] {
        rows.map { $0.map(field).joined(separator: ",") }
    }

    /// In quotes where it has to be; scalar by scalar, for with a mark that follows a comma would be another letter.
    private static func field(_ text: String) -> String {
        guard text.utf8.contains(where: isMark) else { return text }
        return text.unicodeScalars.reduce(into: "\"") { field, scalar in
            field.unicodeScalars.append(scalar)
            if scalar == "\"" { field.unicodeScalars.append(scalar) }
        } + "\""
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
        default: false
        }
    }
}
