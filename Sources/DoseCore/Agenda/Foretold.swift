/// What of one medication is another thing tomorrow than on the last date with doses.
package struct Foretold: Hashable, Sendable {
    package let medication: Medication
    /// Tomorrow.
    package let date: CivilDate
    /// The last date with doses; nil where the course begins.
    package let before: Day?
    /// What is to be taken; empty where the course has ended.
    package let after: [Slot]

    package struct Day: Hashable, Sendable {
        package let date: CivilDate
        package let slots: [Slot]

        package init(date: CivilDate, slots: [Slot]) {
            self.date = date
            self.slots = slots
        }
    }

    package init(_ medication: Medication, on date: CivilDate, before: Day?, after: [Slot]) {
        self.medication = medication
        self.date = date
        self.before = before
        self.after = after
    }
}
