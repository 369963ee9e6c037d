package import DoseCore
import Glibc
import Linux
package import SQLite

/// The append-only ledger on the disk.
package final class Store {
    private let database: Database
    private let insert: Statement

    /// What there was before is not there to be read.
    package enum Loss: Equatable {
        /// It was renamed to this.
        case damaged(String)
        /// It was emptied, or removed while its log was not.
        case emptied
        /// It ends before the last record that was acknowledged.
        case shortened(after: Int64)
    }

    typealias Reading = (Store) throws(SQLiteError) -> Void

    /// The number of the last record when it was opened; 0 when there was none.
    let lastNumber: Int64

    /// Opens the file if it is sound, or begins one.
    ///
    /// - Parameters:
    ///   - expected: the last record that it should have; the log of one that ends before is left as it is.
    ///   - read: reads what is needed of it, which is part of its being sound.
    init(
        at path: String, expecting expected: Int64 = 0, reading read: Reading
    ) throws(OpenError) {
        database = try Database(at: path, for: ledgerSchema)
        do throws(SQLiteError) {
            let problems = try database.quickCheck()
            guard problems.isEmpty else {
                throw SQLiteError(code: .corrupt, message: problems[0])
            }
            try Self.migrate(database)
            insert = try database.prepare(RecordRow.insert)
            lastNumber = try Self.integer("SELECT max(number) FROM record", in: database) ?? 0
            try read(self)
            if lastNumber >= expected { try keepLog() }
        } catch {
            database.leaveLog()
            throw .failed(error)
        }
    }

    /// Tables that the file's version says are to be made and that are there are those of a file whose version is wrong;
    /// rows that cannot be in one table twice are those of a damaged one.
    private static func migrate(_ database: Database) throws(SQLiteError) {
        do throws(SQLiteError) {
            try database.migrate(to: ledgerSchema)
        } catch let error where error.code == .error || error.kind == .constraint {
            throw SQLiteError(code: .corrupt, message: error.message)
        }
    }

    /// Moves what of the log can be read into the file, and closes it without the log.
    func closeLeavingLog() throws(SQLiteError) {
        database.leaveLog()
        try database.copyLog()
    }

    /// Sees to it that what the log holds is on the disk before anybody is told of it.
    ///
    /// Another run may have written it and ended, or been refused, before it was synchronised; Linux does not write
    /// again what it once failed to, and a record after such a gap would be lost with it. On a full disk it stays in
    /// the log, for the next commit to synchronise.
    private func keepLog() throws(SQLiteError) {
        do throws(SQLiteError) {
            try emptyLog()
        } catch let error where error.kind == .full {}
    }

    /// Not isolated: while Dispatch serves the main queue the runtime puts an isolated one off, and a program that ends
    /// would leave its log behind.
    nonisolated deinit {}

    /// Commits the records to the disk, all or none.
    package func append(_ records: [Record]) throws(SQLiteError) {
        try database.transaction { () throws(SQLiteError) in
            for record in records { try insert.run(RecordRow(record).sealed) }
        }
    }

    /// Whether the file was deleted or replaced since it was opened.
    var hasMoved: Bool {
        get throws(SQLiteError) { try database.hasMoved }
    }

    /// Moves what is in the log into the file.
    func emptyLog() throws(SQLiteError) { try database.checkpoint() }

    /// Writes all that it holds to a file for its owner alone, as a whole or not at all.
    func write(to path: String) throws(SQLiteError) {
        let draft = path + ".new"
        do throws(SQLiteError) {
            try makePrivate(draft)
            try database.prepare("VACUUM INTO ?").run(.text(draft))
            do throws(Errno) {
                try File.synchronise(draft)
                try Errno.check("rename", draft) { rename(draft, path) }
            } catch {
                throw SQLiteError(error)
            }
            // It has its name now, whatever is said of it.
            try? File.synchronise(File.folder(of: path))
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// SQLite would make the file readable by others; an empty one it takes.
    private func makePrivate(_ path: String) throws(SQLiteError) {
        unlink(path)
        do throws(Errno) {
            let descriptor = try Errno.check("open", path) {
                Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            }
            close(descriptor)
        } catch {
            throw SQLiteError(error)
        }
    }

    // MARK: Reading

    /// The ledger as far as the agenda needs it: what concerns the dates from `today` less the remembered days on, and
    /// of the time before all that was done to the courses.
    ///
    /// - Parameter countsIntakes: whether a course needs every date with an intake as well, which takes longer.
    package func ledger(today: CivilDate, countsIntakes: Bool) throws(SQLiteError) -> Ledger {
        let largest = SQLite.Value.integer(Limits.ledgerNumber)
        let newest = try integer(
            "SELECT max(at) FROM record WHERE is_clock_trusted AND at <= ?", largest
        ).map(Instant.init(milliseconds:))
        let next =
            try integer("SELECT max(number) FROM record WHERE number <= ?", largest)
            .map { $0 + 1 } ?? 1
        let adoption = try selectSound(
            "WHERE event = 'plan_adopted' ORDER BY number DESC LIMIT 1"
        ).first?.record

        // Not of the newest record, which may be one of a clock that was ahead; a day less, for dates are of a zone. With
        // at for +at, this would read the whole index; without it, a damaged one would be reckoned with.
        let last = try integer(
            """
            SELECT at FROM record WHERE is_clock_trusted AND +at BETWEEN -?1 AND ?1
            ORDER BY number DESC LIMIT 1
            """, largest
        ).map { CivilDate(dayNumber: Int($0 / 86_400_000)) - 1 }
        let first = min(last ?? today, today) - Limits.rememberedDays
        // What was recorded since then may be of dates before, or of none. With number for +number, this would read the
        // whole table.
        let start = Int64(first.dayNumber) * 86_400_000
        let from = min(
            try integer(
                "SELECT min(+number) FROM record WHERE date >= ?", .text(first.description))
                ?? next,
            try integer(
                "SELECT min(+number) FROM record WHERE is_clock_trusted AND at BETWEEN ? AND ?",
                .integer(start), largest) ?? next,
            next)
        var ledger = Ledger(
            since: first, nextNumber: next, newest: newest,
            courses: try courses(before: from, countsIntakes: countsIntakes))
        if let adoption { ledger.apply(adoption) }
        let rows = try selectSound("WHERE number >= ? ORDER BY number", .integer(from))
        guard rows.elementsEqual(from..<next, by: { $0.number == $1 }) else {
            throw SQLiteError(code: .corrupt, message: "records are missing")
        }
        for row in rows { row.record.map { ledger.apply($0) } }
        return ledger
    }

    /// What was done to each course before a record, and where asked the dates with an intake.
    private func courses(before number: Int64, countsIntakes: Bool) throws(SQLiteError)
        -> [Medication.Key: CourseHistory]
    {
        var courses: [Medication.Key: CourseHistory] = [:]
        let moves = try selectSound(
            """
            WHERE event IN ('held', 'resumed', 'stepped_back') AND number < ?
                AND number NOT IN (SELECT undoes FROM record WHERE undoes IS NOT NULL)
            ORDER BY number
            """, .integer(number))
        for row in moves {
            guard case .course(let key, let move, let reason)? = row.record?.event else { continue }
            courses[key, default: CourseHistory()].add(
                CourseHistory.Entry(record: row.number, move: move, reason: reason))
        }
        guard countsIntakes else { return courses }
        var rows = try database.prepare(
            """
            SELECT medication, date, count(*) FROM record
            WHERE event IN ('taken', 'extra_intake') AND number < ?
                AND number NOT IN (SELECT undoes FROM record WHERE undoes IS NOT NULL)
            GROUP BY medication, date
            """
        ).rows(.integer(number))
        while try rows.next() {
            guard let key = rows.text(0), let date = rows.text(1).flatMap(CivilDate.init(_:)) else {
                continue
            }
            courses[key, default: CourseHistory()].countIntakes(
                Int(rows.integer(2) ?? 0), on: date)
        }
        return courses
    }

    /// What was recorded about one date, and what took it back, folded.
    func ledger(of date: CivilDate) throws(SQLiteError) -> Ledger {
        var ledger = Ledger()
        let records = try select(
            """
            WHERE date = ?1 OR undoes IN (SELECT number FROM record WHERE date = ?1)
            ORDER BY number
            """, .text(date.description))
        records.forEach { ledger.apply($0) }
        return ledger
    }

    /// The records of those rows that can be read.
    private func select(_ clause: String, _ values: Value...) throws(SQLiteError) -> [Record] {
        try rows(clause, values).compactMap(\.record)
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

    func rows(_ clause: String, _ values: [Value]) throws(SQLiteError) -> [RecordRow] {
        var found = try database.prepare("\(RecordRow.select) \(clause)").rows(values)
        var rows: [RecordRow] = []
        while try found.next() { rows.append(RecordRow(reading: found)) }
        return rows
    }

    private func integer(_ sql: String, _ values: Value...) throws(SQLiteError) -> Int64? {
        try Self.integer(sql, values, in: database)
    }

    private static func integer(
        _ sql: String, _ values: [Value] = [], in database: Database
    ) throws(SQLiteError) -> Int64? {
        var rows = try database.prepare(sql).rows(values)
        return try rows.next() ? rows.integer(0) : nil
    }
}
