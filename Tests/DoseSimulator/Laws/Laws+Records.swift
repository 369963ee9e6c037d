import DoseCore

/// What the records of a turn must be.
extension Laws {
    /// Takes in what the turn recorded, in the store or not, and looks at each record.
    mutating func tellRecords(
        of turn: World.Turn, in world: World, attended: Instant?
    ) -> String? {
        for record in turn.committed {
            saved += 1
            if let broken = tell(record, of: turn, in: world, attended: attended) { return broken }
        }
        for case .recorded(let records, let isSaved) in turn.effects {
            for record in records {
                if isSaved, record.number > Int64(saved) {
                    return "record \(record.number) is said to be saved and is not"
                }
                if let broken = tell(record, of: turn, in: world, attended: attended) {
                    return broken
                }
            }
        }
        if saved == book.records.count { bookOfSaved = nil }
        return nil
    }

    private mutating func tell(
        _ record: Record, of turn: World.Turn, in world: World, attended: Instant?
    ) -> String? {
        let index = Int(record.number) - 1
        if book.records.indices.contains(index) {
            return book.records[index] == record
                ? nil : "record \(record.number) was another one before"
        }
        if record.isClockTrusted != isTrusted {
            return
                "record \(record.number) takes the clock for \(record.isClockTrusted ? "right" : "wrong")"
        }
        tally.records += 1
        if record.number > Int64(saved), bookOfSaved == nil { bookOfSaved = book }
        switch record.event {
        case .planAdopted(let text, _):
            // Adopted under a clock in doubt, a plan is in force from when the clock is right.
            let isAgain = text == book.plan && !book.isPlanTrusted && isTrusted
            if let broken = book.add(record) { return broken }
            if isAgain {
                forgetExpectations()
                refreshExpectations(at: turn.now)
                return nil
            }
            guard case .plan(let plan, _, let zone, _) = turn.input else {
                return "a plan is adopted that nobody wrote"
            }
            self.plan = plan
            self.zone = zone ?? self.zone
            forgetExpectations()
            refreshExpectations(at: turn.now)
        case .dose(let id, let planned, let due, let event):
            let broken = check(event, of: id, planned, due, record, turn, attended)
            if let broken = broken ?? book.add(record) { return broken }
            if book.pages[id]?.state != .open, event != .superseded || book.pages[id]?.closes != nil
            {
                readySince[id.medication] = turn.now.wall
            }
            // Told of a date before, it can move a course that counts intakes.
            if case .taken = event { refreshExpectations(at: turn.now) }
        case .course, .undone:
            close(at: turn.now)
            if let broken = checkMoved(record, turn) ?? checkUndone(record, turn) { return broken }
            if let broken = book.add(record) { return broken }
            refreshExpectations(at: turn.now)
            if let id = awaitedAgain(by: record) {
                book.note(id) { $0.isExpected = false }
                if let dose = expected(id) { waiting.append(dose) }
            }
        case .extraIntake(let key, let date, let intake):
            if let broken = checkExtra(intake, of: key, on: date, turn) { return broken }
            if let broken = book.add(record) { return broken }
            refreshExpectations(at: turn.now)
        }
        return nil
    }

    private mutating func check(
        _ event: DoseEvent, of id: DoseID, _ planned: Amount, _ due: Instant, _ record: Record,
        _ turn: World.Turn, _ attended: Instant?
    ) -> String? {
        // What is told of a dose that the plan lost is told by what was recorded of it.
        if event == .superseded { return checkSuperseded(id, turn) }
        if record.by != .daemon, case .missed(let cause) = event {
            return checkDisplaced(id, cause, turn)
        }
        guard let dose = asPlanned(id, planned, due, turn) else {
            let held = expected(id).map { "\($0.amount) at \(zone.civil(at: $0.due))" }
            return
                "\(event) \(id): \(planned) at \(zone.civil(at: due)), and the plan holds \(held ?? "none")"
        }
        let now = record.at
        switch event {
        case .taken, .skipped, .snoozed:
            if let broken = checkMeant(id, event, turn) { return broken }
        case .raised, .missed, .superseded: break
        }
        switch event {
        case .raised(let closes):
            return checkRaised(dose, closes: closes, now, attended)
        case .missed(let cause):
            return checkMissed(dose, cause, now, attended)
        case .taken(let intake):
            return checkTaken(dose, intake, now, turn)
        case .skipped: return nil
        case .snoozed(let until):
            guard let closes = book.pages[id]?.closes, book.state(of: id) == .open else {
                return "\(id) is snoozed and not open"
            }
            return until.milliseconds > now.wall.milliseconds + closes.left(at: now)
                ? "\(id) is snoozed past its window" : nil
        case .superseded: return nil
        }
    }

    /// The dose as the plan holds it, before or after what the turn changes.
    private mutating func asPlanned(
        _ id: DoseID, _ planned: Amount, _ due: Instant, _ turn: World.Turn
    ) -> Expectation.Dose? {
        if let dose = expected(id), dose.amount == planned, dose.due == due { return dose }
        guard case .zone(let other) = turn.input, other != zone else { return nil }
        zone = other
        forgetExpectations()
        refreshExpectations(at: turn.now)
        guard let dose = expected(id), dose.amount == planned, dose.due == due else { return nil }
        return dose
    }

    // MARK: Ringing

