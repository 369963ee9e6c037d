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

    /// In the order in which they were recorded.
    package private(set) var entries: [Entry] = []
    /// How many intakes each date has that has any.
    private var intakes: [CivilDate: Int] = [:]

    package init() {}

    package var moves: [CourseMove] { entries.map(\.move) }

    package func hasIntake(on date: CivilDate) -> Bool { intakes[date] != nil }

    package var datesWithIntake: Set<CivilDate> { Set(intakes.keys) }

    package mutating func add(_ entry: Entry) { entries.append(entry) }

    package mutating func remove(record: Int64) { entries.removeAll { $0.record == record } }

    package mutating func countIntakes(_ count: Int, on date: CivilDate) {
        let total = intakes[date, default: 0] + count
        intakes[date] = total > 0 ? total : nil
    }
}
