/// What a person's answer leads to.
extension Situation {
    /// What is to be recorded, and the doses of which nothing is because they were settled so before.
    struct Decision {
        var events: [Record.Event] = []
        var unchanged: [DoseID] = []
        var unchangedCourse: Medication.Key?
        /// The answers that it takes back.
        var undone: [Record] = []
    }

    func decide(_ answer: Answer) throws(Refusal) -> Decision {
        switch answer {
        case .take(let selection, let instant, let amount):
            if let instant = instant ?? (isAsNeeded(selection) ? now.wall : nil) {
                try recordIntake(selection, at: instant, amount: amount)
            } else {
                try each(of: try select(selection)) { candidate throws(Refusal) in
                    try take(candidate, amount: amount)
                }
            }
        case .skip(let selection, let reason):
            try each(of: try select(selection)) { candidate throws(Refusal) in
                try skip(candidate, reason: reason)
            }
        case .snooze(let selection, let length):
            try each(of: try select(selection)) { candidate throws(Refusal) in
                try snooze(candidate, for: length ?? times.snooze)
            }
        case .undo:
            try undo()
        case .course(let kind, let key, let isNow, let reason):
            try move(kind, key, isNow: isNow, reason: reason)
        case .choose(let choice, let key):
            try choose(choice, key)
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

    private func take(_ candidate: Candidate, amount: Amount?) throws(Refusal)
        -> DoseEvent?
    {
        let dose = candidate.dose
        switch candidate.state {
        case .ringing, .snoozed:
            return .taken(Intake(amount: amount ?? dose.amount, at: now.wall))
        case .awaited where dose.window.contains(now.wall):
            return .taken(Intake(amount: amount ?? dose.amount, at: now.wall))
        case .awaited where now.wall < dose.window.opens:
            throw .notYetOpen(dose)
        case .awaited, .settled(.missed):
            throw .missed(dose.id, next: nextDose(of: dose.id.medication))
        case .settled(.taken):
            return nil
        case .settled(.skipped), .settled(.superseded):
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

    // MARK: Told afterwards

    /// A medication that is taken when needed has no dose to be open: taking it is telling it.
    private func isAsNeeded(_ selection: Selection) -> Bool {
        guard case .matching(let selector) = selection else { return false }
        return selector.medication.flatMap { plan?.medication($0) }?.asNeeded != nil
    }

    /// Records an intake that was: of the dose in whose window it lies, or else as an extra one.
    private func recordIntake(
        _ selection: Selection, at instant: Instant, amount: Amount?
    )
        throws(Refusal) -> Decision
    {
        guard instant <= now.wall else { throw .inTheFuture(instant) }
        guard instant > now.wall - .hours(24 * Limits.rememberedDays) else {
            throw .tooLongAgo(instant)
        }
        let named = try candidates(for: selection, around: instant)
        let inWindow = named.filter { $0.contains(instant) }
        if inWindow.count > 1 { throw .ambiguous(inWindow.map(\.dose.id)) }
        if let candidate = inWindow.first {
            let isTakenElsewhere = ledger.hasTakenDose(
                of: candidate.dose.id.medication, in: candidate.dose.window)
            switch candidate.state {
            case .awaited, .ringing, .snoozed, .settled(.missed), .settled(.skipped),
                .settled(.superseded) where !isTakenElsewhere:
                let intake = Intake(amount: amount ?? candidate.dose.amount, at: instant)
                return Decision(events: [candidate.event(.taken(intake))])
            case .settled(.taken), .settled(.superseded):
                // With an amount of its own it is one more intake; without, the same one told twice.
                guard let amount else { return Decision(unchanged: [candidate.dose.id]) }
                return extra(candidate.dose.id.medication, Intake(amount: amount, at: instant))
            }
        }
        let key = try medication(of: selection, among: named)
        guard let amount = amount ?? plannedAmount(selection, among: named) else {
            throw .amountNotGiven(key)
        }
        return extra(key, Intake(amount: amount, at: instant))
    }

    private func extra(_ key: Medication.Key, _ intake: Intake) -> Decision {
        Decision(events: [.extraIntake(key, zone.civil(at: intake.at).date, intake)])
    }

    /// The medication that is meant where no window holds the intake.
    private func medication(of selection: Selection, among named: [Candidate]) throws(Refusal)
        -> Medication.Key
    {
        let keys = plan?.medications.map(\.key) ?? []
        if case .matching(let selector) = selection, let key = selector.medication { return key }
        let meant = selection == .takeable ? keys : Set(named.map(\.dose.id.medication)).sorted()
        guard meant.count == 1, let key = meant.first else {
            throw .intakeNotNamed(medications: keys)
        }
        return key
    }

    /// The amount of the dose that was named by its time, which is then no guess.
    private func plannedAmount(_ selection: Selection, among named: [Candidate]) -> Amount? {
        guard case .matching(let selector) = selection, selector.time != nil else { return nil }
        let amounts = Set(named.map(\.dose.amount))
        return amounts.count == 1 ? amounts.first : nil
    }

    private func undo() throws(Refusal) -> Decision {
        let answers = ledger.lastAnswers.filter { now.wall - $0.at.wall < Limits.undo }
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
