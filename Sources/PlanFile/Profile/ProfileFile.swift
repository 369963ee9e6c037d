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

/// The names of the drug, and the rules of a profile, each a table.
enum ProfileField: String, CaseIterable {
    case names
    case start, raise, advice, collegial, ceiling, stop, lower
    case spacing, craving, times, intake, moved, review
    case kinetics
}

/// The keys of the rules; which of them a rule has, its reader says.
enum RuleField: String, CaseIterable {
    case by, days, first, from, above, least, most, largest, every, source, date, peak
    case elderAbove = "elder_above"
    case elderThan = "elder_than"
    case largestDrop = "largest_drop"
    case differsBy = "differs_by"
    case halfLife = "half_life"
    case largestJump = "largest_jump"
}
