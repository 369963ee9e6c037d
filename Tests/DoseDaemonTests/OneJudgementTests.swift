import DoseCore
import Glibc
import Installation
import Linux
import PlanFile
import Testing
import Words

@testable import DoseCLI
@testable import DoseDaemon

/// The daemon and `dosectl check` judge a plan the same and say the same of it.
@Suite struct OneJudgementTests {
    /// Plans, good and bad, each a change of a good one.
    nonisolated private static let plans: [(change: String, to: String)] = [
        ("", ""),
        ("\"local\"", "\"Europe/Paris\""),
        ("\"local\"", "\"Paris\""),
        ("\"local\"", "\"Europe/Pariss\""),
        ("\"local\"", "\"../plan\""),
        ("\"local\"", "\"Europe\""),
        ("version = 1", "version = 2"),
        ("version = 1", "version = "),
        ("13:00", "28:00"),
        ("13:00", "02:30"),
        ("[10, 10]", "[10]"),
        ("[10, 50]", "[10, 400]"),
        ("\"own\"", "\"none\""),
        ("\"own\"", "\"damaged\""),
        ("\"own\"", "\"folder\""),
        ("2026-12-01", "1999-12-01"),
        ("name", "nmae"),
        ("Baclofen", "Bac\\u001Bofen"),
        ("Baclofen", "\u{202E}"),
        ("[medication.baclofen]", "[medication.baclofen]\nhalves = true\n"),
    ]

    private static let plan = """
        version = 1
        timezone = "local"
        [medication.baclofen]
        name = "Baclofen"
        start = 2026-12-01
        profile = "own"
        times = ["13:00", "17:00"]
        steps = [{ days = 3, mg = [10, 10] }, { mg = [10, 50] }]
        """

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try Folder.create(folder.file("dosed/profiles/folder.toml"))
        try folder.write(
            "[ceiling]\nmost = \"50 mg\"\nsource = \"mine\"", to: "dosed/profiles/own.toml")
        try folder.write("[cieling]", to: "dosed/profiles/damaged.toml")
    }

    @Test(arguments: plans.indices)
    func `of the same text`(_ row: Int) throws {
        let (change, other) = Self.plans[row]
        let text = change.isEmpty ? Self.plan : Self.plan.replacing(change, with: other)
        try folder.write(text, to: "plan.toml")
        expectOneJudgement(of: folder.file("plan.toml"))
    }

    @Test func `of what is no file, and of what is there by a link`() throws {
        let path = folder.file("plan.toml")
        for target in ["/dev/zero", "/dev/null", folder.path, "/proc/self/mem", "plan.toml"] {
            symlink(target, path)
            expectOneJudgement(of: path)
            unlink(path)
        }
        mkfifo(path, 0o600)
        expectOneJudgement(of: path)
        unlink(path)
        try folder.write([UInt8](repeating: UInt8(ascii: "#"), count: 2 << 20), to: "plan.toml")
        expectOneJudgement(of: path)
        try folder.write([0x23, 0xFF], to: "plan.toml")
        unlink(path)
        try folder.write(Self.plan, to: "elsewhere.toml")
        symlink("elsewhere.toml", path)
        expectOneJudgement(of: path)
    }

    /// 2026-12-01 12:00.
    private static let noon = Instant(seconds: 1_796_126_400)

    private func expectOneJudgement(of path: String) {
        let variables: Variables = [
            "XDG_CONFIG_HOME": folder.path, "XDG_DATA_DIRS": "/nowhere", "LANG": "C.UTF-8",
        ]
        var paths = Paths(below: folder.path)
        paths.plan = path
        var files = Files(paths: paths, plans: PlanReader(variables, beside: nil))
        let judgement = files.take(files.planReading(at: Self.noon)())
        var isInForce = false
        if case .valid = judgement { isInForce = true }

        var told = ""
        let environment = Environment(
            variables: variables, isTerminal: false, now: { Self.noon }, requestID: { "" },
            print: { _ in }, printError: { told += $0 }, readInput: { _ in [] },
            endOnInterrupt: {})
        let code = Dosectl.run(["check", path], in: environment)

        #expect((code == .done) == isInForce, "\(told)")
        #expect(
            told == (files.planProblems + files.planWarnings).map { $0.message + "\n" }.joined())
        #expect(isInForce == files.planProblems.isEmpty)
    }
}
