extension Situation {
    /// A dose by its identity: as recorded where something was, else as the plan holds it; nil when neither knows it.
    package func report(of id: DoseID) -> DoseReport? {
        let planned = track(of: id.medication).flatMap { track in
            track.doses(on: id.date, in: zone).first { $0.id == id && isReported($0, in: track) }
        }
        return asRecorded(id, plannedNow: planned).map { report($0) }
    }

    /// The doses that may be taken now.
    package var takeableDoses: [DoseReport] {
        let today = today
        // A clock that was wrong by days when it rang leaves an open dose of a date that is not near.
        let open = Set(ledger.ringingDoses.map(\.date))
        let near = (-windowDays...windowDays).map { today + $0 }
        return open.union(near).sorted().flatMap { date in
            // A window of two weeks is looked through for its own medication alone.
            doses(on: date) {
                open.contains(date) || abs(date - today) <= $0.course.windowDays
            }
            .filter { Candidate(dose: $0, state: standing(of: $0)).isTakeable(at: now) }
            .map(report)
        }
    }

    /// What was missed within a day before now, by its alarm or with nobody there, and what is due more rarely until half the
    /// way to its next dose; the newest last.
    package var missedDoses: [DoseReport] {
        let isAnyRarer = tracks.contains { !$0.medication.isDaily }
        let days = isAnyRarer ? max(windowDays, Limits.lookBackDays) : windowDays
        let missed = (-days...0).map { today + $0 }.flatMap { date in
            doses(on: date) {
                date >= today - max(1, $0.course.windowDays) || !$0.medication.isDaily
            }.filter { dose in
                guard case .settled(.missed) = standing(of: dose) else { return false }
                return dose.due <= now.wall
                    && (dose.window.closes > now.wall - .hours(24) || isFirstHalf(after: dose))
            }
        }
        return missed.suffix(Limits.missedTold).map(report)
    }

    /// Whether the next dose of what is not due every day is farther than this one, and nothing was taken since.
    private func isFirstHalf(after dose: PlannedDose) -> Bool {
        let (key, date) = (dose.id.medication, dose.id.date)
        guard let track = track(of: key), !track.medication.isDaily,
            !ledger.course(of: key).hasIntake(from: date, before: today + 1),
            let next = track.neighbour(after: dose.due, near: date, in: zone)
        else { return false }
        return now.wall - dose.due < next.due - now.wall
    }

    /// What the plan holds for a date and what the ledger remembers of it.
    package func day(_ date: CivilDate) -> DayReport {
        let doses = doseReports(on: date)
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
                medication: key, name: plan?.medication(key)?.name ?? key,
                taken: taken.like(planned),
                planned: planned,
                isAsNeeded: plan?.medication(key)?.asNeeded != nil && planned == .zero)
        }
        return DayReport(
            date: date, doses: doses, extraIntakes: extras, totals: totals,
            needs: date == today ? needs : [])
    }

    private func doseReports(on date: CivilDate) -> [DoseReport] {
        doses(on: date) { _ in true }.map(report)
    }

    /// The doses of a date, those too that the plan does not hold any more.
    ///
    /// - Parameter isMeant: whether the doses of a medication are.
    private func doses(on date: CivilDate, isMeant: (Track) -> Bool) -> [PlannedDose] {
        let recorded = ledger.recordedDoses(on: date)
        var doses: [DoseID: PlannedDose] = [:]
        var others: Set<Medication.Key> = []
        // Of a hundred tracks, which are large, one may be looked through for weeks.
        for index in tracks.indices {
            guard isMeant(tracks[index]) else {
                if !recorded.isEmpty { others.insert(tracks[index].key) }
                continue
            }
            for dose in tracks[index].doses(on: date, in: zone)
            where isReported(dose, in: tracks[index]) {
                doses[dose.id] = dose
            }
        }
        for id in recorded where !others.contains(id.medication) {
            doses[id] = asRecorded(id, plannedNow: doses[id])
        }
        return doses.values.sorted()
    }

    /// Whether it is one of the plan's, or something happened to it.
    func isReported(_ dose: PlannedDose, in track: Track) -> Bool {
        track.contains(dose) || ledger.state(of: dose.id) != .awaited
    }

    private func report(_ dose: PlannedDose) -> DoseReport {
        let state = standing(of: dose)
        return DoseReport(
            dose: dose, medication: plan?.medication(dose.id.medication), state: state,
            isTakeable: Candidate(dose: dose, state: state).isTakeable(at: now),
            change: state == .awaited ? nil : ledger.lastChange(of: dose.id)?.record,
            note: track(of: dose.id.medication)?.course.note(on: dose.id.date))
    }

    /// What was settled keeps the amount and the time that were planned then; a dose that is open or waits again is the
    /// plan's.
    func asRecorded(_ id: DoseID, plannedNow: PlannedDose?) -> PlannedDose? {
        guard let (record, planned) = ledger.lastChange(of: id),
            case .dose(_, _, let due, _) = record.event, !ledger.ringingDoses.contains(id),
            plannedNow.map({ standing(of: $0).isSettled }) ?? true
        else { return plannedNow }
        return PlannedDose(
            id: id, amount: planned, due: due,
            window: plannedNow?.window ?? Window(opens: due, closes: due),
            formers: plannedNow?.formers ?? [])
    }
}
