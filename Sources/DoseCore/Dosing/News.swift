/// What is told of a course once, and of which date.
package struct News: Hashable, Sendable {
    package let medication: Medication.Key
    /// The date that is another one than before, the last of the course, or that of the review.
    package let date: CivilDate
    package let kind: Kind

    package init(_ kind: Kind, of medication: Medication.Key, on date: CivilDate) {
        self.kind = kind
        self.medication = medication
        self.date = date
    }

    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// On the eve of a date with other amounts or times, or with none any more.
        case change
        /// After the last date of the course.
        case ended
        /// The prescriber is to be seen.
        case review
    }
}
