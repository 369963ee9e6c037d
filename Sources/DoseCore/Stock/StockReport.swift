/// How many pieces of a strength are at home, and how long they last.
package struct StockReport: Hashable, Sendable {
    package let medication: Medication.Key
    package let name: String
    /// Nil where nothing tells it, or where it is measured.
    package let strength: Amount?
    package let pieces: Amount
    /// How many more were taken than were told to be there; nil where none.
    package let missing: Amount?
    package let lasting: Lasting
    /// The last date on which those are good that expire first, and how many these are.
    package let expires: CivilDate?
    package let expiring: Amount?
    /// Whether the person is to do something about it.
    package let isToTell: Bool

    /// How long they last through the course as it stands.
    package enum Lasting: Hashable, Sendable {
        /// They are too few for the doses of a date.
        case before(CivilDate)
        /// At least through a date; further on nobody looks.
        case beyond(CivilDate)
        /// They are enough for all that is planned; the last of it is on a date.
        case throughCourse(CivilDate)
        /// Nothing that is planned takes any.
        case unused
        /// Nobody knows, for it is taken when needed.
        case asNeeded
    }
}

extension Situation {
    /// Of each medication of the plan and of each strength that is counted, or of one medication.
    package func stocks(of key: Medication.Key? = nil) -> [StockReport] {
        let known = (plan?.medications ?? []).map(\.key)
        let lost = ledger.stocks.keys.filter { !known.contains($0) }.sorted()
        return (known + lost).filter { (key ?? $0) == $0 }.flatMap { key in
            stocks(of: key, through: today + Limits.lookAheadDays)
        }
    }

    /// Those of which the person is to do something: they run out or expire soon, or more was taken than there was.
    package var stocksToTell: [StockReport] {
        (plan?.medications ?? []).flatMap { medication in
            stocks(of: medication.key, through: today + medication.stockNotice)
        }.filter(\.isToTell)
    }

    private func stocks(of key: Medication.Key, through last: CivilDate) -> [StockReport] {
        guard let stock = ledger.stocks[key], !stock.shelves.isEmpty else { return [] }
        let medication = plan?.medication(key)
        let use = medication.map { self.use(of: stock, $0, through: last) } ?? StockUse()
        let notice = medication?.stockNotice ?? 0
        return stock.shelves.filter { isTold($0, of: medication) }.map { shelf in
            let box = shelf.boxes.first
            let lasting = medication?.asNeeded == nil ? use.lasting(shelf, last) : .asNeeded
            let expires = box?.expires
            var isToTell = shelf.missing != nil || expires.map { $0 < today } ?? false
            if notice > 0 {
                let soon = today + notice
                if case .before(let date) = lasting, date <= soon { isToTell = true }
                if let expires, expires <= soon { isToTell = true }
            }
            return StockReport(
                medication: key, name: medication?.name ?? key, strength: shelf.strength,
                pieces: shelf.pieces, missing: shelf.missing, lasting: lasting, expires: expires,
                expiring: expires == nil ? nil : box.map(shelf.pieces(of:)), isToTell: isToTell)
        }
    }

    /// Whether there is anything to say of it: what the plan has no more and is used up is gone.
    private func isTold(_ shelf: StockShelf, of medication: Medication?) -> Bool {
        shelf.pieces > .zero || shelf.missing != nil
            || medication?.strengthsInStock.contains(shelf.strength) ?? false
    }

    /// What is planned from now on, against what there is of each strength.
    private func use(
        of stock: Stock, _ medication: Medication, through last: CivilDate
    ) -> StockUse {
        guard medication.asNeeded == nil, let track = track(of: medication.key) else {
            return StockUse()
        }
        var use = StockUse(stock)
        let windowDays = track.course.windowDays
        for date in (-windowDays...0).map({ today + $0 }) {
            for dose in rest(of: track, on: date) {
                use.take(track.course.text(on: date).stockPortions(of: dose.amount), on: today)
            }
        }
        for day in track.course.days(from: today + 1, through: max(last, today)) {
            if use.isOver { break }
            use.isPlannedToTheEnd = day.position != nil
            guard day.hasDoses, !zone.skips(day.date) else { continue }
            let text = track.course.text(on: day.date)
            for slot in day.slots.intakes {
                use.take(text.stockPortions(of: slot.amount), on: day.date)
            }
        }
        return use
    }
}
