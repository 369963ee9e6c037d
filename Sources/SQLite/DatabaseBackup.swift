import CSQLite

/// A copy of a database that is made some pages at a time, so that the database goes on being used.
///
/// What its own connection writes meanwhile is in the copy, too; only that connection can have it open.
package final class DatabaseBackup {
    private let source: Database
    private let copy: Database
    private let handle: OpaquePointer

    /// - Parameter file: an empty one, or none; it is not on the disk before somebody brings it there.
    package init(of source: Database, to file: String) throws(SQLiteError) {
        self.source = source
        copy = try Database(connectingTo: file)
        try copy.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        guard let handle = sqlite3_backup_init(copy.handle, "main", source.handle, "main") else {
            throw SQLiteError(of: copy.handle, code: sqlite3_errcode(copy.handle), sql: nil)
        }
        self.handle = handle
    }

    deinit { sqlite3_backup_finish(handle) }

    /// Copies the next pages; true when all of them are there.
    package func copyNext(pages: Int32) throws(SQLiteError) -> Bool {
        switch sqlite3_backup_step(handle, pages) {
        case SQLITE_OK: return false
        case SQLITE_DONE: return true
        case let code: throw SQLiteError(of: copy.handle, code: code, sql: nil)
        }
    }

    /// How many pages there are, and how many of them are copied; both are known after the first step.
    package var pageCount: Int { Int(sqlite3_backup_pagecount(handle)) }
    package var copiedCount: Int { pageCount - Int(sqlite3_backup_remaining(handle)) }
}
