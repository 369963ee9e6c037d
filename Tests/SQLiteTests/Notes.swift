import SQLite
import Testing

/// A schema as a program might have it in its third version.
let notes = Schema(
    applicationID: 0x6e6f_7465,
    migrations: [
        """
        CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
        CREATE TRIGGER note_is_append_only BEFORE DELETE ON note
        BEGIN SELECT RAISE(ABORT, 'notes are never deleted'); END;
        """,
        "ALTER TABLE note ADD COLUMN author TEXT",
        "CREATE UNIQUE INDEX note_by_text ON note (text)",
    ])

extension Schema {
    /// The same schema as the program had it at an earlier version.
    func at(_ version: Int) -> Schema {
        Schema(applicationID: applicationID, migrations: Array(migrations.prefix(version)))
    }
}

extension Database {
    static func notes(at path: String) throws -> Database {
        let database = try Database(at: path, for: SQLiteTests.notes)
        try database.migrate(to: SQLiteTests.notes)
        return database
    }

    func first(_ sql: String) throws -> Value {
        var rows = try prepare(sql).rows()
        try #require(try rows.next())
        return rows.value(0)
    }
}

/// What the failing call was refused with; the test fails when it succeeds.
func failure<Failure: Error>(of call: () throws(Failure) -> Void) throws -> Failure {
    do throws(Failure) {
        try call()
    } catch {
        return error
    }
    throw Unexpected.success
}

/// What SQLite answered when the file would not open.
func openingFailure(at path: String) throws -> SQLiteError {
    switch try failure(of: { () throws(OpenError) in _ = try Database(at: path, for: notes) }) {
    case .failed(let error): return error
    case let other: throw other
    }
}

enum Unexpected: Error { case success }

/// SQLite's macros for them are expressions that are not imported: primary | (number << 8).
extension ResultCode {
    static let isSymbolicLink = ResultCode(rawValue: 14 | (6 << 8))
    static let unique = ResultCode(rawValue: 19 | (8 << 8))
    static let raisedByTrigger = ResultCode(rawValue: 19 | (7 << 8))
}
