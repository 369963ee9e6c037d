/// Intakes that are told, of whatever time they were.
extension Situation {
    /// When a medication that is taken when needed was taken, if nothing else is said: it has no dose to be open, and
    /// taking it is telling it. Nil for any other, and until the day from which on it is so taken.
    func timeOfNeed(
        _ selection: Selection
    ) throws(Refusal) -> (key: Medication.Key, at: Instant)? {
        guard case .matching(let selector) = selection,
            let medication = selector.medication.flatMap({ plan?.medication($0) }),
            // One that has times until tonight has a dose to be open, and one that had them a dose of the night.
            course(of: medication).text(on: today).asNeeded != nil, !isOpen(selector)
        else { return nil }
        // It was not now, and nobody knows when.
        guard selector.date ?? today == today, selector.time == nil else {
            throw .unknownDose(selector, today: [])
        }
        return (medication.key, now.wall)
    }

    private func isOpen(_ selector: DoseSelector) -> Bool {
        let pending = selector.medication.flatMap(track)?.pending ?? []
        return pending.contains { dose in
            selector.matches(dose.id)
                && Candidate(dose: dose, state: standing(of: dose)).isTakeable(at: now)
        }
    }

    /// How much of a medication is taken when needed, where its plan says so.
    func usualDose(of key: Medication.Key) -> Amount? { plan?.medication(key)?.asNeeded?.dose }

    /// The rest of a dose of which less than is planned was told: it is added to the first part.
    func restOfDose(_ selection: Selection, amount told: ToldAmount) throws(Refusal) -> Decision? {
        let all = try candidates(for: selection, around: now.wall)
        guard !all.contains(where: { $0.isTakeable(at: now) }) else { return nil }
        var begun: [(candidate: Candidate, amount: Amount)] = []
        for candidate in all {
            guard case .settled(.taken(let intake)) = candidate.state,
                candidate.dose.window.contains(now.wall),
                let amount = try amount(told, of: candidate.dose.id.medication)
            else { continue }
            let first =
                intake.amount + intakesBeside(candidate.dose).reduce(.zero) { $0 + $1.amount }
            if first + amount <= candidate.dose.amount { begun.append((candidate, amount)) }
        }
        guard let (candidate, amount) = begun.first, begun.count == 1 else { return nil }
        return extra(
            candidate.dose.id.medication, Intake(amount: amount, at: now.wall),
            on: candidate.dose.id.date)
    }

    /// The intakes that were told in the window of a dose beside the one that settles it.
    func intakesBeside(_ dose: PlannedDose) -> [Intake] {
        ledger.extraIntakes.filter {
            $0.medication == dose.id.medication && dose.window.contains($0.intake.at)
        }.map(\.intake)
    }

    /// Records an intake that was: of the dose in whose window it lies, or else as an extra one.
    func recordIntake(
        _ selection: Selection, at instant: Instant, amount told: ToldAmount?
    )
        throws(Refusal) -> Decision
    {
        guard instant <= now.wall else { throw .inTheFuture(instant) }
        guard instant > now.wall - .hours(24 * Limits.rememberedDays) else {
            throw .tooLongAgo(instant)
        }
        let named = try candidates(for: selection, around: instant, isTold: true)
        let inWindow = named.filter { $0.dose.window.contains(instant) }
        if inWindow.count > 1 { throw .ambiguous(inWindow.map(\.dose.id)) }
        // Until the time that its alarm said it was a dose's, whatever the plan is since.
        if let candidate = inWindow.first ?? named.last(where: { isSaid($0.dose, at: instant) }) {
            let amount = try amount(told, of: candidate.dose.id.medication)
            switch candidate.state {
            case .awaited, .ringing, .snoozed, .settled(.missed), .settled(.skipped):
                let intake = Intake(amount: amount ?? candidate.dose.amount, at: instant)
                return Decision(events: [candidate.event(.taken(intake))])
            case .settled(.superseded)
            where !ledger.isTakenByAnotherName(candidate.dose):
                let intake = Intake(amount: amount ?? candidate.dose.amount, at: instant)
                return Decision(events: [candidate.event(.taken(intake))])
            case .settled(.taken(let intake)) where intake.at == instant:
                if amount ?? intake.amount == intake.amount {
                    return Decision(unchanged: [candidate.dose.id])
                }
                throw .settled(candidate.dose.id)
            case .settled(.taken), .settled(.superseded):
                // With an amount of its own it is one more intake; without, the same one told twice.
                guard let amount else { return Decision(unchanged: [candidate.dose.id]) }
                return extra(
                    candidate.dose.id.medication, Intake(amount: amount, at: instant),
                    on: candidate.dose.id.date)
            }
        }
        let key = try medication(of: selection, among: named)
        let usual = plannedAmount(selection, among: named) ?? usualDose(of: key)
        guard let amount = try amount(told, of: key) ?? usual else {
            throw .amountNotGiven(key)
        }
        return extra(
            key, Intake(amount: amount, at: instant), on: zone.civil(at: instant).date)
    }

    /// Whether the dose rang and was said to be open then.
    private func isSaid(_ dose: PlannedDose, at instant: Instant) -> Bool {
        guard let end = ledger.saidEnd(of: dose.id) else { return false }
        return dose.window.opens <= instant && instant < end
    }

    /// What was told just so before is no second intake.
    private func extra(_ key: Medication.Key, _ intake: Intake, on date: CivilDate) -> Decision {
        if let told = ledger.extraIntakes.first(where: {
            $0.medication == key && $0.intake == intake
        }) {
            return Decision(unchangedExtra: told.record)
        }
        return Decision(events: [.extraIntake(key, date, intake)])
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
}
