/// What becomes of a course of several amounts while nothing of it is taken: nobody returns to more than was taken last.
extension Situation {
    /// Where each course stands from today on that nothing was taken of on the last date with doses.
    ///
    /// - Returns: Records for today, before anything of it rings: that the course is held, after as many dates without an
    ///   intake as the plan says; or after fewer that it is where it was on the last date with an intake, if today would
    ///   hold more.
    func pauses() -> [Record.Event] {
        (plan?.medications ?? []).flatMap { medication in
            endOfPauseAhead(of: medication.key).map { [$0] } ?? pause(of: medication)
        }
    }

    /// One of a date to come was one of a clock that was ahead: the course goes on where it is without.
    private func endOfPauseAhead(of key: Medication.Key) -> Record.Event? {
        let history = ledger.course(of: key)
        guard let last = history.placed.last?.placement, last.reason == .paused, last.from > today,
            let course = plans.course(
                of: key, ledger, on: today,
                withoutLast: { $0.placement.reason == .paused && $0.placement.from > today })
        else { return nil }
        let text = course.placement?.plan ?? last.plan
        let from = max(today, course.begin)
        let reason = history.isWaiting ? Placement.Reason.waiting : .found
        var place = course.position(on: from)
        let steps = course.medication.steps
        if let lived = lived(of: course)?.place, let would = place,
            steps[would.step].isMore(than: steps[lived.step])
        {
            place = lived
            place?.isHeld = would.isHeld
        }
        return .placed(key, Placement(from: from, plan: text, place: place, reason: reason))
    }

    private func pause(of medication: Medication) -> [Record.Event] {
        let key = medication.key
        let history = ledger.course(of: key)
        let placement = history.placed.last?.placement
        guard medication.asNeeded == nil, today >= placement?.from ?? medication.start + 1,
            placement?.reason != .asked, !history.hasIntake(on: today),
            medication.isOfSeveralAmounts
        else { return [] }
        // What the person says of today holds today.
        if placement?.from == today,
            history.moves.contains(where: { $0.isWithinDay && $0.from.date == today })
        {
            return []
        }
        let course = course(of: medication)
        guard let place = course.position(on: today) else { return [] }
        let lived = lived(of: course)
        guard let idle = idleDates(of: course) else {
            // What the person said since is no clock's doing.
            guard let lived, !isMoved(course, after: today),
                isJump(from: lived, to: place, of: course)
            else { return [] }
            return paused(lived.place, course)
        }
        let last = lived?.place ?? course.position(on: max(idle.since, course.begin))
        guard let last else { return [] }
        let steps = medication.steps
        let isRaise = steps[place.step].isRaise(from: steps[last.step])
        // What another plan or the person said today is held tomorrow at the earliest.
        let isNew = placement.map { $0.from == today && $0.reason != .paused } ?? false
        let isHeldNow = !isNew && idle.count >= medication.pauseAfter && !place.isHeld
        guard isRaise || isHeldNow else { return [] }
        // What a person said meanwhile stays, where it does not lead to more.
        let isReturn = steps[last.step].fullest.hasDoses
        var target =
            isRaise || isReturn && !isMoved(course, after: idle.since) ? last : place
        target.isHeld = place.isHeld || isHeldNow
        return paused(target, course)
    }

    /// Whether a row has more than was taken last, and nothing was taken since.
    func raises(_ course: Course, to step: Step?) -> Bool {
        guard course.medication.isOfSeveralAmounts, let step,
            !ledger.course(of: course.medication.key).hasIntake(on: today),
            idleDates(of: course) != nil, let lived = lived(of: course)
        else { return false }
        return step.isRaise(from: course.medication.steps[lived.place.step])
    }

    private func paused(_ place: CoursePosition, _ course: Course) -> [Record.Event] {
        let text = text(of: course, as: ledger.plan?.record ?? 0)
        let paused = Placement(from: today, plan: text, place: place, reason: .paused)
        return basis(of: course, by: text) + [.placed(course.medication.key, paused)]
    }

    // MARK: What was taken last

    /// Where a person stood who took something of a course.
    private struct Lived {
        /// In the text of now.
        let place: CoursePosition
        /// What the course of then would have come to today; nil where it was put elsewhere since.
        let went: Step?
    }

    /// Where the person was put since something was taken last, or stood then; nil where nobody knows. What waits for a
    /// plan to begin may have less meanwhile, and then that is gone on from.
    private func lived(of course: Course) -> Lived? {
        guard let lived = livedOrPut(of: course) else { return nil }
        let key = course.medication.key
        let waits = ledger.course(of: key).placed.last { $0.placement.reason != .paused }
        guard let waits, waits.placement.reason == .waiting,
            waits.record > ledger.lastLived(of: key)?.record ?? 0,
            waits.placement.plan == course.placement?.plan, let place = waits.placement.place,
            !course.medication.steps[place.step].isMore(
                than: course.medication.steps[lived.place.step])
        else { return lived }
        return Lived(place: place, went: nil)
    }

