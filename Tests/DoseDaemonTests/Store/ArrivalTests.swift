import ControlProtocol
import DoseCore
import SQLite
import Testing

@testable import DoseDaemon

/// Records of other computers in a real ledger.
@Suite struct ArrivalTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open() throws -> Store {
        try Store(at: folder.file("ledger.sqlite"), Store.Demands())
    }

    private let intake = Intake(amount: mg(10), at: utc("2026-12-01 17:02"))

    private func arrived(
        _ number: Int64, _ event: Record.Event, name: RecordName, undoes: RecordName? = nil
    ) -> Record {
        Record(
            number: number, at: moment(utc("2026-12-01 17:10")), by: .button, event: event,
            provenance: Provenance(
                computer: "laptop-0123456789ab", name: name, at: utc("2026-12-01 17:02"),
                undoes: undoes))
    }

    @Test func `they come back as they were, from the table and from its text`() throws {
        let records = [
            record(1, happened(.missed(.unanswered))),
            arrived(2, happened(.taken(intake)), name: "7-0123456789abcdef"),
            arrived(3, .undone(0), name: "9-0123456789abcdef", undoes: "8-0123456789abcdef"),
            arrived(4, .undone(2), name: "10-0123456789abcdef", undoes: "7-0123456789abcdef"),
        ]
        try open().append(records)
        let store = try open()
        #expect(try store.history(before: .max, limit: 10).reversed() == records)
        for record in records {
            var text = LedgerText()
            text.add(RecordRow(record))
            guard case .row(let row)? = LedgerLine(text.bytes.dropLast()) else {
                Issue.record("It is no line.")
                return
            }
            #expect(row.record == record)
        }
    }

    @Test func `one is never there twice, whichever file brought it`() throws {
        let store = try open()
        try store.append([arrived(1, happened(.taken(intake)), name: "7-0123456789abcdef")])
        #expect(throws: SQLiteError.self) {
            try store.append([arrived(2, happened(.taken(intake)), name: "7-0123456789abcdef")])
        }
        #expect(try store.number(of: "7-0123456789abcdef") == 1)
        #expect(try store.number(of: "8-0123456789abcdef") == nil)
    }

    @Test func `a record of here is known by its name when another file brings it`() throws {
        let store = try open()
        let taken = record(1, happened(.taken(intake)))
        try store.append([taken, record(2, .undone(1))])
        let name = RecordRow(taken).sharedName
        #expect(try store.number(of: name) == 1)
        let page = try store.shared(after: 0, limit: 10)
        let lines = page.text.split(separator: UInt8(ascii: "\n")).map { SharedLine(Array($0)) }
        #expect(page.last == 2)
        guard case .record(let first, nil)? = lines[0], case .record(_, name)? = lines[1] else {
            Issue.record("\(lines)")
            return
        }
        let arrival = try #require(Arrival(first, undoes: nil, from: "laptop-0123456789ab"))
        #expect(try store.unknown([arrival]).isEmpty)
    }

    @Test func `of a dose that others were told of a period says what all records say`() throws {
        let store = try open()
        try store.append([
            record(1, happened(.raised(closes: utc("2026-12-01 18:00")))),
            arrived(2, happened(.taken(intake)), name: "7-0123456789abcdef"),
            arrived(3, happened(.skipped(reason: nil)), name: "8-0123456789abcdef"),
        ])
        var ledger = Ledger()
        let dates = (date("2026-12-01"), date("2026-12-01"))
        for record in try store.recordsInEffect(from: dates.0, through: dates.1) {
            ledger.apply(record)
        }
        let periods = ledger.periods(from: dates.0, through: dates.1, every: 1)
        #expect(periods.map(\.taken) == [mg(10)])
    }

    @Test(arguments: ["", "x", "{", #"{"record":{},"sum":"0123456789abcdef"}"#])
    func `what is no line is none`(text: String) { #expect(SharedLine(Array(text.utf8)) == nil) }

    @Test func `a line is none with any of its bytes changed or its end lost`() throws {
        let line = SharedLine.bytes(
            of: RecordRow(sealing: record(1, happened(.taken(intake)))),
            undoing: "4-0123456789abcdef"
        ).dropLast()
        #expect(SharedLine(Array(line)) != nil)
        for index in line.indices {
            var changed = Array(line)
            changed[index] ^= 1
            #expect(SharedLine(changed) == nil, "byte \(index)")
            #expect(SharedLine(Array(line[..<index])) == nil)
        }
    }
}

extension RecordRow {
    /// As it is read of the table.
    fileprivate init(sealing record: Record) {
        self.init(record)
        judge(fields, by: Self.checksum(of: fields))
    }
}
