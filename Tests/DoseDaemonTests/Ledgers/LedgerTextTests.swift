import ControlProtocol
import DoseCore
import DoseSimulator
import Linux
import SQLite
import Testing

@testable import DoseDaemon

/// A ledger is told as text and made of it again, record by record.
struct LedgerTextTests {
    private let folder: TemporaryFolder
    private let today = date("2026-12-01")

    init() throws { folder = try TemporaryFolder() }

    private func store(_ records: [Record], as name: String = "ledger.sqlite") throws -> Store {
        let store = try Store.open(at: folder.file(name)) { _ in }
        try store.append(records)
        return store
    }

    /// All of it, in pieces of so many bytes at most.
    private func text(of store: Store, inPiecesOf limit: Int) throws -> String {
        var page = try store.text(after: nil, offset: 0, before: .max, limit: limit)
        var text = page.lines
        while page.after < page.last {
            page = try store.text(
                after: page.after, offset: page.offset, before: page.last + 1, limit: limit)
            #expect(page.lines.utf8.count <= limit)
            text += page.lines
        }
        return text
    }

    private func check(_ text: String) throws -> Result<
        IncomingLedger.Account, IncomingLedger.Problem
    > {
        try folder.write(text, to: "incoming")
        return IncomingLedger(path: folder.file("incoming"), today: today).check()
    }

    /// Every column of every row, as SQLite has it.
    private func rows(of name: String) throws -> [[Value]] {
        let store = try Store.open(at: folder.file(name)) { _ in }
        return try store.rows("ORDER BY number", []).map(\.asRead)
    }

    /// Told, and made again.
    private func roundTrip(_ records: [Record]) throws {
        let text = try text(of: store(records), inPiecesOf: 1 << 16)
        // By hand, but for the first line, as what makes half a million of them quick.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n")).dropFirst()
        #expect(lines.allSatisfy { LedgerLine(plain: Array($0)[...]) != nil })
        let account = try check(text).get()
        #expect(account.count == Int64(records.count))
        #expect(account.damaged == 0)
        #expect(try rows(of: "incoming") == rows(of: "ledger.sqlite"))
        let made = try Store.open(at: folder.file("incoming")) { _ in }
        #expect(try self.text(of: made, inPiecesOf: 1 << 20) == text)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `any life is told and made again, column by column`(seed: UInt64) throws {
        var life = Life(seed: seed, atlas: Atlas(), temper: .wild)
        #expect(life.run(days: 10) == nil)
        try roundTrip(life.world.store)
    }

    @Test func `years of doses are told and made again, column by column`() async throws {
        let history = await History.of(days: 1000, seed: 7)
        #expect(history.records.count > 5000)
        try roundTrip(history.records)
    }

