/// One dose as the person is told of it.
package struct DoseReport: Hashable, Sendable {
    package let dose: PlannedDose
    /// Nil when the plan does not hold the medication any more.
    package let medication: Medication?
    package let state: DoseState
    /// Whether it may be taken now.
    package let isTakeable: Bool
    /// The record that brought it into its state.
    package let change: Record?
    /// What belongs to the dose, as "with food".
    package var note: String?

    /// The name of the medication, or its key where the name is not known any more.
    package var name: String { medication?.name ?? dose.id.medication }
}

/// What was planned and what was recorded of one civil date.
package struct DayReport: Hashable, Sendable {
    package let date: CivilDate
    /// In the order in which they are due.
    package let doses: [DoseReport]
    package let extraIntakes: [Ledger.Extra]
    /// In the order of the plan; only medications with something planned or taken.
    package let totals: [Total]
    /// How those taken when needed stand, if the date is today.
    package let needs: [NeedReport]

    package struct Total: Hashable, Sendable {
        package let medication: Medication.Key
        package let name: String
        package let taken: Amount
        package let planned: Amount
        package let isAsNeeded: Bool
    }
}
