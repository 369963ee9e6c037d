import Glibc
import SQLite
import Testing

@Suite struct ErrorTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("notes.sqlite")
    }

    @Test func `a trigger's refusal carries its words and the statement`() throws {
        let database = try Database.notes(at: path)
        try database.execute("INSERT INTO note (text) VALUES ('kept')")
        let delete = try database.prepare("DELETE FROM note WHERE text = ?")
        let error = try failure { () throws(SQLiteError) in try delete.run("kept") }
        #expect(
            error
                == SQLiteError(
                    code: .raisedByTrigger, message: "notes are never deleted",
                    sql: "DELETE FROM note WHERE text = ?"))
        #expect(error.kind == .constraint)
        #expect(try database.first("SELECT count(*) FROM note") == 1)
    }

    @Test(arguments: [.null, "secret"] as [Value])
    func `an error never holds what was bound`(value: Value) throws {
        let database = try Database.notes(at: path)
        try database.execute("CREATE TABLE strict (n INTEGER NOT NULL, t TEXT UNIQUE) STRICT")
        try database.execute("INSERT INTO strict VALUES (1, 'secret')")
        let insert = try database.prepare("INSERT INTO strict VALUES (?, ?)")
        let error = try failure { () throws(SQLiteError) in try insert.run(value, "secret") }
        #expect(error.kind == .constraint)
        #expect(!"\(error)".contains("secret"))
    }

    @Test func `a mistake in the SQL is told where it is prepared`() throws {
        let database = try Database.notes(at: path)
        let error = try failure { () throws(SQLiteError) in
            _ = try database.prepare("SELEC 1")
        }
        #expect(error.code == .error)
        #expect(error.kind == .other)
        #expect(error.sql == "SELEC 1")
    }

    @Test func `a primary code matches its refinements and a refinement only itself`() {
        #expect(ResultCode.constraint ~= ResultCode.unique)
        #expect(ResultCode.unique ~= ResultCode.unique)
        #expect(!(ResultCode.raisedByTrigger ~= ResultCode.unique))
        #expect(!(ResultCode.unique ~= ResultCode.constraint))
    }

    @Test func `a database that may not grow is full, and heals when it may`() throws {
        let database = try Database.notes(at: path)
        let insert = try database.prepare("INSERT INTO note (text) VALUES (?)")
        try database.execute("PRAGMA max_page_count = 1")
        let long = Value(String(repeating: "x", count: 10_000))
        let error = try failure { () throws(SQLiteError) in try insert.run(long) }
        #expect(error.kind == .full)
        try database.execute("PRAGMA max_page_count = 1000")
        try insert.run(long)
    }

    @Test func `a file that is something else is not a database`() throws {
        let words = Array(String(repeating: "This is a letter.\n", count: 500).utf8)
        try folder.write(words, to: "notes.sqlite")
        let error = try openingFailure(at: path)
        #expect(error.kind == .notADatabase)
        #expect(try folder.bytes(of: "notes.sqlite") == words)
    }

    @Test func `damage that leaves a file readable is listed`() throws {
        do { _ = try Database.notes(at: path) }
        // The count of fragmented bytes in the header of the second page.
        try folder.write([9], to: "notes.sqlite", at: 4096 + 7)
        #expect(try Database(at: path, for: notes).quickCheck().count == 1)
    }

    @Test func `a damaged page is told by the check and by the reading`() throws {
        do {
            let database = try Database.notes(at: path)
            let insert = try database.prepare("INSERT INTO note (text) VALUES (?)")
            for number in 1...2000 { try insert.run(Value("a note with the number \(number)")) }
        }
        // From the fourth page on: the first three hold the header and the roots.
        for page in 3..<(try folder.bytes(of: "notes.sqlite").count / 4096) {
            try folder.write(
                [UInt8](repeating: 0xa5, count: 4096), to: "notes.sqlite", at: page * 4096)
        }
        let database = try Database(at: path, for: notes)
        let check = try failure { () throws(SQLiteError) in _ = try database.quickCheck() }
        #expect(check.kind == .corrupt)
        let reading = try failure { () throws(SQLiteError) in
            try database.prepare("SELECT id FROM note").run()
        }
        #expect(reading.kind == .corrupt)
    }

    @Test func `a file cut short is damaged`() throws {
        do { _ = try Database.notes(at: path) }
        try #require(truncate(path, 4096) == 0)
        let error = try openingFailure(at: path)
        #expect(error.kind == .corrupt)
    }

    @Test(.enabled(if: SmallFileSystem.isPossible))
    func `a full disk refuses, keeps what was committed, and heals`() throws {
        let disk = try SmallFileSystem(over: folder, bytes: 300_000)
        let database = try Database.notes(at: path)
        let insert = try database.prepare("INSERT INTO note (text) VALUES (?)")
        var committed: Int64 = 0
        let error = try failure { () throws(SQLiteError) in
            while true {
                try insert.run(Value("note \(committed)"))
                committed += 1
            }
        }
        #expect(error.kind == .full)
        #expect(try database.first("SELECT count(*) FROM note") == .integer(committed))

        try disk.remount("size=600000")
        try insert.run("after the disk had space again")
        #expect(try database.first("SELECT count(*) FROM note") == .integer(committed + 1))
        #expect(try database.quickCheck() == [])
    }

    @Test(.enabled(if: SmallFileSystem.isPossible))
    func `a file on a read-only file system is refused as read-only`() throws {
        let disk = try SmallFileSystem(over: folder, bytes: 1_000_000)
        do { _ = try Database.notes(at: path) }
        try disk.remount("ro")
        let error = try openingFailure(at: path)
        #expect(error.kind == .readOnly)
    }
}
