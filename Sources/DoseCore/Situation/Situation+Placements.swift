/// What becomes of the courses when another plan is saved: the person stays at an amount, whatever the text says of a date.
extension Situation {
    /// Where each course goes on, of those that do not simply go on as they are.
    ///
    /// - Parameters:
    ///   - saved: the plan that is adopted.
    ///   - number: of the record that says so.
    ///   - isPastKnown: false when records were lost.
    func placements(adopting saved: Plan, as number: Int64, isPastKnown: Bool) -> [Record.Event] {
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
            events += isHeldBack ? [ask(new, as: number)] : begin(new, as: number)
        }
        return events
    }

    /// What becomes of a course whose plan saved last was to begin later, when its start has come.
    func placementsOnStart() -> [Record.Event] {
        guard let saved = plans.saved, let number = ledger.plan?.record else { return [] }
        return (plan?.medications ?? []).flatMap { old -> [Record.Event] in
            guard let placed = ledger.placedCourses[old.key]?.placed.last,
                placed.placement.reason == .waiting, let new = saved.medication(old.key),
                new.start <= today
            else { return [] }
            return adopt(new, as: number, inPlaceOf: old)
        }
    }

    // MARK: One medication

    private func adopt(
        _ new: Medication, as number: Int64, inPlaceOf old: Medication
    ) -> [Record.Event] {
        let course = courseGoingOn(of: old)
        let (old, standing) = (course.medication, Standing(course, on: today))
        let isPlaced = course.placement != nil
        guard old.asNeeded == nil else { return begin(new, as: number) }
        guard isPlaced || !old.hasCourse(of: new) else { return [] }
        guard let standing else { return begin(new, as: number) }
        var events: [Record.Event] = []
        let text = course.placement?.plan ?? ledger.plan?.record ?? number
        if !isPlaced { events.append(basis(of: course, by: text)) }
        if new.start == today + 1, standing.since <= new.start,
            let place = placeOfStart(of: new, after: standing)
        {
            let placement = Placement(
                from: new.start, plan: number, place: place, reason: .found)
            return events + [.placed(new.key, placement)]
        }
        if new.start > today {
            let from = Placement(
                from: max(today, standing.since), plan: text,
                place: standing.place(on: max(today, standing.since)), reason: .waiting)
            return events + [.placed(old.key, from)]
        }
        if new.asNeeded == nil {
            for from in [today, today + 1, max(today, standing.since)] where from >= standing.since
            {
                guard let place = place(of: standing, on: from, in: new),
                    from > today || goesOnToday(course, new, at: place)
                else { continue }
                let placement = Placement(from: from, plan: number, place: place, reason: .found)
                return events + [.placed(new.key, placement)]
            }
        }
        return events + [ask(standing, by: text)]
    }

    /// Where a course went on before it was first placed, so that it can be walked again by the text that held it.
    private func basis(of course: Course, by text: Int64) -> Record.Event {
        let from = max(course.begin, today - 1)
        return .placed(
            course.medication.key,
            Placement(from: from, plan: text, place: course.position(on: from), reason: .found))
    }

    /// A medication that is not one of the plan in force, or whose course has not begun or is over.
    private func begin(_ new: Medication, as number: Int64) -> [Record.Event] {
        let isPlaced = ledger.placedCourses[new.key] != nil
        let course = Course(new, moves: ledger.course(of: new.key).moves)
        let first = new.steps[0].intakes
        if new.asNeeded == nil, new.start < today, let position = course.position(on: today),
            new.steps[position.step].intakes != first
        {
            return [ask(new, as: number)]
        }
        guard isPlaced else { return [] }
        let from = max(today, new.start)
        return [
            .placed(
                new.key,
                Placement(
                    from: from, plan: number, place: course.position(on: from), reason: .found))
        ]
    }

    /// A medication that the plan saved does not hold.
    private func leave(_ old: Medication, to saved: Plan, as number: Int64) -> [Record.Event] {
        let course = courseGoingOn(of: old)
        if course.placement != nil, plans.saved?.medication(old.key) == nil { return [] }
        if let placement = course.placement, bearsItsOldKeyAgain(placement, in: saved) {
            return [gone(old, from: placement.from, as: number)]
        }
        let text = course.placement?.plan ?? ledger.plan?.record ?? number
        guard old.asNeeded == nil, let standing = Standing(course, on: today),
            hasDoses(course, from: today)
        else {
            return course.placement == nil ? [] : [gone(old, from: today, as: number)]
        }
        let basis = course.placement == nil ? [basis(of: course, by: text)] : []
        return basis + [ask(standing, by: text)]
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
    private func courseGoingOn(of medication: Medication) -> Course {
        plans.courseGoingOn(of: medication, ledger, on: today)
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
        let text = course.placement?.plan ?? ledger.plan?.record ?? number
        return (course.placement == nil ? [basis(of: course, by: text)] : []) + [
            gone(old, from: from, as: number),
            .placed(
                new.key, Placement(from: from, plan: number, place: place, reason: .found)),
        ]
    }

    // MARK: Asking

    /// With an amount of yesterday, that one stays.
    private func ask(_ standing: Standing, by text: Int64) -> Record.Event {
        let course = standing.course
        let hasBegun = hasBegunToday(course)
        var place = standing.place(on: max(today, standing.since))
        if !hasBegun, standing.since < today, course.slots(on: today - 1).hasDoses {
            place = standing.place(on: today - 1)
        }
        place?.isHeld = true
        return .placed(
            course.medication.key,
            Placement(
                from: max(hasBegun ? today + 1 : today, standing.since), plan: text, place: place,
                reason: .asked))
    }

    /// With none, nothing rings until the answer.
    private func ask(_ new: Medication, as number: Int64) -> Record.Event {
        .placed(new.key, Placement(from: today, plan: number, place: nil, reason: .asked))
    }

    // MARK: Places

    /// The place in another text at which nothing changes by more than it does in the texts themselves.
    private func place(of standing: Standing, on date: CivilDate, in new: Medication)
        -> CoursePosition?
    {
        guard let place = standing.place(on: date) else { return nil }
        if date == new.start, let found = placeOfStart(of: new, after: standing) { return found }
        let old = standing.course.medication
        let search = RowSearch(old, new)
        let steps = [search.sameAmounts(as: place.step), search.rewritten(place.step)]
        for step in steps.compactMap(\.self) {
            let found = CoursePosition(
                step: step, day: min(place.day, new.steps[step].days), isHeld: place.isHeld)
            if isSmallChange(from: standing.course, to: new, at: found, on: date) { return found }
        }
        return nil
    }

    /// The first day of a text that begins with the amounts of its eve, or with those that the date has anyway: whoever
    /// wrote it began with where the person is, and nothing of it is over by then.
    private func placeOfStart(of new: Medication, after standing: Standing) -> CoursePosition? {
        let (course, first) = (standing.course, new.steps[0].intakes.map(\.amount))
        guard !first.isEmpty, let place = standing.place(on: new.start) else { return nil }
        let isPresent = [new.start - 1, new.start].contains {
            course.slots(on: $0).filter { $0.amount > .zero }.map(\.amount) == first
        }
        let found = CoursePosition(step: 0, day: 1, isHeld: place.isHeld)
        guard isPresent, isSmallChange(from: course, to: new, at: found, on: new.start) else {
            return nil
        }
        return found
    }

    /// The law of small changes, for a course that goes on in another text on a date.
    private func isSmallChange(
        from course: Course, to new: Medication, at place: CoursePosition, on date: CivilDate
    ) -> Bool {
        let placement = Placement(from: date, plan: 0, place: place, reason: .found)
        let changed = Course(new, from: placement)
        let (before, after) = (course.slots(on: date), changed.slots(on: date))
        guard before.hasDoses == after.hasDoses else { return false }
        guard let next = firstDoses(of: changed, from: date) else { return false }
        guard let last = lastDoses(of: course, before: date) else { return true }
        // What was due of today may be over, and the day after it is a step further.
        if date == today, before.hasDoses, hasBegunToday(course),
            let tomorrow = firstDoses(of: changed, from: today + 1),
            !AmountChange(from: before, to: tomorrow).isWithin(
                AmountChange.larger(course.medication.largestChange, new.largestChange))
        {
            return false
        }
        // What it does by itself on that date it may do in the other text.
        if before.hasDoses, AmountChange(from: before, to: next) == .none { return true }
        let bound = AmountChange.smaller(course.medication.largestChange, new.largestChange)
        return AmountChange(from: last, to: next).isWithin(bound)
    }

    private func firstDoses(of course: Course, from date: CivilDate) -> [Slot]? {
        course.days(from: date, through: date + Limits.lookBackDays).first { $0.hasDoses }?.slots
    }

    private func lastDoses(of course: Course, before date: CivilDate) -> [Slot]? {
        (1...Limits.lookBackDays).lazy.map { course.slots(on: date - $0) }.first { $0.hasDoses }
    }

    private func hasDoses(_ course: Course, from date: CivilDate) -> Bool {
        course.days(from: date, through: date + Limits.lookAheadDays).contains { $0.hasDoses }
    }

    // MARK: Today

    /// Whether anything is recorded of a dose of today, or the window of one has closed.
    func hasBegunToday(_ course: Course) -> Bool {
        course.doses(on: today, in: zone).contains { dose in
            ledger.state(of: dose.id) != .awaited || dose.window.closes <= now.wall
        }
    }

    /// Whether what is left of today is the same amounts in another text, or nothing of today is over in either.
    private func goesOnToday(_ course: Course, _ new: Medication, at place: CoursePosition) -> Bool
    {
        restOfToday(course, new, at: place).map {
            $0.isUnbegun || $0.before.map(\.amount) == $0.after.map(\.amount)
        } ?? false
    }

    /// What is left of today by the course and by another text; nil where a dose of the other text was taken already.
    func restOfToday(_ course: Course, _ new: Medication, at place: CoursePosition)
        -> (before: [PlannedDose], after: [PlannedDose], isUnbegun: Bool)?
    {
        let placement = Placement(from: today, plan: 0, place: place, reason: .found)
        let old = course.doses(on: today, in: zone)
        let other = Course(new, from: placement, earlier: course).doses(on: today, in: zone)
        let rest = [old, other].map { doses in
            doses.filter {
                // One that was dropped, or missed by a clock that was ahead, can come again.
                !ledger.isOver($0, at: now.wall) && $0.window.closes > now.wall
            }
        }
        guard !rest[1].contains(where: { ledger.hasTakenDose(of: new.key, in: $0.window) }) else {
            return nil
        }
        return (
            rest[0], rest[1],
            rest[0].count == old.count && rest[1].count == other.count && !hasBegunToday(course)
        )
    }
}

