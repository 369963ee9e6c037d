import SQLite
import Testing

@Suite struct MigrationTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("notes.sqlite")
    }

    @Test(arguments: 0...3)
    func `a file of any earlier version reaches the newest with its rows`(version: Int) throws {
        do {
            let database = try Database(at: path, for: notes.at(version))
            try database.migrate(to: notes.at(version))
            #expect(try database.userVersion == Int32(version))
            if version > 0 { try database.execute("INSERT INTO note (text) VALUES ('kept')") }
        }
        let database = try Database.notes(at: path)
        #expect(try database.userVersion == 3)
        #expect(
            try database.first("PRAGMA application_id") == Value(Int64(notes.applicationID)))
        #expect(try database.first("SELECT count(*) FROM note") == (version > 0 ? 1 : 0))
        #expect(try database.first("SELECT count(author) FROM note") == 0)
    }

    @Test func `a step that fails leaves the version before it`() throws {
        let broken = Schema(
            applicationID: notes.applicationID,
            migrations: notes.migrations + ["CREATE TABLE half (id INTEGER); SELECT nonsense;"])
        let database = try Database(at: path, for: broken)
        let error = try failure { () throws(SQLiteError) in try database.migrate(to: broken) }
        #expect(error.code == .error)
        #expect(try database.userVersion == 3)
        #expect(try database.first("SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == 0)
    }

    @Test func `a file of a later version is refused with not a byte changed`() throws {
        do { _ = try Database.notes(at: path) }
        let before = try folder.bytes(of: "notes.sqlite")
        let refusal = try failure { () throws(OpenError) in
            _ = try Database(at: path, for: notes.at(2))
        }
        #expect(refusal == .newer(version: 3, known: 2))
        #expect(try folder.bytes(of: "notes.sqlite") == before)
        #expect(folder.names == ["notes.sqlite"])
    }

    @Test func `a later version's log of a crash is refused with not a byte changed`() throws {
        do {
            let crashed = try Database.notes(at: path)
            try folder.write(try folder.bytes(of: "notes.sqlite"), to: "copy")
            try folder.write(try folder.bytes(of: "notes.sqlite-wal"), to: "copy-wal")
            #expect(try crashed.userVersion == 3)
        }
        let before = [try folder.bytes(of: "copy"), try folder.bytes(of: "copy-wal")]
        let refusal = try failure { () throws(OpenError) in
            _ = try Database(at: folder.file("copy"), for: notes.at(2))
        }
        #expect(refusal == .newer(version: 3, known: 2))
        #expect([try folder.bytes(of: "copy"), try folder.bytes(of: "copy-wal")] == before)
    }

    @Test func `another program's file is refused with not a byte changed`() throws {
        let other = Schema(applicationID: 7, migrations: ["CREATE TABLE secret (word TEXT)"])
        do {
            let database = try Database(at: path, for: other)
            try database.migrate(to: other)
            // As most programs leave it: in rollback mode.
            try database.execute("PRAGMA journal_mode = DELETE")
        }
        let before = try folder.bytes(of: "notes.sqlite")
        let refusal = try failure { () throws(OpenError) in _ = try Database(at: path, for: notes) }
        #expect(refusal == .foreign(applicationID: 7))
        #expect(try folder.bytes(of: "notes.sqlite") == before)
        #expect(folder.names == ["notes.sqlite"])
    }

    @Test func `tables without an application id are another program's`() throws {
        do {
            let database = try Database(at: path, for: notes)
            try database.execute("CREATE TABLE visited (url TEXT)")
        }
        let refusal = try failure { () throws(OpenError) in _ = try Database(at: path, for: notes) }
        #expect(refusal == .foreign(applicationID: 0))
    }
}
