extension Agenda {
    /// What a person's request leads to, as far as it is kept.
    mutating func answer(_ request: Request, _ turn: inout Turn) {
        let earlier = request.id.map { ledger.records(of: $0) } ?? []
        guard earlier.isEmpty else {
            turn.reply = .recorded(earlier, warnings: [])
            return
        }
        do {
            let decision = try decide(request.answer, at: turn.now)
            if decision.events.isEmpty {
                turn.reply =
                    decision.unchangedCourse.map { .courseUnchanged($0) }
                    ?? .unchanged(decision.unchanged)
            } else {
                record(decision.events, of: request, &turn)
            }
        } catch {
            turn.reply = .refused(error)
        }
    }

    private mutating func record(
        _ events: [Record.Event], of request: Request, _ turn: inout Turn
    ) {
        turn.beforeAnswer = Turn.BeforeAnswer(
            agenda: self, records: turn.records, notices: turn.notices)
        turn.notices += reviews(with: events, at: turn.now).map { .review($0) }
        let records = number(events, at: turn.now, by: request.by, request: request.id)
        records.forEach { ledger.apply($0) }
        turn.records += records
        var moved: [Warning] = []
        if movesTracks(request.answer, records, at: turn.now) {
            let before = tracks
            rebuildTracks(at: turn.now)
            moved = moves(from: before, at: turn.now)
        }
        turn.reply = .recorded(records, warnings: warnings(of: records, at: turn.now) + moved)
    }

    /// Whether other doses, or the same ones otherwise, are to come after it.
    private func movesTracks(_ answer: Answer, _ records: [Record], at now: Moment) -> Bool {
        switch answer {
        case .undo, .course: true
        case .take:
            // An intake told of a date before may make it one that counts; today does in any case.
            plan?.countsIntakes ?? false
                && records.contains { record in
                    record.event.date.map { $0 < zone.civil(at: now.wall).date } ?? false
                }
        case .skip, .snooze: false
        }
    }

    /// What is to be recorded, and the doses of which nothing is because they were settled so before.
    struct Decision {
        var events: [Record.Event] = []
        var unchanged: [DoseID] = []
        var unchangedCourse: Medication.Key?
    }

    private func decide(_ answer: Answer, at now: Moment) throws(Refusal) -> Decision {
        switch answer {
        case .take(let selection, let instant, let amount):
            if let instant = instant ?? (isAsNeeded(selection) ? now.wall : nil) {
                try recordIntake(selection, at: instant, amount: amount, now)
            } else {
                try each(of: try select(selection, at: now), now) { candidate throws(Refusal) in
                    try take(candidate, amount: amount, at: now)
                }
            }
        case .skip(let selection, let reason):
            try each(of: try select(selection, at: now), now) { candidate throws(Refusal) in
                try skip(candidate, reason: reason, at: now)
            }
        case .snooze(let selection, let length):
            try each(of: try select(selection, at: now), now) { candidate throws(Refusal) in
                try snooze(candidate, for: length ?? times.snooze, at: now)
            }
        case .undo:
            try undo(at: now)
        case .course(let kind, let key, let isNow, let reason):
            try move(kind, key, isNow: isNow, reason: reason, at: now)
        }
    }

    /// Decides dose by dose; what one of several cannot be does not stop the others.
    private func each(
        of candidates: [Candidate], _ now: Moment,
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

    private func take(_ candidate: Candidate, amount: Amount?, at now: Moment) throws(Refusal)
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
            throw .missed(dose.id, next: nextDose(of: dose.id.medication, after: now.wall))
        case .settled(.taken):
            return nil
        case .settled(.skipped), .settled(.superseded):
            throw .settled(dose.id)
        }
    }

    private func skip(_ candidate: Candidate, reason: String?, at now: Moment) throws(Refusal)
        -> DoseEvent?
    {
        switch candidate.state {
        case .awaited, .ringing, .snoozed: return .skipped(reason: reason)
        case .settled(.skipped): return nil
        case .settled(.taken), .settled(.missed), .settled(.superseded):
            throw .settled(candidate.dose.id)
        }
    }

    private func snooze(_ candidate: Candidate, for length: Duration, at now: Moment)
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
        _ selection: Selection, at instant: Instant, amount: Amount?, _ now: Moment
    )
        throws(Refusal) -> Decision
    {
        guard instant <= now.wall else { throw .inTheFuture(instant) }
        guard instant > now.wall - .hours(24 * Limits.rememberedDays) else {
            throw .tooLongAgo(instant)
        }
        let named = try candidates(for: selection, around: instant, at: now)
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

    private func undo(at now: Moment) throws(Refusal) -> Decision {
        let answers = ledger.lastAnswers.filter { now.wall - $0.at.wall < Limits.undo }
        guard !answers.isEmpty else { throw .nothingToUndo }
        let undone = answers.map { Record.Event.undone($0.number) }
        return Decision(
            events: undone + answers.compactMap(displaced) + dropped(by: answers, undone, at: now))
    }

    /// The doses that would be awaited again, and which the plan or its course does not hold any more then: nobody's to
    /// take.
    private func dropped(
        by answers: [Record], _ undone: [Record.Event], at now: Moment
    ) -> [Record.Event] {
        guard trust == .trusted, plan != nil else { return [] }
        var after = self
        number(undone, at: now, by: .daemon, request: nil).forEach { after.ledger.apply($0) }
        after.rebuildTracks(at: now)
        return answers.compactMap { answer in
            guard case .dose(let id, let planned, let due, _) = answer.event,
                after.ledger.state(of: id) == .awaited, !after.contains(id)
            else { return nil }
            return .dose(id, planned: planned, due: due, .superseded)
        }
    }

    private func contains(_ id: DoseID) -> Bool {
        guard let track = track(of: id.medication) else { return false }
        return track.doses(on: id.date, in: zone).contains { $0.id == id && track.contains($0) }
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
