import Glibc
import Linux
import Testing

@testable import DoseCLI

@Suite struct `A plan is checked by profiles, clocks and the date` {
    private static let plan = """
        version = 1
        timezone = "Europe/Paris"
        [medication.baclofen]
        start = 2026-12-01
        profile = "baclofen"
        times = ["02:30", "13:00"]
        steps = [{ days = 3, mg = [10, 10] }, { mg = [10, 50] }]
        """

    private func check(_ plan: String, _ environment: [String: String] = [:]) -> Program.Result {
        Program(environment: environment, input: Array(plan.utf8)).run("check", "-")
    }

    /// A folder as of `XDG_CONFIG_HOME`, with this profile in it.
    private func folder(_ profile: String) throws -> String {
        var template = Array("/tmp/dosed-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno(errno, "mkdtemp") }
        let folder = String(
            decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        try Folder.create("\(folder)/dosed/profiles")
        guard let file = fopen("\(folder)/dosed/profiles/baclofen.toml", "w") else {
            throw Errno(errno, "fopen")
        }
        fputs(profile, file)
        fclose(file)
        return folder
    }

    private func remove(_ folder: String) {
        unlink("\(folder)/dosed/profiles/baclofen.toml")
        for path in ["\(folder)/dosed/profiles", "\(folder)/dosed", folder] { rmdir(path) }
    }

    private static let clocks =
        "<stdin>:7:47: warning: the clocks go forward over 02:30 on 2027-03-28; "
        + "that day it is due at 03:30\n"

    @Test func `findings are warnings, and the plan is valid`() throws {
        let folder = try folder("[ceiling]\nmost = \"50 mg\"\nsource = \"mine\"\ndate = \"2026\"\n")
        defer { remove(folder) }
        #expect(
            check(Self.plan, ["XDG_CONFIG_HOME": folder])
                == Program.Result(
                    code: .done,
                    output: "<stdin>: 1 medicine, 2 steps; valid, with 2 warnings\n",
                    errors: "<stdin>:7:39: warning: 60 mg a day; the ceiling is 50 mg a day "
                        + "[baclofen: mine, 2026]\n" + Self.clocks))
    }

    @Test func `a damaged profile is told in its own place`() throws {
        let folder = try folder("[ceiling]\nmost = 50\nsource = \"mine\"\n")
        defer { remove(folder) }
        let path = "\(folder)/dosed/profiles/baclofen.toml"
        let result = check(Self.plan, ["XDG_CONFIG_HOME": folder])
        #expect(result.code == .done)
        #expect(result.output == "<stdin>: 1 medicine, 2 steps; valid, with 2 warnings\n")
        #expect(
            result.errors == "<stdin>:5:11: warning: the profile 'baclofen' has errors, so none of "
                + "its rules is checked: \(path)\n" + Self.clocks
                + "\(path):2:8: error: 'most': found 50, expected an amount with its unit "
                + "such as \"10 mg\"\n")
    }

    @Test func `a plan in its own place has begun, whatever it is called, and a draft has not`()
        throws
    {
        let folder = try folder("")
        defer {
            unlink("\(folder)/dosed/plan.toml")
            remove(folder)
        }
        try File.create(
            "\(folder)/dosed/plan.toml",
            Array(Self.plan.replacing("2026-12-01", with: "2026-11-01").utf8))
        func isPast(_ words: String...) -> Bool {
            Program(environment: ["XDG_CONFIG_HOME": folder]).run(["check"] + words)
                .errors.contains("which is past; where nothing of it is recorded it would begin")
        }
        #expect(!isPast())
        #expect(!isPast("\(folder)/dosed/../dosed/plan.toml"))
        let draft = Self.plan.replacing("2026-12-01", with: "2026-11-01")
        #expect(
            check(draft, ["XDG_CONFIG_HOME": folder]).errors
                .contains("it would begin at step 2 of 2, with 60 mg a day"))
    }

    @Test func `a profile that is nowhere, and a zone that is nowhere`() {
        let environment = ["XDG_CONFIG_HOME": "/nowhere/c", "XDG_DATA_DIRS": "/nowhere/d"]
        let text = Self.plan.replacing("Paris", with: "Pariss")
        let result = check(text, environment)
        #expect(result.code == .failed)
        #expect(
            result.errors
                == "<stdin>:2:12: error: the time zone cannot be read: "
                + "/usr/share/zoneinfo/Europe/Pariss: No such file or directory; "
                + "is its name right, and tzdata installed?\n"
                + "<stdin>:5:11: warning: there is no profile 'baclofen', so none of its rules is "
                + "checked; looked for /nowhere/c/dosed/profiles/baclofen.toml, "
                + "/nowhere/d/dosed/profiles/baclofen.toml\n")
    }
}
