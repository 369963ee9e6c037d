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
        let path = try path(session.surroundings)
        let name = path == "-" ? "<stdin>" : path.harmless
        let reading = PlanFile.read(try Self.read(path, session.surroundings))
        let report = CheckReport(file: name, reading)
        if session.isJSON {
            try session.show(report) { _ in [] }
        } else {
            for problem in report.problems {
                session.surroundings.printError("\(problem.message)\n")
            }
            try session.print([session.screen().check(report)])
        }
        if !report.isValid { throw .invalid }
    }

    private func path(_ surroundings: Surroundings) throws(Failure) -> String {
        if let file { return file }
        if let folder = surroundings.folder("XDG_CONFIG_HOME") {
            return "\(folder)/dosed/plan.toml"
        }
        guard let home = surroundings.variable("HOME") else { throw .noPlanFolder }
        return "\(home)/.config/dosed/plan.toml"
    }

    /// One byte more than a plan may have, so that a longer file is told to be too long.
    private static func read(_ path: String, _ surroundings: Surroundings) throws(Failure)
        -> [UInt8]
    {
        do {
            return path == "-"
                ? try surroundings.readInput(Limits.planBytes + 1)
                : try File.read(path, limit: Limits.planBytes + 1)
        } catch {
            throw .unreadable(file: path, error)
        }
    }
}

/// What is wrong with a file, and what it holds when nothing is.
struct CheckReport: Encodable, Equatable {
    let file: String
    let isValid: Bool
    let problems: [Problem]
    let medications: Int?
    let steps: Int?

    private enum CodingKeys: String, CodingKey {
        case file
        case isValid = "valid"
        case problems, medications, steps
    }

    struct Problem: Encodable, Equatable {
        let line: Int
        let column: Int
        let severity: String
        /// The whole line, with its place.
        let message: String
    }

    init(file: String, _ reading: PlanReading) {
        self.file = file
        isValid = reading.plan != nil
        problems = reading.problems.map {
            Problem(
                line: $0.position.line, column: $0.position.column,
                severity: $0.severity.rawValue, message: $0.message(in: file))
        }
        medications = reading.plan?.medications.count
        steps = reading.plan?.medications.reduce(0) { $0 + $1.steps.count }
    }
}
