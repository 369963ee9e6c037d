import CSQLite

/// The rows of a running statement, one at a time; when they go out of scope it can run again.
///
///     var rows = try statement.rows("baclofen")
///     while try rows.next() { ids.append(rows.integer(0)) }
///
/// A row is read in place: nothing but its texts is allocated.
package struct Rows: ~Copyable {
    private let statement: Statement

    init(of statement: Statement, _ values: [Value]) throws(SQLiteError) {
        precondition(!statement.isRunning, "A statement has one reader at a time: \(statement.sql)")
        precondition(
            sqlite3_bind_parameter_count(statement.handle) == values.count,
            "Each parameter has one value: \(statement.sql)")
        self.statement = statement
        for (index, value) in values.enumerated() {
            let code = value.bind(to: statement.handle, at: Int32(index + 1))
            guard code == SQLITE_OK else { throw error(code) }
        }
        statement.isRunning = true
    }

    deinit {
        // The code is that of the last step, which was reported then.
        _ = sqlite3_reset(statement.handle)
        _ = sqlite3_clear_bindings(statement.handle)
        statement.isRunning = false
    }

    /// Goes to the next row; false when there is none.
    package mutating func next() throws(SQLiteError) -> Bool {
        switch sqlite3_step(statement.handle) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        case let code: throw error(code)
        }
    }

    private func error(_ code: Int32) -> SQLiteError {
        SQLiteError(of: statement.database.handle, code: code, sql: statement.sql)
    }
}

/// Columns are counted from 0. Nothing is converted: a column of another class reads as nil.
extension Rows {
    package func integer(_ column: Int) -> Int64? {
        isOf(SQLITE_INTEGER, column) ? sqlite3_column_int64(statement.handle, Int32(column)) : nil
    }

    package func isNull(_ column: Int) -> Bool { isOf(SQLITE_NULL, column) }

    /// Bytes that are no UTF-8 read as U+FFFD.
    package func text(_ column: Int) -> String? {
        guard isOf(SQLITE_TEXT, column) else { return nil }
        let start = sqlite3_column_text(statement.handle, Int32(column))
        return String(decoding: bytes(from: start, column), as: UTF8.self)
    }

    package func value(_ column: Int) -> Value {
        integer(column).map(Value.integer) ?? Value(text(column))
    }

    private func isOf(_ storageClass: Int32, _ column: Int) -> Bool {
        precondition(
            (0..<sqlite3_data_count(statement.handle)).contains(Int32(column)),
            "A column is read from a row that has it: \(statement.sql)")
        return sqlite3_column_type(statement.handle, Int32(column)) == storageClass
    }

    private func bytes(
        from start: UnsafePointer<UInt8>?, _ column: Int
    ) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: start, count: Int(sqlite3_column_bytes(statement.handle, Int32(column))))
    }
}