    @Test func `a piece ends within a line and within no letter`() throws {
        let event = Record.Event.planAdopted(
            String(repeating: "é\"\\\n\u{1}", count: 40), afterLoss: true)
        let whole: String
        do {
            let store = try store([
                record(1, event), record(2, happened(.skipped(reason: "é\n"))),
            ])
            whole = try text(of: store, inPiecesOf: 1 << 20)
            for limit in 64...90 { #expect(try text(of: store, inPiecesOf: limit) == whole) }
        }
        #expect(try check(whole).get().count == 2)
        #expect(try rows(of: "incoming") == rows(of: "ledger.sqlite"))
    }

    @Test func `a record that is damaged or missing stays what it is`() throws {
        do { _ = try store((1...5).map { record($0, happened(.superseded)) }) }
        do {
            let database = try Database(at: folder.file("ledger.sqlite"), for: ledgerSchema)
            try database.execute(
                """
                DROP TRIGGER record_is_never_updated;
                DROP TRIGGER record_is_never_deleted;
                UPDATE record SET detail = 'no { object' WHERE number = 2;
                UPDATE record SET date = '2026-12-02' WHERE number = 3;
                DELETE FROM record WHERE number = 4;
                """)
        }
        let text = try text(
            of: Store.open(at: folder.file("ledger.sqlite")) { _ in }, inPiecesOf: 1 << 20)
        #expect(text.split(separator: "\n").count == 6)
        // What ringing needs is not sound here; a time when it is not needed any more shows the rest.
        try folder.write(text, to: "incoming")
        let later = IncomingLedger(path: folder.file("incoming"), today: date("2028-01-01"))
        guard case .failure(.damaged) = later.check() else {
            Issue.record("It was taken.")
            return
        }
        #expect(try rows(of: "incoming") == rows(of: "ledger.sqlite"))
    }

    @Test func `another program may write a line otherwise, and may not change what it says`()
        throws
    {
        let records = [
            record(1, heldCourse), record(2, request: "é", happened(.skipped(reason: "é"))),
        ]
        var lines = try text(of: store(records), inPiecesOf: 1 << 20)
            .split(separator: "\n").map(String.init)
        let blanks = lines.map { $0.replacing(",\"", with: " , \"") }
        #expect(try check(blanks.joined(separator: "\n")).get().count == 2)
        #expect(try rows(of: "incoming") == rows(of: "ledger.sqlite"))
        lines[2] = lines[2].replacing("17:00", with: "17:01")
        #expect(problem(try check(lines.joined(separator: "\n"))) == .altered(line: 3))
    }

    @Test func `what is no whole text of a ledger is refused with its line`() throws {
        let store = try store((1...3).map { record($0, happened(.superseded)) })
        let lines = try text(of: store, inPiecesOf: 1 << 20).split(separator: "\n").map(String.init)
        let texts: [(String, IncomingLedger.Problem)] = [
            (lines[...2].joined(separator: "\n"), .cutOff(line: 3)),
            (String(lines.joined(separator: "\n").dropLast(9)), .cutOff(line: 4)),
            (
                [lines[0], lines[1], lines[1], lines[3]].joined(separator: "\n"),
                .outOfOrder(line: 3)
            ),
            (
                [lines[0], lines[2], lines[1], lines[3]].joined(separator: "\n"),
                .outOfOrder(line: 2)
            ),
            ((lines + [lines[3]]).joined(separator: "\n"), .outOfOrder(line: 5)),
            ((lines + [lines[0]]).joined(separator: "\n"), .outOfOrder(line: 5)),
            (lines[1...].joined(separator: "\n"), .unknown),
            (
                lines[0].replacing("\"version\":1", with: "\"version\":9"),
                .newer(version: 9, known: 1)
            ),
            ("{}", .cutOff(line: 1)), ("", .unknown), ("a plan", .unknown),
            ("{\"resourceType\":\"Bundle\"}\n\n", .unknown),
        ]
        for (text, expected) in texts { #expect(problem(try check(text)) == expected, "\(text)") }
        let absent = IncomingLedger(path: folder.file("absent"), today: today)
        #expect(problem(absent.check()) == .absent)
    }

    @Test func `a database of another program, and of a later version, is refused`() throws {
        let other = Schema(applicationID: 7, migrations: ["CREATE TABLE a (b INTEGER) STRICT"])
        do {
            let database = try Database(at: folder.file("incoming"), for: other)
            try database.migrate(to: other)
        }
        let incoming = IncomingLedger(path: folder.file("incoming"), today: today)
        #expect(problem(incoming.check()) == .foreign)
        try folder.remove("incoming")
        do {
            _ = try store([], as: "incoming")
            let database = try Database(at: folder.file("incoming"), for: ledgerSchema)
            try database.execute("PRAGMA user_version = 99")
        }
        #expect(
            problem(incoming.check()) == .newer(version: 99, known: Int(ledgerSchema.version)))
    }

    private func problem(
        _ result: Result<IncomingLedger.Account, IncomingLedger.Problem>
    ) -> IncomingLedger.Problem? {
        if case .failure(let problem) = result { problem } else { nil }
    }
}
