import ControlProtocol
package import DoseCore
import Glibc
import Linux
package import SQLite

/// The append-only ledger on the disk.
///
/// Used by one thread at a time: the loop's, or another's for which the loop waits, or which it has let go of.
package nonisolated final class Store: @unchecked Sendable {
    let database: Database
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

    /// What a ledger is asked for when it is opened.
    struct Demands {
        /// The number of the last record that it should have; the log of one that ends before is left as it is.
        var lastNumber: Int64 = 0
        /// Whether it was found damaged in use, so that all of it is checked at once.
        var isSuspect = false
        /// Reads what is needed of it; a file in which that is damaged is damaged.
        var read: (Store) throws(SQLiteError) -> Void = { _ in }
    }

    /// The number of the last record when it was opened; 0 when there was none.
    let lastNumber: Int64
    /// Goes through the records that were there when it was opened.
    var sweep: LedgerSweep
    /// The copy that is being made of it.
    var copying: DatabaseBackup?

    /// Opens the file if what is asked of it is sound, or begins one.
    init(at path: String, _ demands: Demands) throws(OpenError) {
        database = try Database(at: path, for: ledgerSchema)
        do throws(SQLiteError) {
            try Self.check(database, isSuspect: demands.isSuspect)
            try Self.migrate(database)
            insert = try database.prepare(RecordRow.insert)
            lastNumber = try Self.integer("SELECT max(number) FROM record", in: database) ?? 0
            sweep = LedgerSweep(through: lastNumber)
            try demands.read(self)
            if lastNumber >= demands.lastNumber { try keepLog() }
        } catch {
            database.leaveLog()
            throw .failed(error)
        }
    }

    /// The same of a copy in memory, which nobody writes to.
    init(of image: DatabaseImage, _ demands: Demands) throws(OpenError) {
        database = try Database(of: image, for: ledgerSchema)
        do throws(SQLiteError) {
            try Self.check(database, isSuspect: true)
            try database.migrate(to: ledgerSchema)
            insert = try database.prepare(RecordRow.insert)
            lastNumber = try Self.integer("SELECT max(number) FROM record", in: database) ?? 0
            sweep = LedgerSweep(through: lastNumber)
            try demands.read(self)
        } catch {
            throw .failed(error)
        }
    }

    /// Has SQLite check the whole file where the sweep through its records would not be enough or come too late: when
    /// it is suspect, before its tables are changed, and when it has free pages, which no record leads to.
    private static func check(_ database: Database, isSuspect: Bool) throws(SQLiteError) {
        let isOld = try database.userVersion != ledgerSchema.version
        let hasFreePages = try database.hasFreePages
        guard isSuspect || isOld || hasFreePages else { return }
        let problems = try database.quickCheck()
        guard problems.isEmpty else { throw SQLiteError(code: .corrupt, message: problems[0]) }
    }

    /// Takes the tables to this version, and gives back the room of those that were made anew.
    ///
    /// Tables that the file's version says are to be made and that are there are those of a file whose version is wrong;
    /// rows that cannot be in one table twice are those of a damaged one.
    private static func migrate(_ database: Database) throws(SQLiteError) {
        do throws(SQLiteError) {
            let version = try database.userVersion
            try database.migrate(to: ledgerSchema)
            guard version != 0, version != ledgerSchema.version else { return }
            do throws(SQLiteError) {
                try database.compact()
            } catch let error where error.kind == .full || error.kind == .cannotOpen {
                // It takes as much room again, and a folder for it. Without, the file is longer than it need be.
            }
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

    /// Commits the records to the disk, all or none.
    package func append(_ records: [Record]) throws(SQLiteError) {
        try database.transaction { () throws(SQLiteError) in
            for record in records { try insert.run(RecordRow(record).sealed) }
        }
    }

    /// Commits rows of another ledger as they were there, all or none.
    func insertAsRead(_ rows: [RecordRow]) throws(SQLiteError) {
        let insert = insert
        func insertAll() throws(SQLiteError) { for row in rows { try insert.run(row.asRead) } }
        try database.transaction(insertAll)
    }

    /// Whether the file was deleted or replaced since it was opened.
    var hasMoved: Bool {
        get throws(SQLiteError) { try database.hasMoved }
    }

    /// Looks at the next records of the sweep.
    func sweepNext() { sweep.next(in: self) }

    /// What comes of something that is asked of it.
    func result<Value>(of work: (Store) throws(SQLiteError) -> Value) -> Result<Value, SQLiteError>
    {
        do throws(SQLiteError) {
            return .success(try work(self))
        } catch {
            return .failure(error)
        }
    }

    /// Makes all indices anew from the records.
    func remakeIndices() throws(SQLiteError) { try database.execute("REINDEX") }

    /// Moves what is in the log into the file.
    func emptyLog() throws(SQLiteError) { try database.checkpoint() }

    /// Writes all that it holds to a file for its owner alone, as a whole or not at all.
    func write(to path: String) throws(SQLiteError) {
        let draft = path + ".new"
        unlink(draft)
        defer { unlink(draft) }
        do throws(Errno) {
            // SQLite would make the file readable by others; an empty one it takes.
            try File.create(draft)
        } catch {
            throw SQLiteError(error)
        }
        try database.prepare("VACUUM INTO ?").run(.text(draft))
        do throws(Errno) {
            try File.synchronise(draft)
            try File.replace(path, by: draft)
        } catch {
            throw SQLiteError(error)
        }
    }

    static func integer(
        _ sql: String, _ values: [Value] = [], in database: Database
    ) throws(SQLiteError) -> Int64? {
        var rows = try database.prepare(sql).rows(values)
        return try rows.next() ? rows.integer(0) : nil
    }
}
