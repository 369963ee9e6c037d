import CSQLite
import Glibc

/// Why a file was not opened.
package enum OpenError: Error, Hashable, Sendable {
    case failed(SQLiteError)
    /// The file is another program's; it was left as it is.
    case foreign(applicationID: Int32)
    /// A later version of this program wrote the file; it was left as it is.
    case newer(version: Int32, known: Int32)
    /// The connection would not be as safe as asked, as on a file system that cannot lock.
    case refused(pragma: String, wanted: Value, found: Value)
}

extension Database {
    /// Opens the schema's file or makes an empty one (0600), durable and for this connection alone.
    ///
    /// A file that is another program's, or of a later version, is refused untouched. One of an
    /// earlier version is opened as it is: `migrate(to:)` is separate, so that it can be checked
    /// first. The file must not be a symbolic link; its folder may be reached through some.
    package convenience init(at path: String, for schema: Schema) throws(OpenError) {
        let refusal: OpenError?
        do throws(SQLiteError) {
            let file = resolvingFolder(of: path)
            createPrivate(file)
            try self.init(connectingTo: file)
            try requireWritable()
            // A file that is refused keeps the log that another run left.
            let hasLog = access(file + "-wal", F_OK) == 0 || errno != ENOENT
            try set(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, to: hasLog)
            refusal = try secure(for: schema)
            if refusal == nil { try set(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, to: false) }
        } catch {
            throw .failed(error)
        }
        if let refusal { throw refusal }
    }

    /// Puts every protection in force; what stands against it, if anything does, is returned.
    private func secure(for schema: Schema) throws(SQLiteError) -> OpenError? {
        try set(SQLITE_DBCONFIG_DEFENSIVE, to: true)
        if let refusal = try enforce(Pragma.harmless) { return refusal }
        if let mismatch = try mismatch(with: schema) { return mismatch }
        return try enforce(Pragma.durable)
    }

    /// Refuses a file that SQLite could open for reading alone, which it does without a word.
    private func requireWritable() throws(SQLiteError) {
        guard sqlite3_db_readonly(handle, "main") == 0 else {
            throw SQLiteError(
                code: .readOnly, message: String(cString: sqlite3_errstr(SQLITE_READONLY)))
        }
    }

    private func set(_ option: Int32, to isOn: Bool) throws(SQLiteError) {
        let code = csqlite_db_config(handle, option, isOn ? 1 : 0)
        guard code == SQLITE_OK else { throw SQLiteError(of: handle, code: code, sql: nil) }
    }

    /// Sets each pragma and reads it back, for one that SQLite cannot follow is silently ignored.
    private func enforce(_ pragmas: [Pragma]) throws(SQLiteError) -> OpenError? {
        for pragma in pragmas {
            try execute("PRAGMA \(pragma.name) = \(pragma.setting)")
            let found = try value("PRAGMA \(pragma.name)")
            guard found == pragma.effect else {
                return .refused(pragma: pragma.name, wanted: pragma.effect, found: found)
            }
        }
        return nil
    }
}

private struct Pragma {
    let name: String
    let setting: String
    /// What it reads as when it is in force.
    let effect: Value

    /// Those that change nothing in the file.
    static let harmless = [
        // Before anything is read: with it the index of the write-ahead log stays in memory, and
        // SQLite before 3.51.3 can damage a log that two connections share.
        Pragma(name: "locking_mode", setting: "EXCLUSIVE", effect: "exclusive"),
        Pragma(name: "foreign_keys", setting: "ON", effect: 1),
        Pragma(name: "trusted_schema", setting: "OFF", effect: 0),
        Pragma(name: "cell_size_check", setting: "ON", effect: 1),
        // A commit is on the disk before it returns; NORMAL loses the last ones in a power cut.
        Pragma(name: "synchronous", setting: "FULL", effect: 2),
    ]

    /// Those that are written to the file.
    static let durable = [
        Pragma(name: "journal_mode", setting: "WAL", effect: "wal")
    ]
}

/// The same file with the symbolic links of its folder followed.
///
/// `SQLITE_OPEN_NOFOLLOW` refuses a link anywhere in the path, but a linked home is no attack.
private func resolvingFolder(of path: String) -> String {
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = end.map { String(path[..<$0]) + "/" } ?? "."
    let name = end.map { path[path.utf8.index(after: $0)...] } ?? path[...]
    guard let resolved = realpath(folder, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved) + "/" + name
}

/// Makes the file for its owner alone, whatever the umask; SQLite's own files follow its mode.
///
/// An existing file is not opened, for closing it would drop the locks on it. Why it could not be
/// made SQLite will say.
private func createPrivate(_ file: String) {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
}
