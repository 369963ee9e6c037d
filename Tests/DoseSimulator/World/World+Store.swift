package import DoseCore

/// What the store holds.
extension World {
    /// What of the store was read: the records from an index on, and of those before it the courses.
    struct Reading {
        var since = CivilDate.distantPast
        var index = 0
        var countsIntakes = true
    }

    /// Keeps the records as the fault of the turn lets it.
    ///
    /// - Returns: what the daemon is told became of them, nil when it died of it; and those of which it was told that
    ///   they are kept.
    mutating func commit(_ records: [Record]) -> (saving: Reminder.Saving?, told: [Record]) {
        guard !records.isEmpty else { return (.saved, []) }
        if isStoreClosed { return (.closed, []) }
        guard isStoreWritable else { return (.refused, []) }
        switch fault {
        case .crashInCommit(let isKept):
            if isKept { _ = keep(records) }
            return (nil, [])
        case .diskError(let isKept):
            fault = nil
            if isKept { _ = keep(records) }
            isStoreClosed = true
            return (.closed, [])
        case .hiccup:
            fault = nil
            return (.refused, [])
        case .crash, nil:
            return keep(records) ? (.saved, records) : (.refused, [])
        }
    }

    private mutating func keep(_ records: [Record]) -> Bool {
        guard shelf?.append(records) ?? true else { return false }
        store += records
        for record in records { folded.apply(record) }
        return true
    }

    /// Reads what a daemon needs that goes on today.
    ///
    /// - Parameter isStart: Then it is mostly the whole, for that is quicker.
    mutating func read(today: CivilDate, countsIntakes: Bool, isStart: Bool = false) -> Ledger {
        if let shelf {
            let ledger = shelf.open(today, countsIntakes)
            offered = Reading(since: ledger.since)
            return ledger
        }
        if isStart {
            starts += 1
            guard starts.isMultiple(of: Self.startsInPart) else {
                offered = Reading()
                return folded
            }
        }
        let last = folded.last.map { CivilDate(dayNumber: Int($0.milliseconds / 86_400_000)) - 1 }
        let since = min(last ?? today, today) - Limits.rememberedDays
        offered = Reading(
            since: since,
            index: store.firstIndex { $0.concerns(dateFrom: since) } ?? store.count,
            countsIntakes: countsIntakes)
        return ledger(of: offered)
    }

    /// Of so many starts one reads no more than it must.
    private static let startsInPart = 8

    private func ledger(of reading: Reading) -> Ledger {
        guard reading.index > 0 else {
            return reading.since == .distantPast ? folded : refolded(since: reading.since)
        }
        var undone: Set<Int64> = []
        for case .undone(let number) in store.lazy.map(\.event) { undone.insert(number) }
        var courses: [Medication.Key: CourseHistory] = [:]
        var stocks: [Medication.Key: [Stock.Event]] = [:]
        var newest: Instant?
        for record in store {
            if record.isClockTrusted {
                newest = max(newest ?? record.at.wall, record.at.wall)
            }
            guard record.number <= Int64(reading.index), !undone.contains(record.number) else {
                continue
            }
            note(record, in: &stocks)
            switch record.event {
            // Of another computer's courses.
            case .course where record.provenance != nil, .placed where record.provenance != nil:
                continue
            case .course(let key, let move, let reason):
                courses[key, default: CourseHistory()].add(
                    CourseHistory.Entry(record: record.number, move: move, reason: reason))
            case .dose(let id, _, _, .taken(let intake)) where reading.countsIntakes:
                courses[id.medication, default: CourseHistory()].count(
                    of: intake.amount, on: id.date)
            case .extraIntake(let key, let date, let intake) where reading.countsIntakes:
                courses[key, default: CourseHistory()].count(of: intake.amount, on: date)
            case .placed(let key, let placement):
                courses[key, default: CourseHistory()].add(
                    CourseHistory.Placed(
                        record: record.number, placement, at: record.at,
                        isClockTrusted: record.isClockTrusted))
            case .planAdopted:
                guard record.isClockTrusted else { continue }
                for key in courses.keys {
                    courses[key]?.forgetPlaced(before: record.number, byWrongClockAt: record.at)
                }
            case .dose, .extraIntake, .told, .diary, .stock, .undone: break
            }
        }
        var ledger = Ledger(
            since: reading.since, nextNumber: Int64(store.count + 1), newest: newest,
            courses: courses, stocks: stocks.mapValues { Stock(folding: $0) })
        for record in store[..<reading.index] where record.event.word == .planAdopted {
            ledger.apply(record)
        }
        for record in store[reading.index...] { ledger.apply(record) }
        return ledger
    }

    private func note(_ record: Record, in stocks: inout [Medication.Key: [Stock.Event]]) {
        switch record.event {
        case .stock(let entry):
            stocks[entry.medication, default: []].append(.told(entry, at: record.at.wall))
        case .told(let news) where news.kind == .runsOut:
            stocks[news.medication]?.append(.runOutTold(news.strength))
        default:
            guard let key = record.event.intake?.medication, !record.used.isEmpty else { return }
            stocks[key]?.append(.used(record.used))
        }
    }

    private func refolded(since date: CivilDate) -> Ledger {
        var ledger = Ledger(since: date)
        for record in store { ledger.apply(record) }
        return ledger
    }

    /// Takes the newest records out of the array that is the store, while no daemon runs.
    package mutating func lose(_ count: Int) {
        precondition(!isRunning && shelf == nil, "A real store in use loses nothing.")
        store.removeLast(min(count, store.count))
        folded = refolded(since: .distantPast)
        countAfterLoss = store.count
    }

    /// The plan is copied to another computer, and the ledger is not: nothing says that there ever was one.
    package mutating func moveToAnotherComputer() {
        lose(store.count)
        countAfterLoss = nil
        reboot()
    }

    /// The agenda that the store alone leads to, as far as this one was given it.
    package var replayed: Agenda {
        let ledger = shelf == nil ? ledger(of: reading) : folded
        // One that waits for its zone is not in force.
        let plan = agenda.plan == nil ? nil : ledger.plan.flatMap { plans[$0.plan] }
        return Agenda(
            zone: zone, plan: plan, earlier: ledger.texts.compactMapValues { plans[$0] },
            ledger: ledger, times: times)
    }

    /// Whether the fold of all records from the first on is the one that was carried along with them.
    package var isFoldedWhole: Bool { refolded(since: .distantPast) == folded }

    /// Whether the real store, if there is one, holds what the agenda was told that it does.
    package var isStoreWhole: Bool {
        guard let shelf else { return true }
        // Whether the clock was synchronised is no column: a record says whether it was trusted.
        return shelf.records()
            == store.map { record in
                var record = record
                record.at.isSynchronised = false
                return record
            }
    }
}

extension Record {
    /// Whether it may be of a date or of a later one: what it is of, or when it was made.
    fileprivate func concerns(dateFrom first: CivilDate) -> Bool {
        let date: CivilDate? =
            switch event {
            case .dose(let id, _, _, _): id.date
            case .extraIntake(_, let date, _): date
            case .course(_, let move, _): move.from.date
            case .placed(_, let placement): placement.from
            case .told(let news): news.date
            case .diary(let entry): entry.date
            case .stock(let entry): entry.date
            case .planAdopted, .undone: nil
            }
        return date.map { $0 >= first } ?? false
            || (isClockTrusted && at.wall >= Instant(seconds: Int64(first.dayNumber) * 86_400))
    }
}
