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
    /// Whether the plan saved does not hold the medication at all.
    package let isGone: Bool
}

extension Situation {
    /// What the person is asked, in the order of the plan.
    package var questions: [CourseQuestion] {
        asked.map { medication in
            let course = course(of: medication)
            let date = max(today, course.placement?.from ?? today)
            let saved = plans.saved?.medication(medication.key)
            let place = saved.flatMap { placeByDates(of: $0, on: date) }
            let stays = course.placement?.place == nil ? nil : course.slots(on: date)
            return CourseQuestion(
                medication: medication, stays: stays?.filter { $0.amount > .zero },
                changes: place.flatMap { saved?.steps[$0.step].intakes } ?? [], step: place?.step,
                isGone: saved == nil)
        }
    }
}
