extension Situation {
    /// The doses of today that are open, are due from now on, or still ring under this plan.
    var restOfToday: [PlannedDose] {
        tracks.flatMap { restOfToday(of: $0) }.sorted()
    }

    func restOfToday(of track: Track) -> [PlannedDose] { rest(of: track, on: today) }

    /// The doses of a date that may still be taken.
    func rest(of track: Track, on date: CivilDate) -> [PlannedDose] {
        track.doses(on: date, in: zone)
            .filter { track.contains($0) }
            .filter { $0.window.closes > now.wall || ledger.ringingDoses.contains($0.id) }
            .filter { !ledger.isOver($0, at: now.wall) && !ledger.isTakenElsewhere($0) }
    }

    /// The doses that could be taken now and do not ring, for they may have been taken before a ledger was lost.
    package var doubtfulDoses: [PlannedDose] {
        guard let lost = ledger.plan?.lost, lost <= now.wall else { return [] }
        return tracks.flatMap { track in
            dates(around: today, of: track).flatMap { track.doses(on: $0, in: zone) }.filter {
                dose in
                dose.window.contains(now.wall) && !track.contains(dose) && isUnanswered(dose)
            }
        }.sorted()
    }

    private func isUnanswered(_ dose: PlannedDose) -> Bool {
        switch ledger.state(of: dose.id) {
        case .awaited, .ringing, .snoozed, .settled(.superseded):
            // Told since then, it can be an extra intake.
            !ledger.intakes(of: dose.id.medication).contains { dose.window.contains($0.at) }
        case .settled(.taken), .settled(.skipped), .settled(.missed): false
        }
    }

    /// Whether what another plan leaves out may be what it adds, under another key: nothing that was taken, held or is
    /// open follows it there, and a dose taken today would ring once more.
    func replaced(by later: Plan) -> Notice? {
        let gone = (plan?.medications ?? []).map(\.key).filter { key in
            later.medication(key) == nil
                && (ledger.ringingDoses.contains { $0.medication == key }
                    || ledger.amountTaken(of: key, on: today) > .zero
                    || !ledger.course(of: key).moves.isEmpty)
        }
        let new = later.medications.map(\.key).filter { plan?.medication($0) == nil }
        return gone.isEmpty || new.isEmpty ? nil : .medicationsReplaced(gone, by: new)
    }

    /// The sums of the days around today that are not the same; of what is not taken every day only where the plan has
    /// changed them.
    ///
    /// - Parameter earlier: as it was before the plan became another one, by which yesterday's doses were due.
    func sums(since earlier: Situation) -> [DailySums] {
        (plan?.medications ?? []).filter { $0.asNeeded == nil }.compactMap { medication in
            let before = earlier.plan?.medication(medication.key).map { earlier.course(of: $0) }
            let course = course(of: medication)
            let sums = DailySums(
                medication.key, yesterday: before?.sum(on: today - 1) ?? .zero,
                today: course.sum(on: today), tomorrow: course.sum(on: today + 1))
            let isAsBefore =
                before?.sum(on: today) == sums.today && before?.sum(on: today + 1) == sums.tomorrow
            if isAsBefore, medication.recurrence != .daily { return nil }
            return sums.isSteady ? nil : sums
        }
    }

    /// What is made of another strength since a plan became another one.
    func strengths(since earlier: Situation) -> [StrengthChange] {
        (plan?.medications ?? []).compactMap { medication in
            guard let now = medication.preparation,
                let before = earlier.plan?.medication(medication.key)?.preparation,
                before.strengths != now.strengths
            else { return nil }
            return StrengthChange(medication.key, before: before, now: now)
        }
    }

    /// The next dose of any medication.
    package var nextDose: PlannedDose? {
        tracks.compactMap { nextDose(of: $0, after: now.wall) }.min()
    }

    package func nextDose(of key: Medication.Key) -> PlannedDose? {
        nextDose(of: key, after: now.wall)
    }

    /// The dose after those that may be taken now.
    private func nextDoseToCome(of key: Medication.Key) -> PlannedDose? {
        var next = nextDose(of: key)
        while let dose = next,
            Candidate(dose: dose, state: standing(of: dose)).isTakeable(at: now)
        {
            next = nextDose(of: key, after: dose.due)
        }
        return next
    }

