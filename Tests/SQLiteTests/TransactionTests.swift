import Testing

@testable import SQLite

@Suite struct TransactionTests {
    let folder: TemporaryFolder
    let database: Database
    let insert: Statement

    init() throws {
        folder = try TemporaryFolder()
        database = try Database.notes(at: folder.file("notes.sqlite"))
        insert = try database.prepare("INSERT INTO note (text) VALUES (?)")
    }

    @Test func `a transaction is committed whole`() throws {
        let result = try database.transaction { () throws(SQLiteError) in
            try insert.run("a")
            try insert.run("b")
            return "both"
        }
        #expect(result == "both")
        #expect(!database.isInTransaction)
        #expect(try database.first("SELECT count(*) FROM note") == 2)
    }

    @Test func `a transaction that throws leaves nothing behind`() throws {
        let error = try failure { () throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                try insert.run("a")
                try insert.run("a")
            }
        }
        #expect(error.code == .unique)
        #expect(!database.isInTransaction)
        #expect(try database.first("SELECT count(*) FROM note") == 0)
        try database.transaction { () throws(SQLiteError) in try insert.run("a") }
        #expect(try database.first("SELECT count(*) FROM note") == 1)
    }

    @Test func `a transaction whose commit is refused leaves nothing behind`() throws {
        try database.execute(
            """
            CREATE TABLE reply (
                note INTEGER NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED
            ) STRICT
            """)
        let error = try failure { () throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                try database.execute("INSERT INTO reply VALUES (404)")
            }
        }
        #expect(error.kind == .constraint)
        #expect(error.sql == "COMMIT")
        #expect(!database.isInTransaction)
        #expect(try database.first("SELECT count(*) FROM reply") == 0)
    }

    @Test func `a checkpoint moves what was committed into the file and empties the log`() throws {
        try insert.run("a")
        #expect(try !folder.bytes(of: "notes.sqlite-wal").isEmpty)
        try database.checkpoint()
        #expect(try folder.bytes(of: "notes.sqlite-wal").isEmpty)
    }
}
