/// The pieces at home of one strength of a medication.
package struct StockShelf: Hashable, Sendable {
    /// Nil where nothing tells it, or where it is measured.
    package let strength: Amount?
    package private(set) var unit: AmountUnit
    /// Those that expire first before others; what is taken is taken of them.
    package private(set) var boxes: [Box] = []
    /// In grains: how much more was taken than was told to be there.
    private(set) var lack = 0
    /// Whether the person was told that it runs out, and nothing came since.
    private(set) var isRunOutTold = false
    /// Since when it is known how many there are: as they were counted last, or first told.
    private(set) var knownSince: Instant?

    package struct Box: Hashable, Sendable {
        /// The last date on which they are good; nil where it is not known.
        package let expires: CivilDate?
        /// In grains of the unit, above zero.
        fileprivate(set) var grains: Int
    }

    init(strength: Amount?, unit: AmountUnit) {
        self.strength = strength
        self.unit = unit
    }

    /// In grains.
    var grains: Int { boxes.reduce(0) { $0 + $1.grains } }

    package var pieces: Amount { Amount(grains: grains, unit) }

    /// How many more were taken than were told to be there; nil where none.
    package var missing: Amount? { lack > 0 ? Amount(grains: lack, unit) : nil }

    package func pieces(of box: Box) -> Amount { Amount(grains: box.grains, unit) }

    mutating func apply(_ entry: StockEntry, at instant: Instant) {
        if !isOfUnit(entry.pieces) {
            // The plan counts it otherwise by now: what was there of the other kind is not it.
            (unit, boxes) = (entry.pieces.unit, [])
        }
        let told = entry.pieces.grains
        switch entry.kind {
        case .added:
            (lack, isRunOutTold) = (0, false)
            knownSince = knownSince ?? instant
            put(told, expires: entry.expires)
        case .counted:
            (lack, isRunOutTold) = (0, false)
            knownSince = instant
            count(told, expires: entry.expires)
        case .removed: use(told)
        }
    }

    /// What is of another kind is none of these.
    mutating func use(_ pieces: Amount) {
        if isOfUnit(pieces) { use(pieces.grains) }
    }

    func isOfUnit(_ pieces: Amount) -> Bool {
        pieces.unit.dimension == unit.dimension
    }

    private mutating func use(_ grains: Int) {
        var left = grains
        while left > 0, !boxes.isEmpty {
            let taken = min(left, boxes[0].grains)
            boxes[0].grains -= taken
            left -= taken
            if boxes[0].grains == 0 { boxes.removeFirst() }
        }
        lack += left
    }

    mutating func tellRunOut() { isRunOutTold = true }

    /// As it is before anything more is taken.
    var withoutLack: StockShelf {
        var shelf = self
        shelf.lack = 0
        return shelf
    }

    /// Without the boxes that are not good any more on a date.
    mutating func throwAway(before date: CivilDate) {
        boxes.removeAll { $0.expires.map { $0 < date } ?? false }
    }

    private mutating func put(_ grains: Int, expires: CivilDate?) {
        guard grains > 0 else { return }
        if let index = boxes.firstIndex(where: { $0.expires == expires }) {
            boxes[index].grains += grains
            return
        }
        // What nobody knows of is good for longest.
        let later = boxes.firstIndex(where: { box in
            expires.map { date in box.expires.map { $0 > date } ?? true } ?? false
        })
        boxes.insert(Box(expires: expires, grains: grains), at: later ?? boxes.endIndex)
    }

    /// Those that are too many were taken of what expires first; of those that nobody told of the expiry is not known.
    private mutating func count(_ counted: Int, expires: CivilDate?) {
        if expires != nil { boxes = [] }
        let known = grains
        if counted < known { use(known - counted) } else { put(counted - known, expires: expires) }
    }
}
