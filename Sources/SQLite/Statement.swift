import CSQLite

/// A compiled statement, to be kept and run many times.
package final class Statement {
    package let sql: String
    let handle: OpaquePointer
    /// Keeps the connection open as long as the statement lives.
    let database: Database
    /// Whether its rows are being read; it can give them to one reader at a time.
    var isRunning = false

    init(_ sql: String, on database: Database) throws(SQLiteError) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(
            database.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK else {
            throw SQLiteError(of: database.handle, code: code, sql: sql)
        }
        guard let handle else { preconditionFailure("A statement is not empty: \(sql)") }
        self.sql = sql
        self.handle = handle
        self.database = database
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// Runs it to its end with these values for its parameters, whatever rows it gives.
    package func run(_ values: Value...) throws(SQLiteError) {
        try run(values)
    }

    package func run(_ values: [Value]) throws(SQLiteError) {
        var rows = try Rows(of: self, values)
        while try rows.next() {}
    }

    /// Starts it with these values for its parameters; nothing is read until `next()`.
    package func rows(_ values: Value...) throws(SQLiteError) -> Rows {
        try rows(values)
    }

    package func rows(_ values: [Value]) throws(SQLiteError) -> Rows {
        try Rows(of: self, values)
    }
}
