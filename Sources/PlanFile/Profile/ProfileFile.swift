/// A profile as its file holds it, or what is wrong with the file.
package struct ProfileReading: Hashable, Sendable {
    /// Nil exactly when there is a problem.
    package var profile: Profile?
    /// In the order of the file; a long list ends with the number of those left out.
    package var problems: [PlanProblem]
}

/// Reads a profile such as `profiles/baclofen.toml`.
package enum ProfileFile {
    package static func read(_ bytes: [UInt8], name: String) -> ProfileReading {
        var reader = TreeReader()
        let profile = reader.root(of: bytes).map { reader.profile($0, name: name) }
        return ProfileReading(
            profile: reader.errors == 0 ? profile : nil, problems: reader.problems)
    }
}

/// The rules of a profile, each a table.
enum ProfileField: String, CaseIterable {
    case raise, advice, collegial, ceiling, stop, lower, spacing, craving, times, intake, review
}

/// The keys of the rules; which of them a rule has, its reader says.
enum RuleField: String, CaseIterable {
    case by, days, first, from, above, most, largest, every, source, date
    case elderAbove = "elder_above"
    case elderFrom = "elder_from"
    case largestDrop = "largest_drop"
    case differsBy = "differs_by"
    case largestJump = "largest_jump"
}
