import CSQLite
import Glibc

extension Database {
    /// What is wrong with the file, in SQLite's words; empty when it is sound.
    ///
    /// Damage that stops the reading is thrown as `corrupt` or `notADatabase` instead. Rows are not held against the
    /// table's CHECK constraints once more: that takes two thirds of the time and finds no damage.
    package func quickCheck() throws(SQLiteError) -> [String] {
        try execute("PRAGMA ignore_check_constraints = ON")
        defer { try? execute("PRAGMA ignore_check_constraints = OFF") }
        var rows = try prepare("PRAGMA quick_check").rows()
        var problems: [String] = []
        while try rows.next() {
            if let problem = rows.text(0), problem != "ok" { problems.append(problem) }
        }
        return problems
    }

    /// Whether there are pages that nothing is kept in; only `quickCheck` looks at them.
    package var hasFreePages: Bool {
        get throws(SQLiteError) { try value("PRAGMA freelist_count") != 0 }
    }

    /// Writes the file anew without its free pages, as a whole or not at all; it takes as much room once more.
    package func compact() throws(SQLiteError) { try execute("VACUUM") }

    /// Moves the whole write-ahead log into the file and empties it.
    package func checkpoint() throws(SQLiteError) {
        let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(of: handle, code: code, sql: nil) }
    }

    /// Copies what the write-ahead log holds into the file and leaves the log as it is.
    package func copyLog() throws(SQLiteError) {
        let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(of: handle, code: code, sql: nil) }
    }

    /// Lets the closing neither empty nor delete the log.
    package func leaveLog() {
        _ = csqlite_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    }

    /// Whether the file was deleted, renamed or replaced since it was opened: what is written from
    /// then on is lost.
    package var hasMoved: Bool {
        get throws(SQLiteError) {
            // SQLite takes a file that it cannot ask for to have moved: it is asked again when it can.
            guard try isSaidToHaveMoved() else { return false }
            var status = stat()
            if stat(sqlite3_db_filename(handle, "main"), &status) != 0 {
                let reason = errno
                if reason != ENOENT && reason != ENOTDIR {
                    throw SQLiteError(
                        code: .io, message: String(cString: strerror(reason)), errno: reason)
                }
            }
            return try isSaidToHaveMoved()
        }
    }

    private func isSaidToHaveMoved() throws(SQLiteError) -> Bool {
        var hasMoved: Int32 = 0
        let code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
        guard code == SQLITE_OK else { throw SQLiteError(of: handle, code: code, sql: nil) }
        return hasMoved != 0
    }
}
