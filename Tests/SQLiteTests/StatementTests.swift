import SQLite
import Testing

@Suite struct StatementTests {
    let folder: TemporaryFolder
    let database: Database

    init() throws {
        folder = try TemporaryFolder()
        database = try Database.notes(at: folder.file("notes.sqlite"))
    }

    @Test(
        arguments: [
            .null, .integer(0), .integer(.min), .integer(.max),
            .text(""), .text("Baclofène 10 mg — 💊"), .text("one\0two"),
            .text("'; DROP TABLE note; --"), .text(String(repeating: "7", count: 100_000)),
        ] as [Value])
    func `a value comes back as it was bound`(value: Value) throws {
        try database.execute("CREATE TABLE anything (value)")
        try database.prepare("INSERT INTO anything VALUES (?)").run(value)
        #expect(try database.first("SELECT value FROM anything") == value)
    }

    @Test func `a column of another class reads as nil`() throws {
        var rows = try database.prepare("SELECT 1, '1', NULL, 1.0, x'01'").rows()
        try #require(try rows.next())
        #expect((0..<5).map { rows.integer($0) } == [1, nil, nil, nil, nil])
        #expect((0..<5).map { rows.text($0) } == [nil, "1", nil, nil, nil])
        #expect((0..<5).map { rows.value($0) } == [1, "1", nil, nil, nil])
        #expect((0..<5).map { rows.isNull($0) } == [false, false, true, false, false])
    }

    @Test func `text that is no UTF-8 is read with replacements`() throws {
        #expect(try database.first("SELECT CAST(x'61ff62' AS TEXT)") == "a\u{fffd}b")
    }

    @Test func `an optional that is nil binds NULL`() {
        #expect(Value(String?.none) == .null)
        #expect(Value(Int64?.none) == .null)
        #expect(Value(Int?(3)) == 3)
    }

    @Test func `a statement runs many times and forgets its values`() throws {
        let insert = try database.prepare("INSERT INTO note (text, author) VALUES (?, ?)")
        for number in 1...100 {
            try insert.run(Value("note \(number)"), number == 1 ? "Ada" : nil)
        }
        #expect(try database.first("SELECT count(*) FROM note") == 100)
        #expect(try database.first("SELECT count(author) FROM note") == 1)
    }

    @Test func `a statement abandoned halfway starts anew`() throws {
        let select = try database.prepare("VALUES (1), (2)")
        for _ in 1...2 {
            var rows = try select.rows()
            try #require(try rows.next())
            #expect(rows.integer(0) == 1)
        }
    }

    @Test func `a statement that failed runs again`() throws {
        let insert = try database.prepare("INSERT INTO note (text) VALUES (?)")
        try insert.run("once")
        _ = try failure { () throws(SQLiteError) in try insert.run("once") }
        try insert.run("twice")
        #expect(try database.first("SELECT count(*) FROM note") == 2)
    }

    @Test func `a statement outlives the last reference to its database`() throws {
        func orphan() throws -> Statement {
            try Database.notes(at: folder.file("other.sqlite")).prepare("SELECT count(*) FROM note")
        }
        let select = try orphan()
        var rows = try select.rows()
        #expect(try rows.next())
        #expect(rows.integer(0) == 0)
    }
}
