import DoseCore

/// What the plan in force holds, by the laws' own account of it.
extension Laws {
    /// Lets go of the account of the plan, but for how far it had come.
    mutating func forgetExpectations() {
        for expectation in expectations {
            frontiers[expectation.medication.key] = expectation.frontier
            walked[expectation.medication.key] = expectation.course
        }
        expectations = []
        refreshed = nil
    }

    /// Makes the account of each medication anew that has become another one.
    mutating func refreshExpectations(at now: Moment) {
        if let last, now.wall < last.now.wall - .seconds(2) { forgetExpectations() }
        let today = zone.civil(at: now.wall).date
        if let refreshed, refreshed == (book.version, today) { return }
        plan = planInForce(on: today)
        let drugs = plan?.medications ?? []
        if expectations.map(\.medication) != drugs { forgetExpectations() }
        refreshed = (book.version, today)
        // What closed since the last turn is told now, be that months.
        let before = last.map { min(zone.civil(at: $0.now.wall).date, today) } ?? today
        for (index, medication) in drugs.enumerated() {
            let drug = book.drugs[medication.key]
            let frontier =
                index < expectations.count
                ? expectations[index].frontier : frontiers[medication.key] ?? today
            let texts = textsBefore(medication.key, on: min(frontier, before))
            let counts =
                medication.advance == .taken || texts.contains { $0?.advance == .taken }
            let edition = Expectation.Edition(
                moveVersion: drug?.moveVersion ?? 0,
                dateVersion: counts ? drug?.dateVersion ?? 0 : 0, today: counts ? today : nil)
            if index < expectations.count {
                let last = expectations[index].edition
                if last == edition { continue }
                if last.dateVersion != edition.dateVersion {
                    readySince[medication.key] = now.wall
                }
                if expectations[index].goOn(as: edition, drug: drug) { continue }
                expectations[index].begin(
                    as: edition, drug: drug, before: texts,
                    from: min(frontier, today) - 2)
            } else {
                var expectation = Expectation(
                    medication, in: zone, walked: walked.removeValue(forKey: medication.key))
                expectation.begin(
                    as: edition, drug: drug, before: texts,
                    from: min(frontier, today) - 2)
                expectations.append(expectation)
            }
        }
    }

    /// The dose as the plan holds it now.
    mutating func expected(_ id: DoseID) -> Expectation.Dose? {
        for index in expectations.indices
        where expectations[index].medication.key == id.medication {
            return expectations[index].dose(id)
        }
        return nil
    }

    /// From when on the plan is in force. One that was adopted in the future was adopted by a clock that was ahead.
    private func heldSince(at now: Moment) -> Instant? {
        guard let since = book.planSince else { return nil }
        return since > now.wall ? broken : broken ?? since
    }

    /// Whether the plan in force held the dose when its window closed.
    func isHeld(_ dose: Expectation.Dose, at now: Moment) -> Bool {
        guard let since = heldSince(at: now),
            let drug = plan?.medications.firstIndex(where: { $0.key == dose.id.medication }),
            dose.closes > since, book.lost.map({ dose.opens > $0 }) ?? true
        else { return false }
        guard let history = book.drugs[dose.id.medication] else { return true }
        let isCounted = plan?.medications[drug].advance == .taken
        return isUnmoved(dose, since: history.moveUndone, at: now)
            && (!isCounted || isUnmoved(dose, since: history.datesChanged, at: now))
    }

    /// A shift in the future is one of a clock that was ahead.
    private func isUnmoved(_ dose: Expectation.Dose, since shift: Instant?, at now: Moment) -> Bool
    {
        shift.map { $0 > now.wall || dose.closes > $0 } ?? true
    }

    /// Notes the doses whose windows have closed.
    mutating func close(at now: Moment) {
        guard isTrusted else { return }
        for index in expectations.indices {
            while let dose = expectations[index].first(before: now.wall) {
                expectations[index].removeFirst()
                // A zone can give a dose of weeks ago that it did not have then; nobody asks for it.
                let asked = book.last.map { zone.civil(at: min($0, now.wall)).date }
                if let asked, dose.id.date < asked - Limits.lookBackDays { continue }
                if isHeld(dose, at: now) { waiting.append(dose) }
            }
        }
    }

    // MARK: A plan that waits for its zone

    /// A plan that waited for its zone goes on as soon as that can be read.
    mutating func resumePlan(with event: Event, in world: World) {
        guard savedPlan == nil, let waiting = planOnRecord(in: world) else { return }
        switch event {
        case .zone(waiting.zone, let zone?):
            (savedPlan, self.zone) = (waiting, zone)
            forgetExpectations()
        // Another one goes on from where it was.
        case .planFile(.valid(let plan, _, in: let zone)) where plan.zone == waiting.zone:
            (savedPlan, self.zone) = (waiting, zone)
            forgetExpectations()
        default: break
        }
    }

    func planOnRecord(in world: World) -> Plan? { book.plan.flatMap { world.plans[$0] } }
}
