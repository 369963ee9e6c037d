package import DoseCore
import TOMLText

/// The settings as their file holds them, or what is wrong with the file.
package struct SettingsReading: Hashable, Sendable {
    /// Nil exactly when there is an error among the problems.
    package var settings: Settings?
    /// In the order of the file; a long list ends with the number of those left out.
    package var problems: [PlanProblem]
}

/// Reads `dosed.toml`; an empty text gives the defaults.
package enum SettingsFile {
    package static func read(_ bytes: [UInt8]) -> SettingsReading {
        var reader = TreeReader()
        let settings = reader.root(of: bytes).map { reader.settings($0) }
        return SettingsReading(
            settings: reader.errors == 0 ? settings : nil, problems: reader.problems)
    }

    /// Whether more keys of a text are those of the settings than of a plan.
    package static func isMeant(by bytes: [UInt8]) -> Bool {
        guard case .table(let entries)? = try? TOMLNode.root(of: bytes).value else { return false }
        let keys = entries.map(\.key)
        return keys.count { SettingsField(rawValue: $0) != nil }
            > keys.count { PlanField(rawValue: $0) != nil }
    }
}
