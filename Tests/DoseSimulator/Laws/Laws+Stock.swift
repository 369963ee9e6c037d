import DoseCore

/// What is at home is what was told of it less what was taken, whatever is undone, and changes no dose.
extension Laws {
    /// An entry says what was said.
    func checkStocked(_ entry: StockEntry, _ turn: World.Turn) -> String? {
        guard case .request(let request) = turn.event, case .stock(let told) = request.answer else {
            return "something is told of the stock and nobody said so"
        }
        guard told.kind == entry.kind, told.expires == entry.expires,
            told.medication ?? entry.medication == entry.medication,
            told.strength ?? entry.strength == entry.strength,
            told.pieces == .number(ExactNumber(thousandths: Int64(entry.pieces.thousandths)))
        else { return "\(entry) is told of the stock, and something else was said" }
        return nil
    }

    /// What is taken of the stock is what was swallowed, and only of what is counted.
    func checkUsed(_ record: Record) -> String? {
        guard !record.used.isEmpty else { return nil }
        guard let (key, intake) = record.event.intake else {
            return "record \(record.number) takes of the stock, and nothing was swallowed"
        }
        let counted = counts(of: key).keys
        if record.used.contains(where: { !counted.contains($0.strength) }) {
            return "record \(record.number) takes of what is not counted"
        }
        var sum = 0
        for portion in record.used {
            guard let strength = portion.strength else {
                return portion.pieces == intake.amount ? nil : "\(record) takes another amount"
            }
            // What was told in pieces is compared with none of what they hold.
            if intake.amount.unit.dimension != strength.unit.dimension { return nil }
            sum += strength.grains * portion.pieces.thousandths / 1000
        }
        // What of it is of a strength that is not counted is not there.
        return sum <= intake.amount.grains + (record.used.first?.strength?.grains ?? 0)
            ? nil : "record \(record.number) takes more of the stock than was swallowed"
    }

    /// The count of each strength, by all records that are in effect.
    func checkStock(_ world: World) -> String? {
        for medication in Set(book.records.compactMap(\.event.stocked)) {
            let expected = counts(of: medication)
            let shelves = world.agenda.ledger.stocks[medication]?.shelves ?? []
            for (strength, count) in expected {
                let shelf = shelves.first { $0.strength == strength }
                let there = shelf.map { $0.pieces.grains - ($0.missing?.grains ?? 0) }
                if there != count {
                    return
                        "of \(medication) \(String(describing: strength)) there are \(String(describing: there)), and it should be \(count)"
                }
                let boxes = shelf?.boxes ?? []
                for (box, next) in zip(boxes, boxes.dropFirst())
                where next.expires.map({ after in box.expires.map { $0 >= after } ?? true })
                    ?? false
                {
                    return "the boxes of \(medication) are not in the order of their expiry"
                }
            }
            if shelves.count != expected.count {
                return "\(medication) has \(shelves.count) shelves"
            }
        }
        return nil
    }

    /// In grains of what is counted; below nothing where more was taken than there was.
    private func counts(of key: Medication.Key) -> [Amount?: Int] {
        var counts: [Amount?: Int] = [:]
        // What is counted otherwise since a plan is another thing.
        var units: [Amount?: AmountUnit] = [:]
        for record in book.records where !book.undone.contains(record.number) {
            if case .stock(let entry) = record.event, entry.medication == key {
                if units[entry.strength]?.dimension != entry.pieces.unit.dimension {
                    (units[entry.strength], counts[entry.strength]) = (entry.pieces.unit, nil)
                }
                let there = counts[entry.strength] ?? 0
                let told = entry.pieces.grains
                switch entry.kind {
                case .added: counts[entry.strength] = max(0, there) + told
                case .counted: counts[entry.strength] = told
                case .removed: counts[entry.strength] = there - told
                }
            }
            for portion in record.used where record.event.intake?.medication == key {
                if let there = counts[portion.strength],
                    units[portion.strength]?.dimension == portion.pieces.unit.dimension
                {
                    counts[portion.strength] = there - portion.pieces.grains
                }
            }
        }
        return counts
    }

    /// It is told once that stock runs out, until more is told to be there, and not before the plan's time.
    func checkStockNews(_ news: News, on date: CivilDate) -> String? {
        let what = "\(news.kind) of \(news.medication) on \(news.date)"
        let days = news.date - date
        let notice = plan?.medication(news.medication)?.stockNotice ?? 0
        guard (0...max(0, notice)).contains(days), notice > 0 else {
            return "\(what) is told on \(date)"
        }
        if news.kind == .expires { return nil }
        for record in book.records.reversed() where !book.undone.contains(record.number) {
            switch record.event {
            case .told(let before)
            where before.kind == .runsOut && before.medication == news.medication
                && before.strength == news.strength:
                return "\(what) is told twice"
            case .stock(let entry)
            where entry.medication == news.medication && entry.strength == news.strength
                && entry.kind != .removed:
                return nil
            default: continue
            }
        }
        return "\(what) is told, and nothing is counted"
    }
}

extension Amount {
    fileprivate var thousandths: Int { grains * 1000 / unit.grains }
}

extension Record.Event {
    fileprivate var stocked: Medication.Key? {
        if case .stock(let entry) = self { entry.medication } else { nil }
    }
}
