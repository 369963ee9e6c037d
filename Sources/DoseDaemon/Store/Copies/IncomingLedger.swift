import ControlProtocol
import DoseCore
import Glibc
import Linux
import SQLite

/// A file that is to be the ledger, looked at on any thread: a copy of one, or what an export told.
nonisolated struct IncomingLedger: Sendable {
    /// Where it is; of an export a ledger is made here, too.
    let path: String
    let today: CivilDate

    struct Account: Sendable {
        var count: Int64 = 0
        var beginning: RecordRow?
        var first: Instant?
        var last: Instant?
        var medications: Set<String> = []
        /// Those that cannot be read, or are missing.
        var damaged: Int64 = 0
    }

    enum Problem: Error, Equatable {
        case absent, unknown
        case foreign
        case newer(version: Int, known: Int)
        case damaged(String)
        /// The line, counted from 1.
        case cutOff(line: Int)
        case outOfOrder(line: Int)
        case altered(line: Int)
        case unreadable(String)
        case unsaved(String)
    }

    /// What is in it, if it can be the ledger; of an export a ledger is there then.
    func check() -> Result<Account, Problem> {
        do throws(Problem) {
            switch try kind() {
            case .ledger: break
            case .text: try makeLedger()
            }
            return .success(try account())
        } catch {
            return .failure(error)
        }
    }

    // MARK: What it is

    private enum Kind {
        case ledger, text
    }

    private func kind() throws(Problem) -> Kind {
        do throws(Errno) {
            guard let status = try FileStatus(ofLink: path) else {
                throw Errno(ENOENT, "open", path)
            }
            guard status.kind == .regular, status.owner == geteuid() else {
                throw Errno(EINVAL, "open", path)
            }
            let lines = try LineReader(path, limit: Self.headLength)
            let head = try lines.head()
            if head.starts(with: Array("SQLite format 3\0".utf8)) { return .ledger }
            if head.first == UInt8(ascii: "{") { return .text }
        } catch let error where error.code == ENOENT {
            throw .absent
        } catch {
            throw .unreadable("\(error)")
        }
        throw .unknown
    }

    private static let headLength = 16
    /// Longer than a plan of the most that may be written, with every second byte escaped.
    private static let lineLength = 4 << 20

    // MARK: A ledger

    private func account() throws(Problem) -> Account {
        var account = Account()
        do throws(OpenError) {
            let demands = Store.Demands(
                isSuspect: true,
                read: { store throws(SQLiteError) in
                    _ = try store.ledger(today: today, countsIntakes: true)
                    account = try Self.account(of: store)
                })
            _ = try Store(at: path, demands)
        } catch {
            throw Problem(error)
        }
        do throws(Errno) {
            try File.synchronise(path)
        } catch {
            throw .unsaved("\(error)")
        }
        return account
    }

    private static func account(of store: Store) throws(SQLiteError) -> Account {
        var account = Account()
        var next: Int64 = 1
        while next <= store.lastNumber {
            let rows = try store.rows(
                "WHERE number >= ? ORDER BY number LIMIT 2048", [.integer(next)])
            guard let last = rows.last else { break }
            account.damaged += last.number - next + 1 - Int64(rows.count)
            for row in rows {
                account.count += 1
                if !row.isSound { account.damaged += 1 }
                if account.beginning == nil {
                    account.beginning = row
                    account.first = Instant(milliseconds: row.at)
                }
                if row.event == "taken" || row.event == "extra_intake", let key = row.medication {
                    account.medications.insert(key)
                }
            }
            account.last = Instant(milliseconds: last.at)
            next = last.number + 1
        }
        return account
    }

    // MARK: An export

    /// Puts a ledger in the place of its text.
    private func makeLedger() throws(Problem) {
        let draft = path + ".new"
        for file in [draft, draft + "-wal"] { unlink(file) }
        defer { for file in [draft, draft + "-wal"] { unlink(file) } }
        try build(draft)
        do throws(Errno) {
            try File.synchronise(draft)
            try File.replace(path, by: draft)
        } catch {
            throw .unsaved("\(error)")
        }
    }

    /// It is closed, and nothing is left in its log, when this is over.
    private func build(_ draft: String) throws(Problem) {
        let store: Store
        do throws(OpenError) {
            store = try Store(at: draft, Store.Demands())
        } catch {
            throw Problem(error)
        }
        try fill(store)
        do throws(SQLiteError) {
            try store.emptyLog()
        } catch {
            throw .unsaved(error.message)
        }
    }

    private func fill(_ store: Store) throws(Problem) {
        var lines: LineReader
        do throws(Errno) {
            lines = try LineReader(path, limit: Self.lineLength)
        } catch {
            throw .unreadable("\(error)")
        }
        var number: Int64 = 0
        var count: Int64?
        var rows: [RecordRow] = []
        while let line = try Self.next(&lines) {
            let at = lines.count
            guard let read = LedgerLine(line[...]) else {
                // What was cut off in a line is no line.
                throw lines.isAtEnd
                    ? .cutOff(line: at) : count == nil ? .unknown : .altered(line: at)
            }
            switch read {
            case .beginning(let records, let version):
                guard count == nil else { throw .outOfOrder(line: at) }
                guard version == LedgerText.version else {
                    throw .newer(version: version, known: LedgerText.version)
                }
                count = records
                continue
            case .row(let row):
                guard row.number == number + 1 else { throw .outOfOrder(line: at) }
                rows.append(row)
            case .missing(let missing):
                guard missing == number + 1 else { throw .outOfOrder(line: at) }
            case .altered: throw .altered(line: at)
            }
            guard let count else { throw .unknown }
            number += 1
            guard number <= count else { throw .outOfOrder(line: at) }
            if rows.count >= 4096 { try Self.insert(&rows, into: store) }
        }
        guard let count else { throw .unknown }
        guard number == count else { throw .cutOff(line: lines.count) }
        try Self.insert(&rows, into: store)
    }

    private static func next(_ lines: inout LineReader) throws(Problem) -> [UInt8]? {
        do throws(Errno) {
            return try lines.next()
        } catch {
            throw .unreadable("\(error)")
        }
    }

    private static func insert(_ rows: inout [RecordRow], into store: Store) throws(Problem) {
        do throws(SQLiteError) {
            try store.insertAsRead(rows)
        } catch {
            throw .unsaved(error.message)
        }
        rows = []
    }
}

nonisolated extension IncomingLedger.Problem {
    fileprivate init(_ error: OpenError) {
        self =
            switch error {
            case .foreign: .foreign
            case .newer(let version, let known): .newer(version: Int(version), known: Int(known))
            case .refused(let pragma, _, _): .unsaved(pragma)
            case .failed(let error):
                switch error.kind {
                case .corrupt, .notADatabase, .constraint: .damaged(error.message)
                case .full, .io, .readOnly, .cannotOpen, .busy, .other: .unsaved(error.message)
                }
            }
    }
}
