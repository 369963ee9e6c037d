/// What is told of a course, or of the pieces at home, once, and of which date.
package struct News: Hashable, Sendable {
    package let medication: Medication.Key
    /// The date that is another one than before, the last of the course, or that of the review; on which there are too few
    /// pieces, or the last on which they are good.
    package let date: CivilDate
    package let kind: Kind
    /// Of the pieces at home, where they are of one.
    package let strength: Amount?

    package init(
        _ kind: Kind, of medication: Medication.Key, on date: CivilDate, strength: Amount? = nil
    ) {
        self.kind = kind
        self.medication = medication
        self.date = date
        self.strength = strength
    }

    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// On the eve of a date with other amounts or times, or with none any more.
        case change
        /// After the last date of the course.
        case ended
        /// The prescriber is to be seen.
        case review
        /// The pieces at home do not last much longer.
        case runsOut = "runs_out"
        /// The pieces at home are not good much longer.
        case expires
    }
}

extension News {
    /// Whether it is told of the pieces at home.
    var isOfStock: Bool { kind == .runsOut || kind == .expires }
}
