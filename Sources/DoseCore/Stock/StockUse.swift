/// What is taken of the pieces at home, dose by dose.
struct StockUse {
    /// Of each strength what is left, what expires first before others.
    private var left: [Amount?: StockShelf] = [:]
    private var lacks: [Amount?: CivilDate] = [:]
    private var lastUse: [Amount?: CivilDate] = [:]
    /// Whether the course goes on where nobody looks further.
    var isPlannedToTheEnd = false

    init() {}

    init(_ stock: Stock) {
        for shelf in stock.shelves { left[shelf.strength] = shelf.withoutLack }
    }

    var isOver: Bool { lacks.count == left.count }

    /// What has expired by a date nobody takes on it.
    mutating func take(_ portions: [StockPortion], on date: CivilDate) {
        for portion in portions {
            let strength = portion.strength
            guard var shelf = left[strength], shelf.isOfUnit(portion.pieces), lacks[strength] == nil
            else { continue }
            lastUse[strength] = date
            shelf.throwAway(before: date)
            shelf.use(portion.pieces)
            left[strength] = shelf
            if shelf.missing != nil { lacks[strength] = date }
        }
    }

    func lasting(_ shelf: StockShelf, _ horizon: CivilDate) -> StockReport.Lasting {
        if let date = lacks[shelf.strength] { return .before(date) }
        guard let last = lastUse[shelf.strength] else { return .unused }
        return isPlannedToTheEnd ? .beyond(horizon) : .throughCourse(last)
    }
}
