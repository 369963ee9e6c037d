import DoseCore
import PlanFile
import Testing

/// Where profiles are looked for, and what is said of one that is not to be had.
@Suite struct ProfileShelfTests {
    private let environment = [
        "HOME": "/home/anna", "XDG_DATA_DIRS": "/usr/share/:relative:/opt/s",
    ]

    private var folders: DataFolders {
        DataFolders(executable: "/opt/dosed/bin/dosed") { environment[$0] }
    }

    /// The lines about a plan that names this profile, with these files there; then those about the files.
    private func found(
        _ name: String, _ files: [String: ProfileShelf.FileContent]
    ) throws -> [String] {
        let reading = PlanFile.read(plan(days: [(3, 10), (3, 60)]))
        var plan = try #require(reading.plan)
        plan.medications[0].profile = name
        let shelf = ProfileShelf(for: plan, in: folders) { files[$0] ?? .absent }
        let today = plan.medications[0].start
        return plan.findings(by: shelf, in: nil, on: today).map {
            PlanProblem(reading.locations[$0.path], $0.kind).message(in: "plan.toml")
        } + shelf.problems.map(\.message)
    }

    private func ceiling(_ amount: String, _ source: String) -> ProfileShelf.FileContent {
        .bytes(Array("[ceiling]\nmost = \"\(amount)\"\nsource = \"\(source)\"".utf8))
    }

    @Test func `what a person has goes before what is installed`() {
        #expect(
            folders.paths(of: "profiles", named: "baclofen") == [
                "/home/anna/.config/dosed/profiles/baclofen.toml",
                "/home/anna/.local/share/dosed/profiles/baclofen.toml",
                "/usr/share/dosed/profiles/baclofen.toml",
                "/opt/s/dosed/profiles/baclofen.toml",
                "/opt/dosed/share/dosed/profiles/baclofen.toml",
            ])
        let variables = ["XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "d", "HOME": "h"]
        #expect(
            DataFolders(executable: nil) { variables[$0] }.folders
                == ["/c/dosed", "/usr/local/share/dosed", "/usr/share/dosed"])
    }

    @Test func `a name does not lead out of the folder`() {
        for name in ["", ".", "..", "../plan", "/etc/passwd", "a/b", ".hidden", "a\0b"] {
            #expect(folders.paths(of: "profiles", named: name) == [], "for \(name)")
        }
    }

    @Test func `a profile of one's own overrides the installed one`() throws {
        let files = [
            "/usr/share/dosed/profiles/baclofen.toml": ceiling("50 mg", "installed"),
            "/home/anna/.config/dosed/profiles/baclofen.toml": ceiling("40 mg", "mine"),
        ]
        #expect(
            try found("baclofen", files) == [
                "plan.toml:8:1: warning: 60 mg a day; the ceiling is 40 mg a day [baclofen: mine]"
            ])
    }

    @Test func `an unknown profile tells where it was looked for`() throws {
        let looked = folders.paths(of: "profiles", named: "baclofn").joined(separator: ", ")
        #expect(
            try found("baclofn", [:]) == [
                "plan.toml:2:13: warning: there is no profile 'baclofn', so none of its rules is "
                    + "checked; looked for \(looked)"
            ])
        #expect(
            try found("../x", [:]) == [
                "plan.toml:2:13: warning: there is no profile '../x', so none of its rules is "
                    + "checked; a profile has the name of a file"
            ])
    }

    @Test func `a damaged profile is told with its own line, and hides no other`() throws {
        let path = "/home/anna/.config/dosed/profiles/baclofen.toml"
        let files = [
            "/usr/share/dosed/profiles/baclofen.toml": ceiling("50 mg", "installed"),
            path: .bytes(Array("\n[cieling]".utf8)),
        ]
        #expect(
            try found("baclofen", files) == [
                "plan.toml:2:13: warning: the profile 'baclofen' has errors, so none of its rules is "
                    + "checked: \(path)",
                "\(path):2:2: error: unknown key 'cieling'; did you mean 'ceiling'?",
            ])
    }

    @Test func `a profile that cannot be read is told with the reason`() throws {
        let path = "/home/anna/.config/dosed/profiles/baclofen.toml"
        #expect(
            try found("baclofen", [path: .unreadable(reason: "Permission denied")]) == [
                "plan.toml:2:13: warning: the profile 'baclofen' cannot be read, so none of its "
                    + "rules is checked: \(path): Permission denied"
            ])
    }
}
