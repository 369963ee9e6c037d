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
            let course = plans.courseWithoutPause(of: key, ledger, on: today)
        else { return nil }
        let text = course.placement?.plan ?? last.plan
        let from = max(today, course.begin)
        let reason = history.isWaiting ? Placement.Reason.waiting : .found
        return .placed(
            key,
            Placement(from: from, plan: text, place: course.position(on: from), reason: reason))
    }

    private func pause(of medication: Medication) -> [Record.Event] {
        let history = ledger.course(of: medication.key)
        let placement = history.placed.last?.placement
        // Looked at in every turn, and a course is walked for it on the few dates only that can be one.
        guard medication.asNeeded == nil, today > placement?.from ?? medication.start,
            placement?.reason != .asked,
            history.lastIntake(before: today + 1).map({ $0 < today - 1 }) ?? true,
            medication.isOfSeveralAmounts
        else { return [] }
        let course = course(of: medication)
        guard let place = course.position(on: today), let idle = idleDates(of: course)
        else { return [] }
        guard let last = placeSaidSince(idle.since, course) ?? lastPlace(of: course, on: idle.since)
        else { return [] }
        let steps = medication.steps
        let isRaise = steps[place.step].isMore(than: steps[last.step])
        let isHeldNow = idle.count >= medication.pauseAfter && !place.isHeld
        guard isRaise || isHeldNow else { return [] }
        // What a person said meanwhile stays, where it does not lead to more.
        var target = isRaise || !isMoved(course, after: idle.since) ? last : place
        target.isHeld = place.isHeld || isHeldNow
        let text = course.placement?.plan ?? ledger.plan?.record ?? 0
        let paused = Placement(from: today, plan: text, place: target, reason: .paused)
        return basis(of: course, since: idle.since, by: text) + [.placed(medication.key, paused)]
    }

    /// Where the course went on before it was first placed: on a date that no move acts within.
    private func basis(of course: Course, since: CivilDate, by text: Int64) -> [Record.Event] {
        guard course.placement == nil else { return [] }
        var from = max(since, course.begin)
        while from > course.begin, course.moves.contains(where: { $0.from.date == from }) {
            from = from - 1
        }
        let place = course.position(on: from)
        return [
            .placed(
                course.medication.key,
                Placement(from: from, plan: text, place: place, reason: .found))
        ]
    }

    /// The place at which a course was placed after the last intake, on a date before it: by a clock that was set back. When
    /// that clock is right again, days have gone by on it of which the person lived none.
    private func placeSaidSince(_ taken: CivilDate, _ course: Course) -> CoursePosition? {
        let key = course.medication.key
        guard let last = ledger.course(of: key).placed.last, last.placement.from < taken,
            let intake = ledger.intakes[key]?.last, intake.record < last.record
        else { return nil }
        return last.placement.place
    }

    /// The place of a date in the text of now; where the course was placed since, in the same steps or by the person.
    private func lastPlace(of course: Course, on date: CivilDate) -> CoursePosition? {
        guard let placement = course.placement, date < placement.from, !placement.isAnswer,
            let before = course.before, before.medication.steps == course.medication.steps
        else { return course.position(on: max(date, course.begin)) }
        return lastPlace(of: before, on: date)
    }

    /// The dates with doses and no intake that have gone by without a word of the person's on where to go on; nil where
    /// something was taken on the last date with doses, or since.
    ///
    /// Of a course of which nothing was taken yet they are counted from the adoption of the plan on, as nobody knows what
    /// was before.
    private func idleDates(of course: Course) -> (since: CivilDate, count: Int)? {
        let history = ledger.course(of: course.medication.key)
        guard let adoption = ledger.plan, !history.hasIntake(on: today) else { return nil }
        let taken = history.lastIntake(before: today).flatMap {
            $0 >= course.firstDate ? $0 : nil
        }
        let adopted = zone.civil(at: adoption.since).date
        let since = taken ?? max(course.start, adopted)
        let first = taken == nil ? since : since + 1
        guard first < today else { return nil }
        let dates = course.days(from: first, through: today - 1).filter {
            $0.hasDoses && !mayStillBeTaken(on: $0.date, of: course)
        }.map(\.date)
        guard !dates.isEmpty else { return nil }
        let said = history.lastWord
        return (since, dates.count { date in said.map { date >= $0 } ?? true })
    }

    /// Whether a date is not over for a course, for a dose of it is of the night or has a long window.
    private func mayStillBeTaken(on date: CivilDate, of course: Course) -> Bool {
        today - date <= course.windowDays
            && course.doses(on: date, in: zone).contains {
                $0.window.closes > now.wall && !ledger.state(of: $0.id).isSettled
            }
    }

    private func isMoved(_ course: Course, after date: CivilDate) -> Bool {
        course.moves.contains { $0.from.date > date && $0.from.date <= today }
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

extension Step {
    /// Whether it holds more in a day or in one intake, on some weekday.
    fileprivate func isMore(than other: Step) -> Bool {
        !matches(other) { $0.sum <= $1.sum && $0.largestIntake <= $1.largestIntake }
    }
}

extension [Slot] {
    fileprivate var largestIntake: Amount { map(\.amount).max() ?? .zero }
}
