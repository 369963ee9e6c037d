/// A dose that a request may mean.
struct Candidate: Hashable, Sendable {
    let dose: PlannedDose
    let state: DoseState

    func event(_ event: DoseEvent) -> Record.Event {
        .dose(dose.id, planned: dose.amount, due: dose.due, event)
    }

    /// Whether it may be taken now.
    func isTakeable(at now: Moment) -> Bool {
        switch state {
        case .ringing, .snoozed: true
        case .awaited: dose.window.contains(now.wall)
        case .settled: false
        }
    }
}

extension Situation {
    /// The doses that are meant by a request that is about now.
    func select(_ selection: Selection) throws(Refusal) -> [Candidate] {
        guard plan != nil else { throw .noPlan }
        let all = try candidates(for: selection, around: now.wall)
        switch selection {
        case .doses:
            guard !all.isEmpty else { throw .nothingTakeable(missed: nil, next: nil) }
            return all
        case .takeable:
            let open = all.filter { $0.isTakeable(at: now) }
            guard open.count <= 1 else { throw .ambiguous(open.map(\.dose.id)) }
            if open.isEmpty { throw nothingTakeable(among: all, next: nextDose) }
            return open
        case .matching(.all):
            let open = all.filter { $0.isTakeable(at: now) }
            if open.isEmpty { throw nothingTakeable(among: all, next: nextDose) }
            return open
        case .matching(let selector):
            let open = all.filter { $0.isTakeable(at: now) }
            let meant = open.isEmpty ? latest(of: all, selector) : open
            // Nothing of today: not yet, or not any more of the plan.
            let next = selector.medication.map { nextDose(of: $0) } ?? nextDose
            if meant.isEmpty { throw nothingTakeable(among: all, next: next) }
            if meant.count > 1 {
                // A medication without a time, with nothing open: nothing is to be chosen from.
                if selector.time == nil, open.isEmpty {
                    throw nothingTakeable(among: all, next: next)
                }
                throw .ambiguous(meant.map(\.dose.id))
            }
            return meant
        }
    }

    /// Every dose that fits, of the date of the instant and of the date before, which may still be open.
    ///
    /// - Parameter isTold: whether it is about an intake that was: also a dose can be meant that the plan has left out.
    func candidates(for selection: Selection, around instant: Instant, isTold: Bool = false)
        throws(Refusal) -> [Candidate]
    {
        guard plan != nil else { throw .noPlan }
        let date = zone.civil(at: instant).date
        switch selection {
        case .takeable:
            return doses(from: date - windowDays, through: date + windowDays)
                + ringingDoses(apartFrom: date)
        case .doses(let ids):
            let dates = ids.map(\.date)
            guard let first = dates.min(), let last = dates.max() else { return [] }
            return doses(from: first, through: last, of: Set(ids.map(\.medication)))
                .filter { ids.contains($0.dose.id) }
        case .matching(let selector):
            let near = selector.medication.flatMap(track)?.course.windowDays ?? windowDays
            let first = selector.date ?? date - near
            let last = selector.date ?? date + near
            let all =
                doses(
                    from: first, through: last, of: selector.medication.map { Set([$0]) })
                + (selector.date == nil ? ringingDoses(apartFrom: date) : [])
                + (isTold ? droppedDoses(from: first, through: last) : [])
            let fitting = all.filter { selector.matches($0.dose.id) }
            // A medication may be named with no dose of it near.
            let isMedication =
                selector.medication.map {
                    plan?.medication($0) != nil || (isTold && ledger.knows($0))
                } ?? false
            guard !fitting.isEmpty || (isMedication && selector.time == nil) else {
                throw .unknownDose(
                    selector,
                    today: doses(from: first, through: last).map(\.dose.id).filter {
                        $0.date == selector.date ?? date
                    })
            }
            return fitting
        }
    }

    /// On how many dates around its own a dose of any medication may be taken.
    var windowDays: Int { tracks.map(\.course.windowDays).max() ?? 1 }

    func dates(around date: CivilDate, of track: Track) -> [CivilDate] {
        (-track.course.windowDays...track.course.windowDays).map { date + $0 }
    }

    /// The open doses of dates that are not near, as a clock leaves them that was wrong by days when they rang.
    private func ringingDoses(apartFrom date: CivilDate) -> [Candidate] {
        let apart = ledger.ringingDoses.filter { abs($0.date - date) > windowDays }
        return apart.sorted().flatMap { id in
            doses(from: id.date, through: id.date, of: [id.medication])
                .filter { $0.dose.id == id }
        }
    }

    /// The doses of which something is recorded and which the plan does not hold any more.
    private func droppedDoses(from first: CivilDate, through last: CivilDate) -> [Candidate] {
        (0...max(0, last - first)).flatMap { ledger.recordedDoses(on: first + $0) }.filter { id in
            let held = track(of: id.medication)?.doses(on: id.date, in: zone) ?? []
            return !held.contains { $0.id == id }
        }
        .compactMap { asRecorded($0, plannedNow: nil) }
        .map { dose in
            // It was a dose's from when it rang until the time that was said.
            let said = ledger.saidEnd(of: dose.id) ?? dose.due
            let window = Window(opens: dose.due, closes: max(dose.due, said))
            let dose = PlannedDose(
                id: dose.id, amount: dose.amount, due: dose.due, window: window)
            return Candidate(dose: dose, state: ledger.state(of: dose.id))
        }
    }

    /// - Parameter keys: the medications meant; nil for all of them.
    private func doses(
        from first: CivilDate, through last: CivilDate, of keys: Set<Medication.Key>? = nil
    ) -> [Candidate] {
        // What was done to older ones is not remembered: they would seem to wait for an answer.
        let first = max(first, today - Limits.rememberedDays)
        guard first <= last else { return [] }
        return tracks.filter { keys?.contains($0.key) ?? true }.flatMap { track in
            (0...(last - first)).flatMap { track.doses(on: first + $0, in: zone) }
                .filter { isReported($0, in: track) }
                .map { Candidate(dose: $0, state: standing(of: $0)) }
        }.sorted { $0.dose < $1.dose }
    }

    /// With nothing open, what was named without a date is meant of today.
    private func latest(of all: [Candidate], _ selector: DoseSelector)
        -> [Candidate]
    {
        guard selector.date == nil else { return all }
        let ofToday = all.filter { $0.dose.id.date == today }
        return ofToday.isEmpty ? all.filter { $0.dose.id.date < today } : ofToday
    }

    private func nothingTakeable(among all: [Candidate], next: PlannedDose?) -> Refusal {
        let missed = all.last {
            if case .settled(.missed) = $0.state { $0.dose.due <= now.wall } else { false }
        }
        return .nothingTakeable(missed: missed?.dose.id, next: next)
    }
}
