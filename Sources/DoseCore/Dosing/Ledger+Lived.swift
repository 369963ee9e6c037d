/// What was taken last as the person lived it: clocks say this date and that, the numbers of the records go one way.
extension Ledger {
    /// The intake of a medication that was the last one: of those told right after they were, the last that was told; or a
    /// later one that was told afterwards.
    func lastLived(of medication: Medication.Key) -> RecordedIntake? {
        guard let told = intakes[medication], !told.isEmpty else { return nil }
        let first = told.lastIndex { !$0.isToldLate } ?? told.startIndex
        // Of two at the same instant it is the one that was told last.
        return told[first...].reduce(told[first]) { $1.intake.at >= $0.intake.at ? $1 : $0 }
    }

    /// The course as it was known when an intake was told; what is told since of dates before may make them days of it.
    func course(of medication: Medication.Key, knownAt intake: RecordedIntake) -> CourseHistory {
        var known = course(of: medication).known(before: intake.record)
        for later in intakes[medication] ?? [] where later.record > intake.record {
            known.discount(later.intake.amount, on: later.date, at: nil)
        }
        return known
    }

    /// The number of the plan that was adopted last when a record was made, as far as that is remembered.
    func plan(before record: Int64) -> Int64? { texts.keys.filter { $0 < record }.max() }

    /// The numbers of the plans by whose texts courses are walked, or were when something was taken last.
    var plansOfCourses: Set<Int64> {
        let lived = intakes.keys.compactMap { lastLived(of: $0) }
        return Self.plans(of: courses.values).union(lived.compactMap { plan(before: $0.record) })
    }
}
