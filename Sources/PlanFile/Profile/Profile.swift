package import DoseCore

/// The rules that a medication's course is checked by: data that a person can read, change and overrule.
///
/// A rule that is nil is not checked.
package struct Profile: Hashable, Sendable {
    /// The name of its file without `.toml`.
    package var name: String
    /// What the drug is called on boxes and by people, brands too; the profile's own name always counts.
    package var names: [String] = []
    /// The most on the first day of a course.
    package var start: Rule<Amount>?
    package var raise: Rule<Raise>?
    /// The daily amount from which the prescriber asks an experienced colleague.
    package var advice: Rule<Amount>?
    package var collegial: Rule<Collegial>?
    /// The largest daily amount.
    package var ceiling: Rule<Amount>?
    /// The largest daily amount that may be followed by none.
    package var stop: Rule<Amount>?
    package var lower: Rule<Lower>?
    /// Stretches between intakes that differ by so much are not regular.
    package var spacing: Rule<Duration>?
    /// Present where no intake may be at a craving's beginning or after it.
    package var craving: Rule<Lead>?
    /// The furthest that a time may move from one step to the next.
    package var times: Rule<Duration>?
    /// The largest single intake.
    package var intake: Rule<Amount>?
    /// The most that one intake may take over from the others, from one step to the next.
    package var moved: Rule<Amount>?
    /// The most days between two reviews while the amount is raised.
    package var review: Rule<Int>?
    /// How fast the drug comes and goes, which no plan is checked by.
    package var kinetics: Rule<Kinetics>?

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

    /// How fast the daily amount may fall.
    package struct Lower: Hashable, Sendable {
        /// In so many days; nil where only the days of a step are bounded.
        package var by: Amount?
        /// The fewest days of a step by which the amount is lowered.
        package var days: Int
    }

    /// How fast a drug comes into the body and leaves it.
    package struct Kinetics: Hashable, Sendable {
        /// In which half of it is eliminated.
        package var halfLife: Duration
        /// From a single dose to the most in the body; no longer than the half-life.
        package var peak: Duration
    }

    /// How long before a craving the last intake ahead of it is; nil where it is not bounded.
    package struct Lead: Hashable, Sendable {
        package var least: Duration?
        package var most: Duration?
    }

    /// The daily amounts above which several decide together.
    package struct Collegial: Hashable, Sendable {
        package var above: Amount
        package var elder: Elder?
    }

    /// Another bound above an age; the plan does not know the age, so that both are told.
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
