/// Why nothing was recorded.
package enum Refusal: Error, Hashable, Sendable {
    /// No dose may be taken now; what was missed last, and what is next.
    case nothingTakeable(missed: DoseID?, next: PlannedDose?)
    /// The dose named was missed; it is not to be made up.
    case missed(DoseID, next: PlannedDose?)
    /// The window of the dose named has not opened yet.
    case notYetOpen(PlannedDose)
    /// The dose was settled in another way before.
    case settled(DoseID)
    case ambiguous([DoseID])
    /// No dose fits the words; those of the day are listed.
    case unknownDose(DoseSelector, today: [DoseID])
    /// An intake outside every window needs a medication and an amount.
    case intakeNotNamed(medications: [Medication.Key])
    case amountNotGiven(Medication.Key)
    /// The amount is in a unit that the medication is not counted in, and its strength does not tell.
    case otherUnit(Medication.Key, told: AmountUnit, counted: AmountUnit)
    /// Taken when needed, and not yet, or not so much: from when on, and how much is left until then.
    case tooSoon(Medication.Key, next: Instant?, left: Amount?)
    case inTheFuture(Instant)
    case tooLongAgo(Instant)
    case nothingRinging
    case nothingToUndo
    case noPlan
    /// A course is meant, and there are several.
    case medicationNotNamed([Medication.Key])
    case unknownMedication(Medication.Key, known: [Medication.Key])
    /// Several medications are called so, or begin so.
    case ambiguousName(String, [Medication.Key])
    /// The course has not begun or has ended, or has no other amount before the one of now; or it is asked how it goes on.
    case courseCannot(CourseMove.Kind, Medication.Key)
    /// Nothing was taken on the last date with doses, and on the day of return no more is due than before.
    case noRaiseOnReturn(CourseMove.Kind, Medication.Key)
    /// The person is asked nothing, of this medication or at all.
    case nothingAsked(Medication.Key?)
    /// There is nothing that it could go on with: the medication has not been taken yet.
    case nothingToKeep(Medication.Key)
    /// The course has no such step; it has so many.
    case unknownStep(Medication.Key, steps: Int)
    /// By the plan saved the medication is over before the step could begin.
    case courseOver(Medication.Key)
    /// There are several strengths, or none of this one; those that there are.
    case whichStrength(Medication.Key, asked: Amount?, [Amount])
    /// More pieces are to be gone than there are.
    case notSoMany(Medication.Key, left: Amount)
    /// No box that is at hand is good until just this date.
    case expiry(CivilDate)
    /// The store cannot be written, so the answer would not be kept.
    case notSaved
}

extension Refusal {
    /// A refusal in one shape, whichever it is: its name, and of these members those that it has.
    package struct Evidence: Hashable, Sendable {
        package let name: Name
        package var dose: DoseID?
        /// A dose of which only the plan is known.
        package var planned: PlannedDose?
        package var missed: DoseID?
        package var next: PlannedDose?
        package var doses: [DoseID]?
        /// The words that were not understood.
        package var asked: String?
        package var medication: Medication.Key?
        package var medications: [Medication.Key]?
        package var at: Instant?
        /// What cannot be done to the course of the medication.
        package var move: CourseMove.Kind?
        /// How many steps the course of the medication has.
        package var steps: Int?
        /// What an amount was told in, and what the medication is counted in.
        package var told: AmountUnit?
        package var counted: AmountUnit?
        /// How much may still be taken, or how many pieces there are.
        package var left: Amount?
        /// What one piece was said to hold, and what it can hold.
        package var strength: Amount?
        package var strengths: [Amount]?
        package var date: CivilDate?
    }

    package enum Name: String, CaseIterable, Sendable {
        case nothingTakeable, missed, notYetOpen, settled, ambiguous, unknownDose, intakeNotNamed,
            amountNotGiven, otherUnit, tooSoon, inTheFuture, tooLongAgo, nothingRinging,
            nothingToUndo, noPlan,
            medicationNotNamed, unknownMedication, ambiguousName, courseCannot, noRaiseOnReturn,
            nothingAsked, nothingToKeep, unknownStep, courseOver, whichStrength,
            notSoMany, expiry, notSaved
    }

    package var evidence: Evidence {
        switch self {
        case .nothingTakeable(let missed, let next):
            Evidence(name: .nothingTakeable, missed: missed, next: next)
        case .missed(let dose, let next): Evidence(name: .missed, dose: dose, next: next)
        case .notYetOpen(let dose): Evidence(name: .notYetOpen, planned: dose)
        case .settled(let dose): Evidence(name: .settled, dose: dose)
        case .ambiguous(let doses): Evidence(name: .ambiguous, doses: doses)
        case .unknownDose(let selector, let today):
            Evidence(name: .unknownDose, doses: today, asked: selector.description)
        case .intakeNotNamed(let medications):
            Evidence(name: .intakeNotNamed, medications: medications)
        case .amountNotGiven(let medication):
            Evidence(name: .amountNotGiven, medication: medication)
        case .otherUnit(let medication, let told, let counted):
            Evidence(name: .otherUnit, medication: medication, told: told, counted: counted)
        case .tooSoon(let medication, let next, let left):
            Evidence(name: .tooSoon, medication: medication, at: next, left: left)
        case .inTheFuture(let instant): Evidence(name: .inTheFuture, at: instant)
        case .tooLongAgo(let instant): Evidence(name: .tooLongAgo, at: instant)
        case .nothingRinging: Evidence(name: .nothingRinging)
        case .nothingToUndo: Evidence(name: .nothingToUndo)
        case .noPlan: Evidence(name: .noPlan)
        case .medicationNotNamed(let medications):
            Evidence(name: .medicationNotNamed, medications: medications)
        case .unknownMedication(let asked, let known):
            Evidence(name: .unknownMedication, asked: asked, medications: known)
        case .ambiguousName(let asked, let medications):
            Evidence(name: .ambiguousName, asked: asked, medications: medications)
        case .courseCannot(let move, let medication):
            Evidence(name: .courseCannot, medication: medication, move: move)
        case .noRaiseOnReturn(let move, let medication):
            Evidence(name: .noRaiseOnReturn, medication: medication, move: move)
        case .nothingAsked(let medication):
            Evidence(name: .nothingAsked, medication: medication)
        case .nothingToKeep(let medication):
            Evidence(name: .nothingToKeep, medication: medication)
        case .unknownStep(let medication, let steps):
            Evidence(name: .unknownStep, medication: medication, steps: steps)
        case .courseOver(let medication):
            Evidence(name: .courseOver, medication: medication)
        case .whichStrength(let medication, let asked, let known):
            Evidence(
                name: .whichStrength, medication: medication, strength: asked, strengths: known)
        case .notSoMany(let medication, let left):
            Evidence(name: .notSoMany, medication: medication, left: left)
        case .expiry(let date): Evidence(name: .expiry, date: date)
        case .notSaved: Evidence(name: .notSaved)
        }
    }
}
