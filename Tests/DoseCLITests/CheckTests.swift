import Glibc
import Linux
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
                    code: .done, output: "<stdin>: 1 medication, 2 steps; valid\n"))
    }

    @Test func `one with a warning`() {
        let result = Program(input: Array("version = 1\n".utf8)).run("check", "-")
        #expect(result.code == .done)
        #expect(result.output == "<stdin>: 0 medications, 0 steps; valid, with 1 warning\n")
        #expect(result.errors.hasPrefix("<stdin>:1:1: warning: "))
    }

    @Test func `one with errors, in the form of compilers`() {
        let text = Self.valid.replacing("17:00", with: "25:00").replacing("= 1", with: "= 2")
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
                #"{"file":"<stdin>","problems":[{"column":11,"line":1,"message":"<stdin>:1:11: error: "#
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

    @Test func `in its own place, where no file is named`() {
        #expect(
            Program(environment: ["XDG_CONFIG_HOME": "/nowhere/config"]).run("check").errors
                == "dosectl: /nowhere/config/dosed/plan.toml does not exist\n")
        #expect(
            Program(environment: ["XDG_CONFIG_HOME": "relative", "HOME": "/nowhere"]).run("check")
                .errors == "dosectl: /nowhere/.config/dosed/plan.toml does not exist\n")
        #expect(
            Program(environment: [:]).run("check")
                == Program.Result(
                    code: .failed,
                    errors:
                        "dosectl: neither XDG_CONFIG_HOME nor HOME is set, so there is no place for "
                        + "a plan. Name the file: dosectl check FILE\n"))
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
