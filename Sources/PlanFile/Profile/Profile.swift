package import DoseCore

/// The rules that a medication's course is checked by: data that a person can read, change and overrule.
///
/// A rule that is nil is not checked.
package struct Profile: Hashable, Sendable {
    /// The name of its file without `.toml`.
    package var name: String
    package var raise: Rule<Raise>?
    /// The daily amount from which the prescriber asks an experienced colleague.
    package var advice: Rule<Amount>?
    package var collegial: Rule<Collegial>?
    /// The largest daily amount.
    package var ceiling: Rule<Amount>?
    /// The largest daily amount that may be followed by none.
    package var stop: Rule<Amount>?
    /// The fewest days of a step by which the amount is lowered.
    package var lower: Rule<Int>?
    /// Stretches between intakes that differ by so much are not regular.
    package var spacing: Rule<Duration>?
    /// Present where no intake may be at a craving's beginning or after it.
    package var craving: Citation?
    /// The furthest that a time may move from one step to the next.
    package var times: Rule<Duration>?
    /// The largest single intake.
    package var intake: Rule<Amount>?
    /// The most days between two reviews while the amount is raised.
    package var review: Rule<Int>?

    package init(name: String) {
        self.name = name
    }

    /// What a rule says, and who says so.
    package struct Rule<Bound: Hashable & Sendable>: Hashable, Sendable {
        package var bound: Bound
        package var citation: Citation
    }

    /// How fast the daily amount may rise.
    package struct Raise: Hashable, Sendable {
        package var by: Amount
        /// In so many days.
        package var days: Int
        /// The first raise of a course may be larger.
        package var first: Amount?
    }

    /// The daily amounts above which several decide together.
    package struct Collegial: Hashable, Sendable {
        package var above: Amount
        package var elder: Elder?
    }

    /// Another bound from an age on; the plan does not know the age, so that both are told.
    package struct Elder: Hashable, Sendable {
        package var above: Amount
        /// In years.
        package var age: Int
    }
}

/// Where a rule comes from, as a finding shows it.
package struct Citation: Hashable, Sendable {
    package var profile: String
    package var source: String
    /// Of the rule, where it is known; as the profile writes it, for it may be a stretch of years.
    package var date: String?
}
