/// What a person says, by a button or by a command.
package struct Request: Hashable, Sendable {
    /// Makes a retry of the same request harmless.
    package var id: RequestID?
    package var by: Origin
    package var answer: Answer

    package init(id: RequestID? = nil, by: Origin, answer: Answer) {
        self.id = id
        self.by = by
        self.answer = answer
    }
}

package enum Answer: Hashable, Sendable {
    /// Without `at`: now. Without `amount`: what was planned.
    case take(Selection, at: Instant?, amount: Amount?)
    case skip(Selection, reason: String?)
    /// Without `length`: as the settings say.
    case snooze(Selection, length: Duration?)
    case undo
    /// Without a medication the only one there is; `now` acts on what is left of today, else from the next date on.
    case course(CourseMove.Kind, Medication.Key?, now: Bool, reason: String?)
}

/// Which doses are meant.
package enum Selection: Hashable, Sendable {
    /// The one that may be taken now.
    case takeable
    /// The one that these words leave no doubt about.
    case matching(DoseSelector)
    /// Exactly these, as a notification listed them.
    case doses([DoseID])
}

/// The answer to a request.
package enum Reply: Hashable, Sendable {
    /// Recorded, now or by an earlier request of the same name.
    case recorded([Record], warnings: [Warning])
    /// The doses were settled in just this way before; nothing was recorded.
    case unchanged([DoseID])
    /// The course stands so already; nothing was recorded.
    case courseUnchanged(Medication.Key)
    case refused(Refusal)
}

/// What the person should know of an intake that was recorded.
package enum Warning: Hashable, Sendable {
    /// It was outside every window: no dose is settled by it.
    case extraIntake(Medication.Key)
    /// Another intake of the medication lies nearer than half the planned interval, or than the plan's spacing.
    case closeToIntake(Medication.Key, Intake)
    /// The next dose is nearer than that.
    case closeToNext(PlannedDose)
    /// More was swallowed on the date than the plan holds for it.
    case aboveDayTotal(Medication.Key, taken: Amount, planned: Amount)
    /// Another amount than the planned one.
    case otherAmount(DoseID, taken: Amount, planned: Amount)
    /// By an intake of a day before, or by what was taken back, the medication's course stands elsewhere today; nil where
    /// it has ended.
    case courseMoved(Medication.Key, CoursePosition?)
}

/// Why nothing was recorded.
package enum Refusal: Error, Hashable, Sendable {
    /// No dose is open; what was missed last, and what is next.
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
    case inTheFuture(Instant)
    case tooLongAgo(Instant)
    case nothingRinging
    case nothingToUndo
    case noPlan
    /// A course is meant, and there are several.
    case medicationNotNamed([Medication.Key])
    case unknownMedication(Medication.Key, known: [Medication.Key])
    /// The course has not begun or has ended, or is on its first step, so that there is nothing to do it to.
    case courseCannot(CourseMove.Kind, Medication.Key)
    /// The store cannot be written, so the answer would not be kept.
    case notSaved
}
