import DoseCore
import SQLite
import Testing

@testable import DoseDaemon

/// Yesterday's store under today's program.
struct OldLedgerTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("ledger.sqlite") }

    init() throws { folder = try TemporaryFolder() }

    private func makeVersion1() throws {
        let schema = Schema(applicationID: 0x646f_7365, migrations: [ledgerOfVersion1])
        try Database(at: path, for: schema).migrate(to: schema)
    }

    @Test func `a ledger of the first version tells what it told then`() throws {
        try makeVersion1()
        let store = try Store.open(at: path) { Issue.record("\($0) was set aside") }
        let ledger = try store.ledger(today: date("2026-12-01"), countsIntakes: true)
        let moment = Moment(
            wall: utc("2026-12-01 17:00"), boot: BootTime(boot: "b", milliseconds: 5000))

        #expect(
            ledger.plan
                == Ledger.Adoption(
                    plan: "version = 1", since: utc("2026-12-01 00:00"),
                    lost: utc("2026-12-01 00:00")))
        #expect(ledger.nextNumber == 12)
        #expect(ledger.newest == utc("2026-12-01 17:05"))
        let taken = Intake(amount: mg(20), at: utc("2026-12-01 15:02"))
        let rows: [(DoseID, DoseState)] = [
            (dose("baclofen/2026-12-01/15:00"), .settled(.taken(taken))),
            (
                dose("baclofen/2026-12-01/17:00"),
                .ringing(closes: Deadline(end: utc("2026-12-01 18:00"), set: moment))
            ),
            (dose("other/2026-12-01/15:00"), .settled(.missed(.clockStep))),
            (dose("other/2026-12-01/17:00"), .settled(.superseded)),
        ]
        for (id, state) in rows { #expect(ledger.state(of: id) == state) }
        #expect(ledger.ringingDoses == [rows[1].0, dose("other/2026-12-02/15:00")])
        #expect(
            ledger.extraIntakes.map(\.intake)
                == [Intake(amount: mg(5), at: utc("2026-12-01 13:00"))])
        #expect(ledger.lastIntake(of: "baclofen", at: moment)?.intake == taken)
        #expect(ledger.records(of: "taken.2e").map(\.number) == [4])
        #expect(Set(ledger.course(of: "baclofen").datesWithIntake) == [date("2026-12-01")])
    }

    @Test func `a ledger of the first version is migrated, and takes the moves of a course`() throws
    {
        try makeVersion1()
        let held = record(12, heldCourse)
        do {
            let store = try Store.open(at: path) { Issue.record("\($0) was set aside") }
            try store.append([held])
        }
        let store = try Store.open(at: path) { Issue.record("\($0) was set aside") }
        let ledger = try store.ledger(today: date("2027-12-01"), countsIntakes: false)
        #expect(ledger.course(of: "baclofen").entries.map(\.record) == [12])
        #expect(ledger.nextNumber == 13)
    }

    @Test func `a migrated ledger has the tables of a new one`() throws {
        try makeVersion1()
        do { _ = try Store.open(at: path) { _ in } }
        do { _ = try Store.open(at: folder.file("new.sqlite")) { _ in } }
        #expect(try tables(path, ledgerSchema) == tables(folder.file("new.sqlite"), ledgerSchema))
    }

    private func tables(_ path: String, _ schema: Schema) throws -> [String] {
        let database = try Database(at: path, for: schema)
        var rows = try database.prepare("SELECT sql FROM sqlite_schema ORDER BY name").rows()
        var texts: [String] = []
        while try rows.next() {
            texts.append(
                (rows.text(0) ?? "").split { $0.isWhitespace }.joined(separator: " "))
        }
        return texts
    }
}
