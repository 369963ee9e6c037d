import Glibc
import SQLite
import Testing

@Suite struct OpeningTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("notes.sqlite")
    }

    @Test(
        arguments: [
            ("locking_mode", "exclusive"), ("journal_mode", "wal"), ("synchronous", 2),
            ("foreign_keys", 1), ("trusted_schema", 0), ("cell_size_check", 1),
        ] as [(String, Value)])
    func `every protection is in force`(pragma: String, effect: Value) throws {
        let database = try Database.notes(at: path)
        #expect(try database.first("PRAGMA \(pragma)") == effect)
    }

    @Test func `a new file and its log are their owner's alone`() throws {
        let database = try Database.notes(at: path)
        for name in ["notes.sqlite", "notes.sqlite-wal"] {
            var status = stat()
            try #require(stat(folder.file(name), &status) == 0)
            #expect(status.st_mode & 0o7777 == 0o600, "\(name)")
        }
        #expect(try !database.hasMoved)
    }

    @Test func `no shared memory is kept beside the file`() throws {
        let database = try Database.notes(at: path)
        #expect(folder.names == ["notes.sqlite", "notes.sqlite-wal"])
        #expect(try database.userVersion == 3)
    }

    @Test func `a second opener finds the file busy, and the first goes on`() throws {
        let first = try Database.notes(at: path)
        let error = try openingFailure(at: path)
        #expect(error.kind == .busy)
        try first.execute("INSERT INTO note (text) VALUES ('still here')")
    }

    @Test func `a file that is free again opens again`() throws {
        do { _ = try Database.notes(at: path) }
        #expect(folder.names == ["notes.sqlite"])
        #expect(try Database.notes(at: path).quickCheck() == [])
    }

    @Test func `a symbolic link is not followed`() throws {
        try #require(symlink(folder.file("elsewhere"), path) == 0)
        let error = try openingFailure(at: path)
        #expect(error.code == .isSymbolicLink)
        #expect(error.kind == .cannotOpen)
        #expect(folder.names == ["notes.sqlite"])
    }

    @Test func `a folder may be reached through a symbolic link`() throws {
        let other = try TemporaryFolder()
        try #require(symlink(other.path, folder.file("state")) == 0)
        _ = try Database.notes(at: folder.file("state/notes.sqlite"))
        #expect(other.names == ["notes.sqlite"])
    }

    @Test func `a folder that is not there is told with the kernel's reason`() throws {
        let error = try openingFailure(at: folder.file("missing/notes.sqlite"))
        #expect(error.kind == .cannotOpen)
        #expect(error.errno == ENOENT)
    }

    @Test func `a file deleted or replaced under the connection is noticed`() throws {
        let database = try Database.notes(at: path)
        try #require(rename(path, folder.file("away")) == 0)
        #expect(try database.hasMoved)
    }
}
