/// What a move of a course leads to, as the person is told of it.
package struct MoveReport: Hashable, Sendable {
    package let medication: Medication.Key
    /// False where the course stood so already.
    package let isRecorded: Bool
    /// What the day would have without it.
    package let before: PlannedDay
    package let today: PlannedDay
    /// Tomorrow; of what is not taken every day the next date with doses.
    package let next: PlannedDay
    /// As it stands by it.
    package let course: CourseReport
}

extension Situation {
    /// What would come of a move that a person asks for; nothing is recorded.
    package func foresee(
        _ kind: CourseMove.Kind, _ key: Medication.Key?, isNow: Bool
    ) throws(Refusal) -> MoveReport? {
        let decision = try move(kind, key, isNow: isNow, reason: nil)
        let events = decision.events
        guard let moved = decision.unchangedCourse ?? events.lazy.compactMap(\.movedCourse).first
        else { return nil }
        var after = ledger
        for event in events { after.apply(record(of: event, after: after)) }
        // On the day of return nothing rises, whatever was said.
        let pauses = trust == .trusted ? situation(with: after).pauses() : []
        for event in pauses { after.apply(record(of: event, after: after)) }
        return moveReport(of: moved, isRecorded: !events.isEmpty, from: ledger, to: after)
    }

    /// What came of a move; nil where the plan has lost the medication since.
    ///
    /// - Parameter record: the move's; nil where nothing was recorded.
    package func moveReport(of key: Medication.Key, by record: Record?) -> MoveReport? {
        var before = ledger
        if let record { before.apply(self.record(of: .undone(record.number), after: before)) }
        return moveReport(of: key, isRecorded: record != nil, from: before, to: ledger)
    }

    private func moveReport(
        of key: Medication.Key, isRecorded: Bool, from before: Ledger, to after: Ledger
    ) -> MoveReport? {
        let (old, new) = (situation(with: before), situation(with: after))
        guard let medication = plan?.medication(key), let report = new.courses(of: key).first else {
            return nil
        }
        let course = new.course(of: medication)
        return MoveReport(
            medication: key, isRecorded: isRecorded,
            before: old.course(of: medication).presentDay(today),
            today: course.plannedDay(today), next: course.nextDay(after: today), course: report)
    }

    /// As it would be with another ledger, for the courses alone.
    private func situation(with ledger: Ledger) -> Situation {
        Situation(
            at: now, zone: zone, plan: plan, plans: plans, ledger: ledger, tracks: tracks,
            times: times, trust: trust, awaitsPlan: awaitsPlan)
    }

    /// A record that is never kept.
    private func record(of event: Record.Event, after ledger: Ledger) -> Record {
        Record(
            number: ledger.nextNumber, at: now, isClockTrusted: trust == .trusted, by: .daemon,
            event: event)
    }
}

extension Record.Event {
    /// The medication whose course it moves.
    package var movedCourse: Medication.Key? {
        if case .course(let key, _, _) = self { key } else { nil }
    }
}
