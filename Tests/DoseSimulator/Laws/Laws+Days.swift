import DoseCore

/// What rang, one day after the other, by the records alone.
extension Laws {
    /// What the texts of one date hold of a medication at most.
    struct DayAccount {
        var date: CivilDate
        /// How many records there were when it began: those before may be of a clock that was ahead.
        var since: Int
        var count = 0
        var amount = 0
        /// Whether a person changed the day.
        var isMoved = false
    }

    /// What rang last at a time of the day.
    struct Rung {
        let date: CivilDate
        let amount: Amount
        let record: Int64
    }

    /// By other clocks a day is another one.
    mutating func forgetDays() { (rung, accounts) = ([:], [:]) }

    /// Takes in what the plan in force holds of today, before and after what a turn changes.
    mutating func noteToday(at now: Moment) {
        let today = zone.civil(at: now.wall).date
        for index in expectations.indices {
            let key = expectations[index].medication.key
            let slots = expectations[index].slots(on: today)
            var account =
                accounts[key] ?? DayAccount(date: today, since: book.records.count)
            if account.date != today {
                account = DayAccount(date: today, since: book.records.count)
            }
            account.count = max(account.count, slots.count)
            account.amount = max(
                account.amount, slots.reduce(0) { $0 + $1.amount.grains })
            account.isMoved =
                account.isMoved || (book.said[key].map { $0.date >= today - 1 } ?? false)
            accounts[key] = account
        }
    }

    /// Notes that the person had a word in where a course stands.
    mutating func noteSaid(_ record: Record) {
        guard record.by != .daemon else { return }
        let said = Book.Said(date: zone.civil(at: record.at.wall).date, record: record.number)
        switch record.event {
        case .course(let key, _, _), .placed(let key, _): book.said[key] = said
        case .undone where isNoted(record.event): break
        case .undone:
            for key in book.drugs.keys { book.said[key] = said }
        case .planAdopted, .dose, .extraIntake, .told, .diary, .stock: break
        }
    }

    /// What was taken today does not ring again at another time, and from one day to the next no intake moves by more than
    /// from row to row of the texts.
    mutating func checkDay(of dose: Expectation.Dose, _ now: Moment) -> String? {
        let (id, key) = (dose.id, dose.id.medication)
        defer {
            rung[key, default: [:]][id.time] = Rung(
                date: id.date, amount: dose.amount, record: Int64(book.records.count))
        }
        noteToday(at: now)
        if let account = accounts[key], account.date == id.date, !account.isMoved {
            let taken = (book.drugs[key]?.taken[id.date] ?? []).filter {
                Int(book.pages[$0]?.changes.last?.record ?? 0) > account.since
            }
            let amount = taken.reduce(dose.amount.grains) {
                $0 + (book.pages[$1]?.planned.grains ?? 0)
            }
            if taken.count + 1 > account.count || amount > account.amount {
                return "\(id) rings, and \(taken.sorted()) was taken"
            }
        }
        guard let last = rung[key]?[id.time], last.date == id.date - 1,
            last.record < Int64(book.records.count),
            // By a clock that was set back it may have been said since on a date before.
            book.said[key].map({ $0.date < last.date - 1 && $0.record <= last.record }) ?? true,
            book.lost.map({ $0 < now.wall - .hours(72) }) ?? true,
            // On the way down a pause goes back to what was taken last, which is another law's.
            book.drugs[key]?.placed.contains(where: {
                $0.placement.reason == .paused && $0.placement.from == id.date
            }) != true
        else { return nil }
        let numbers =
            book.texts.keys.filter { $0 > last.record }
            + (book.drugs[key]?.placed.suffix(3).map(\.placement.plan) ?? [])
            + [book.texts.keys.max() ?? 0]
        // It may have borne another key in between.
        let isRenamed = book.drugs[key]?.placed.contains {
            $0.record > last.record && $0.placement.place == nil
        }
        let texts = Set(numbers).flatMap { number in
            (book.texts[number].flatMap { plans[$0]?.medications } ?? []).filter {
                $0.key == key || isRenamed == true
            }
        }
        // Where times move, or are others on another weekday, another intake can come to the time of this one.
        let isElsewhere = texts.contains { text in
            text.shift != nil || text.steps.contains { $0.slots.contains { $0.said != nil } }
        }
        if isElsewhere { return nil }
        // Where a file moved them, it is the one that a time had the day before at which nothing is due any more.
        let index = expectations.firstIndex { $0.medication.key == key }
        let rows = index.map { expectations[$0].slots(on: id.date) } ?? []
        let isMovedHere = (rung[key] ?? [:]).contains { time, other in
            other.date == last.date && other.amount == dose.amount
                && !rows.contains { $0.time == time && $0.amount > .zero }
        }
        // Or, where all of them went on by as much as they lie apart, the one that it is in the order of the day.
        let before = index.map { expectations[$0].slots(on: last.date) } ?? []
        let isInOrder =
            before.map(\.amount) == rows.map(\.amount)
            && before.contains { $0.time == id.time && $0.amount == last.amount }
        if isMovedHere || isInOrder { return nil }
        // The last step of a course that ends is one to nothing, and what begins after it begins there.
        let isFirst =
            plan?.medication(key)?.steps[0].slots.contains(
                Slot(time: id.time, amount: dose.amount)) ?? false
        let bound =
            texts.map { max(Self.largestChange($0).1, isFirst ? Self.largestEnd($0) : 0) }.max()
            ?? 0
        let change = abs(last.amount.grains - dose.amount.grains)
        return change > bound
            ? "\(id) rings \(dose.amount), and the day before \(last.amount), and nobody said so"
            : nil
    }
}
