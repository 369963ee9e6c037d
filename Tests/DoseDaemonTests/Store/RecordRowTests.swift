import ControlProtocol
import DoseCore
import SQLite
import Testing

@testable import DoseDaemon

/// What goes to the disk and what comes back.
struct RecordRowTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("ledger.sqlite") }

    init() throws { folder = try TemporaryFolder() }

    private func open() throws -> Store {
        try Store.open(at: path) { Issue.record("\($0) was set aside") }
    }

    @Test func `every event comes back as it went`() throws {
        let records = everyEvent.enumerated().map { record(Int64($0 + 1), $1) }
        var store: Store? = try open()
        try store?.append(records)
        store = nil
        #expect(try open().history(before: .max, limit: 100) == records.reversed())
    }

    @Test func `who did it, its request and the doubt of the clock come back`() throws {
        let event = happened(.superseded)
        let records = [
            Record(number: 1, at: moment(utc("2026-12-01 17:00")), by: .daemon, event: event),
            Record(
                number: 2, at: moment(utc("1970-01-01 00:00")), isClockTrusted: false, by: .button,
                request: "taken.1f", event: event),
            Record(
                number: 3, at: moment(utc("2199-12-31 23:59")), by: .command,
                request: "é\u{0}\u{202e}", event: event),
        ]
        let store = try open()
        try store.append(records)
        #expect(try store.history(before: .max, limit: 9) == records.reversed())
    }

    @Test func `a row is told by sqlite3 alone`() throws {
        do { try open().append([record(1, happened(.raised(closes: utc("2026-12-01 18:00"))))]) }
        let database = try Database(at: path, for: ledgerSchema)
        var rows = try database.prepare("SELECT date, time, unit, detail FROM record").rows()
        try #require(try rows.next())
        #expect((0...2).map { rows.text($0) } == ["2026-12-01", "17:00", "mg"])
        #expect(
            rows.text(3)
                == #"{"due":1796144400000,"planned":30000,"until":1796148000000}"#)
    }

    @Test func `an entry of the diary is told by sqlite3 alone`() throws {
        let entry = DiaryEntry(
            observed(.other, name: "coffee", 1.5, unit: "cups"), at: utc("2026-11-30 19:40"),
            on: date("2026-11-30"))
        do { try open().append([record(1, .diary(entry))]) }
        let database = try Database(at: path, for: ledgerSchema)
        var rows = try database.prepare("SELECT date, unit, detail, amount FROM record").rows()
        try #require(try rows.next())
        #expect((0...1).map { rows.text($0) } == ["2026-11-30", "cups"])
        #expect(rows.text(2) == #"{"kind":"other","name":"coffee","observed":1796067600000}"#)
        #expect(rows.integer(3) == 1500)
    }

    @Test(arguments: [
        "kind = 'dream'", "kind = 'craving'", "name = NULL", "observed = NULL",
    ])
    func `an entry that nobody can have told is passed over`(_ change: String) throws {
        let parts = change.split(separator: " = ")
        let ours = record(1, happened(.superseded))
        do {
            let entry = DiaryEntry(
                observed(.effect, name: "drowsiness", 10), at: utc("2026-11-30 19:40"),
                on: date("2026-11-30"))
            try open().append([ours, record(2, .diary(entry))])
        }
        do {
            try Database(at: path, for: ledgerSchema).execute(
                """
                DROP TRIGGER record_is_never_updated;
                UPDATE record SET checksum = NULL,
                    detail = json_remove(json_set(detail, '$.\(parts[0])', \(parts[1])),
                        CASE WHEN \(parts[1]) IS NULL THEN '$.\(parts[0])' ELSE '$.none' END)
                    WHERE number = 2;
                """)
        }
        let store = try open()
        #expect(try store.page(before: .max, limit: 10).unreadable == [2])
        #expect(try store.history(before: .max, limit: 10) == [ours])
    }

    @Test func `every event's detail is read by hand, as a reader of JSON reads it`() throws {
        for event in everyEvent {
            guard let text = RecordRow(record(1, event)).detail else { continue }
            let whole = try JSON.value(RecordDetail.self, from: Array(text.utf8))
            // But for a text with escapes, as a plan's line breaks are.
            #expect(RecordDetail(plain: text) == (text.contains("\\") ? nil : whole), "\(event)")
            #expect(RecordDetail(text) == whole)
        }
    }

    /// Left to a whole reader of JSON, which reads them or refuses them.
    @Test(arguments: [
        #"{"due":1,"due":2}"#, #"{"due1:1}"#, #"{"due":1,"cause":"x"}"#, #"{"due":01}"#,
        #"{"due":-}"#, #"{"due":1.5}"#, #"{"due":1e3}"#,
        #"{"due": 1}"#, #"{"due":1234567890123456789}"#, #"{"due":99999999999999999999}"#,
        #"{"due":null}"#, #"{"later":1}"#, #"{"due":1"#, #"{"due":1}x"#, #"{"due":1,}"#, "{}", "",
        "[]", #"{"reason":"a"b"}"#, #"{"reason":"a\u0041"}"#, "{\"reason\":\"a\n\"}",
        #"{"due":"1"}"#, #"{"reason":1}"#, #"{"due":1 }"#, #"{"cause""x"}"#, #"{"reason":"a"#,
    ])
    func `whatever is not in the form that dosed writes is not read by hand`(_ text: String) {
        #expect(RecordDetail(plain: text) == nil)
        #expect(RecordDetail(text) == (try? JSON.value(RecordDetail.self, from: Array(text.utf8))))
    }

    @Test func `what has no detail has none`() {
        for event in everyEvent {
            let row = RecordRow(record(1, event))
            let isPlain =
                switch event {
                case .undone, .extraIntake, .course(_, _, reason: nil): true
                case .planAdopted, .dose, .course, .placed, .told, .diary, .stock: false
                }
            #expect((row.detail == nil) == isPlain, "\(event)")
        }
    }

    @Test func `an event, origin, cause or unit that a later version wrote is passed over`() throws
    {
        let ours = record(1, happened(.superseded))
        do {
            try open().append([ours])
        }
        do {
            let database = try Database(at: path, for: ledgerSchema)
            try database.execute(
                """
                INSERT INTO record (number, at, boot, boottime, is_clock_trusted, by, event)
                VALUES (2, 0, '', 0, 1, 'daemon', 'dreamt');
                INSERT INTO record (number, at, boot, boottime, is_clock_trusted, by, event, detail)
                VALUES (3, 0, '', 0, 1, 'daemon', 'missed', '{"cause":"of another kind"}');
                INSERT INTO record (number, at, boot, boottime, is_clock_trusted, by, event)
                VALUES (4, 0, '', 0, 1, 'phone', 'undone');
                INSERT INTO record (number, at, boot, boottime, is_clock_trusted, by, event,
                    medication, date, amount, unit, intake)
                VALUES (5, 0, '', 0, 1, 'command', 'extra_intake',
                    'salbutamol', '2026-12-01', 2000, 'puff', 1796144400000);
                """)
        }
        let store = try open()
        #expect(try store.history(before: .max, limit: 10) == [ours])
        #expect(try store.page(before: .max, limit: 10).unreadable == [5, 4, 3, 2])
        #expect(try store.ledger(today: date("2026-12-01"), countsIntakes: false).nextNumber == 6)
    }

    @Test(arguments: [
        ("number", Int64.max), ("number", -7), ("at", .max), ("at", .min), ("boottime", .max),
        ("amount", .max), ("amount", -1), ("intake", .min), ("undoes", 0),
        ("$.planned", .max), ("$.planned", -1), ("$.due", .max), ("$.until", .min),
        ("$.observed", .max),
    ])
    func `a number that no record can have is damage, also where no checksum tells of it`(
        column: String, number: Int64
    ) throws {
        let change =
            column.hasPrefix("$")
            ? "detail = json_set(detail, '\(column)', \(number))" : "\(column) = \(number)"
        let ours = record(1, happened(.raised(closes: utc("2026-12-01 18:00"))))
        let intake = Intake(amount: mg(30), at: utc("2026-12-01 17:01"))
        do {
            try open().append([ours, record(2, happened(.taken(intake)))])
        }
        do {
            let database = try Database(at: path, for: ledgerSchema)
            try database.execute(
                """
                DROP TRIGGER record_is_never_updated;
                UPDATE record SET \(change), checksum = NULL WHERE number = 2;
                """)
        }
        let store = try open()
        #expect(try store.history(before: .max, limit: 10) == [ours])
        let error = #expect(throws: SQLiteError.self) {
            try store.ledger(today: date("2026-12-01"), countsIntakes: true)
        }
        #expect(error?.kind == .corrupt)
    }

    /// The table takes no such value; a byte that changes on the disk makes one.
    @Test(arguments: ["request = x'41'", "undoes = x''", "checksum = x'00'", "time = x'31'"])
    func `a value that is not of its column's class is damage, and not as if it were not there`(
        _ change: String
    ) throws {
        let ours = record(1, happened(.superseded))
        do {
            let intake = Intake(amount: mg(2), at: utc("2026-12-01 17:01"))
            let extra = record(2, .extraIntake("salbutamol", date("2026-12-01"), intake))
            try open().append([ours, extra])
        }
        do {
            let checksum = change.hasPrefix("checksum") ? "" : "checksum = NULL, "
            let columns =
                "at, boot, boottime, is_clock_trusted, by, request, event, medication, date, time, "
                + "amount, unit, intake, undoes, detail, computer, name, checksum"
            try Database(at: path, for: ledgerSchema).execute(
                """
                ALTER TABLE record RENAME TO strict;
                CREATE TABLE record (number INTEGER PRIMARY KEY, \(columns));
                INSERT INTO record SELECT number, \(columns) FROM strict;
                DROP TABLE strict;
                UPDATE record SET \(checksum)\(change) WHERE number = 2;
                """)
        }
        let store = try open()
        #expect(try store.page(before: .max, limit: 10).unreadable == [2])
        #expect(try store.history(before: .max, limit: 10) == [ours])
    }

    @Test func `the newest records come first, and older ones on request`() throws {
        let store = try open()
        try store.append((1...9).map { record($0, happened(.superseded)) })
        #expect(try store.history(before: .max, limit: 3).map(\.number) == [9, 8, 7])
        #expect(try store.history(before: 3, limit: 3).map(\.number) == [2, 1])
        #expect(try store.history(before: -5, limit: 3).isEmpty)
    }
}
