package import DoseCore

/// A published way of raising a drug's daily amount, as a file says it.
package struct TitrationProtocol: Hashable, Sendable {
    package var name: String
    /// Where it was published.
    package var source: String
    /// When that was, as the file writes it; nil where it is not known.
    package var date: String?
    /// The drug's name as it is shown.
    package var medication: String
    package var preparation: Preparation
    /// The profile whose rules a plan made of it is checked by, where it names one.
    package var profile: String?
    /// In days, how often the prescriber is to be seen meanwhile, where it says so.
    package var reviewEvery: Int?
    /// Into how many intakes a day's amount is divided, where it says so.
    package var intakes: Int?
    /// How the intakes before a craving are filled, where it says so.
    package var fill: Fill?
    /// How long before a craving the last intake is, where it says so.
    package var lead: Duration?
    /// How the source goes on where the last phase ends, in words that follow "the source goes on".
    package var goesOn: String?
    /// In the order of time; at least one. Only the last may be without an end.
    package var phases: [Phase]

    package init(
        name: String, source: String, date: String? = nil, medication: String,
        preparation: Preparation,
        profile: String? = nil, reviewEvery: Int? = nil,
        intakes: Int? = nil, fill: Fill? = nil, lead: Duration? = nil, goesOn: String? = nil,
        phases: [Phase]
    ) {
        self.name = name
        self.source = source
        self.date = date
        self.medication = medication
        self.preparation = preparation
        self.profile = profile
        self.reviewEvery = reviewEvery
        self.intakes = intakes
        self.fill = fill
        self.lead = lead
        self.goesOn = goesOn
        self.phases = phases
    }

    /// A stretch with one pace: so much a day, for so many days, and then maybe more for as long again.
    package struct Phase: Hashable, Sendable {
        /// The daily amount at its beginning.
        package var amount: Amount
        /// How long each amount is kept.
        package var days: Int
        package var raise: Raise?

        package init(amount: Amount, days: Int, raise: Raise? = nil) {
            self.amount = amount
            self.days = days
            self.raise = raise
        }
    }

    package struct Raise: Hashable, Sendable {
        /// Above zero.
        package var by: Amount
        /// The last daily amount of the phase; nil where the source gives no end.
        package var until: Amount?

        package init(by: Amount, until: Amount? = nil) {
            self.by = by
            self.until = until
        }
    }
}

/// The rule by which intakes before a craving are filled, the last of them first.
///
/// Each gets `others` before the one before it gets anything; the first of the day gets `first`. Then the last goes on up to
/// `largest`, and after it the one before. What is beyond all that makes an earlier intake necessary.
package struct Fill: Hashable, Sendable {
    package var first: Amount
    package var others: Amount
    package var largest: Amount

    package init(first: Amount, others: Amount, largest: Amount) {
        self.first = first
        self.others = others
        self.largest = largest
    }

    /// Each intake is filled up before the one before it.
    package init(largest: Amount) {
        self.init(first: largest, others: largest, largest: largest)
    }

    /// The same with another largest intake; nothing is filled above it.
    package func limited(to largest: Amount) -> Fill {
        Fill(first: min(first, largest), others: min(others, largest), largest: largest)
    }
}
