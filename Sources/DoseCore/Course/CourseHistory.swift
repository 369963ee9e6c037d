/// What the ledger says of one course: all that was done to it and every date with an intake, however long ago.
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

        /// Whether its clock turns out to have been ahead by a day or more, or, if it was in doubt, may have been wrong by
        /// as much: its dates are others.
        func isOfWrongClock(at now: Moment) -> Bool {
            let passed = now.boot.elapsed(since: at.boot)
            let ahead = at.wall - now.wall + (passed ?? .zero)
            if ahead >= .hours(24) { return true }
            return !isClockTrusted && (passed == nil || ahead <= .zero - .hours(24))
        }
    }

    /// In the order in which they were recorded.
    package private(set) var entries: [Entry] = []
    package private(set) var placed: [Placed] = []
    /// The date of each intake, in their order.
    package private(set) var datesWithIntake: [CivilDate] = []

    /// When a move was last taken back, or the person last chose another place.
    private var lastUndo: Instant?
    /// When a date last came to have an intake, or to have none any more.
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

    package func hasIntake(on date: CivilDate) -> Bool { datesWithIntake.hasInOrder(date) }

    /// Whether any date has an intake from one on and before another.
    func hasIntake(from first: CivilDate, before end: CivilDate) -> Bool {
        let index = datesWithIntake.firstIndex(beyond: { $0 >= first })
        return index < datesWithIntake.count && datesWithIntake[index] < end
    }

    package mutating func add(_ entry: Entry) { entries.append(entry) }

    package mutating func add(_ placed: Placed) {
        self.placed.append(placed)
        if placed.placement.isAnswer, placed.isClockTrusted { lastUndo = placed.at.wall }
    }

    /// Lets go of what was placed before a record by clocks that were wrong, as the right one of that record shows.
    package mutating func forgetPlaced(before record: Int64, byWrongClockAt now: Moment) {
        placed.removeAll { $0.record < record && $0.isOfWrongClock(at: now) }
    }

    /// The moves that act on what a placement begins: those said after it, and those said before that act later.
    func moves(from placed: Placed) -> [CourseMove] {
        let from = placed.placement.from
        return entries.filter {
            $0.record > placed.record ? $0.move.from.date >= from : $0.move.from.date > from
        }.map(\.move)
    }

    /// Takes a move or a placement back; `at` is nil where the clock could not be trusted.
    mutating func remove(record: Int64, at instant: Instant?) {
        entries.removeAll { $0.record == record }
        placed.removeAll { $0.record == record }
        lastUndo = instant ?? lastUndo
    }

    package mutating func countIntakes(_ count: Int, on date: CivilDate, at instant: Instant? = nil)
    {
        let before = hasIntake(on: date)
        let index = datesWithIntake.firstIndex(beyond: { $0 >= date })
        if count > 0 {
            datesWithIntake.insert(contentsOf: repeatElement(date, count: count), at: index)
        } else {
            let known = datesWithIntake[index...].prefix { $0 == date }
            datesWithIntake.removeSubrange(known.prefix(-count).indices)
        }
        if hasIntake(on: date) != before { lastChangeOfDates = instant ?? lastChangeOfDates }
    }
}
