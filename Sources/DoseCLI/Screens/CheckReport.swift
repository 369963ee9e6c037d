import DoseCore
import Installation
import PlanFile
import TOMLText
import Words

/// What is wrong with a file, and what it holds when nothing is.
struct CheckReport: Encodable, Equatable {
    let file: String
    let kind: Kind
    let isValid: Bool
    let problems: [Problem]
    /// What is wrong with the profiles that the plan names, each with its own file.
    let profileProblems: [Problem]
    let medications: Int?
    let steps: Int?
    /// Of what was checked with it.
    var others: [CheckReport]?
    /// As they are told to people.
    let found: [FileProblem]

    enum Kind: String, Encodable {
        case plan, settings
    }

    private enum CodingKeys: String, CodingKey {
        case file, kind
        case isValid = "valid"
        case problems
        case profileProblems = "profile_problems"
        case medications, steps, others
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

    /// What came of a file that was read for what it is.
    enum Judged {
        case plan(Judgement<ValidPlan>)
        case settings(Judgement<Settings>)
    }

    init(file: String, _ judged: Judged) {
        self.file = file
        var plan: Plan?
        switch judged {
        case .plan(let judgement):
            kind = .plan
            found = judgement.problems
            if case .valid(let read) = judgement { plan = read.plan }
            isValid = plan != nil
        case .settings(let judgement):
            kind = .settings
            found = judgement.refusal
            isValid = found.isEmpty
        }
        problems = found.filter { $0.file == file }.map(Problem.init)
        profileProblems = found.filter { $0.file != file }.map(Problem.init)
        medications = plan?.medications.count
        steps = plan?.medications.reduce(0) { $0 + $1.steps.count }
    }
}
