import Glibc
import Linux
import SQLite

/// The ledger as the power cut left it, looked at by SQLite alone before the daemon opens it.
///
/// A copy in memory: to look at the ledger itself would mend its log.
struct LedgerCopy {
    /// What is wrong with it.
    private(set) var problems: [String] = []
    /// The records.
    private(set) var count: Int64 = 0
    /// The answers, which are named a1, a2, ...
    private(set) var answers: Int64 = 0
    /// The records of the extra intakes that were not taken back, by their date.
    private(set) var extras: [String: Set<Int>] = [:]

    /// Nil when there is no ledger, or an empty file: none had been made.
    init?(of path: String) throws {
        guard let size = try FileStatus(of: path)?.size, size > 0 else { return nil }
        let copy = "/tmp/ledger.sqlite"
        for suffix in ["", "-wal"] {
            unlink(copy + suffix)
            guard try FileStatus(of: path + suffix) != nil else { continue }
            try write(try File.read(path + suffix, limit: 1 << 28), to: copy + suffix)
        }
        do {
            try read(copy)
        } catch {
            problems.append("\(error)")
        }
    }

    private mutating func read(_ path: String) throws {
        // "dose" in ASCII, and more versions than there will be: this program reads, whatever the tables are.
        let schema = Schema(
            applicationID: 0x646f_7365, migrations: Array(repeating: "", count: 1000))
        let database = try Database(at: path, for: schema)
        guard try database.userVersion > 0 else { return }
        var check = try database.prepare("PRAGMA integrity_check").rows()
        while try check.next() {
            if let line = check.text(0), line != "ok" { problems.append(line) }
        }
        try readRecords(database)
        try readExtras(database)
    }

    private mutating func readRecords(_ database: Database) throws {
        var rows = try database.prepare("SELECT count(*), coalesce(max(number), 0) FROM record")
            .rows()
        guard try rows.next() else { return }
        count = rows.integer(0) ?? 0
        if rows.integer(1) != count { problems.append("the numbers have gaps") }
        // An answer leads to one record here, and follows on the one before it.
        var named = try database.prepare(
            "SELECT request FROM record WHERE request IS NOT NULL ORDER BY number"
        ).rows()
        while try named.next() {
            answers += 1
            if named.text(0) != "a\(answers)" {
                problems.append("the record of answer \(answers) bears \(named.text(0) ?? "none")")
            }
        }
    }

    private mutating func readExtras(_ database: Database) throws {
        var rows = try database.prepare(
            """
            SELECT date, number FROM record WHERE event = 'extra_intake' AND number NOT IN
                (SELECT undoes FROM record WHERE undoes IS NOT NULL)
            """
        ).rows()
        while try rows.next() {
            extras[rows.text(0) ?? "", default: []].insert(Int(rows.integer(1) ?? 0))
        }
    }
}
