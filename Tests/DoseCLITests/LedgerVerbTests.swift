import ControlProtocol
import DoseCore
import Glibc
import JSONText
import Linux
import TemporaryFolder
import Testing

@testable import DoseCLI

@Suite struct `The ledger out and in` {
    private let folder: String

    init() throws {
        var template = Array("/tmp/dosectl-export-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Errno(errno, "mkdtemp") }
        folder = String(cString: made)
    }

    private func file(_ name: String) -> String { "\(folder)/\(name)" }

    private func program(_ peer: Peer) -> Program {
        var program = Program()
        program.environment["DOSED_SOCKET"] = peer.path
        program.environment["XDG_CONFIG_HOME"] = folder
        return program
    }

    private static func lines(_ records: [Record]) -> String {
        var text = LedgerText()
        text.begin(records: Int64(records.count))
        for record in records {
            var row = RecordRow(record)
            row.judge(row.fields, by: RecordRow.checksum(of: row.fields))
            text.add(row)
        }
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private static let record = Record(
        number: 1,
        at: Moment(
            wall: Instant(seconds: 1_796_141_100), boot: BootTime(boot: "b", milliseconds: 1)),
        by: .command,
        event: .dose(
            DoseID("baclofen/2026-12-01/17:00")
                ?? DoseID(
                    medication: "", date: CivilDate(dayNumber: 0), time: .midnight),
            planned: Amount(milligrams: 20), due: Instant(seconds: 1_796_140_800),
            .skipped(reason: "nausea, \"strong\"")))

    private static func told(_ lines: String) -> Peer.Part {
        .reply(ExportReply(lines: lines, after: 1, offset: 0, last: 1).message())
    }

    @Test func `json is written as it was told, for its owner alone, and replaces nothing`() throws
    {
        let lines = Self.lines([Self.record])
        let peer = try Peer(Self.told(lines), Self.told(lines))
        let words = ["export", "--format", "json", file("a.jsonl")]
        let result = program(peer).run(words)
        #expect(result.output == "1 record is in \(file("a.jsonl")).\n")
        #expect(
            try String(decoding: File.read(file("a.jsonl"), limit: 9999), as: UTF8.self) == lines)
        #expect(try FileStatus(of: file("a.jsonl"))?.permissions == 0o600)
        let again = program(peer).run(words)
        #expect(again.code == .failed)
        #expect(again.errors.contains("--force"))
        #expect(program(peer).run("export", "--json").output == lines)
        #expect(try Folder.names(in: folder) == ["a.jsonl"])
    }

    @Test func `csv is a table with its columns`() throws {
        let status = StatusReply(status: `The status on one screen`.morning)
        let peer = try Peer(.reply(status.message()), Self.told(Self.lines([Self.record])))
        let result = program(peer).run("export", "--format", "csv")
        #expect(result.code == .done)
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("kind,date,time,medication,state,planned,planned_unit,due,"))
        #expect(
            lines[1].hasPrefix("dose,2026-12-01,17:00,baclofen,skipped,20,mg,")
                && lines[1].contains(",\"nausea, \"\"strong\"\"\","))
    }

    /// Held on the second of three steps, and let go today; or with nothing to come.
    @Test(arguments: [
        (["2026-12-05"], ["2 2026-11-30...2026-12-04", "3 2026-12-05..."]),
        ([], ["2 2026-11-30..."]),
    ])
    func `fhir tells what is to be taken from where the person stands`(
        changes: [String], expected: [String]
    ) throws {
        let plan = """
            version = 1
            [medication.baclofen]
            start = 2026-11-20
            times = ["17:00"]
            steps = [{ days = 3, mg = [10] }, { days = 3, mg = [20] }, { days = 3, mg = [30] }]
            """
        try File.create(file("plan.toml"), Array(plan.utf8))
        var status = `The status on one screen`.morning
        status.health = [Wire.Health(.plan, .inForce, file: file("plan.toml"))]
        let told = StatusReply(status: status).message()
        let course = Wire.CourseReport(
            medication: "baclofen", name: "Baclofen", today: "2026-12-01", standing: .held, step: 2,
            steps: 3, day: 2, starts: "2026-11-20",
            upcoming: changes.map {
                Wire.CourseStep(step: 3, from: $0, sum: .none, times: [], amounts: [])
            })
        let peer = try Peer(
            .reply(told), .reply(told), .reply(CourseReply(courses: [course]).message()),
            .reply(told), Self.told(Self.lines([Self.record])))
        let result = program(peer).run("export", "--format", "fhir")
        #expect(result.code == .done && result.errors == "")
        let bundle = try JSONValue(Array(result.output.utf8))
        let resources = bundle["entry"]?.elements?.compactMap { $0["resource"] } ?? []
        #expect(
            resources.map { $0["status"]?.string ?? "-" } == ["-", "not-done", "active"])
        let dosages = resources.last?["dosageInstruction"]?.elements ?? []
        let rows = dosages.map { dosage in
            let bounds = dosage["timing"]?["repeat"]?["boundsPeriod"]
            let amount = dosage["doseAndRate"]?.elements?.first?["doseQuantity"]?["value"]?.integer
            return "\((amount ?? 0) / 10) \(bounds?["start"]?.string ?? "")"
                + "...\(bounds?["end"]?.string ?? "")"
        }
        #expect(rows == expected)
    }

    @Test(arguments: [
        ("export", "--format FORMAT is missing"), ("export --format xml", "json, csv, ics, fhir"),
        ("export --format json --from today", "--format json and --from"),
        ("export --format csv --weeks 3", "--format csv and --weeks"),
        ("export --format fhir --weeks 3", "--format fhir and --weeks"),
        ("export --format ics --weeks 99", "'99' is not a number of weeks"),
        ("export --format csv --from wendsday", "wendsday"),
        ("export --format csv --force", "FILE is missing"), ("restore", "FILE is missing"),
        ("backup --force", "FILE is missing"),
    ])
    func `what cannot be meant is said before anything is asked`(line: String, message: String)
        throws
    {
        let peer = try Peer()
        let result = program(peer).run(line.split(separator: " ").map(String.init))
        #expect(result.code == .usage)
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(peer.calls == [])
    }

    @Test func `a copy is asked for, and put where it is wanted`() throws {
        try File.create(file("made.sqlite"), Array("a copy".utf8))
        let made = BackupReply(backup: .init(.made, file: file("made.sqlite"))).message()
        let peer = try Peer(.reply(made), .reply(made))
        let result = program(peer).run("backup", file("mine.sqlite"))
        #expect(
            result.output
                == "All that was recorded is in \(file("mine.sqlite")), checked and on the disk.\n")
        #expect(try File.read(file("mine.sqlite"), limit: 99) == Array("a copy".utf8))
        #expect(program(peer).run("backup", file("mine.sqlite")).code == .failed)
        let failed = BackupReply(backup: .init(.failed, error: "disk full")).message()
        let silent = try Peer(.reply(failed))
        let other = program(silent).run("backup")
        #expect(other.code == .failed)
        #expect(other.errors.contains("no copy was made: disk full"))
    }

    // MARK: Restoring

    private func status() -> Peer.Part {
        var status = `The status on one screen`.morning
        status.health = [Wire.Health(.store, .writable, file: file("ledger.sqlite"))]
        return .reply(StatusReply(status: status).message())
    }

    private func told(_ restoring: Wire.Restoring) -> Peer.Part {
        .reply(RestoreReply(restoring: restoring).message())
    }

    private let incoming = Wire.LedgerAccount(
        records: 2, first: "2026-11-30T17:05:00+01:00", last: "2026-12-01T11:00:00+01:00",
        medications: ["baclofen"], damaged: 1)
    private let present = Wire.LedgerAccount(
        records: 3, first: "2026-11-30T17:05:00+01:00", last: "2026-12-01T17:05:00+01:00")

    @Test func `before anything is changed it is said what is in a copy, and asked`() throws {
        try File.create(file("copy"), Array("a copy".utf8))
        let checked = Wire.Restoring(
            .checked, incoming: incoming, present: present, isAnother: false)
        let restored = Wire.Restoring(
            .restored, incoming: incoming, present: present, aside: "/ledger.sqlite.before-1")
        let no = try Peer(status(), told(checked))
        var program = program(no)
        program.answer = false
        let declined = program.run("restore", file("copy"))
        #expect(declined.code == .failed)
        #expect(
            declined.output == """
                \(file("copy")) has 2 records, from 2026-11-30 17:05 to 2026-12-01 11:00.
                By them was taken: baclofen.
                1 of them cannot be read.
                The ledger of now has 3 records, the last of 2026-12-01 17:05; it is set aside and stays.
                What was recorded after 2026-12-01 11:00 is not known then: a dose that can be taken now does not ring, for it may have been taken.
                Go back to it? [y/N]\(" ")

                """)
        #expect(no.calls.count == 2)
        // It is not left for anybody to take.
        #expect(try Folder.names(in: folder) == ["copy"])

        let yes = try Peer(status(), told(checked), told(restored))
        let done = self.program(yes).run("restore", file("copy"), "--yes")
        #expect(
            done.output == """
                Restored: 2 records.
                The ledger of before is /ledger.sqlite.before-1.
                What may have been taken and does not ring: dosectl status

                """)
        #expect(yes.calls[2].contains("\"now\":true"))
    }

    @Test func `a ledger that may be another person's is not taken by a yes`() throws {
        try File.create(file("copy"))
        let checked = Wire.Restoring(
            .checked, incoming: incoming, present: present, isAnother: true)
        let peer = try Peer(status(), told(checked))
        let result = program(peer).run("restore", file("copy"), "--yes")
        #expect(result.code == .failed)
        #expect(result.errors.contains("another person's"))
        #expect(result.errors.contains("--another"))
        #expect(peer.calls.count == 2)
    }

    @Test(arguments: Wire.Restoring.Problem.allCases)
    func `what is refused has a sentence, and nothing was changed`(
        _ problem: Wire.Restoring.Problem
    )
        throws
    {
        try File.create(file("copy"))
        let refused = Wire.Restoring(
            .refused, problem: problem, line: 7, version: 9, known: 1, error: "why")
        let peer = try Peer(status(), told(refused))
        let result = program(peer).run("restore", file("copy"))
        #expect(result.code == .failed)
        #expect(
            result.errors.lowercased().replacing("\n", with: " ").contains("nothing was changed"))
        #expect(!result.errors.contains("%"))
    }

    @Test func `a file that is not there is said before the daemon is asked to look`() throws {
        let peer = try Peer(status())
        let result = program(peer).run("restore", file("absent"))
        #expect(result.errors.contains("does not exist"))
        #expect(peer.calls.count == 1)
    }
}
