import CSQLite

/// One connection to a database file that it has to itself.
///
/// It belongs to one thread. While it is open the process must not open the file by other means:
/// closing any descriptor of the file drops SQLite's locks on it (POSIX).
package final class Database {
    let handle: OpaquePointer

    /// Opens the file for reading and writing, or makes it; nothing of it is read yet.
    ///
    /// Without SQLite's own mutex, for a connection cannot be sent to another thread.
    init(connectingTo file: String) throws(SQLiteError) {
        var handle: OpaquePointer?
        let flags =
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX
            | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(file, &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            let error = SQLiteError(of: handle, code: code, sql: nil)
            sqlite3_close_v2(handle)
            throw error
        }
        self.handle = handle
    }

    deinit {
        // Never busy: every statement keeps its database and is finalized before it.
        sqlite3_close_v2(handle)
    }

    package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        try Statement(sql, on: self)
    }

    /// Runs a script of statements without parameters; their rows are dropped.
    package func execute(_ script: String) throws(SQLiteError) {
        let code = sqlite3_exec(handle, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(of: handle, code: code, sql: script) }
    }

    /// Does all of it and commits it to the disk, or none of it.
    ///
    /// It takes the write lock at once, so that nothing fails halfway for want of it.
    package func transaction<Result>(
        _ body: () throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        precondition(!isInTransaction, "Transactions do not nest.")
        try execute("BEGIN IMMEDIATE")
        do throws(SQLiteError) {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            // Some failures (full, I/O) have rolled back already; what remains is ended here. That
            // a rollback fails as well changes nothing for the caller: nothing was committed.
            if isInTransaction { try? execute("ROLLBACK") }
            throw error
        }
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// The first column of the first row; null when there is no row.
    func value(_ sql: String) throws(SQLiteError) -> Value {
        var rows = try prepare(sql).rows()
        return try rows.next() ? rows.value(0) : .null
    }
}

extension Database {
    /// The program the file belongs to; 0 when none has claimed it.
    var applicationID: Int32 {
        get throws(SQLiteError) { try headerField("application_id") }
    }

    func setApplicationID(_ id: Int32) throws(SQLiteError) {
        try execute("PRAGMA application_id = \(id)")
    }

    /// The version of the tables; 0 when there are none.
    package var userVersion: Int32 {
        get throws(SQLiteError) { try headerField("user_version") }
    }

    func setUserVersion(_ version: Int32) throws(SQLiteError) {
        try execute("PRAGMA user_version = \(version)")
    }

    private func headerField(_ pragma: String) throws(SQLiteError) -> Int32 {
        guard case .integer(let field) = try value("PRAGMA \(pragma)") else { return 0 }
        return Int32(truncatingIfNeeded: field)
    }
}
