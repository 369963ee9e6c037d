/// What a person's answer leads to.
extension Situation {
    /// What is to be recorded, and the doses of which nothing is because they were settled so before.
    struct Decision {
        var events: [Record.Event] = []
        var unchanged: [DoseID] = []
        var unchangedCourse: Medication.Key?
        var unchangedExtra: Record?
        /// The answers that it takes back.
        var undone: [Record] = []
    }

    func decide(_ answer: Answer) throws(Refusal) -> Decision {
        switch answer {
        case .take(let selection, let instant, let amount):
            try take(selection, at: instant, amount: amount)
        case .skip(let selection, let reason):
            try each(of: try select(selection)) { candidate throws(Refusal) in
                try skip(candidate, reason: reason)
            }
        case .snooze(let selection, let length):
            try each(of: try select(selection)) { candidate throws(Refusal) in
                try snooze(candidate, for: length ?? times.snooze)
            }
        case .undo(let selector):
            try undo(selector)
        case .took(let ids):
            // What a notice said was missed, whatever the dates that were told since have made of the course.
            try each(of: try select(.doses(ids)).map(asRecorded)) { candidate throws(Refusal) in
                try took(candidate)
            }
        case .course(let kind, let key, let isNow, let reason):
            try move(kind, key, isNow: isNow, reason: reason)
        case .choose(let choice, let key):
            try choose(choice, key)
        case .settle(let choice, let questions):
            try settle(choice, questions)
        case .note(let observation, let instant):
            try note(observation, at: instant ?? now.wall)
        case .stock(let told):
            try tell(told)
        }
    }

    private func take(_ selection: Selection, at instant: Instant?, amount: ToldAmount?)
        throws(Refusal) -> Decision
    {
        if instant == nil, let (key, needed) = try timeOfNeed(selection) {
            if let amount = try self.amount(amount, of: key) ?? usualDose(of: key) {
                try checkNeed(key, amount)
            }
            return try recordIntake(selection, at: needed, amount: amount)
        }
        if selection == .matching(.all) {
            return try each(of: try select(selection)) { candidate throws(Refusal) in
                try take(candidate, at: instant ?? now.wall)
            }
        }
        if let instant { return try recordIntake(selection, at: instant, amount: amount) }
        if let amount, let rest = try restOfDose(selection, amount: amount) { return rest }
        return try each(of: try select(selection)) { candidate throws(Refusal) in
            try take(candidate, amount: amount)
        }
    }

    /// Decides dose by dose; what one of several cannot be does not stop the others.
    private func each(
        of candidates: [Candidate],
        _ decide: (Candidate) throws(Refusal) -> DoseEvent?
    ) throws(Refusal) -> Decision {
        var decision = Decision()
        var refusal: Refusal?
        for candidate in candidates {
            do {
                if let event = try decide(candidate) {
                    decision.events.append(candidate.event(event))
                } else {
                    decision.unchanged.append(candidate.dose.id)
                }
            } catch {
                refusal = error
            }
        }
        if let refusal, decision.events.isEmpty, decision.unchanged.isEmpty { throw refusal }
        return decision
    }

    // MARK: One dose, now

    private func take(_ candidate: Candidate, amount told: ToldAmount?) throws(Refusal)
        -> DoseEvent?
    {
        let dose = candidate.dose
        let amount = try amount(told, of: dose.id.medication)
        switch candidate.state {
        case .ringing, .snoozed:
            return .taken(Intake(amount: amount ?? dose.amount, at: now.wall))
        case .awaited where dose.window.contains(now.wall):
            return .taken(Intake(amount: amount ?? dose.amount, at: now.wall))
        case .awaited where now.wall < dose.window.opens:
            throw .notYetOpen(dose)
        case .awaited, .settled(.missed):
            throw .missed(dose.id, next: nextDose(of: dose.id.medication))
        case .settled(.taken(let intake)) where amount ?? intake.amount == intake.amount:
            return nil
        // A correction, or one more intake: only the person knows.
        case .settled(.taken), .settled(.skipped), .settled(.superseded):
            throw .settled(dose.id)
        }
    }

    /// One of all that are open, in the amount of the plan.
    private func take(_ candidate: Candidate, at instant: Instant) throws(Refusal) -> DoseEvent? {
        guard instant <= now.wall else { throw .inTheFuture(instant) }
        guard instant >= candidate.dose.window.opens else { throw .notYetOpen(candidate.dose) }
        return .taken(Intake(amount: candidate.dose.amount, at: instant))
    }

    private func asRecorded(_ candidate: Candidate) -> Candidate {
        let dose = asRecorded(candidate.dose.id, plannedNow: candidate.dose)
        return Candidate(dose: dose ?? candidate.dose, state: candidate.state)
    }

    private func took(_ candidate: Candidate) throws(Refusal) -> DoseEvent? {
        let dose = candidate.dose
        switch candidate.state {
        case .settled(.missed):
            guard dose.due <= now.wall else { throw .inTheFuture(dose.due) }
            return .taken(Intake(amount: dose.amount, at: dose.due))
        case .settled(.taken): return nil
        case .awaited, .ringing, .snoozed, .settled(.skipped), .settled(.superseded):
            throw .settled(dose.id)
        }
    }

    private func skip(_ candidate: Candidate, reason: String?) throws(Refusal)
        -> DoseEvent?
    {
        switch candidate.state {
        case .awaited, .ringing, .snoozed: return .skipped(reason: reason)
        case .settled(.skipped): return nil
        case .settled(.taken), .settled(.missed), .settled(.superseded):
            throw .settled(candidate.dose.id)
        }
    }

    private func snooze(_ candidate: Candidate, for length: Duration)
        throws(Refusal) -> DoseEvent?
    {
        switch candidate.state {
        case .ringing(let closes), .snoozed(let closes, _):
            // Never past the last call; once that is said, never past the window.
            let left = closes.left(at: now)
            let bound = left > lastCallLead(closes) ? left - lastCallLead(closes) : left
            return .snoozed(until: now.wall + min(length, bound))
        case .awaited: throw .nothingRinging
        case .settled: throw .settled(candidate.dose.id)
        }
    }

    // MARK: Taking back

    private func undo(_ selector: DoseSelector?) throws(Refusal) -> Decision {
        let last = selector.map { ledger.lastAnswer(about: $0).map { [$0] } ?? [] }
        let answers = (last ?? ledger.lastAnswers).filter { now.wall - $0.at.wall < Limits.undo }
        guard !answers.isEmpty else { throw .nothingToUndo }
        let undone = answers.map { Record.Event.undone($0.number) }
        return Decision(events: undone + answers.compactMap(displaced), undone: answers)
    }

    /// A dose that would be open again beside another one of its medication is missed instead.
    private func displaced(by answer: Record) -> Record.Event? {
        guard case .dose(let id, let planned, let due, _) = answer.event,
            ledger.ringingDoses.contains(where: { $0.medication == id.medication && $0 != id })
        else { return nil }
        guard ledger.state(of: id, without: answer.number).closes != nil else { return nil }
        return .dose(id, planned: planned, due: due, .missed(.unanswered))
    }
}
