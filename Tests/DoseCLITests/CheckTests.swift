import ControlProtocol
import Glibc
import Linux
import TemporaryFolder
import Testing

@testable import DoseCLI

@Suite struct `A plan is checked without the daemon` {
    static let valid = """
        version = 1
        [medication.baclofen]
        start = 2026-12-01
        times = ["17:00"]
        steps = [{ days = 3, mg = [10] }, { mg = [20] }]
        """

    @Test func `a valid one`() {
        #expect(
            Program(input: Array(Self.valid.utf8)).run("check", "-")
                == Program.Result(
                    code: .done, output: "<stdin>: 1 medicine, 2 steps; valid\n"))
    }

    @Test func `one with a warning`() {
        let result = Program(input: Array("version = 1\n".utf8)).run("check", "-")
        #expect(result.code == .done)
        #expect(result.output == "<stdin>: 0 medicines, 0 steps; valid, with 1 warning\n")
        #expect(result.errors.hasPrefix("<stdin>:1:1: warning: "))
    }

    @Test func `one with errors, in the form of compilers`() {
        let text = Self.valid.replacing("17:00", with: "28:00").replacing("= 1", with: "= 2")
        let result = Program(input: Array(text.utf8)).run("check", "-")
        #expect(result.code == .failed)
        #expect(result.output == "<stdin>: 2 errors; not valid\n")
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("<stdin>:1:11: error: "))
        #expect(lines[1].hasPrefix("<stdin>:4:"))
    }

    @Test func `as JSON`() {
        let result = Program(input: Array("version = 2\n".utf8)).run("check", "-", "--json")
        #expect(result.code == .failed)
        #expect(result.errors == "")
        #expect(
            result.output.hasPrefix(
                #"{"file":"<stdin>","kind":"plan","problems":[{"column":11,"line":1,"message":"<stdin>:1:11: error: "#
            ))
        #expect(
            result.output.hasSuffix(
                #","severity":"error"}],"profile_problems":[],"valid":false}"# + "\n"))
    }

    @Test func `a file that cannot be read`() {
        #expect(
            Program().run("check", "/nowhere/plan.toml")
                == Program.Result(
                    code: .failed, errors: "dosectl: /nowhere/plan.toml does not exist\n"))
        #expect(
            Program().run("check", "/tmp")
                == Program.Result(
                    code: .failed, output: "/tmp: 1 error; not valid\n",
                    errors: "/tmp:1:1: error: the file cannot be read: it is a folder\n"))
        #expect(
            Program().run("check", "/dev/null")
                == Program.Result(
                    code: .failed, output: "/dev/null: 1 error; not valid\n",
                    errors:
                        "/dev/null:1:1: error: the file cannot be read: it is not a regular file; "
                        + "to read a pipe, use - as the name\n"))
    }

    @Test func `in the usual places, where no file is named and no daemon answers`() {
        let note =
            "dosectl: no daemon says which plan and settings it uses; those in their usual places are "
            + "read\n"
        #expect(
            Program(environment: ["XDG_CONFIG_HOME": "/nowhere/config", "HOME": "/nowhere"])
                .run("check").errors
                == note + "dosectl: /nowhere/config/dosed/plan.toml does not exist\n")
        #expect(
            Program(environment: ["XDG_CONFIG_HOME": "relative", "HOME": "/nowhere"]).run("check")
                .errors == note + "dosectl: /nowhere/.config/dosed/plan.toml does not exist\n")
        #expect(
            Program(environment: [:]).run("check")
                == Program.Result(
                    code: .failed,
                    errors:
                        "dosectl: neither XDG_CONFIG_HOME nor HOME is set, so there is no place for "
                        + "a plan. Name the file: dosectl check FILE\n"))
    }

    struct Row: Sendable {
        let text: String
        let output: String
        let errors: String
    }

    @Test(arguments: [
        Row(text: "repeat = \"7 min\"\n", output: "settings; valid", errors: ""),
        Row(
            text: "repeat = 7\nsuond = false\n", output: "2 errors; not valid",
            errors: "<stdin>:1:10: error: 'repeat': found 7, expected a duration such as \"10 "
                + "min\" (units s, sec, min, h, d); did you mean \"7 min\"?|"
                + "<stdin>:2:1: error: unknown key 'suond'; did you mean 'sound'?"),
    ])
    func `a file that holds settings is checked as such`(_ row: Row) {
        let result = Program(input: Array(row.text.utf8)).run("check", "-")
        #expect(result.code == (row.errors.isEmpty ? .done : .failed))
        #expect(result.output == "<stdin>: \(row.output)\n")
        #expect(result.errors.split(separator: "\n").joined(separator: "|") == row.errors)
    }

    @Test func `a file of either usual name is checked as what that name says`() throws {
        let folder = try TemporaryFolder()
        try folder.write("version = 1\n", to: "dosed.toml")
        try folder.write("repeat = \"7 min\"\n", to: "plan.toml")
        for name in ["dosed.toml", "plan.toml"] {
            #expect(Program().run("check", folder.path(name)).code == .failed)
        }
    }

    @Test func `where no file is named, the daemon is asked which ones are in force`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.valid, to: "elsewhere.toml")
        try folder.write("repeat = 7\n", to: "dosed.toml")
        var overview = Sample.status
        overview.health = [
            Wire.Health(.plan, .inForce, file: folder.path("elsewhere.toml")),
            Wire.Health(.settings, .refused, file: folder.path("dosed.toml")),
        ]
        let peer = try Peer(.reply(StatusReply(status: overview).message()))
        let result = Program().run("check", "--socket", peer.path)
        #expect(result.code == .failed)
        #expect(
            result.output
                == "\(folder.path("elsewhere.toml")): 1 medicine, 2 steps; valid\n"
                + "\(folder.path("dosed.toml")): 1 error; not valid\n")
        #expect(result.errors.hasPrefix("\(folder.path("dosed.toml")):1:10: error: 'repeat'"))
    }

    @Test func `an output that cannot be written is a failure`() {
        let program = Program(
            input: Array(Self.valid.utf8), outputError: Errno(ENOSPC, "write"))
        #expect(
            program.run("check", "-")
                == Program.Result(
                    code: .failed,
                    errors: "dosectl: the output cannot be written: No space left on device\n"))
    }
}
