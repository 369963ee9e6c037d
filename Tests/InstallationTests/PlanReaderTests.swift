import DoseCore
import Installation
import Linux
import PlanFile
import TOMLText
import TemporaryFolder
import Testing
import Words

/// What is found in a plan when it is read whole.
@Suite struct PlanReaderTests {
    private static let plan = """
        version = 1
        timezone = "Europe/Paris"
        [medication.baclofen]
        start = 2026-12-01
        profile = "baclofen"
        times = ["02:30", "13:00"]
        steps = [{ days = 3, mg = [10, 10] }, { mg = [10, 50] }]
        """
    /// 2026-12-01 12:00.
    private static let noon = Instant(seconds: 1_796_126_400)

    /// The judgement of a plan, with a profile beside it where there is one.
    private func judge(
        _ plan: String, profile: String? = nil, in folder: borrowing TemporaryFolder
    ) throws -> Judgement<ValidPlan> {
        if let profile {
            try Folder.create(folder.path("dosed/profiles"))
            try folder.write(profile, to: "dosed/profiles/baclofen.toml")
        }
        try folder.write(plan, to: "plan.toml")
        return reader(folder).judge(fileAt: folder.path("plan.toml"), at: Self.noon)
    }

    private func reader(_ folder: borrowing TemporaryFolder) -> PlanReader {
        PlanReader(
            ["XDG_CONFIG_HOME": folder.path, "XDG_DATA_DIRS": "/nowhere"], beside: nil)
    }

    @Test func `one that is good comes with its zone, its text and what it is warned of`() throws {
        let folder = try TemporaryFolder()
        let profile = "[ceiling]\nmost = \"50 mg\"\nsource = \"mine\""
        guard case .valid(let found) = try judge(Self.plan, profile: profile, in: folder) else {
            Issue.record("It is refused.")
            return
        }
        let path = folder.path("plan.toml")
        #expect(found.plan == PlanFile.read(Self.plan).plan)
        #expect(found.text == Self.plan)
        #expect(found.zone.name == "Europe/Paris")
        #expect(
            found.warnings.map(\.message) == [
                "\(path):7:39: warning: 60 mg a day; the ceiling is 50 mg a day [baclofen: mine]",
                "\(path):7:47: warning: the clocks go forward over 02:30 on 2027-03-28; "
                    + "that day it is due at 03:30",
            ])
        #expect(found.profileProblems == [])
    }

    @Test func `a profile that is there is told to a plan that does not name it`() throws {
        let folder = try TemporaryFolder()
        let plan = Self.plan.replacing("profile = \"baclofen\"", with: "")
        let judgement = try judge(plan, profile: "names = [\"x\"]", in: folder)
        #expect(
            judgement.problems.map(\.message).first?.hasSuffix("add: profile = \"baclofen\"")
                ?? false)
        #expect(reader(folder).profile(fitting: ["X 10 mg"])?.name == "baclofen")
        #expect(reader(folder).profile(fitting: ["Y"]) == nil)
    }

    @Test func `a damaged profile refuses nothing, and is told with its own line`() throws {
        let folder = try TemporaryFolder()
        let judgement = try judge(Self.plan, profile: "[cieling]", in: folder)
        #expect(
            judgement.problems.map(\.message).last
                == "\(folder.path("dosed/profiles/baclofen.toml")):1:2: error: "
                + "unknown key 'cieling'; did you mean 'ceiling'?")
        guard case .valid = judgement else {
            Issue.record("It is refused.")
            return
        }
    }

    @Test func `without its zone it is refused, and all else that is to be mended is told at once`()
        throws
    {
        let folder = try TemporaryFolder()
        let plan = Self.plan.replacing("Europe/Paris", with: "Paris")
        let judgement = try judge(plan, profile: "[cieling]", in: folder)
        guard case .refused(let problems) = judgement else {
            Issue.record("It is valid.")
            return
        }
        #expect(
            problems.map(\.message) == [
                "\(folder.path("plan.toml")):2:12: error: the time zone cannot be read: "
                    + "/usr/share/zoneinfo/Paris: No such file or directory; "
                    + "is its name right, and tzdata installed?",
                "\(folder.path("plan.toml")):5:11: warning: the profile 'baclofen' has errors, so "
                    + "none of its rules is checked: \(folder.path("dosed/profiles/baclofen.toml"))",
                "\(folder.path("dosed/profiles/baclofen.toml")):1:2: error: "
                    + "unknown key 'cieling'; did you mean 'ceiling'?",
            ])
    }

    @Test func `what is no file refuses, and only what is not there is absent`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("plan.toml")
        #expect(reader(folder).judge(fileAt: path, at: Self.noon) == .absent)
        try Folder.create(path)
        #expect(
            reader(folder).judge(fileAt: path, at: Self.noon).problems.map(\.message) == [
                "\(path):1:1: error: the file cannot be read: it is a folder"
            ])
        #expect(
            reader(folder).judge(fileAt: "/dev/zero", at: Self.noon).problems.map(\.message) == [
                "/dev/zero:1:1: error: the file cannot be read: it is not a regular file; "
                    + "to read a pipe, use - as the name"
            ])
    }

    @Test func `a file that is too large is refused without being read to its end`() throws {
        let folder = try TemporaryFolder()
        for more in [0, 1, 100_000] {
            let text = String(repeating: "#", count: Limits.planBytes - 12 + more)
            let judgement = try judge("version = 1\n" + text, in: folder)
            #expect(
                judgement.problems.map(\.problem.kind)
                    == [more == 0 ? .noMedication : .text(.tooLarge(limit: Limits.planBytes))],
                "\(more) bytes too many")
        }
    }
}
