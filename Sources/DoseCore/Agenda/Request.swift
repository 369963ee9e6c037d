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
    case take(Selection, at: Instant?, amount: ToldAmount?)
    case skip(Selection, reason: String?)
    /// Without `length`: as the settings say.
    case snooze(Selection, length: Duration?)
    /// Without a selector the newest answer, with all of its request; else the newest one about a dose or an intake that fits.
    case undo(DoseSelector?)
    /// What was missed with nobody there was taken all the same, each dose at its time.
    case took([DoseID])
    /// Without a medication the only one there is; `now` acts on what is left of today, else from the next date on.
    case course(CourseMove.Kind, Medication.Key?, now: Bool, reason: String?)
    /// Without a medication all that is asked about, or the only course there is.
    case choose(PlaceChoice, Medication.Key?)
    /// Noted in the diary; without `at`: now.
    case note(Observation, at: Instant?)
    /// Of the pieces at home.
    case stock(ToldStock)
    /// To what a notification asked; where by now it is another question, or none, that is not answered.
    case settle(PlaceChoice, [CourseQuestion])
}

/// How a course is to go on, where a plan that was saved would change its amounts at one go.
package enum PlaceChoice: Hashable, Sendable {
    /// As the plan saved says.
    case accept
    /// As it was.
    case keep
    /// With the first day of a step of the plan saved, 0 for the first.
    case step(Int)
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
    /// Just this intake beside the doses was told before; nothing was recorded.
    case alreadyTold(Record)
    /// An earlier request of this name said something else; nothing was recorded.
    case requestUsed
    /// The course stands so already; nothing was recorded.
    case courseUnchanged(Medication.Key)
    case refused(Refusal)
}

/// What the person should know of an intake that was recorded.
package enum Warning: Hashable, Sendable {
    /// It was outside every window: no dose is settled by it.
    case extraIntake(Medication.Key)
    /// It was in the window of a dose that was taken: of it as much was taken now, where so much is planned.
    case besideDose(DoseID, taken: Amount, planned: Amount)
    /// Another intake of the medication lies nearer than half the smaller of the stretches around, or than the spacing.
    case closeToIntake(Medication.Key, Intake)
    /// The next dose is nearer than that.
    case closeToNext(PlannedDose)
    /// More was swallowed on the date than the plan holds for it.
    case aboveDayTotal(Medication.Key, taken: Amount, planned: Amount)
    /// More was swallowed in a stretch of time than the plan allows of what is taken when needed.
    case aboveMaximum(Medication.Key, taken: Amount, Amount, within: Duration)
    /// Another amount than the planned one.
    case otherAmount(DoseID, taken: Amount, planned: Amount)
    /// By an intake of a day before, or by what was taken back, the medication's course stands elsewhere today; nil where
    /// it has ended.
    case courseMoved(Medication.Key, CoursePosition?)
}
