/// The place in another text at which a person goes on, and whether today still does.
extension Situation {
    /// The place in another text at which nothing changes by more than it does in the texts themselves.
    func place(of standing: Standing, on date: CivilDate, in new: Medication)
        -> CoursePosition?
    {
        // Whoever moved the start to this date begins with it; else it is the row that the person stands on.
        let begins = date == new.start ? placeOfStart(of: new, after: standing) : nil
        if standing.course.medication.start != new.start, let begins { return begins }
        return placeOfRow(of: standing, on: date, in: new) ?? begins
    }

    /// The same by the rows alone.
    func placeOfRow(of standing: Standing, on date: CivilDate, in new: Medication)
        -> CoursePosition?
    {
        guard let place = standing.place(on: date) else { return nil }
        let old = standing.course.medication
        if new.series != nil {
            // One goes on with the dose of the hour, however many there were to be, and cannot be held.
            guard !place.isHeld, let found = Course(new).position(on: date),
                isSmallChange(from: standing.course, to: new, at: found, on: date)
            else { return nil }
            return found
        }
        let search = RowSearch(old, new)
        let steps = [search.sameAmounts(as: place.step), search.rewritten(place.step)]
        for step in steps.compactMap(\.self) where !isEnd(of: new, after: place, in: step) {
            let found = CoursePosition(
                step: step, day: min(place.day, new.steps[step].days), isHeld: place.isHeld,
                since: new.steps[step].recurrence == nil ? nil : place.since)
            if isSmallChange(from: standing.course, to: new, at: found, on: date) { return found }
        }
        return nil
    }

    /// Whether a text would end at once on whom has stayed on its last row for longer than it says.
    private func isEnd(of new: Medication, after place: CoursePosition, in step: Int) -> Bool {
        new.after == .stop && step == new.steps.count - 1 && !place.isHeld
            && place.day > new.steps[step].days
    }

    /// The first day of a text that begins with the amounts of its eve, or with those that the date has anyway: whoever
    /// wrote it began with where the person is, and nothing of it is over by then.
    func placeOfStart(of new: Medication, after standing: Standing) -> CoursePosition? {
        let course = standing.course
        guard new.row(0, on: new.start).hasDoses, let place = standing.place(on: new.start),
            new.series == nil || !place.isHeld
        else { return nil }
        let isPresent = [new.start - 1, new.start].contains { date in
            // What two rows have on a Wednesday may be the same, and on no other day.
            if let week = course.week(on: date), new.hasWeekdays || !week.variants.isEmpty {
                return AmountChange(from: week, to: new.step(0, on: date)) == .none
            }
            return course.slots(on: date).intakes.map(\.amount)
                == new.row(0, on: date).intakes.map(\.amount)
        }
        let found = CoursePosition(step: 0, day: 1, isHeld: place.isHeld)
        guard isPresent, isSmallChange(from: course, to: new, at: found, on: new.start) else {
            return nil
        }
        return found
    }

    /// A course that goes on in another text on a date, with what the person said for later.
    func changed(
        _ course: Course, to new: Medication, at place: CoursePosition, on date: CivilDate
    ) -> Course {
        let placement = Placement(from: date, plan: 0, place: place, reason: .found)
        return Course(
            new, from: placement, moves: course.moves.filter { $0.from.date > date })
    }

    /// The law of small changes, for a course that goes on in another text on a date.
    private func isSmallChange(
        from course: Course, to new: Medication, at place: CoursePosition, on date: CivilDate
    ) -> Bool {
        let changed = changed(course, to: new, at: place, on: date)
        let (before, after) = (course.slots(on: date), changed.slots(on: date))
        guard before.hasDoses == after.hasDoses, isAsOften(course, changed, from: date) else {
            return false
        }
        // Nothing ends by a save that was to go on.
        if hasDoses(course, from: today + 1), !hasDoses(changed, from: today + 1) { return false }
        let would = firstDay(of: course, from: date)
        guard let next = firstDay(of: changed, from: date) else { return would == nil }
        // What was due of today may be over, and the day after it is a step further.
        if date == today, before.hasDoses, hasBegunToday(course),
            let tomorrow = firstDay(of: changed, from: today + 1),
            !AmountChange(
                from: course.slots(on: date, as: tomorrow.date.weekday), to: tomorrow.slots
            ).isWithin(
                AmountChange.larger(
                    course.medication.largestChangeOfDays, new.largestChangeOfDays))
        {
            return false
        }
        // At the times of a day of the week, which is not what changes.
        guard let last = lastDay(of: course, through: date - 1, as: next.date.weekday) else {
            return true
        }
        let bound = AmountChange.smaller(course.medication.largestChange, new.largestChange)
        // From Monday to Tuesday nothing changes that is not the same every week.
        if new.hasWeekdays
            || [last.date, date].contains(where: { course.text(on: $0).hasWeekdays }),
            let old = course.week(on: last.date), let row = changed.week(on: next.date)
        {
            // What it does by itself on that date, or next, it may do in the other text.
            if let would, let own = course.week(on: would.date),
                AmountChange(from: own, to: row) == .none
            {
                return true
            }
            return AmountChange(from: old, to: row).isWithin(bound)
        }
        if let would,
            AmountChange(
                from: course.slots(on: would.date, as: next.date.weekday), to: next.slots)
                == .none
        {
            return true
        }
        return AmountChange(from: last.slots, to: next.slots).isWithin(bound)
    }