    /// What is next of that of which doses were missed, or of any where they are of several.
    func nextDose(after missed: [MissedDose]) -> PlannedDose? {
        let keys = Set(missed.map(\.dose.id.medication))
        guard let key = keys.first, keys.count == 1 else { return nextDose }
        return nextDose(of: key)
    }

    /// The next dose of each medication that may not be taken yet, soonest first: what may be is told by itself.
    package var nextDoses: [DoseReport] {
        (plan?.medications ?? []).compactMap { nextDoseToCome(of: $0.key) }
            .sorted()
            .compactMap { report(of: $0.id) }
    }

    /// The next dose after an instant, as it is known now.
    func nextDose(of key: Medication.Key, after instant: Instant) -> PlannedDose? {
        track(of: key).flatMap { nextDose(of: $0, after: instant) }
    }

    private func nextDose(of track: Track, after instant: Instant) -> PlannedDose? {
        guard track.medication.asNeeded == nil else { return nil }
        let first = max(zone.civil(at: instant).date - 1, track.course.firstDate)
        let days = track.course.days(from: first, through: first + (Limits.lookAheadDays - 1))
        let lastMove = track.course.moves.lazy.map { $0.from.date }.max() ?? track.course.begin
        for day in days {
            if day.hasDoses {
                let dose = track.doses(on: day.date, in: zone).first {
                    $0.due > instant && track.contains($0) && !ledger.isOver($0, at: now.wall)
                        && !ledger.isTakenElsewhere($0)
                }
                if let dose { return dose }
            }
            // Only what was done to a course takes it up again once it has ended.
            if day.position == nil, day.date >= max(lastMove, track.course.begin) { return nil }
        }
        return nil
    }

    /// Whether a date to come takes a course elsewhere than its text does.
    private var isPlacementAhead: Bool {
        ledger.courses.values.contains { history in
            history.placed.last.map {
                history.isWaiting || $0.placement.from > today
            } ?? false
        }
    }

    /// Whether a date may end without an intake of a course that then goes no further, be it that only those before had
    /// doses.
    private var isAnyIdle: Bool {
        tracks.contains { track in
            !ledger.course(of: track.key).hasIntake(on: today)
                && track.medication.isOfSeveralAmounts
        }
    }

    /// When the agenda is to look again at the latest; never in the past.
    ///
    /// - Parameters:
    ///   - rings: when each raised dose rang last.
    ///   - isForetold: whether what is said of tomorrow is on the screen.
    ///   - isUnsaved: whether records wait for the store.
    func nextWake(ringing rings: [DoseID: Ring], isForetold: Bool, isUnsaved: Bool) -> Instant {
        var next = now.wall + Limits.longestSleep
        if isUnsaved { next = min(next, now.wall + Limits.storeRetry) }
        // A day that ends without an intake may not count, and tomorrow be another one than was planned.
        if plan?.countsIntakes ?? false || isPlacementAhead || isForetold || isAnyIdle {
            let midnight = zone.instant(today + 1, .midnight)
            // Clocks that go back over midnight come to it twice: the first one has passed.
            next = min(next, midnight > now.wall ? midnight : now.wall + .minutes(1))
        }
        if let look = nextDiaryLook { next = min(next, look) }
        if let news = nextNews { next = min(next, news) }
        switch trust {
        case .trusted: break
        case .beforeNewestRecord(let newest):
            next = min(next, newest, now.wall + Limits.doubtfulClockCheck)
        case .beforeRelease, .farAhead:
            next = min(next, now.wall + Limits.doubtfulClockCheck)
        }
        for index in tracks.indices {
            guard let dose = tracks[index].current(ledger) else { continue }
            let state = state(of: dose, in: tracks[index])
            if let closes = state.closes {
                // A clock in doubt ends no window; the time that really passes does.
                let left = closes.left(at: now)
                let end = left > .zero ? left : closes.leftByBoot(at: now) ?? left
                next = min(next, now.wall + end, nextRing(of: state, rings[dose.id]))
            } else if trust == .trusted {
                let spacing = tracks[index].medication.spacing
                let rings = max(
                    ringTime(of: dose, spacing: spacing),
                    waitsForPlan(dose) ? dose.window.closes - Limits.filePatience : dose.due)
                next = min(next, rings, dose.window.closes)
            }
        }
        return max(next, now.wall + .milliseconds(1))
    }
}