    private func checkRaised(
        _ dose: Expectation.Dose, closes: Instant, _ now: Moment, _ attended: Instant?
    ) -> String? {
        let id = dose.id
        if !isTrusted { return "\(id) rings under a clock in doubt" }
        if closes != dose.closes { return "\(id) closes at \(zone.civil(at: closes))" }
        if now.wall < dose.due { return "\(id) rings early" }
        if now.wall >= closes { return "\(id) rings after its window" }
        if let other = book.open.first(where: { $0.medication == id.medication }) {
            return "\(id) rings while \(other) is open"
        }
        let (earliest, rings, slack) = ringTimes(of: dose, at: now)
        if now.wall < earliest { return "\(id) rings nearer to an intake than the plan's spacing" }
        let due = max(rings, readySince[id.medication] ?? rings)
        if let attended, due >= attended, now.wall - due > max(Self.lateness, slack) {
            return "\(id) rings late: it was to at \(zone.civil(at: due))"
        }
        return nil
    }

    /// When the dose was to ring: as it was due, or when an intake was long enough ago and no other dose open any more.
    ///
    /// An intake was before those that were told after it; with a clock that was set in another boot the daemon need not
    /// know by how much, and may wait longer, as for any intake that a clock told then that was ahead.
    func ringTimes(
        of dose: Expectation.Dose, at now: Moment
    ) -> (earliest: Instant, latest: Instant, slack: Duration) {
        guard let spacing = plan?.medication(dose.id.medication)?.spacing else {
            return (dose.due, dose.due, .zero)
        }
        let remembered = now.wall - .hours(24 * (Limits.rememberedDays - 1))
        // The last intake at its earliest and at its latest; one so long ago that the dose need not wait is none.
        var (earliest, latest) = (dose.due - spacing, dose.due - spacing)
        var bound = now.wall
        // A wall clock is waited for that may be slewed: the intake moves by its hands meanwhile.
        let slew: Duration = .seconds(3) + .milliseconds(spacing.milliseconds / 1900)
        let nearly = latest - slew
        var slack: Duration = .zero
        for intake in (book.drugs[dose.id.medication]?.intakes ?? []).reversed() {
            let end = self.latest(intake.at, told: intake.told, at: now)
            latest = max(latest, end)
            if end > nearly { slack = slew }
            // On a clock set ahead by more than is remembered, an intake just now was too long ago for a daemon that starts.
            if intake.told.wall > remembered { earliest = max(earliest, min(end, bound)) }
            bound = min(bound, self.latest(intake.told.wall, told: intake.told, at: now))
        }
        return (earliest + spacing, latest + spacing, slack)
    }

    /// When something was at the latest: by the time that passed since it was told, or before this boot.
    private func latest(_ instant: Instant, told: Moment, at now: Moment) -> Instant {
        guard told.boot.boot == now.boot.boot else {
            let booted = now.wall.milliseconds - now.boot.milliseconds
            return min(instant, Instant(milliseconds: booted))
        }
        let passed = now.boot.milliseconds - told.boot.milliseconds
        let set = (now.wall.milliseconds - told.wall.milliseconds - passed) / 1000
        return min(abs(set) > 2 ? instant + .seconds(Int(set)) : instant, now.wall)
    }

    private func checkMissed(
        _ dose: Expectation.Dose, _ cause: MissedCause, _ now: Moment, _ attended: Instant?
    ) -> String? {
        let id = dose.id
        let page = book.pages[id]
        switch cause {
        case .unanswered, .clockStep:
            guard book.state(of: id) == .open, let closes = page?.closes else {
                return "\(id) is missed unanswered and was not open"
            }
            if closes.left(at: now) > 0 { return "\(id) is missed before its window closes" }
            if closes.isSteppedOver(at: now) != (cause == .clockStep) {
                return "\(id) is missed, \(cause)"
            }
            if closes.isSteppedOver(at: now), !isTrusted {
                return "\(id) is missed by a clock in doubt"
            }
        case .unattended, .spacing:
            if !isTrusted { return "\(id) is missed under a clock in doubt" }
            if book.state(of: id) == .open { return "\(id) is open and missed, \(cause)" }
            if now.wall < dose.closes { return "\(id) is missed before its window closes" }
            let (earliest, latest, slack) = ringTimes(of: dose, at: now)
            let rings = max(latest, readySince[id.medication] ?? dose.due)
            if cause == .unattended, let attended, attended <= dose.due, rings + slack < dose.closes
            {
                return "\(id) is missed and never rang, though somebody was there"
            }
            let spacing = plan?.medication(id.medication)?.spacing ?? .zero
            if cause == .unattended, dose.due < dose.closes, earliest >= dose.closes,
                latest - spacing < dose.closes
            {
                return "\(id) is missed, unattended, and a spacing held it back"
            }
            if cause == .spacing, latest < dose.closes {
                return "\(id) is held back by no intake"
            }
        }
        return nil
    }

    // MARK: Taking

    private func checkTaken(
        _ dose: Expectation.Dose, _ intake: Intake, _ now: Moment, _ turn: World.Turn
    ) -> String? {
        guard case .request(let request) = turn.input,
            case .take(_, let told, let amount) = request.answer
        else { return "\(dose.id) is taken and nobody said so" }
        if intake != Intake(amount: amount ?? dose.amount, at: told ?? now.wall) {
            return "\(dose.id) is taken as \(intake)"
        }
        // An open dose stays open until the time that was said, though its course be another one since.
        let isOpen = book.state(of: dose.id) == .open
        let closes = isOpen ? book.pages[dose.id]?.closes : nil
        let isInWindow =
            dose.opens <= intake.at && intake.at < max(dose.closes, closes?.end ?? dose.closes)
        if told != nil {
            return isInWindow ? nil : "\(dose.id) is taken at a time outside its window"
        }
        if isOpen, let closes, hasEnded(closes, at: now) {
            return "\(dose.id) is taken after its window"
        }
        return isOpen || (isInWindow && book.state(of: dose.id) == .awaited)
            ? nil : "\(dose.id) is taken and is not open"
    }
}
