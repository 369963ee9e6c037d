/// A course that goes on by the plan before the one saved last, which begins later.
package struct CourseWait: Hashable, Sendable {
    /// By the text that is gone on with.
    package let medication: Medication
    /// The first date of the plan saved last.
    package let starts: CivilDate
}

extension Situation {
    /// The courses that wait, in the order of the plan.
    package var waiting: [CourseWait] {
        (plan?.medications ?? []).compactMap { medication in
            guard ledger.course(of: medication.key).placed.last?.placement.reason == .waiting,
                let saved = plans.saved?.medication(medication.key), saved.start > today
            else { return nil }
            return CourseWait(medication: medication, starts: saved.start)
        }
    }
}
