/// What a person is asked where a plan that was saved would change the amounts of a medication at one go.
package struct CourseQuestion: Hashable, Sendable {
    /// By the text that is gone on with; of one that has not been taken yet, by the plan saved.
    package let medication: Medication
    /// The slots that stay until the answer; nil where nothing was taken yet and nothing rings.
    package let stays: [Slot]?
    /// The slots that the plan saved has instead; empty where it has none.
    package let changes: [Slot]
    /// The step that they are of, 0 for the first; nil where the plan saved has none, as after an end.
    package let step: Int?
    /// The slots of its first step; empty where it does not hold the medication.
    package let first: [Slot]
    /// When the plan saved begins, where that is still to come.
    package let starts: CivilDate?
    /// Whether the plan saved does not hold the medication at all.
    package let isGone: Bool
    /// On which dates these three have their slots; nil for every date.
    package var staysOn: DatedRecurrence?
    package var changesOn: DatedRecurrence?
    package var firstOn: DatedRecurrence?

    package init(
        medication: Medication, stays: [Slot]?, changes: [Slot], step: Int?, first: [Slot],
        starts: CivilDate? = nil, isGone: Bool = false
    ) {
        self.medication = medication
        self.stays = stays
        self.changes = changes
        self.step = step
        self.first = first
        self.starts = starts
        self.isGone = isGone
    }

    package enum Kind: String, CaseIterable, Sendable {
        /// Other amounts.
        case change
        /// None any more.
        case stop
        /// Nothing was taken yet, and the plan saved has it in the midst of its course.
        case begin
    }

    package var kind: Kind { stays == nil ? .begin : changes.isEmpty ? .stop : .change }
}

extension Situation {
    /// What the person is asked, in the order of the plan.
    package var questions: [CourseQuestion] {
        asked.map { medication in
            let course = track(of: medication.key)?.course ?? course(of: medication)
            let date = max(today, course.placement?.from ?? today)
            let saved = plans.saved?.medication(medication.key)
            let place = saved.flatMap { placeByDates(of: $0, on: date) }
            let stays = course.placement?.place == nil ? nil : course.presentDay(date)
            var question = CourseQuestion(
                medication: medication, stays: stays?.slots,
                changes: place.flatMap {
                    saved?.row($0.step, on: date).intakes
                } ?? [],
                step: place?.step,
                first: saved?.steps.first?.intakes ?? [],
                starts: saved.flatMap { $0.start > date ? $0.start : nil }, isGone: saved == nil)
            question.staysOn = stays?.dates
            question.changesOn = place.flatMap { saved?.dates(of: $0.step, on: date) }
            question.firstOn = saved.flatMap {
                $0.asNeeded == nil ? $0.dates(of: 0, on: max(date, $0.start)) : nil
            }
            return question
        }
    }
}
