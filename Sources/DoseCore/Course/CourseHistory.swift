/// What the ledger says of one course: all that was done to it and what was taken on every date, however long ago.
package struct CourseHistory: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package let record: Int64
        package let move: CourseMove
        package let reason: String?

        package init(record: Int64, move: CourseMove, reason: String?) {
            self.record = record
            self.move = move
            self.reason = reason
        }
    }

    /// A placement that is in effect, and its record.
    package struct Placed: Hashable, Sendable {
        package let record: Int64
        package let placement: Placement
        /// When it was recorded.
        package let at: Moment
        package let isClockTrusted: Bool

        package init(
            record: Int64, _ placement: Placement, at moment: Moment, isClockTrusted: Bool = true
        ) {
            self.record = record
            self.placement = placement
            at = moment
            self.isClockTrusted = isClockTrusted
        }

        /// Whether it was recorded a day or more from now, or, if its clock was in doubt, that may have been wrong by as
        /// much: its dates are others. What was said on a date gone by is of that date, however a clock is set since.
        func isOfWrongClock(at now: Moment) -> Bool {
            if at.isDayAhead(of: now) { return true }
            guard !isClockTrusted, let passed = now.boot.elapsed(since: at.boot) else {
                return !isClockTrusted
            }
            let ahead = at.wall - now.wall + passed
            return ahead >= .hours(24) || ahead <= .zero - .hours(24)
        }
    }

    private struct Forgotten: Hashable, Sendable {
        let placed: Placed
        let by: Int64
    }

    /// In the order in which they were recorded.
    package private(set) var entries: [Entry] = []
    package private(set) var placed: [Placed] = []
    /// What was let go of as of a clock that was wrong, and by which record: until then the person lived by it.
    private var forgotten: [Forgotten] = []
    /// The dates with an intake, in their order.
    package private(set) var taken: [TakenDay] = []

    /// What was swallowed on a date.
    package struct TakenDay: Hashable, Sendable {
        package let date: CivilDate
        package fileprivate(set) var intakes: Int
        /// One of each dimension, none of them zero.
        package fileprivate(set) var amounts: [Amount] = []

        fileprivate mutating func add(_ amount: Amount) {
            let others = amounts.filter { $0.unit.dimension != amount.unit.dimension }
            let sum = amounts.first { $0.unit.dimension == amount.unit.dimension }?.grains ?? 0
            let grains = max(0, sum + amount.grains)
            amounts = grains == 0 ? others : others + [amount.with(grains: grains)]
        }

        /// Whether it was at least half of an amount; of another unit nobody knows how much of it that is.
        func isHalf(of planned: Amount) -> Bool {
            amounts.contains { !$0.fits(planned) || 2 * $0.grains >= planned.grains }
        }
    }

    /// When a move was last taken back, or the person last chose another place.
    private var lastUndo: Instant?
    /// When what was taken on a date last became another amount.
    private var lastChangeOfDates: Instant?

    package init() {}

    /// When the dates that were may last have become others; a dose that they hold since then was none at its time.
    func lastShift(_ advance: Advance) -> Instant? {
        switch advance {
        case .calendar: lastUndo
        case .taken: [lastUndo, lastChangeOfDates].compactMap { $0 }.max()
        }
    }

    package var moves: [CourseMove] { entries.map(\.move) }

    package func hasIntake(on date: CivilDate) -> Bool { taken.day(date) != nil }

    /// The last date with an intake before another date.
    func lastIntake(before date: CivilDate) -> CivilDate? {
        let index = taken.firstIndex(beyond: { $0.date >= date })
        return index > 0 ? taken[index - 1].date : nil
    }

    /// Whether any date has an intake from one on and before another.
    func hasIntake(from first: CivilDate, before end: CivilDate) -> Bool {
        lastIntake(before: end).map { $0 >= first } ?? false
    }

    package mutating func add(_ entry: Entry) { entries.append(entry) }

    package mutating func add(_ placed: Placed) {
        self.placed.append(placed)
        if placed.placement.isAnswer, placed.isClockTrusted { lastUndo = placed.at.wall }
    }

    /// Lets go of what was placed before a record by clocks that were wrong, as the right one of that record shows; what
    /// another placement followed that stays holds the dates before that one.
    package mutating func forgetPlaced(before record: Int64, byWrongClockAt now: Moment) {
        let end = placed.firstIndex { $0.record >= record } ?? placed.count
        let right = placed[..<end].lastIndex { !$0.isOfWrongClock(at: now) }
        let wrong = (right.map { $0 + 1 } ?? 0)..<end
        forgotten += placed[wrong].map { Forgotten(placed: $0, by: record) }
        placed.removeSubrange(wrong)
    }

    /// The course as it was known when a record was made: without what was said since, and with what was let go of since.
    func known(before record: Int64) -> CourseHistory {
        var known = self
        known.entries.removeAll { $0.record >= record }
        known.placed += forgotten.filter { $0.by > record }.map(\.placed)
        known.placed.removeAll { $0.record >= record }
        known.placed.sort { $0.record < $1.record }
        known.forgotten = []
        return known
    }

    /// The numbers of the plans by whose texts it is walked, or was.
    var plans: [Int64] { (placed + forgotten.map(\.placed)).map(\.placement.plan) }

    /// The moves that act on what a placement begins: those said after it, and those said before that act later, but for
    /// another plan that the person accepted since.
    func moves(from held: Placed) -> [CourseMove] {
        let date = held.placement.from
        let accepted = lastYes(through: held.record)
        // What was taken back by a word of today does not come back tomorrow.
        return entries.withoutOvertaken(\.move).filter {
            $0.record > held.record
                ? $0.move.from.date >= date
                : $0.record > accepted && $0.move.from.date > date
        }.map(\.move)
    }

    /// The number of the last record up to another one by which the person accepted another plan; zero for none. A move
    /// said before was said of the plan of before.
    func lastYes(through record: Int64 = .max) -> Int64 {
        placed.last { $0.placement.reason == .accepted && $0.record <= record }?.record ?? 0
    }

    /// Takes a move or a placement back; `at` is nil where the clock could not be trusted.
    mutating func remove(record: Int64, at instant: Instant?) {
        entries.removeAll { $0.record == record }
        placed.removeAll { $0.record == record }
        forgotten.removeAll { $0.placed.record == record }
        lastUndo = instant ?? lastUndo
    }

    /// Counts intakes of a date, of so much together.
    package mutating func count(
        _ intakes: Int = 1, of amount: Amount, on date: CivilDate, at instant: Instant? = nil
    ) {
        change(date, by: intakes, amount, at: instant)
    }

    /// Takes one intake of a date back.
    package mutating func discount(_ amount: Amount, on date: CivilDate, at instant: Instant?) {
        change(date, by: -1, amount.with(grains: -amount.grains), at: instant)
    }

    private mutating func change(
        _ date: CivilDate, by intakes: Int, _ amount: Amount, at instant: Instant?
    ) {
        let index = taken.firstIndex(beyond: { $0.date >= date })
        if index == taken.count || taken[index].date != date {
            guard intakes > 0 else { return }
            taken.insert(TakenDay(date: date, intakes: 0), at: index)
        }
        taken[index].intakes += intakes
        taken[index].add(amount)
        if taken[index].intakes <= 0 { taken.remove(at: index) }
        lastChangeOfDates = instant ?? lastChangeOfDates
    }
}

extension [CourseHistory.TakenDay] {
    /// What was taken on a date, of days in their order.
    func day(_ date: CivilDate) -> CourseHistory.TakenDay? {
        let index = firstIndex(beyond: { $0.date >= date })
        return index < count && self[index].date == date ? self[index] : nil
    }
}
