extension Agenda {
    /// A dose by its identity: as recorded where something was, else as the plan holds it; nil when neither knows it.
    package func report(of id: DoseID, at now: Moment) -> DoseReport? {
        let planned = track(of: id.medication).flatMap { track in
            track.doses(on: id.date, in: zone).first { $0.id == id && isReported($0, in: track) }
        }
        return asRecorded(id, plannedNow: planned, at: now).map { report($0, at: now) }
    }

    /// The doses that may be taken now.
    package func takeableDoses(at now: Moment) -> [DoseReport] {
        let date = zone.civil(at: now.wall).date
        // A clock that was wrong by days when it rang leaves an open dose of a date that is not near.
        let dates = Set((-1...1).map { date + $0 } + ledger.ringingDoses.map(\.date)).sorted()
        return dates.flatMap { doseReports(on: $0, at: now) }.filter(\.isTakeable)
    }

    /// The next dose of each medication, soonest first.
    package func nextDoses(at now: Moment) -> [DoseReport] {
        (plan?.medications ?? []).compactMap { nextDose(of: $0.key, after: now.wall) }
            .sorted()
            .compactMap { report(of: $0.id, at: now) }
    }

    /// What the plan holds for a date and what the ledger remembers of it.
    package func day(_ date: CivilDate, at now: Moment) -> DayReport {
        let doses = doseReports(on: date, at: now)
        let extras = ledger.extraIntakes.filter { $0.date == date }
        var keys = (plan?.medications ?? []).map(\.key)
        for key in doses.map(\.dose.id.medication) + extras.map(\.medication)
        where !keys.contains(key) {
            keys.append(key)
        }
        let totals = keys.compactMap { key -> DayReport.Total? in
            let planned = doses.filter {
                $0.dose.id.medication == key && $0.state != .settled(.superseded)
            }.reduce(Amount.zero) { $0 + $1.dose.amount }
            let taken = ledger.amountTaken(of: key, on: date)
            guard planned > .zero || taken > .zero else { return nil }
            return DayReport.Total(
                medication: key, name: plan?.medication(key)?.name ?? key, taken: taken,
                planned: planned)
        }
        return DayReport(date: date, doses: doses, extraIntakes: extras, totals: totals)
    }

    private func doseReports(on date: CivilDate, at now: Moment) -> [DoseReport] {
        var doses: [DoseID: PlannedDose] = [:]
        for track in tracks {
            for dose in track.doses(on: date, in: zone) where isReported(dose, in: track) {
                doses[dose.id] = dose
            }
        }
        for id in ledger.recordedDoses(on: date) {
            doses[id] = asRecorded(id, plannedNow: doses[id], at: now)
        }
        return doses.values.sorted().map { report($0, at: now) }
    }

    /// Whether it is one of the plan's, or something happened to it.
    func isReported(_ dose: PlannedDose, in track: Track) -> Bool {
        track.contains(dose) || ledger.state(of: dose.id) != .awaited
    }

    private func report(_ dose: PlannedDose, at now: Moment) -> DoseReport {
        let state = state(of: dose, at: now.wall).seen(at: now)
        return DoseReport(
            dose: dose, medication: plan?.medication(dose.id.medication), state: state,
            isTakeable: Candidate(dose: dose, state: state).isTakeable(at: now),
            change: state == .awaited ? nil : ledger.lastChange(of: dose.id)?.record)
    }

    /// What was settled keeps the amount and the time that were planned then; a dose that is open or waits again is the
    /// plan's.
    private func asRecorded(_ id: DoseID, plannedNow: PlannedDose?, at now: Moment) -> PlannedDose?
    {
        guard let (record, planned) = ledger.lastChange(of: id),
            case .dose(_, _, let due, _) = record.event, !ledger.ringingDoses.contains(id),
            plannedNow.map({ state(of: $0, at: now.wall).isSettled }) ?? true
        else { return plannedNow }
        return PlannedDose(
            id: id, amount: planned, due: due,
            window: plannedNow?.window ?? Window(opens: due, closes: due))
    }
}