/// A course that is going on, and where it would stand if nobody had been asked anything.
struct Standing {
    let course: Course

    /// Nil when the course has not begun, is over, or waits for a first answer.
    init?(_ course: Course, on date: CivilDate) {
        let since = course.placement == nil ? date : max(date, course.begin)
        guard course.position(on: since) != nil else { return nil }
        self.course = course
    }

    /// The first date of which its place is one in its text.
    var since: CivilDate { course.begin }

    func place(on date: CivilDate) -> CoursePosition? {
        var place = course.position(on: date)
        guard let placement = course.placement, placement.reason == .asked,
            date >= placement.from
        else { return place }
        // Held by the question alone.
        place?.isHeld = course.before?.position(on: placement.from)?.isHeld ?? false
        return place
    }
}

extension [Slot] {
    /// Whether anything is due.
    var hasDoses: Bool { contains { $0.amount > .zero } }
}

extension Medication {
    /// Whether the dates, times and amounts are those of another one.
    fileprivate func hasCourse(of other: Medication) -> Bool {
        start == other.start && steps == other.steps && after == other.after && end == other.end
            && recurrence == other.recurrence && advance == other.advance
            && asNeeded == other.asNeeded
    }

    /// Whether it is the same drug by all that is written of it.
    fileprivate func isRenamed(_ old: Medication) -> Bool {
        name.lowercased() == old.name.lowercased() || (profile != nil && profile == old.profile)
            || steps == old.steps
    }
}

extension Record.Event {
    fileprivate var isQuestion: Bool {
        if case .placed(_, let placement) = self { placement.reason == .asked } else { false }
    }
}