    /// Whether doses are on no more than twice as many dates as before, and on no less than half as many, which is the
    /// program's own figure: a weekly amount that is a daily one of a sudden is sevenfold.
    private func isAsOften(_ old: Course, _ new: Course, from date: CivilDate) -> Bool {
        let text = old.text(on: date)
        guard
            text.recurrence != new.medication.recurrence
                || text.steps.map(\.recurrence) != new.medication.steps.map(\.recurrence)
        else { return true }
        func dates(_ course: Course) -> Int {
            course.days(from: date, through: date + Self.datesCompared - 1).count { $0.hasDoses }
        }
        let (before, after) = (dates(old), dates(new))
        return max(before, after) <= 2 * min(before, after)
    }

    /// Four weeks, in which every weekday is as often as any other.
    private static let datesCompared = 28

    /// Whether a course that begins on the day after another one's last differs from it by no more than one that ends does.
    func isSmallBeginning(of new: Medication, after course: Course) -> Bool {
        let from = max(today, new.start)
        let last = course.slots(on: from - 1, as: from.weekday)
        let first = Course(new).slots(on: from)
        guard new.asNeeded == nil, last.hasDoses, first.hasDoses else { return true }
        return AmountChange(from: last, to: first).isWithin(
            .larger(course.medication.largestChangeOrEnd, new.largestChangeOfDays))
    }

    private func firstDay(of course: Course, from date: CivilDate) -> CourseDay? {
        let days = Limits.lookBackDays + course.medication.daysOfShift
        return course.days(from: date, through: date + days).first { $0.hasDoses }
    }

    /// Whether anything is to be taken within the days that are looked ahead, which wait while times are on their way.
    func hasDoses(_ course: Course, from date: CivilDate) -> Bool {
        let days = Limits.lookAheadDays + course.medication.daysOfShift
        return course.days(from: date, through: date + days).contains { $0.hasDoses }
    }

    // MARK: Today

    /// Whether anything is recorded of a dose of today, or the window of one has closed.
    func hasBegunToday(_ course: Course) -> Bool {
        course.doses(on: today, in: zone).contains { dose in
            ledger.state(of: dose.id) != .awaited || dose.window.closes <= now.wall
        }
    }

    /// Whether what is left of today is the same amounts in another text, or nothing of today is over in either.
    ///
    /// Where nothing is left, other times would be another today's by the zone of a journey, though all of it was taken.
    func goesOnToday(_ course: Course, _ new: Medication, at place: CoursePosition) -> Bool {
        restOfToday(course, new, at: place).map {
            $0.isUnbegun
                || $0.before.map(\.amount) == $0.after.map(\.amount)
                    && ($0.areTimesSame || !$0.after.isEmpty)
        } ?? false
    }

    /// What is left of today by the course and by another text; nil where a dose of the other text was taken already.
    func restOfToday(_ course: Course, _ new: Medication, at place: CoursePosition) -> RestOfToday?
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
        return RestOfToday(
            before: rest[0], after: rest[1], areTimesSame: old.map(\.id) == other.map(\.id),
            isUnbegun: rest[0].count == old.count && rest[1].count == other.count
                && !hasBegunToday(course))
    }

    /// What is left of today by two texts.
    struct RestOfToday {
        let before: [PlannedDose]
        let after: [PlannedDose]
        /// Whether both have all of today at the same times.
        let areTimesSame: Bool
        /// Whether nothing of it is over in either.
        let isUnbegun: Bool
    }
}

/// A course that is going on, and where it would stand if nobody had been asked anything.
struct Standing {
    let course: Course
    /// The first date of which its place is one in its text.
    let since: CivilDate

    /// Nil when the course has not begun, is over, or waits for a first answer.
    init?(_ course: Course, on date: CivilDate) {
        let first = course.placement == nil ? date : max(date, course.begin)
        if course.position(on: first) != nil {
            since = course.begin
        } else if course.moves.contains(where: { $0.from.date == first + 1 }),
            course.position(on: first + 1) != nil
        {
            // It was over, and goes on from tomorrow, as who stepped back wanted it.
            since = first + 1
        } else {
            return nil
        }
        self.course = course
    }

    func place(on date: CivilDate) -> CoursePosition? {
        var place = course.position(on: date)
        guard let placement = course.placement, placement.reason == .asked,
            date >= placement.from
        else { return place }
        // Held by the question alone, or by the person too.
        place?.isHeld =
            course.holdOrResume(upTo: date).map { $0.kind == .held }
            ?? course.before?.position(on: placement.from)?.isHeld ?? false
        return place
    }
}

extension Course {
    /// The last move up to a date that holds it, or lets it go on.
    fileprivate func holdOrResume(upTo date: CivilDate) -> CourseMove? {
        moves.last { $0.from.date <= date && $0.kind != .steppedBack }
    }
}
