import DoseCore

/// When a dose may ring, be missed and be taken.
extension Laws {
    // MARK: Ringing

    mutating func checkRaised(
        _ dose: Expectation.Dose, closes: Instant, _ now: Moment, _ attended: Instant?
    ) -> String? {
        let id = dose.id
        if !isTrusted { return "\(id) rings under a clock in doubt" }
        if closes != dose.closes { return "\(id) closes at \(zone.civil(at: closes))" }
        if now.wall < dose.due { return "\(id) rings early" }
        if now.wall >= closes { return "\(id) rings after its window" }
        if !waits(dose, at: now) || !isHeld(dose, at: now) {
            return "\(id) rings and is not to come"
        }
        if isTaken(inWindowOf: dose) { return "\(id) rings and was taken by another name" }
        if let other = book.ringing.first(where: { $0.medication == id.medication }) {
            return "\(id) rings while \(other) is ringing"
        }
        if let broken = checkOfText(dose) ?? checkDay(of: dose, now) { return broken }
        let (earliest, rings, slack) = ringTimes(of: dose, at: now)
        if now.wall < earliest { return "\(id) rings nearer to an intake than the plan's spacing" }
        let due = max(rings, readySince[id.medication] ?? rings, awaitedPlan ?? rings)
        if let attended, due >= attended, now.wall - due > max(Self.lateness, slack) {
            return "\(id) rings late: it was to at \(zone.civil(at: due))"
        }
        return nil
    }

    /// When the dose was to ring: as it was due, or when an intake was long enough ago and no other dose ringing any more.
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

    mutating func checkMissed(
        _ dose: Expectation.Dose, _ cause: MissedCause, _ now: Moment, _ attended: Instant?
    ) -> String? {
        let id = dose.id
        switch cause {
        case .unanswered, .clockStep:
            guard let page = openPage(of: id, at: now), let closes = page.closes else {
                return "\(id) is missed unanswered and was not ringing"
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
            if book.state(of: id) == .ringing { return "\(id) is ringing and missed, \(cause)" }
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

    mutating func checkTaken(
        _ dose: Expectation.Dose, _ intake: Intake, _ now: Moment, _ turn: World.Turn
    ) -> String? {
        guard case .request(let request) = turn.event else {
            return "\(dose.id) is taken and nobody said so"
        }
        let told: Instant?
        switch request.answer {
        case .take(_, let instant, let amount):
            told = instant
            if intake != Intake(amount: amount?.amount ?? dose.amount, at: instant ?? now.wall) {
                return "\(dose.id) is taken as \(intake)"
            }
        case .took:
            told = dose.due
            if intake != Intake(amount: dose.amount, at: dose.due) {
                return "\(dose.id) is taken as \(intake)"
            }
            if dose.due > now.wall { return "\(dose.id) is told as taken, and is to come" }
            if let missed = book.pages[dose.id]?.planned, missed != dose.amount {
                return "\(missed) of \(dose.id) was missed, and \(dose.amount) is told as taken"
            }
        case .skip, .snooze, .undo, .course, .choose, .settle, .note, .stock:
            return "\(dose.id) is taken and nobody said so"
        }
        // Once it rang it was a dose's until the time that was said, though its course be another one since.
        let open = openPage(of: dose.id, at: now)
        let said = book.pages[dose.id]?.closes?.end ?? dose.closes
        if told != nil {
            return dose.opens <= intake.at && intake.at < max(dose.closes, said)
                ? nil : "\(dose.id) is taken at a time outside its window"
        }
        if let closes = open?.closes, hasEnded(closes, at: now) {
            return "\(dose.id) is taken after its window"
        }
        let isInWindow = dose.opens <= intake.at && intake.at < dose.closes
        return open != nil || (isInWindow && waits(dose, at: now) && !isTaken(inWindowOf: dose))
            ? nil : "\(dose.id) is taken and is not ringing"
    }

    // MARK: Windows

    /// What the book has of a dose that is open: until its alarm said that it ends, or where by the plan as it is the
    /// window of a later one begins.
    mutating func openPage(of id: DoseID, at now: Moment) -> Book.Page? {
        guard var page = book.pages[id], page.state == .ringing, let said = page.closes else {
            return nil
        }
        guard let index = expectations.firstIndex(where: { $0.medication.key == id.medication })
        else { return page }
        let first = zone.civil(at: said.set.wall).date - 1
        let last = zone.civil(at: said.end).date + 2
        var end = said.end
        for offset in 0...max(0, last - first) {
            for dose in expectations[index].doses(on: first + offset)
            where dose.id != id && dose.opens < end && dose.due > said.set.wall
                && waits(dose, at: now) && isHeld(dose, at: now)
            {
                end = dose.opens
            }
        }
        page.closes = Span(end: end, set: said.set)
        return page
    }
}
