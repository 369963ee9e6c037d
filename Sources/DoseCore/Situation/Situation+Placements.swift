/// What becomes of the courses when another plan is saved: the person stays at an amount, whatever the text says of a date.
extension Situation {
    /// Where each course goes on, of those that do not simply go on as they are.
    ///
    /// - Parameters:
    ///   - saved: the plan that is adopted.
    ///   - number: of the record that says so.
    ///   - isPastKnown: false when records were lost.
    func placements(adopting saved: Plan, as number: Int64, isPastKnown: Bool) -> [Record.Event] {
        let (basis, situation) = withPlanOnRecord.byRightClocks
        let found = situation.found(adopting: saved, as: number, isPastKnown: isPastKnown)
        // A question that stands is answered by nobody but the person.
        let asked = Set(basis.filter(\.isQuestion).compactMap(\.placedKey))
        return basis + found.filter { $0.placedKey.map { !asked.contains($0) } ?? true }
    }

    /// As if the plan on record that waits for its zone were in force: another one goes on from where the person is.
    private var withPlanOnRecord: Situation {
        guard plan == nil, let waiting = ledger.plan.flatMap({ plans.texts[$0.record] }) else {
            return self
        }
        let adopted = plans.saved(waiting)
        return Situation(
            at: now, zone: zone, plan: adopted.inForce(ledger, on: today), plans: adopted,
            ledger: ledger, tracks: tracks, times: times, trust: trust, awaitsPlan: awaitsPlan)
    }

    private func found(adopting saved: Plan, as number: Int64, isPastKnown: Bool)
        -> [Record.Event]
    {
        var events: [Record.Event] = []
        var added = saved.medications.filter { plan?.medication($0.key) == nil }
        var isAnyMissed = false
        for old in plan?.medications ?? [] where isPastKnown {
            if let new = saved.medication(old.key) {
                // What is saved of it was saved before, and is in force, waits or was answered.
                let isKnown = plans.saved?.medication(new.key) == new
                if isKnown, courseGoingOn(of: old).placement != nil { continue }
                events += adopt(new, as: number, inPlaceOf: old)
            } else if let new = added.first(where: { $0.isRenamed(old) }),
                let placed = rename(old, to: new, as: number)
            {
                added.removeAll { $0.key == new.key }
                events += placed
            } else {
                let placed = leave(old, to: saved, as: number)
                isAnyMissed = isAnyMissed || placed.contains { $0.isQuestion }
                events += placed
            }
        }
        if !isPastKnown { added = saved.medications }
        for new in added {
            // It may be the one that is missing, under another name: both at once nobody is to take.
            let isHeldBack = isAnyMissed && new.asNeeded == nil
            if isHeldBack {
                events.append(ask(new, from: today, as: number))
            } else {
                events += waitingAfterLoss(for: new, as: number) ?? begin(new, as: number)
            }
        }
        return events
    }

    // MARK: One medication

    func adopt(
        _ new: Medication, as number: Int64, inPlaceOf old: Medication
    ) -> [Record.Event] {
        let course = courseGoingOn(of: old)
        let old = course.medication
        let isOther = course.placement != nil || !old.hasCourse(of: new)
        guard old.asNeeded != nil || isOther && !isOverAnyway(new) else { return [] }
        let text = text(of: course, as: number)
        return follow(
            course, with: new, as: number, by: text, basis(of: course, by: text),
            notBefore: today)
    }

    /// What follows a course in a text that is saved: it goes on there, or begins if it has not begun or is over.
    ///
    /// - Parameters:
    ///   - text: the number of the record that adopted the text by which it is walked until then.
    ///   - basis: by which it can be walked again, where it is first placed.
    ///   - earliest: the first date of which it may become another one.
    func follow(
        _ course: Course, with new: Medication, as number: Int64, by text: Int64,
        _ basis: [Record.Event], notBefore earliest: CivilDate
    ) -> [Record.Event] {
        if course.medication.asNeeded != nil { return begin(new, as: number) }
        if let standing = Standing(course, on: today) {
            return basis + [goOn(standing, in: new, as: number, by: text, notBefore: earliest)]
        }
        let date = max(firstDate(after: course), earliest)
        guard isSmallBeginning(of: new, after: course) else {
            return basis + [ask(new, from: date, as: number)]
        }
        return (course.start <= today ? basis : [])
            + begin(new, as: number, after: course, from: date)
    }

