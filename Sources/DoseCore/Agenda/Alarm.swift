/// What one notification shows: the open doses that were due at one instant.
package struct Alarm: Hashable, Sendable {
    /// The doses of one due instant share an alarm.
    package typealias ID = Instant

    package let id: ID
    /// In the order of the plan; never empty.
    package let doses: [RingingDose]
    package let call: Call

    package subscript(_ id: DoseID) -> RingingDose? { doses.first { $0.dose.id == id } }

    package struct RingingDose: Hashable, Sendable {
        package let dose: PlannedDose
        package let medication: Medication
        /// When its window closes, by the wall clock as it is set now.
        package let closes: Instant
        /// An intake nearer than half the smaller of the stretches to the doses before and after, which the person should know of.
        package let recentIntake: Intake?
        /// The days without any intake, where they are so many that the prescriber is to be asked first.
        package let daysWithoutIntake: Int?
        /// What was taken on the last date with an intake before those days, where that is known.
        package var lastTaken: TakenDay?
        /// What was taken of the dose's day, and what is planned, where more was taken than that.
        package var excess: Excess?
        /// What is another thing than on the last date with doses.
        package var novelty: Novelty?
        /// What belongs to the dose, as "with food".
        package var note: String?

        /// What was planned on the last date with doses, where nothing was taken of that date, and too few such dates went by
        /// to ask the prescriber first.
        package var skippedDay: Amount?
        /// What the amounts were made of before, on the first alarm with another strength.
        package var preparationBefore: Preparation?

        /// Whether it says the same to whoever is about to take it.
        package func readsAs(_ other: RingingDose) -> Bool {
            dose.id == other.dose.id && dose.amount == other.dose.amount && excess == other.excess
                && medication.preparation == other.medication.preparation
        }

        package struct TakenDay: Hashable, Sendable {
            package let date: CivilDate
            package let amount: Amount
        }

        package struct Excess: Hashable, Sendable {
            package let taken: Amount
            package let planned: Amount
        }
    }

    package enum Novelty: Hashable, Sendable {
        /// The amount that the intake of this time had.
        case amount(before: Amount)
        /// The time that an intake of this amount had.
        case time(before: CivilTime)
        case intake
    }

    package enum Call: Hashable, Sendable {
        case first
        case repeated
        case last
        /// What is shown changes, and nothing rings.
        case silent
    }
}
