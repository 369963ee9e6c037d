/// The pieces at home of a medication: what was told of them, less what was taken since.
///
/// It is folded anew from what is in effect, so that what is taken back leaves no trace.
package struct Stock: Hashable, Sendable {
    /// As it was before the records that are remembered.
    private let base: [StockShelf]
    private var changes: [Change] = []
    /// Of what was told, in the order in which it was.
    package private(set) var shelves: [StockShelf]

    package enum Event: Hashable, Sendable {
        case told(StockEntry, at: Instant)
        case used([StockPortion])
        /// That a strength runs out.
        case runOutTold(Amount?)
    }

    private struct Change: Hashable, Sendable {
        let record: Int64
        let event: Event
    }

    package init(_ shelves: [StockShelf] = []) {
        base = shelves
        self.shelves = shelves
    }

    package init(folding events: [Event]) {
        var shelves: [StockShelf] = []
        for event in events { Self.apply(event, to: &shelves) }
        self.init(shelves)
    }

    mutating func add(_ event: Event, of record: Int64) {
        changes.append(Change(record: record, event: event))
        Self.apply(event, to: &shelves)
    }

    mutating func remove(record: Int64) {
        guard changes.contains(where: { $0.record == record }) else { return }
        changes.removeAll { $0.record == record }
        shelves = base
        for change in changes { Self.apply(change.event, to: &shelves) }
    }

    package func shelf(of strength: Amount?) -> StockShelf? {
        shelves.first { $0.strength == strength }
    }

    /// What of these portions an intake takes of what is at home: nothing of what was counted after it, if it is told now.
    func used(_ portions: [StockPortion], by intake: Intake, toldAt now: Instant) -> [StockPortion]
    {
        portions.filter { portion in
            guard let shelf = shelf(of: portion.strength) else { return false }
            return intake.at >= now || intake.at >= shelf.knownSince ?? intake.at
        }
    }

    private static func apply(_ event: Event, to shelves: inout [StockShelf]) {
        switch event {
        case .told(let entry, let instant):
            if !shelves.contains(where: { $0.strength == entry.strength }) {
                shelves.append(StockShelf(strength: entry.strength, unit: entry.pieces.unit))
            }
            change(entry.strength, in: &shelves) { $0.apply(entry, at: instant) }
        case .used(let portions):
            for portion in portions {
                change(portion.strength, in: &shelves) { $0.use(portion.pieces) }
            }
        case .runOutTold(let strength):
            change(strength, in: &shelves) { $0.tellRunOut() }
        }
    }

    private static func change(
        _ strength: Amount?, in shelves: inout [StockShelf], _ change: (inout StockShelf) -> Void
    ) {
        guard let index = shelves.firstIndex(where: { $0.strength == strength }) else { return }
        change(&shelves[index])
    }
}