    private func goOn(
        _ standing: Standing, in new: Medication, as number: Int64, by text: Int64,
        notBefore earliest: CivilDate
    ) -> Record.Event {
        func found(_ place: CoursePosition, from date: CivilDate) -> Record.Event {
            .placed(
                new.key, Placement(from: date, plan: number, place: place, reason: .found))
        }
        if new.start == today + 1, standing.since <= new.start,
            let place = placeOfStart(of: new, after: standing)
        {
            return found(place, from: new.start)
        }
        if new.start > today { return wait(standing, by: text, notBefore: earliest) }
        if new.asNeeded == nil {
            for date in [today, today + 1, max(today, standing.since)]
            where date >= max(standing.since, earliest) {
                if let place = place(of: standing, on: date, in: new),
                    date > today || goesOnToday(standing.course, new, at: place)
                {
                    return found(place, from: date)
                }
            }
            if endsToday(standing, also: new) {
                return gone(standing.course.medication, from: today + 1, as: number)
            }
        }
        return ask(standing, by: text, notBefore: earliest)
    }

    /// Whether today is the last day of both texts: held by a question it would ring beyond it.
    private func endsToday(_ standing: Standing, also new: Medication) -> Bool {
        guard standing.since <= today, !hasDoses(standing.course, from: today + 1),
            let place = place(of: standing, on: today, in: new)
        else { return false }
        return !hasDoses(
            changed(standing.course, to: new, at: place, on: today), from: today + 1)
    }

    /// Whether the person said that nothing is to be taken from a date on, and a text has nothing then either.
    private func isOverAnyway(_ new: Medication) -> Bool {
        guard let last = ledger.course(of: new.key).placed.last?.placement else { return false }
        return last.reason == .accepted && last.place == nil && last.from > today
            && placeByDates(of: new, on: last.from) == nil
    }

    /// The record that adopted the text by which a course is walked.
    func text(of course: Course, as number: Int64) -> Int64 {
        course.placement?.plan ?? ledger.plan?.record ?? number
    }

    /// Where a course began that is now first placed, so that it can be walked again by the text that held it; nothing where
    /// it was placed before.
    func basis(of course: Course, by text: Int64) -> [Record.Event] {
        guard course.placement == nil else { return [] }
        let place = course.position(on: course.begin)
        return [
            .placed(
                course.medication.key,
                Placement(from: course.begin, plan: text, place: place, reason: .found))
        ]
    }

    /// A medication that the plan saved does not hold.
    private func leave(_ old: Medication, to saved: Plan, as number: Int64) -> [Record.Event] {
        let course = courseGoingOn(of: old)
        if course.placement != nil, plans.saved?.medication(old.key) == nil { return [] }
        if let placement = course.placement, bearsItsOldKeyAgain(placement, in: saved) {
            return [gone(old, from: placement.from, as: number)]
        }
        guard old.asNeeded == nil, let standing = Standing(course, on: today),
            hasDoses(course, from: today)
        else {
            return course.placement == nil
                ? [] : [gone(old, from: firstDate(after: course), as: number)]
        }
        let text = text(of: course, as: number)
        return basis(of: course, by: text) + [ask(standing, by: text, notBefore: today)]
    }

    /// Whether a course was to bear another key from a later date on, and the key that it bears until then is back.
    private func bearsItsOldKeyAgain(_ placement: Placement, in saved: Plan) -> Bool {
        placement.from > today && placement.reason == .found
            && ledger.placedCourses.contains { key, history in
                guard let last = history.placed.last?.placement else { return false }
                return last.place == nil && last.plan == placement.plan
                    && last.from == placement.from && saved.medication(key) != nil
            }
    }

