package import DoseCore

/// Why no plan can be made of what was asked for: the evidence, without words.
package enum PlanningError: Error, Hashable, Sendable {
    // The course of the daily amounts.
    /// The protocol says no last amount, and nobody else did.
    case endNotSaid(protocol: String)
    /// The last amount is not reached by raising, or by lowering, from the first.
    case endOutOfReach(from: Amount, to: Amount)
    case tooManySteps(Int)
    /// So many percent of the last, of what is measured, never lead to zero.
    case neverToNothing(Amount)

    // The intakes of a day.
    /// More intakes would be needed for a craving each.
    case cravingsWithoutIntake(cravings: Int, intakes: Int)
    /// The earliest intake would be on the day before.
    case beforeMidnight(intakes: Int, spacing: Duration)
    /// The daily amount cannot be made of tablets, or of their halves.
    case notPayable(Amount, Preparation)
    /// One intake would be above what one may be.
    case aboveLargest(daily: Amount, intakes: Int, largest: Amount)

    // Times that move.
    /// The step that begins, or is in force, on the date has another number of times.
    case timesDiffer(step: Int, count: Int, wanted: Int)
    case tooFewDays(days: Int, needed: Int)
    /// Nothing is due any more, so that nothing can be moved.
    case courseOver(CivilDate)
    /// It is so many doses at equal stretches, and has no times of the day.
    case countedDoses
    /// They are on the move already, or are to be.
    case timesMove(until: CivilDate)

    // What goes on from where the person stands.
    /// The daily amount is what was asked for.
    case alreadyThere(Amount)
    /// Nobody says by how much, and the plan knows no tablet.
    case noPiece
    /// Nobody says how often, and the plan does not either.
    case noPace
    /// Nobody says how far, and the plan goes no further.
    case noEnd(Amount)
    case notAbove(Amount, to: Amount)
    case notBelow(Amount, to: Amount)
    /// Nothing is taken any more.
    case nothingDue
    case severalCravings(Int)
    /// A time would be on another day.
    case beyondTheDay
    case timesAlready
    case timeTaken(CivilTime)
    case noIntake(at: CivilTime, known: [CivilTime])
    /// The intake has less than is to be moved.
    case notSoMuch(Amount, at: CivilTime)
    /// The file says it in a form that cannot be changed in place.
    case notEditable(Medication.Key)
}
