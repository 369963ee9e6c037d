extension Situation {
    /// What a person should know of the intakes just recorded.
    func warnings(of records: [Record]) -> [Warning] {
        records.flatMap { record -> [Warning] in
            switch record.event {
            case .dose(let id, let planned, _, .taken(let intake)):
                let other: [Warning] =
                    intake.amount == planned
                    ? [] : [.otherAmount(id, taken: intake.amount, planned: planned)]
                return other
                    + warnings(of: intake, record.number, medication: id.medication, near: id)
            case .extraIntake(let key, let date, let intake):
                return warnings(of: intake, beside: key, on: date)
                    + warnings(of: intake, record.number, medication: key, near: nil)
            default: return []
            }
        }
    }

    /// The courses that stand elsewhere today than before.
    func moves(from before: [Track]) -> [Warning] {
        return zip(before, tracks).compactMap { old, new in
            guard old.course != new.course else { return nil }
            let rows = [old, new].map { $0.course.row(on: today) }
            // A step of another text has another number.
            let isSame =
                rows[0]?.medication.steps == rows[1]?.medication.steps
                ? rows[0]?.position == rows[1]?.position
                : old.course.slots(on: today) == new.course.slots(on: today)
            return isSame ? nil : .courseMoved(new.medication.key, rows[1]?.position)
        }
    }

    /// How an intake that settles no dose stands to the one in whose window it is.
    private func warnings(of intake: Intake, beside key: Medication.Key, on date: CivilDate)
        -> [Warning]
    {
        guard plan?.medication(key)?.asNeeded == nil else { return [] }
        let doses = track(of: key)?.doses(on: date, in: zone) ?? []
        guard let dose = doses.first(where: { $0.window.contains(intake.at) }),
            case .settled(.taken(let first)) = ledger.state(of: dose.id)
        else { return [.extraIntake(key)] }
        let taken = intakesBeside(dose).reduce(first.amount) { $0 + $1.amount }
        return [.besideDose(dose.id, taken: taken, planned: dose.amount)]
    }

    private func warnings(
        of intake: Intake, _ record: Int64, medication key: Medication.Key, near id: DoseID?
    ) -> [Warning] {
        guard let track = track(of: key) else { return [] }
        var warnings: [Warning] = []
        let next = nextDose(of: key, after: intake.at)
            .flatMap { $0.id == id ? nil : $0 }
        let bound = nearness(around: intake.at, of: id, in: track)
        let others = ledger.intakes(of: key, apartFrom: record)
        let nearest = others.min {
            ($0.at - intake.at).magnitude < ($1.at - intake.at).magnitude
        }
        if let nearest, let bound, (nearest.at - intake.at).magnitude < bound,
            !isRest(intake, nearest, of: key)
        {
            warnings.append(.closeToIntake(key, nearest))
        }
        if let next, let bound = nearness(of: next, in: track), next.due - intake.at < bound {
            warnings.append(.closeToNext(next))
        }
        if let asNeeded = track.medication.asNeeded {
            let taken = asNeeded.most(ledger.intakes(of: key), around: intake)
            if let maximum = asNeeded.maximum, taken > maximum {
                warnings.append(.aboveMaximum(key, taken: taken, maximum, within: asNeeded.within))
            }
            return warnings
        }
        let date = id?.date ?? zone.civil(at: intake.at).date
        let planned = track.course.sum(on: date)
        let taken = ledger.amountTaken(of: key, on: date)
        if taken > planned {
            warnings.append(.aboveDayTotal(key, taken: taken, planned: planned.like(taken)))
        }
        return warnings
    }

    /// Whether an intake completes a dose of which another one was the first part.
    private func isRest(_ intake: Intake, _ first: Intake, of key: Medication.Key) -> Bool {
        guard let track = track(of: key) else { return false }
        return dates(around: today, of: track).lazy.flatMap { track.doses(on: $0, in: zone) }
            .contains { dose in
                guard case .settled(.taken(first)) = ledger.state(of: dose.id) else { return false }
                let beside = intakesBeside(dose)
                return beside.contains(intake)
                    && beside.reduce(first.amount) { $0 + $1.amount } <= dose.amount
            }
    }

    /// How near to an intake, of a dose or beside them, another one is worth a word; the plan's spacing if that is longer.
    private func nearness(around instant: Instant, of id: DoseID?, in track: Track) -> Duration? {
        if let asNeeded = track.medication.asNeeded { return asNeeded.spacing }
        let date = id?.date ?? zone.civil(at: instant).date
        if let dose = track.doses(on: date, in: zone).first(where: { $0.id == id }) {
            return nearness(of: dose, in: track)
        }
        let around = [
            track.neighbour(before: instant + .milliseconds(1), near: date, in: zone),
            track.neighbour(after: instant, near: date, in: zone),
        ]
        return around.compactMap { $0.flatMap { nearness(of: $0, in: track) } }.min()
            ?? track.medication.spacing
    }

    private func nearness(of dose: PlannedDose, in track: Track) -> Duration? {
        guard let half = track.nearness(of: dose, in: zone) else { return track.medication.spacing }
        return max(half, track.medication.spacing ?? .zero)
    }
}

extension Duration {
    fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}
