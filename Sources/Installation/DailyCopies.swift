package import DoseCore
import Linux

/// The copies of a ledger that are made each day: where they are, and what they are called.
package enum DailyCopies {
    private static let (prefix, suffix) = ("ledger-", ".sqlite")

    /// Beside the ledger.
    package static func folder(of ledger: String) -> String {
        "\(File.folder(of: ledger))/backups"
    }

    package static func name(of date: CivilDate) -> String { "\(prefix)\(date)\(suffix)" }

    /// Nil for what is not called as they are.
    package static func date(of name: String) -> CivilDate? {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
        return CivilDate(String(name.dropFirst(prefix.count).dropLast(suffix.count)))
    }
}
