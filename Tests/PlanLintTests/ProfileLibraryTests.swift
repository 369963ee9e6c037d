import DoseCore
import PlanFile
import PlanLint
import PlanSamples
import Testing
import Words

/// What is said of a profile that is not to be had.
@Suite struct ProfileLibraryTests {
    /// The lines about a plan that names this profile, with this found of it; then those about its file.
    private func told(_ name: String, _ file: ProfileLibrary.File) throws -> [String] {
        let reading = PlanFile.read(plan(days: [(3, 10), (3, 60)]))
        var plan = try #require(reading.plan)
        plan.medications[0].profile = name
        let profiles = ProfileLibrary(for: plan) { $0 == name ? file : .absent(lookedFor: []) }
        let today = plan.medications[0].start
        return plan.findings(by: profiles, in: nil, on: today).map {
            PlanProblem(reading.locations[$0.path], $0.kind, $0.often).message(in: "plan.toml")
        } + profiles.problems.map(\.message)
    }

    private let path = "/home/anna/.config/dosed/profiles/baclofen.toml"

    @Test func `its rules are those of its file`() throws {
        let text = "[ceiling]\nmost = \"40 mg\"\nsource = \"mine\""
        #expect(
            try told("baclofen", .bytes(Array(text.utf8), path: path)) == [
                "plan.toml:8:1: warning: 60 mg a day; the ceiling is 40 mg a day [baclofen: mine]"
            ])
    }

    @Test func `an unknown profile tells where it was looked for`() throws {
        #expect(
            try told("baclofn", .absent(lookedFor: ["/a/baclofn.toml", "/b/baclofn.toml"])) == [
                "plan.toml:2:13: warning: there is no profile 'baclofn', so none of its rules is "
                    + "checked; looked for /a/baclofn.toml, /b/baclofn.toml"
            ])
        #expect(
            try told("../x", .absent(lookedFor: [])) == [
                "plan.toml:2:13: warning: there is no profile '../x', so none of its rules is "
                    + "checked; a profile has the name of a file"
            ])
    }

    @Test func `a damaged profile is told with its own line`() throws {
        #expect(
            try told("baclofen", .bytes(Array("\n[cieling]".utf8), path: path)) == [
                "plan.toml:2:13: warning: the profile 'baclofen' has errors, so none of its rules is "
                    + "checked: \(path)",
                "\(path):2:2: error: unknown key 'cieling'; did you mean 'ceiling'?",
            ])
    }

    @Test func `a profile that cannot be read is told with the reason`() throws {
        #expect(
            try told("baclofen", .unreadable(path: path, reason: "Permission denied")) == [
                "plan.toml:2:13: warning: the profile 'baclofen' cannot be read, so none of its "
                    + "rules is checked: \(path): Permission denied"
            ])
    }
}
