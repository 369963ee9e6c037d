import DoseCore
import Linux
import PlanFile
import Testing

@testable import DoseDaemon

/// What the daemon finds in a plan that it reads; nothing of it refuses the plan.
@Suite struct PlanFindingsTests {
    private let folder: TemporaryFolder
    private let plan = """
        version = 1
        timezone = "Europe/Paris"
        [medication.baclofen]
        start = 2026-12-01
        profile = "baclofen"
        times = ["02:30", "13:00"]
        steps = [{ days = 3, mg = [10, 10] }, { mg = [10, 50] }]
        """

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(plan, to: "plan.toml")
        try Folder.create(folder.file("dosed/profiles"))
    }

    private func warnings() throws -> [String] {
        let folders = DataFolders(executable: nil) { ["XDG_CONFIG_HOME": folder.path][$0] }
        var files = Files(
            paths: Paths(below: folder.path), zones: ZoneSource { _ in nil }, data: folders)
        guard case .valid = files.readPlan(at: utc("2026-12-01 12:00")) else {
            Issue.record("refused: \(files.planProblems)")
            return []
        }
        return files.planWarnings
    }

    @Test func `the rules of a profile and of the clocks`() throws {
        try folder.write(
            "[ceiling]\nmost = \"50 mg\"\nsource = \"mine\"", to: "dosed/profiles/baclofen.toml")
        let path = folder.file("plan.toml")
        #expect(
            try warnings() == [
                "\(path):7:39: warning: 60 mg a day; the ceiling is 50 mg a day [baclofen: mine]",
                "\(path):7:47: warning: the clocks go forward over 02:30 on 2027-03-28; "
                    + "that day it is due at 03:30",
            ])
    }

    @Test func `a damaged profile, with its own line`() throws {
        try folder.write("[cieling]", to: "dosed/profiles/baclofen.toml")
        let lines = try warnings()
        #expect(lines.count == 3)
        #expect(
            lines.last == "\(folder.file("dosed/profiles/baclofen.toml")):1:2: error: "
                + "unknown key 'cieling'; did you mean 'ceiling'?")
    }

    @Test func `a profile that is no file`() throws {
        try Folder.create(folder.file("dosed/profiles/baclofen.toml"))
        let path = folder.file("dosed/profiles/baclofen.toml")
        #expect(
            try warnings().first == "\(folder.file("plan.toml")):5:11: warning: the profile "
                + "'baclofen' cannot be read, so none of its rules is checked: \(path): "
                + "Is a directory")
    }
}