    /// The course that holds today, be it the last day on which it does.
    func courseGoingOn(of medication: Medication) -> Course {
        plans.courseGoingOn(of: medication, ledger, on: today)
    }

    /// From when on nothing is due by a course that is over, be it that only its place of tomorrow is beyond its end.
    private func firstDate(after course: Course) -> CivilDate {
        if course.begin > today, course.position(on: today) != nil { return course.begin }
        return course.slots(on: today).hasDoses ? today + 1 : today
    }

    private func gone(_ old: Medication, from: CivilDate, as number: Int64) -> Record.Event {
        .placed(old.key, Placement(from: from, plan: number, place: nil, reason: .found))
    }

    /// One that only bears another key: nil where its place is not found.
    private func rename(_ old: Medication, to new: Medication, as number: Int64) -> [Record.Event]?
    {
        let course = courseGoingOn(of: old)
        guard old.asNeeded == nil, new.asNeeded == nil, new.start <= today,
            let standing = Standing(course, on: today)
        else { return nil }
        // What was taken today stands under the other key.
        let from = max(hasBegunToday(course) ? today + 1 : today, standing.since)
        guard let place = place(of: standing, on: from, in: new) else { return nil }
        return basis(of: course, by: text(of: course, as: number)) + [
            gone(old, from: from, as: number),
            .placed(
                new.key, Placement(from: from, plan: number, place: place, reason: .found)),
        ]
    }

    // MARK: Asking

    /// With an amount of yesterday, that one stays; a series goes on by its hours, for held it would ring at others.
    private func ask(_ standing: Standing, by text: Int64, notBefore earliest: CivilDate)
        -> Record.Event
    {
        let course = standing.course
        let hasBegun = earliest > today || hasBegunToday(course)
        let from = max(hasBegun ? today + 1 : today, standing.since)
        guard course.medication.series == nil else {
            let place = standing.place(on: from)
            return .placed(
                course.medication.key,
                Placement(from: from, plan: text, place: place, reason: .asked))
        }
        var place = standing.place(on: max(today, standing.since))
        // Whoever stepped back with today stays there.
        let isBack = course.moves.contains { $0.kind == .steppedBack && $0.from.date == today }
        if !hasBegun, !isBack, standing.since < today, course.slots(on: today - 1).hasDoses,
            let yesterday = standing.place(on: today - 1),
            // Of another step today may be none of its dates, or one with nothing, and what is due today is not to be lost.
            course.medication.isDate(today, at: yesterday)
                && course.medication.row(yesterday.step, on: today).hasDoses
                || !course.slots(on: today).hasDoses
        {
            place = yesterday
        }
        place?.isHeld = true
        return .placed(
            course.medication.key,
            Placement(from: from, plan: text, place: place, reason: .asked))
    }
}

extension Medication {
    /// Whether the dates, times and amounts are those of another one, and made of the same.
    fileprivate func hasCourse(of other: Medication) -> Bool {
        start == other.start && steps == other.steps && after == other.after && end == other.end
            && recurrence == other.recurrence && advance == other.advance
            && asNeeded == other.asNeeded && preparation?.strengths == other.preparation?.strengths
            && shift == other.shift && series == other.series
    }

    /// Whether it is the same drug by all that is written of it.
    fileprivate func isRenamed(_ old: Medication) -> Bool {
        name.lowercased() == old.name.lowercased() || (profile != nil && profile == old.profile)
            || steps == old.steps
    }
}

extension Record.Event {
    fileprivate var placedKey: Medication.Key? {
        if case .placed(let key, _) = self { key } else { nil }
    }

    fileprivate var isQuestion: Bool {
        if case .placed(_, let placement) = self { placement.reason == .asked } else { false }
    }
}
