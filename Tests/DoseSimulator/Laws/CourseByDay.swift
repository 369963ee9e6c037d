import DoseCore

/// A course walked once more, one date after the other, by rules of its own.
struct CourseByDay {
    let medication: Medication
    let placement: Placement?
    /// The first date that is walked.
    private let start: CivilDate
    /// In the order in which they act.
    private var moves: [CourseMove] = []
    /// The dates that count as days of a step; nil where all do.
    var counted: Counted?
    private var days: [Day] = []
    /// At whose times the slots of any date are told; nil for those of its own day of the week.
    var weekday: Weekday?

    struct Counted {
        let taken: [CivilDate: [Amount]]
        let today: CivilDate

        /// What was taken on a date that is over; nil where that is not known yet.
        func taken(on date: CivilDate) -> [Amount]? { date < today ? taken[date] ?? [] : nil }
    }

    /// Where the course stands in the morning of a date.
    private struct Day {
        var morning: Place
        /// Which of the moves act within the date.
        var moves: Range<Int>
        /// What was known to be taken on the date before.
        var followsTaken: [Amount]??
    }

    private struct Place {
        /// Nil when the course is over.
        var step: Int?
        var day = 0
        /// The date that was the first one of the step.
        var since: CivilDate
        var isHeld = false
        /// The step to which the night leads back.
        var tomorrow: Int?
        /// Whether a hold kept it from going on with this date.
        var wasKept = false
    }

    init(_ medication: Medication, from placement: Placement? = nil) {
        self.medication = medication
        self.placement = placement
        start = placement?.from ?? medication.start
    }

    private func inOrder(_ moves: [CourseMove]) -> [CourseMove] {
        moves.enumerated()
            // Of a hold and going on the last word holds.
            .filter { said in
                said.element.kind == .steppedBack
                    || !moves.dropFirst(said.offset + 1).contains {
                        $0.kind != .steppedBack && $0.from < said.element.from
                    }
            }
            .sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
            .map(\.element)
            // What was said before the start was said of an earlier course, and where nothing is to be taken there is
            // nothing to move.
            .filter { placement.map { $0.place != nil } ?? (Self.said($0) >= start) }
    }

    /// Becomes the course with these moves and counted dates; the days before the first one at which it may part from what
    /// it was are not walked again.
    mutating func follow(_ said: [CourseMove], counted: Counted?) {
        let others = inOrder(said)
        let same = zip(moves, others).prefix { $0 == $1 }.count
        let parting = [moves, others].compactMap { $0.dropFirst(same).first?.from.date }.min()
        moves = others
        self.counted = counted
        if let parting { forget(after: parting - 1) }
        guard counted != nil || days.last?.followsTaken != nil else { return }
        let first = start
        let differs = days.indices.dropFirst().first { index in
            days[index].followsTaken != counted.map { $0.taken(on: first + (index - 1)) }
        }
        if let differs { days.removeSubrange(differs...) }
    }

    /// Walks anew from the night after a date on.
    mutating func forget(after date: CivilDate) {
        let kept = max(0, date - start + 1)
        if kept < days.count { days.removeSubrange(kept...) }
    }

    /// The date on which a move was said: one that acts from midnight on was said on the eve.
    private static func said(_ move: CourseMove) -> CivilDate {
        move.from.time == .midnight ? move.from.date - 1 : move.from.date
    }

    /// The times and amounts above zero of a date.
    mutating func slots(on date: CivilDate) -> [Slot] {
        guard date >= start, date <= medication.end ?? date else { return [] }
        let day = day(date)
        var slots = timed(by: day.morning, on: date)
        var place = day.morning
        for move in moves[day.moves] {
            act(move, on: &place)
            let isWhole = move.from.time.secondOfDay == 1
            slots =
                (isWhole ? [] : slots.filter { $0.time < move.from.time })
                + timed(by: place, on: date).filter { isWhole || $0.time >= move.from.time }
        }
        return slots.map(\.slot).filter { $0.amount > .zero }
    }

