import DoseCore
import Linux
import PlanFile

/// Says what is wrong with a plan, without the daemon.
struct CheckVerb: Verb, Equatable {
    /// Nil for the plan's own place; `-` for the standard input.
    var file: String?

    init(file: String? = nil) {
        self.file = file
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        file = arguments.next()
    }

    func run(in session: Session) throws(Failure) {
        let source = try PlanSource(file, in: session.surroundings)
        var reading = try source.reading()
        let profiles = Self.lint(&reading, session.surroundings)
        let report = CheckReport(file: source.name, reading, profiles)
        if session.isJSON {
            try session.show(report) { _ in [] }
        } else {
            for problem in report.problems + report.profileProblems {
                session.surroundings.printError("\(problem.message)\n")
            }
            try session.print([session.screen().check(report)])
        }
        if !report.isValid { throw .invalid }
    }
}

extension CheckVerb {
    /// Adds what is found by the profiles that the plan names, by the clocks of its zone and by the date.
    static func lint(
        _ reading: inout PlanReading, _ surroundings: Surroundings
    ) -> ProfileShelf {
        guard let plan = reading.plan else { return ProfileShelf() }
        let folders = DataFolders(
            executable: surroundings.executable, variable: surroundings.variable)
        let profiles = ProfileShelf(for: plan, in: folders, read: profile)
        let places = ZonePlaces(variable: surroundings.variable)
        let zone = zone(at: places.path(of: plan.zone))
        if zone == nil {
            reading.add([
                PlanFinding(.timezone, .course(.zoneUnreadable(path: places.path(of: plan.zone))))
            ])
        }
        // Where even the zone is not to be had, a date wrong by one makes no difference.
        let today = (zone ?? .utc).date(at: surroundings.now())
        reading.lint(by: profiles, in: zone, on: today)
        return profiles
    }

    private static func zone(at path: String) -> Zone? {
        guard let bytes = try? File.read(path, limit: Limits.zoneBytes) else { return nil }
        return try? Zone(name: path, tzif: bytes)
    }

    private static func profile(_ path: String) -> ProfileShelf.FileContent {
        do {
            guard try FileStatus(of: path) != nil else { return .absent }
            return .bytes(try File.read(path, limit: Limits.planBytes + 1))
        } catch {
            return .unreadable(reason: error.text)
        }
    }
}

/// What is wrong with a file, and what it holds when nothing is.
struct CheckReport: Encodable, Equatable {
    let file: String
    let isValid: Bool
    let problems: [Problem]
    /// What is wrong with the profiles that the plan names, each with its own file.
    let profileProblems: [Problem]
    let medications: Int?
    let steps: Int?

    private enum CodingKeys: String, CodingKey {
        case file
        case isValid = "valid"
        case problems
        case profileProblems = "profile_problems"
        case medications, steps
    }

    struct Problem: Encodable, Equatable {
        let line: Int
        let column: Int
        let severity: String
        /// The whole line, with its place.
        let message: String

        init(_ problem: PlanProblem, in file: String) {
            line = problem.position.line
            column = problem.position.column
            severity = problem.severity.rawValue
            message = problem.message(in: file)
        }
    }

    init(file: String, _ reading: PlanReading, _ profiles: ProfileShelf = ProfileShelf()) {
        self.file = file
        isValid = reading.plan != nil
        problems = reading.problems.map { Problem($0, in: file) }
        profileProblems = profiles.problems.map { Problem($0.problem, in: $0.file) }
        medications = reading.plan?.medications.count
        steps = reading.plan?.medications.reduce(0) { $0 + $1.steps.count }
    }
}
