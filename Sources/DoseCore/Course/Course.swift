/// A medication's dated sequence of steps, walked by civil dates and by what the person did to it.
package struct Course: Hashable, Sendable {
    /// By the text of the plan that holds it from its placement on.
    package let medication: Medication
    /// In the order in which they act; those said before the start concern an earlier course.
    package let moves: [CourseMove]
    /// Where the walk begins; nil where that is the first day of the first step, on the medication's start.
    package let placement: Placement?
    /// The course by an earlier text, on the dates before the placement; at most one.
    private let earlier: [Course]
    /// The courses by the texts that held the date of the placement until that was said, in their order, on that date.
    private let replaced: [Course]
    /// Nil where every date counts.
    private let counted: CountedDates?
    /// Where dates are counted one by one: the walk at the end of each of the last dates, from which the way is short.
    private var landmarks: [Walk] = []

    package init(_ medication: Medication, moves: [CourseMove] = [], counted: CountedDates? = nil) {
        self.medication = medication
        // What was said of an earlier course is no word on this one, but the last word of all holds.
        self.moves = moves.inOrder.filter {
            ($0.isWithinDay ? $0.from.date : $0.from.date - 1) >= medication.start
        }
        placement = nil
        (earlier, replaced) = ([], [])
        self.counted = medication.advance == .taken ? counted : nil
        if let counted = self.counted { setLandmarks(before: counted.today) }
    }

    /// A course that goes on from a place.
    ///
    /// - Parameters:
    ///   - moves: those that act on what the placement begins.
    ///   - earlier: what it was before, if it was anything.
    ///   - replaced: what it was to be from the same date on, as was said before; each without its earlier texts.
    init(
        _ medication: Medication, from placement: Placement, moves: [CourseMove] = [],
        counted: CountedDates? = nil, earlier: Course? = nil, replaced: [Course] = []
    ) {
        self.medication = medication
        self.placement = placement
        self.moves = placement.place == nil ? [] : moves.inOrder
        self.earlier = earlier.map { [$0] } ?? []
        self.replaced = replaced
        self.counted = medication.advance == .taken ? counted : nil
        if let counted = self.counted { setLandmarks(before: counted.today) }
    }

    /// The first date that is walked by this text.
    var begin: CivilDate { placement?.from ?? medication.start }

    /// The first date that it can hold anything of.
    var firstDate: CivilDate { placement == nil ? medication.start : .distantPast }

    /// The date on which it began, as far as that is known.
    package var start: CivilDate {
        let own = min(medication.start, placement?.from ?? medication.start)
        guard let before, before.position(on: begin - 1) != nil else { return own }
        return min(own, before.start)
    }

    /// The first date of which it is known by which text it was walked.
    var firstWalked: CivilDate { before?.firstWalked ?? begin }

    /// What held before that date, where it is known.
    var before: Course? { earlier.first }

    /// What held the date of the placement until that was said, the last first.
    var heldBefore: [Course] { replaced.reversed() + earlier }

    private mutating func setLandmarks(before today: CivilDate) {
        let first = max(begin, today - Limits.lookBackDays - Limits.cutByDays)
        var walk = Walk(medication, from: placement)
        for day in 0..<max(0, today - first) {
            go(on: first + day, &walk)
            landmarks.append(walk)
        }
    }

    /// The walk at the end of the last date up to this one of which it is known.
    private func landmark(upTo date: CivilDate) -> Walk {
        guard let first = landmarks.first, date >= first.date else {
            return Walk(medication, from: placement)
        }
        return landmarks[min(date - first.date, landmarks.count - 1)]
    }

    /// The course as it is with one move more.
    func adding(_ move: CourseMove) -> Course {
        guard let placement else {
            return Course(medication, moves: moves + [move], counted: counted)
        }
        guard move.from >= CivilDateTime(date: placement.from, time: .midnight) else {
            return Course(
                medication, from: placement, moves: moves, counted: counted,
                earlier: before?.adding(move), replaced: replaced)
        }
        return Course(
            medication, from: placement, moves: moves + [move], counted: counted, earlier: before,
            replaced: replaced)
    }

    /// What decides which dates count as days of a step where only those do on which enough was taken.
    package struct CountedDates: Hashable, Sendable {
        /// In their order.
        let taken: [CourseHistory.TakenDay]
        /// From this date on nothing is known yet, and every date counts.
        let today: CivilDate

        package init(taken: [CourseHistory.TakenDay], today: CivilDate) {
            self.taken = taken
            self.today = today
        }

        /// Whether at least half of what was planned was taken; the half is the program's own figure.
        package func counts(_ date: CivilDate, planned: Amount) -> Bool {
            planned == .zero || taken.day(date)?.isHalf(of: planned) ?? false
        }
    }

    /// Where the course stands at the end of a date; nil before its start and after its end.
    package func position(on date: CivilDate) -> CoursePosition? {
        if date < begin { return before?.position(on: date) }
        return contains(date) ? walk(to: date).position : nil
    }

    /// The times and amounts of a date, those of zero included; none outside the course.
    ///
    /// - Parameter weekday: at the times of another day of the week, to be compared with one.
    package func slots(on date: CivilDate, as weekday: Weekday? = nil) -> [Slot] {
        if date < begin { return before?.slots(on: date, as: weekday) ?? [] }
        guard contains(date) else { return [] }
        var walk = walk(to: date - 1)
        return day(date, after: &walk, as: weekday).slots
    }

    /// Goes on from the eve of a date to its evening.
    func day(_ date: CivilDate, after walk: inout Walk, as weekday: Weekday? = nil) -> CourseDay {
        if date < begin {
            return CourseDay(
                date: date, position: before?.position(on: date),
                slots: before?.slots(on: date, as: weekday) ?? [])
        }
        // A move of midnight was said on the eve, and acts on what follows it.
        for move in moves where move.from.date == date && !move.isWithinDay { walk.apply(move) }
        advance(&walk, to: date)
        let parts = moves.filter { $0.from.date == date && $0.isWithinDay }
        let slots =
            parts.isEmpty
            ? slots(at: walk.position, on: date, as: weekday)
            : parted(by: parts, &walk, on: date, as: weekday)
        return CourseDay(
            date: date, position: contains(date) ? walk.position : nil,
            slots: contains(date) ? slots : [])
    }

    /// What is due on a date that moves part: by its own times, whatever day of the week it is looked at as.
    private func parted(
        by moves: [CourseMove], _ walk: inout Walk, on date: CivilDate, as weekday: Weekday?
    ) -> [Slot] {
        func timed(_ position: CoursePosition?) -> [(time: CivilTime, slot: Slot)] {
            zip(slots(at: position, on: date), slots(at: position, on: date, as: weekday))
                .map { ($0.time, $1) }
        }
        var parted = timed(walk.position)
        for move in moves {
            walk.apply(move)
            // What was due before the move stays as it was; before the first second is nothing.
            let since: CivilTime = move.from.time == .firstSecond ? .midnight : move.from.time
            parted =
                parted.filter { $0.time < since }
                + timed(walk.position).filter { $0.time >= since }
        }
        return parted.map(\.slot)
    }

    private func contains(_ date: CivilDate) -> Bool {
        (placement != nil || date >= medication.start) && date <= medication.end ?? date
    }

    /// None on a date that the recurrence leaves out.
    private func slots(
        at position: CoursePosition?, on date: CivilDate, as weekday: Weekday? = nil
    ) -> [Slot] {
        guard let position, medication.isDate(date, at: position) else { return [] }
        return medication.row(position.step, on: date, as: weekday)
    }

    // MARK: Walking

    /// Walks to the evening of a date.
    func walk(to date: CivilDate) -> Walk {
        var walk = landmark(upTo: date)
        go(on: date, &walk)
        return walk
    }

    /// Walks on to the evening of a date.
    private func go(on date: CivilDate, _ walk: inout Walk) {
        let passed = walk.date
        for move in moves where move.from.date > passed && move.from.date <= date {
            advance(&walk, to: move.isWithinDay ? move.from.date : move.from.date - 1)
            walk.apply(move)
        }
        advance(&walk, to: date)
    }

    private func advance(_ walk: inout Walk, to date: CivilDate) {
        if let counted {
            walk.advance(to: min(date, counted.today)) { date, position in
                counted.counts(date, planned: slots(at: position, on: date).sum)
            }
        }
        walk.advance(to: date)
    }
}

/// A place in a course.
package struct CoursePosition: Hashable, Sendable {
    /// The index of the step, 0 for the first.
    package var step: Int
    /// The day within the step, 1 for its first; it goes on counting on the last step, not while the course is held.
    package var day: Int
    package var isHeld: Bool
    /// The first date of a step that has a recurrence of its own, which goes by the dates while the day stays; else nil.
    package var since: CivilDate?

    package init(step: Int, day: Int, isHeld: Bool = false, since: CivilDate? = nil) {
        self.step = step
        self.day = day
        self.isHeld = isHeld
        self.since = since
    }
}