    /// With the times of the date itself, by which moves part it, whatever day of the week it is looked at as.
    private mutating func timed(by place: Place, on date: CivilDate)
        -> [(time: CivilTime, slot: Slot)]
    {
        let slots = due(by: place, on: date)
        let day = weekday
        weekday = nil
        defer { weekday = day }
        return zip(due(by: place, on: date), slots).map { ($0.time, $1) }
    }

    /// Whether it stays where it is on a date, by the morning of it.
    mutating func isHeld(on date: CivilDate) -> Bool { date >= start && day(date).morning.isHeld }

    /// What the place of a date holds, whether or not the date is one with doses.
    mutating func row(on date: CivilDate) -> [Slot] {
        guard date >= start else { return [] }
        return slots(of: day(date).morning, on: date).filter { $0.amount > .zero }
    }

    /// What the place of an evening holds of each day of the week, at the times of that date; nil where all have the same.
    mutating func week(on date: CivilDate) -> [[Slot]]? {
        guard date >= start, let step = evening(date).step,
            case let row = medication.steps[step], !row.variants.isEmpty
        else { return nil }
        return (0...6).map { day in
            medication.byDay(row.byDay(CivilDate(dayNumber: day)), on: date, as: weekday).slots
                .filter { $0.amount > .zero }
        }
    }

    /// The same, of the place to which the moves of the date have led.
    mutating func eveningRow(on date: CivilDate) -> [Slot] {
        guard date >= start else { return [] }
        return slots(of: evening(date), on: date).filter { $0.amount > .zero }
    }

    /// Where it stands in the evening of a date that it is walked on.
    mutating func standing(on date: CivilDate) -> CoursePosition? {
        guard date >= start else { return nil }
        let place = evening(date)
        return place.step.map {
            CoursePosition(
                step: $0, day: place.day, isHeld: place.isHeld,
                since: medication.steps[$0].recurrence == nil ? nil : place.since)
        }
    }

    private mutating func evening(_ date: CivilDate) -> Place {
        let day = day(date)
        var place = day.morning
        for move in moves[day.moves] {
            act(move, on: &place)
        }
        return place
    }

    private func slots(of place: Place, on date: CivilDate) -> [Slot] {
        place.step.map {
            medication.byDay(medication.steps[$0].byDay(date), on: date, as: weekday).slots
        } ?? []
    }

    /// The rows of a place, on the dates with doses that it has.
    private func due(by place: Place, on date: CivilDate) -> [Slot] {
        guard let step = place.step else { return [] }
        let isDate =
            medication.steps[step].recurrence.map { Self.isDate(date, of: $0, from: place.since) }
            ?? Self.isDate(date, of: medication.recurrence, from: medication.start)
        return isDate ? slots(of: place, on: date) : []
    }

    private static func isDate(
        _ date: CivilDate, of recurrence: Recurrence, from start: CivilDate
    ) -> Bool {
        let since = date - start
        switch recurrence {
        case .daily: return true
        case .weekdays(let days): return days.contains(date.weekday)
        case .every(let days): return since.isMultiple(of: days)
        case .months(let count):
            let (year, month, _) = date.yearMonthDay
            let months = (year - start.year) * 12 + month - start.month
            let last = (1...31).last { CivilDate(year: year, month: month, day: $0) != nil } ?? 31
            return months.isMultiple(of: count) && date.day == min(start.day, last)
        case .daysOfCycle(let days, let length):
            return days.contains { (since - $0 + 1).isMultiple(of: length) }
        case .cycle(let on, let off):
            return (0..<on).contains { (since - $0).isMultiple(of: on + off) }
        case .daysOfMonth(let days): return days.contains(date.day)
        }
    }

    private mutating func day(_ date: CivilDate) -> Day {
        let index = date - start
        while days.count <= index { days.append(next()) }
        return days[index]
    }

