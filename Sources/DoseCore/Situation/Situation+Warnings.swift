extension Situation {
    /// What a person should know of the intakes just recorded.
    func warnings(of records: [Record]) -> [Warning] {
        records.flatMap { record -> [Warning] in
            switch record.event {
            case .dose(let id, let planned, _, .taken(let intake)):
                let other: [Warning] =
                    intake.amount == planned
                    ? [] : [.otherAmount(id, taken: intake.amount, planned: planned)]
                return other + warnings(of: intake, medication: id.medication, near: id)
            case .extraIntake(let key, _, let intake):
                let isPlanned = plan?.medication(key)?.asNeeded != nil
                return (isPlanned ? [] : [.extraIntake(key)])
                    + warnings(of: intake, medication: key, near: nil)
            default: return []
            }
        }
    }

    /// The courses that stand elsewhere today than before.
    func moves(from before: [Track]) -> [Warning] {
        return zip(before, tracks).compactMap { old, new in
            guard old.course != new.course else { return nil }
            let position = new.course.position(on: today)
            return position == old.course.position(on: today)
                ? nil : .courseMoved(new.medication.key, position)
        }
    }

    private func warnings(
        of intake: Intake, medication key: Medication.Key, near id: DoseID?
    ) -> [Warning] {
        guard let track = track(of: key) else { return [] }
        var warnings: [Warning] = []
        let next = nextDose(of: key, after: intake.at)
            .flatMap { $0.id == id ? nil : $0 }
        let bound = nearness(around: intake.at, in: track)
        let others = ledger.intakes(of: key).lazy.filter { $0 != intake }
        let nearest = others.min {
            ($0.at - intake.at).magnitude < ($1.at - intake.at).magnitude
        }
        if let nearest, let bound, (nearest.at - intake.at).magnitude < bound {
            warnings.append(.closeToIntake(key, nearest))
        }
        if let next, let bound, next.due - intake.at < bound {
            warnings.append(.closeToNext(next))
        }
        let date = id?.date ?? zone.civil(at: intake.at).date
        let planned =
            track.medication.asNeeded.map(\.dailyMaximum)
            ?? track.course.slots(on: date).reduce(Amount.zero) { $0 + $1.amount }
        let taken = ledger.amountTaken(of: key, on: date)
        if let planned, taken > planned {
            warnings.append(.aboveDayTotal(key, taken: taken, planned: planned))
        }
        return warnings
    }

    /// Half the planned interval at that time of day, or the plan's spacing if that is longer.
    private func nearness(around instant: Instant, in track: Track) -> Duration? {
        if let asNeeded = track.medication.asNeeded { return asNeeded.spacing }
        let date = zone.civil(at: instant).date
        let dues = (-1...1).flatMap { track.doses(on: date + $0, in: zone) }.map(\.due)
        guard let after = dues.firstIndex(where: { $0 > instant }), after > 0 else {
            return track.medication.spacing
        }
        let half: Duration = .milliseconds((dues[after] - dues[after - 1]).milliseconds / 2)
        return max(half, track.medication.spacing ?? .zero)
    }
}

extension Duration {
    fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}
