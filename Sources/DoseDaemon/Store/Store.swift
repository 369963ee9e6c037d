import DoseCore
import Glibc
import Linux
import SQLite

/// The append-only ledger on the disk.
final class Store {
    private let database: Database
    private let insert: Statement

    /// Why there is no store to write to.
    enum Failure: Error, Equatable {
        /// Another process holds the file: this is the second instance.
        case inUse
        /// The file is another program's, or of a later version; it was left as it is.
        case refused(OpenError)
        /// It cannot be reached or written now; trying again may help.
        case unavailable(OpenError)
        /// The folder or the file is another user's, who could change it.
        case owned(path: String, by: uid_t)
    }

    /// What there was before is not there to be read.
    enum Loss: Equatable {
        /// It was renamed to this.
        case damaged(String)
        case emptied
    }

    /// Opens the ledger or begins one; a damaged file is set aside, and `lost` is told.
    static func open(at path: String, lost: (Loss) -> Void) throws(Failure) -> Store {
        try checkPlace(of: path)
        let isEmptied = (try? FileStatus(of: path))??.size == 0
        // SQLite deletes the log beside an empty file.
        if isEmptied { setAsideLog(of: path) }
        do throws(OpenError) {
            let store = try Store(at: path)
            if isEmptied { lost(.emptied) }
            return store
        } catch {
            guard error.isDamage, let aside = setAside(path) else { throw Failure(error) }
            lost(.damaged(aside))
        }
        do throws(OpenError) {
            return try Store(at: path)
        } catch {
            throw Failure(error)
        }
    }

    private init(at path: String) throws(OpenError) {
        database = try Database(at: path, for: ledgerSchema)
        do throws(SQLiteError) {
            let problems = try database.quickCheck()
            guard problems.isEmpty else {
                throw SQLiteError(code: .corrupt, message: problems[0])
            }
            try database.migrate(to: ledgerSchema)
            insert = try database.prepare(RecordRow.insert)
        } catch {
            throw .failed(error)
        }
    }

    /// Not isolated: while Dispatch serves the main queue the runtime puts an isolated one off, and a program that ends
    /// would leave its log behind.
    nonisolated deinit {}

    /// Commits the records to the disk, all or none.
    func append(_ records: [Record]) throws(SQLiteError) {
        try database.transaction { () throws(SQLiteError) in
            for record in records { try insert.run(RecordRow(record).values) }
        }
    }

    /// Whether the file was deleted or replaced since it was opened.
    var hasMoved: Bool {
        get throws(SQLiteError) { try database.hasMoved }
    }

    /// Moves what is in the log into the file.
    func emptyLog() throws(SQLiteError) { try database.checkpoint() }

    /// Writes all that it holds to a file that does not exist, for its owner alone.
    func write(to path: String) throws(SQLiteError) {
        // SQLite would make it readable by others; an empty file it takes.
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
        try database.prepare("VACUUM INTO ?").run(.text(path))
    }

    // MARK: Reading

    /// The ledger as far as the agenda needs it: what concerns the dates from `today` less the remembered days on, and
    /// of the time before all that was done to the courses.
    ///
    /// - Parameter countsIntakes: whether a course needs every date with an intake as well, which takes longer.
    func ledger(today: CivilDate, countsIntakes: Bool) throws(SQLiteError) -> Ledger {
        var newest: Instant?
        var rows = try database.prepare("SELECT max(at) FROM record WHERE is_clock_trusted").rows()
        if try rows.next() { newest = rows.integer(0).map(Instant.init(milliseconds:)) }
        let next = try integer("SELECT max(number) FROM record").map { $0 + 1 } ?? 1
        let adoption = try select("WHERE event = 'plan_adopted' ORDER BY number DESC LIMIT 1").first

        // Without its condition, and with number for +number, these would read the whole table.
        let newestDate = try text("SELECT max(date) FROM record WHERE date IS NOT NULL")
            .flatMap(CivilDate.init(_:))
        let first = min(newestDate ?? today, today) - Limits.rememberedDays
        let from =
            try integer(
                "SELECT min(+number) FROM record WHERE date >= ?", .text(first.description))
            ?? next
        var ledger = Ledger(
            nextNumber: next, newest: newest,
            courses: try courses(before: from, countsIntakes: countsIntakes))
        if let adoption { ledger.apply(adoption) }
        for record in try select("WHERE number >= ? ORDER BY number", .integer(from)) {
            ledger.apply(record)
        }
        return ledger
    }

    /// What was done to each course before a record, and where asked the dates with an intake.
    private func courses(before number: Int64, countsIntakes: Bool) throws(SQLiteError)
        -> [Medication.Key: CourseHistory]
    {
        var courses: [Medication.Key: CourseHistory] = [:]
        let moves = try select(
            """
            WHERE event IN ('held', 'resumed', 'stepped_back') AND number < ?
                AND number NOT IN (SELECT undoes FROM record WHERE undoes IS NOT NULL)
            ORDER BY number
            """, .integer(number))
        for record in moves {
            guard case .course(let key, let move, let reason) = record.event else { continue }
            courses[key, default: CourseHistory()].add(
                CourseHistory.Entry(record: record.number, move: move, reason: reason))
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

    /// The newest records before a number, newest first.
    func history(before number: Int64, limit: Int) throws(SQLiteError) -> [Record] {
        try select(
            "WHERE number < ? ORDER BY number DESC LIMIT ?", .integer(number),
            .integer(Int64(limit)))
    }

    private func select(_ clause: String, _ values: Value...) throws(SQLiteError) -> [Record] {
        var rows = try database.prepare("\(RecordRow.select) \(clause)").rows(values)
        var records: [Record] = []
        while try rows.next() {
            if let record = RecordRow(reading: rows).record { records.append(record) }
        }
        return records
    }

    private func integer(_ sql: String, _ values: Value...) throws(SQLiteError) -> Int64? {
        var rows = try database.prepare(sql).rows(values)
        return try rows.next() ? rows.integer(0) : nil
    }

    private func text(_ sql: String) throws(SQLiteError) -> String? {
        var rows = try database.prepare(sql).rows()
        return try rows.next() ? rows.text(0) : nil
    }
}

extension Store.Failure {
    init(_ error: OpenError) {
        self =
            switch error {
            case .failed(let failure) where failure.kind == .busy: .inUse
            case .foreign, .newer: .refused(error)
            case .failed, .refused: .unavailable(error)
            }
    }
}

extension OpenError {
    /// Whether the file is damaged beyond reading, so that it must make way for a new one.
    fileprivate var isDamage: Bool {
        if case .failed(let error) = self {
            error.kind == .corrupt || error.kind == .notADatabase
        } else {
            false
        }
    }
}