    private func next() -> Day {
        let date = start + days.count
        var place = placement == nil ? Place(step: 0, since: start) : placed
        var acted = 0
        if let yesterday = days.last {
            place = yesterday.morning
            for move in moves[yesterday.moves] { act(move, on: &place) }
            acted = yesterday.moves.upperBound
        }
        // Of one date those of midnight come first, and were said on the eve.
        while acted < moves.count, moves[acted].from <= CivilDateTime(date: date, time: .midnight) {
            act(moves[acted], on: &place)
            acted += 1
        }
        if days.isEmpty, placement != nil, place.tomorrow == nil {
            let ofDate = moves[acted...].prefix { $0.from.date == date }.indices
            return Day(morning: place, moves: ofDate, followsTaken: nil)
        }
        let followsTaken = days.isEmpty ? nil : counted.map { $0.taken(on: date - 1) }
        let isEnough = (followsTaken ?? nil).map { isHalf($0, by: place, date - 1) } ?? true
        let isNext =
            days.isEmpty || place.tomorrow != nil || isEnough && !medication.isOnTheMove(date)
        place.wasKept = false
        if isNext { place = forward(place, to: date) }
        let ofDate = moves[acted...].prefix { $0.from.date == date }.indices
        return Day(morning: place, moves: ofDate, followsTaken: followsTaken)
    }

    /// Whether at least half of what was planned was taken, or something of a unit that does not say how much of it.
    private func isHalf(_ taken: [Amount], by place: Place, _ date: CivilDate) -> Bool {
        let planned = due(by: place, on: date).map(\.amount).filter { $0.grains != 0 }
        guard let unit = planned.first?.unit else { return true }
        let taken = taken.filter { $0.grains != 0 }
        let same = taken.filter { $0.unit.dimension == unit.dimension }
        return same.count < taken.count
            || 2 * same.reduce(0) { $0 + $1.grains } >= planned.reduce(0) { $0 + $1.grains }
    }

    /// Where a placement begins.
    private var placed: Place {
        guard let placement, let place = placement.place else { return Place(since: start) }
        return Place(
            step: place.step, day: place.day,
            since: place.since ?? placement.from - (place.day - 1), isHeld: place.isHeld)
    }

    /// One day on, to a date.
    private func forward(_ place: Place, to date: CivilDate) -> Place {
        var next = place
        next.wasKept = false
        if let step = place.tomorrow {
            next = Place(
                step: step, day: 1, since: date, isHeld: place.step != nil && place.isHeld)
            return next
        }
        guard let step = place.step else { return next }
        if place.isHeld {
            next.wasKept = true
        } else if place.day + 1 <= medication.steps[step].days {
            next.day += 1
        } else if step + 1 < medication.steps.count {
            next = Place(step: step + 1, day: 1, since: date)
        } else if medication.after == .repeat {
            next = Place(step: 0, day: 1, since: date)
        } else if medication.after == .hold {
            next.day += 1
        } else {
            next = Place(step: nil, since: date)
        }
        return next
    }

    private func act(_ move: CourseMove, on place: inout Place) {
        let isWithinDay = move.from.time != .midnight
        switch move.kind {
        case .held:
            if place.step != nil { place.isHeld = true }
        case .resumed:
            // Until a question is answered nothing goes on.
            guard place.step != nil, place.isHeld, placement?.reason != .asked else { return }
            place.isHeld = false
            if isWithinDay, place.wasKept { place = forward(place, to: move.from.date) }
        case .steppedBack:
            guard let back = stepBefore(place) else { return }
            if isWithinDay {
                place = Place(
                    step: back, day: 1, since: move.from.date,
                    isHeld: place.step == nil || place.isHeld, tomorrow: place.tomorrow)
            } else {
                if place.step == nil {
                    place = Place(step: back, day: 1, since: move.from.date, isHeld: true)
                }
                place.tomorrow = back
            }
        }
    }
    /// The next one upwards in the list with another sum; after the end the last one.
    private func stepBefore(_ place: Place) -> Int? {
        let sums = medication.steps.map { step in
            step.week.map { $0.reduce(0) { $0 + $1.amount.grains } }
        }
        guard var step = place.tomorrow ?? place.step else { return sums.count - 1 }
        let sum = sums[step]
        while step >= 0, sums[step] == sum { step -= 1 }
        return step < 0 ? nil : step
    }
}