    private func livedOrPut(of course: Course) -> Lived? {
        let key = course.medication.key
        // Before its start was another course.
        guard let intake = ledger.lastLived(of: key), intake.date >= course.firstDate else {
            return nil
        }
        let since = ledger.course(of: key).placed.withoutOvertaken.filter {
            $0.placement.reason != .paused && $0.placement.reason != .waiting
        }
        // What the person chose since is gone on with, in whatever text.
        let isChosen = since.contains { $0.record > intake.record && $0.placement.isAnswer }
        // What began before and was recorded since says where the course went then.
        let placed = since.filter {
            $0.placement.plan == course.placement?.plan
                && ($0.placement.from > intake.date
                    || $0.record > intake.record
                        && (isChosen || $0.placement.from == intake.date))
        }
        let put = placed.last?.placement.place.map { Lived(place: $0, went: nil) }
        if isChosen || placed.contains(where: { $0.placement.from > intake.date }) { return put }
        guard let (before, place) = plans.standing(at: intake, of: key, ledger) else { return put }
        let (text, steps) = (before.text(on: intake.date), course.medication.steps)
        if text.steps == steps { return Lived(place: place, went: before.written(on: today)) }
        guard let step = RowSearch(text, course.medication).sameAmounts(as: place.step) else {
            return put
        }
        let day = min(place.day, steps[step].days)
        return Lived(
            place: CoursePosition(step: step, day: day, isHeld: place.isHeld), went: nil)
    }

    /// Whether today has more than was taken last, by more than the text does at a time, and not by the days alone: as where
    /// a clock was set back and on those that came again everything was settled already.
    private func isJump(from lived: Lived, to place: CoursePosition, of course: Course) -> Bool {
        let steps = course.medication.steps
        let (before, now) = (steps[lived.place.step], steps[place.step])
        guard let went = lived.went, now.isMore(than: before), now.isMore(than: went) else {
            return false
        }
        return !AmountChange(from: before, to: now)
            .isWithin(course.medication.largestChange)
    }

    /// The dates with doses and no intake that have gone by without a word of the person's on where to go on; nil where
    /// something was taken on the last date with doses, or since.
    ///
    /// Of a course of which nothing was taken yet they are counted from the day after the plan's adoption on, as nobody knows
    /// what was before, and what was due that day may have been over.
    private func idleDates(of course: Course) -> (since: CivilDate, count: Int)? {
        let history = ledger.course(of: course.medication.key)
        guard let adoption = ledger.plan else { return nil }
        let taken = history.lastIntake(before: today).flatMap {
            $0 >= course.firstDate ? $0 : nil
        }
        let adopted = zone.civil(at: adoption.since).date
        let since = taken ?? max(course.start, adopted)
        // What was taken longer ago may not be remembered.
        let first = max(since == taken || since == adopted ? since + 1 : since, ledger.since)
        guard first < today else { return nil }
        let dates = course.days(from: first, through: today - 1).filter {
            $0.hasDoses && !mayStillBeTaken(on: $0.date, of: course)
        }.map(\.date)
        guard !dates.isEmpty else { return nil }
        let said = history.lastWord
        let ignored = dates.filter { date in
            said.map { date >= $0 } ?? true && !wasOver(on: date, asBegan: course)
        }
        return (since, ignored.count)
    }

    /// Whether a date is not over for a course, for a dose of it is of the night or has a long window.
    private func mayStillBeTaken(on date: CivilDate, of course: Course) -> Bool {
        today - date <= course.windowDays
            && course.doses(on: date, in: zone).contains {
                $0.window.closes > now.wall && !ledger.state(of: $0.id).isSettled
            }
    }

    /// Whether a date is the first of a course that followed nothing, and all of it was over as that was saved.
    private func wasOver(on date: CivilDate, asBegan course: Course) -> Bool {
        course.placement != nil && date == course.begin
            && course.before?.position(on: date - 1) == nil
            && !ledger.hasRecord(of: course.medication.key, on: date...date)
    }

    /// Whether the person said anything of the course since something was taken last.
    private func isMoved(_ course: Course, after date: CivilDate) -> Bool {
        let key = course.medication.key
        guard let intake = ledger.lastLived(of: key) else {
            return course.moves.contains { $0.from.date > date && $0.from.date <= today }
        }
        return ledger.course(of: key).entries.contains { $0.record > intake.record }
    }
}

extension CourseHistory {
    /// From when on the person last wanted a course to go on.
    fileprivate var lastWord: CivilDate? {
        let resumed = moves.lazy.filter { $0.kind == .resumed }.map(\.from.date)
        let chosen = placed.lazy.filter { $0.placement.isAnswer }.map(\.placement.from)
        return [resumed.max(), chosen.max()].compactMap(\.self).max()
    }

    /// Whether the plan saved last begins later; that nothing is taken meanwhile changes nothing of it.
    var isWaiting: Bool {
        placed.last { $0.placement.reason != .paused }?.placement.reason == .waiting
    }
}

extension [CourseHistory.Placed] {
    /// Without those of a date to come in whose place the person chose something from an earlier date on.
    fileprivate var withoutOvertaken: [CourseHistory.Placed] {
        enumerated().filter { index, placed in
            !self[(index + 1)...].contains {
                $0.placement.isAnswer && $0.placement.from < placed.placement.from
            }
        }.map(\.element)
    }
}

extension Step {
    /// Whether it holds more than a row that somebody can return to: to one of nothing nobody does, for it never rings.
    fileprivate func isRaise(from other: Step) -> Bool {
        other.fullest.hasDoses && isMore(than: other)
    }

    /// Whether it holds more in a day or in one intake, on some weekday.
    fileprivate func isMore(than other: Step) -> Bool {
        !matches(other) { $0.sum <= $1.sum && $0.largestIntake <= $1.largestIntake }
    }
}

extension [Slot] {
    fileprivate var largestIntake: Amount { map(\.amount).max() ?? .zero }
}
