import ControlProtocol
package import DoseCore
package import SQLite

/// What of the ledger goes into memory.
nonisolated extension Store {
    /// The ledger as far as the agenda needs it: what concerns the dates from `today` less the remembered days on, and
    /// of the time before all that was done to the courses.
    ///
    /// - Parameter countsIntakes: whether a course needs what was taken on every date as well, which takes longer.
    package func ledger(today: CivilDate, countsIntakes: Bool) throws(SQLiteError) -> Ledger {
        let largest = SQLite.Value.integer(Limits.ledgerNumber)
        let newest = try integer(
            "SELECT max(at) FROM record WHERE is_clock_trusted AND at <= ?", largest
        ).map(Instant.init(milliseconds:))
        let next =
            try integer("SELECT max(number) FROM record WHERE number <= ?", largest)
            .map { $0 + 1 } ?? 1
        // Not of the newest record, which may be one of a clock that was ahead; a day less, for dates are of a zone. With
        // at for +at, this would read the whole index; without it, a damaged one would be reckoned with.
        let last = try integer(
            """
            SELECT at FROM record WHERE is_clock_trusted AND +at BETWEEN -?1 AND ?1
            ORDER BY number DESC LIMIT 1
            """, largest
        ).map { CivilDate(dayNumber: Int($0 / 86_400_000)) - 1 }
        let first = min(last ?? today, today) - Limits.rememberedDays
        let from = try firstNeeded(since: first, before: next)
        let courses = try courses(before: from, countsIntakes: countsIntakes)
        let rows = try selectSound("WHERE number >= ? ORDER BY number", .integer(from))
        guard rows.elementsEqual(from..<next, by: { $0.number == $1 }) else {
            throw SQLiteError(code: .corrupt, message: "records are missing")
        }
        let records = rows.compactMap(\.record)
        let plans = Ledger.plans(of: courses.values).union(records.compactMap(\.event.placedBy))
        // Of a file that is damaged there nothing else is to be lost.
        let stocks = (try? stocks(before: from)) ?? [:]
        var ledger = Ledger(
            since: first, nextNumber: next, newest: newest, courses: courses, stocks: stocks)
        // What was taken last can have been by an older plan. An alarm depends on it only where there is none since.
        let isNeeded = !records.contains { $0.event.word == .planAdopted }
        for adoption in try adoptions(before: from, isNeeded: isNeeded, and: plans) {
            ledger.apply(adoption)
        }
        for record in records { ledger.apply(record) }
        return ledger
    }

    /// The first record of those that concern the dates from this one on, or were made since.
    ///
    /// By the table first, backwards to one that is older in every way: an index that lacks entries hides none of the
    /// last days so. Only where the clock was set does older stand behind newer, and the indices lead there.
    private func firstNeeded(
        since first: CivilDate, before next: Int64
    ) throws(SQLiteError) -> Int64 {
        let start = Value.integer(Int64(first.dayNumber) * 86_400_000)
        let date = Value.text(first.description)
        let lastOld = try integer(
            """
            SELECT number FROM record NOT INDEXED
            WHERE is_clock_trusted AND at < ? AND (date IS NULL OR date < ?)
            ORDER BY number DESC LIMIT 1
            """, start, date)
        // With number for +number, these would read the whole table.
        let ofDates = try integer("SELECT min(+number) FROM record WHERE date >= ?", date)
        let since = try integer(
            "SELECT min(+number) FROM record WHERE is_clock_trusted AND at BETWEEN ? AND ?",
            start, .integer(Limits.ledgerNumber))
        return min((lastOld ?? 0) + 1, ofDates ?? next, since ?? next, next)
    }

    /// The newest adoption before a record, and those by whose texts courses are walked.
    private func adoptions(
        before number: Int64, isNeeded: Bool, and plans: Set<Int64>
    ) throws(SQLiteError) -> [Record] {
        let newest = "WHERE event = 'plan_adopted' AND number < ? ORDER BY number DESC LIMIT 1"
        var adoptions =
            isNeeded
            ? try selectSound(newest, .integer(number))
            : try rows(newest, [.integer(number)]).filter(\.isSound)
        for plan in plans
        where plan < number && !adoptions.contains(where: { $0.number == plan }) {
            adoptions += try selectSound(
                "WHERE event = 'plan_adopted' AND number = ?", .integer(plan))
        }
        return adoptions.sorted { $0.number < $1.number }.compactMap(\.record)
    }

    /// What was done to each course before a record, and where asked what was taken on each date.
    private func courses(before number: Int64, countsIntakes: Bool) throws(SQLiteError)
        -> [Medication.Key: CourseHistory]
    {
        var courses: [Medication.Key: CourseHistory] = [:]
        let moves = try selectSound(
            """
            WHERE event IN \(Self.moves) AND number < ?
                AND computer IS NULL
                AND \(Self.inEffect)
            ORDER BY number
            """, .integer(number))
        for record in moves.compactMap(\.record) {
            switch record.event {
            case .course(let key, let move, let reason):
                courses[key, default: CourseHistory()].add(
                    CourseHistory.Entry(record: record.number, move: move, reason: reason))
            case .placed(let key, let placement):
                courses[key, default: CourseHistory()].add(
                    CourseHistory.Placed(
                        record: record.number, placement, at: record.at,
                        isClockTrusted: record.isClockTrusted))
            case .planAdopted, .dose, .extraIntake, .told, .diary, .stock, .undone: continue
            }
        }
        let isAnyPlaced = courses.values.contains { !$0.placed.isEmpty }
        let adoptions =
            isAnyPlaced
            ? try selectSound(
                "WHERE event = 'plan_adopted' AND number < ? AND is_clock_trusted",
                .integer(number)) : []
        for adoption in adoptions.compactMap(\.record) {
            for key in courses.keys {
                courses[key]?.forgetPlaced(before: adoption.number, byWrongClockAt: adoption.at)
            }
        }
        guard countsIntakes else { return courses }
        var rows = try database.prepare(
            """
            SELECT medication, date, count(*), sum(amount), unit FROM (
                SELECT DISTINCT medication, date, time, amount, unit, intake FROM record
                WHERE event IN ('taken', 'extra_intake') AND number < ?
                    AND \(Self.inEffect)
            ) GROUP BY medication, date, unit
            """
        ).rows(.integer(number))
        while try rows.next() {
            guard let key = rows.text(0), let date = rows.text(1).flatMap(CivilDate.init(_:)),
                let amount = Amount(thousandths: rows.integer(3), of: rows.text(4))
            else { continue }
            courses[key, default: CourseHistory()].count(
                Int(rows.integer(2) ?? 0), of: amount, on: date)
        }
        return courses
    }

    /// What was recorded about one date, and what took it back, folded.
    func ledger(of date: CivilDate) throws(SQLiteError) -> Ledger {
        var ledger = Ledger()
        let records = try records(
            """
            WHERE date = ?1 OR undoes IN (SELECT number FROM record WHERE date = ?1)
            ORDER BY number
            """, [.text(date.description)])
        records.forEach { ledger.apply($0) }
        return ledger
    }

    /// What was recorded about a medication's dates before one, and what took it back, folded.
    func ledger(
        of key: Medication.Key, from first: CivilDate, before end: CivilDate
    ) throws(SQLiteError) -> Ledger {
        var ledger = Ledger()
        let dates = "medication = ?1 AND date >= ?2 AND date < ?3"
        let records = try records(
            """
            WHERE \(dates) OR undoes IN (SELECT number FROM record WHERE \(dates))
            ORDER BY number
            """, [.text(key), .text(first.description), .text(end.description)])
        records.forEach { ledger.apply($0) }
        return ledger
    }

    /// The records of those rows that can be read.
    func records(_ clause: String, _ values: [Value]) throws(SQLiteError) -> [Record] {
        var found = try database.prepare("\(RecordRow.select) \(clause)").rows(values)
        var records: [Record] = []
        while try found.next() {
            if let record = RecordRow(reading: found).record { records.append(record) }
        }
        return records
    }

    /// The rows, of which an alarm may depend: none, if one is not as it was written.
    private func selectSound(_ clause: String, _ values: Value...) throws(SQLiteError)
        -> [RecordRow]
    {
        let rows = try rows(clause, values)
        guard rows.allSatisfy(\.isSound) else {
            throw SQLiteError(code: .corrupt, message: "a record is not as it was written")
        }
        return rows
    }

    /// What was done to the courses; an index has just these.
    static let moves = "('held', 'resumed', 'stepped_back', 'placed')"
    /// Of a record that nobody took back.
    static let inEffect = "number NOT IN (SELECT undoes FROM record WHERE undoes IS NOT NULL)"

    func rows(_ clause: String, _ values: [Value]) throws(SQLiteError) -> [RecordRow] {
        var found = try database.prepare("\(RecordRow.select) \(clause)").rows(values)
        var rows: [RecordRow] = []
        while try found.next() { rows.append(RecordRow(reading: found)) }
        return rows
    }

    private func integer(_ sql: String, _ values: Value...) throws(SQLiteError) -> Int64? {
        try Self.integer(sql, values, in: database)
    }
}
