import DoseCore
import Installation
import PlanFile
import TOMLText

/// Says what is wrong with a plan, without the daemon.
struct CheckVerb: Verb, Equatable {
    static let manual = Manual(
        "check", summary: "say what is wrong with a plan", words: "[FILE]",
        text: [
            "Reads FILE, or the plan in its own place, without the daemon, and prints every problem\nwith its line and column. FILE - is the standard input. It leaves with 1 if there are errors;\nwarnings do not refuse a plan."
        ],
        examples: [.init(command: "dosectl check draft.toml", meaning: "before it is put in place")]
    )

    /// Nil for the plan's own place; `-` for the standard input.
    var file: String?

    init(file: String? = nil) {
        self.file = file
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        file = arguments.next()
    }

    func run(in session: Session) throws(Failure) {
        let source = try PlanSource(file, in: session.environment)
        let judgement = try source.judgement()
        let report = CheckReport(file: source.name, judgement)
        if session.isJSON {
            try session.show(report) { _ in [] }
        } else {
            session.environment.tell(judgement.problems)
            try session.print([session.screen().check(report)])
        }
        if !report.isValid { throw .invalid }
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

        init(_ found: FileProblem) {
            line = found.problem.position.line
            column = found.problem.position.column
            severity = found.problem.severity.rawValue
            message = found.message
        }
    }

    init(file: String, _ judgement: Judgement<ValidPlan>) {
        self.file = file
        let plan: Plan? = if case .valid(let found) = judgement { found.plan } else { nil }
        isValid = plan != nil
        problems = judgement.problems.filter { $0.file == file }.map(Problem.init)
        profileProblems = judgement.problems.filter { $0.file != file }.map(Problem.init)
        medications = plan?.medications.count
        steps = plan?.medications.reduce(0) { $0 + $1.steps.count }
    }
}
