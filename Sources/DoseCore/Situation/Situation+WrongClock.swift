/// Where courses were said to go on by a clock that was wrong: once it is right, that is found anew.
extension Situation {
    /// Whether a course goes on as a clock said that turns out to have been wrong.
    var isPlacedByWrongClock: Bool {
        trust == .trusted
            && ledger.courses.values.contains { $0.placed.last?.isOfWrongClock(at: now) ?? false }
    }

    private var placedByWrongClock: [Medication.Key: CourseHistory] {
        guard trust == .trusted else { return [:] }
        return ledger.placedCourses.filter {
            $0.value.placed.last?.isOfWrongClock(at: now) ?? false
        }
    }

    /// As if nothing had been placed by clocks that were wrong, and the plan of before were the one saved last; and what
    /// is to be recorded so that those courses can be walked as they were.
    var byRightClocks: (basis: [Record.Event], Situation) {
        let wrong = placedByWrongClock
        guard var saved = plans.saved, !wrong.isEmpty else { return ([], self) }
        var ledger = ledger
        ledger.forgetPlaced(before: ledger.nextNumber, byWrongClockAt: now)
        var basis: [Record.Event] = []
        for (key, history) in wrong.sorted(by: { $0.key < $1.key }) {
            for case .placed(_, let placement) in self.basis(of: key, history, in: ledger) {
                basis.append(.placed(key, placement))
                let number = ledger.nextNumber
                ledger.place(
                    key, CourseHistory.Placed(record: number, placement, at: now))
            }
            saved.medications.removeAll { $0.key == key }
            if let last = ledger.course(of: key).placed.last,
                let text = plans.medication(key, by: last.placement)
            {
                saved.medications.append(text)
            }
        }
        let plans = plans.saved(saved)
        return (
            basis,
            Situation(
                at: now, zone: zone, plan: plans.inForce(ledger, on: today), plans: plans,
                ledger: ledger, tracks: tracks, times: times, trust: trust, awaitsPlan: awaitsPlan)
        )
    }

    /// The walk of before, of a course that was first placed by a clock that was wrong.
    private func basis(of key: Medication.Key, _ history: CourseHistory, in ledger: Ledger)
        -> [Record.Event]
    {
        let before = ledger.course(of: key).placed.last
        let isBeforeLoss =
            before.flatMap { before in ledger.plan?.lost.map { before.at.wall < $0 } } ?? false
        // With no amount of a day before, or none that is known since a loss, a question stands on whatever date it is.
        if before == nil || isBeforeLoss, var last = history.placed.last?.placement,
            last.reason == .asked, last.place == nil
        {
            last.from = today
            return [.placed(key, last)]
        }
        guard before == nil, let first = history.placed.first,
            // By the text that was in force before the plan was adopted by which it was placed.
            ledger.texts.keys.contains(where: { first.placement.plan < $0 && $0 < first.record }),
            let text = plans.medication(key, by: first.placement)
        else { return [] }
        let counted = Course.CountedDates(taken: history.taken, today: today)
        return basis(
            of: Course(text, moves: history.moves, counted: counted), by: first.placement.plan)
    }
}
