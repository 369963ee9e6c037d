import DoseCore
import Glibc
import Linux
import TemporaryFolder
import Testing

@testable import DoseCLI

@Suite struct `Files of other programs`: ~Copyable {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { folder.path(name) }

    private func write(_ text: String, _ name: String = "backup.json") throws -> String {
        try folder.write(text, to: name)
        return path(name)
    }

    private static let backup = """
        {"medicines":{"version":25,"list":[
        {"medicine":{"name":"Ramipril","color":-1},"reminders":[
        {"reminderId":1,"timeInMinutes":480,"amount":"5 mg","instructions":"with water"},
        {"reminderId":2,"timeInMinutes":600,"amount":"5 mg","linkedReminderId":1}]},
        {"medicine":{"name":"Omega 3\\u001b[2J"},"reminders":[{"timeInMinutes":540,"amount":"2","instructions":"after meals"}]},
        {"medicine":{"name":"Old"},"reminders":[{"timeInMinutes":540,"amount":"1 mg","active":false}]}
        ]},"events":{"version":25,"list":[{},{},{}]}}
        """

    @Test func `a plan is written to a new file, with an account of each medicine`() throws {
        let (file, plan) = (try write(Self.backup), path("plan.toml"))
        let result = Program().run("import", file, "-o", plan)
        #expect(result.code == .done)
        #expect(
            result.output == """
                medTimer: 3 medicines, of which 1 can be in a plan.
                Ramipril: NOT in the plan.
                  - a reminder that follows another one or the last intake: a plan has times of its own
                Omega 3\\u{1b}[2J: in the plan as omega-3-2j.
                  - its unit is not known here: the alarm says '2' as a note. If you know the unit, write the amount into the plan
                Old: NOT in the plan.
                  - not to be taken there: active
                3 answers (taken, skipped, missed) are not taken over: the ledger holds what dosed itself was told.
                Of no use in a plan, and not taken over: color.
                The plan begins on 2026-12-02: until then go on with medTimer, and from then on with one of the two alone.
                It is in \(plan). Compare it with the prescription, and check it: dosectl check \(plan)

                """)
        let text = String(decoding: try File.read(plan, limit: 9999), as: UTF8.self)
        #expect(text.contains("[medication.omega-3-2j]") && text.contains("2; after meals"))
        #expect(Program().run("check", plan).code == .done)
        // What is there is not replaced.
        let again = Program().run("import", file, "-o", plan)
        #expect(again.code == .failed && again.errors.contains("name another file"))
        #expect(try File.read(plan, limit: 9999) == Array(text.utf8))
    }

    @Test func `without a file the plan is printed, and the account is beside it`() throws {
        let result = Program().run("import", try write(Self.backup), "--start", "2027-01-01")
        #expect(result.code == .done)
        #expect(result.output.contains("start = 2027-01-01"))
        #expect(result.errors.hasPrefix("medTimer: 3 medicines"))
        #expect(!result.output.contains("NOT in the plan"))
    }

    @Test func `of what no plan can be made nothing is written`() throws {
        let file = try write(
            #"{"treatments":[{"name":"X","dosage":[],"frequency":"hourly"}]}"#)
        let result = Program().run("import", file, "-o", path("plan.toml"))
        #expect(result.code == .failed)
        #expect(result.output.hasSuffix("No plan can be made of it; nothing was written.\n"))
        #expect(try Folder.names(in: folder.path) == ["backup.json"])
    }

    @Test(arguments: [
        (
            "a shopping list",
            "is neither what dosed wrote (dosectl export --format json) nor a file of Dosage"
        ),
        ("{\"medicines\":\n{\"list\":[", "is cut off in line 2"),
        ("{\"medicines\":\n{\"list\":]}", "line 2: this is no JSON"),
        (
            #"{"medicines":{"version":99,"list":[]}}"#,
            "is of version 99 of medTimer, and this dosed knows versions up to 25"
        ),
        (#"{"history":[{}]}"#, "of Dosage, has no medicine, only 1 answer"),
        (#"{"meds":[]}"#, "is of an old version of Dosage"),
        (#"{"treatments":[],"treatments":[]}"#, "'treatments' is there twice"),
        (#"{"treatments":7}"#, "is not as Dosage writes it, at treatments"),
        (String(repeating: "[", count: 999), "lists within lists"),
    ])
    func `what is refused has a sentence, and nothing was changed`(text: String, said: String)
        throws
    {
        let result = Program().run("import", try write(text), "-o", path("plan.toml"))
        #expect(result.code == .failed && result.output == "")
        #expect(result.errors.contains(said), "\(result.errors)")
        #expect(result.errors.lowercased().contains("nothing was changed"), "\(result.errors)")
        #expect(try Folder.names(in: folder.path) == ["backup.json"])
    }

    @Test func `a file that is far too large is not read`() throws {
        let file = try write("")
        #expect(truncate(file, 33 << 20) == 0)
        let result = Program().run("import", file)
        #expect(result.code == .failed && result.errors.contains("has more than 32 MB"))
        #expect(Program().run("import", path("absent")).errors.contains("absent"))
        #expect(Program().run("import", folder.path).code == .failed)
    }

    @Test func `a ledger makes no plan`() throws {
        let file = try write(#"{"format":"dosed-ledger","records":0,"version":1}"#)
        let result = Program().run("import", file, "-o", path("plan.toml"))
        #expect(result.code == .usage && result.errors.contains("--output"))
    }
}
