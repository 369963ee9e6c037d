import DoseCore
import TOMLText

/// A problem with the file that it is in.
package struct FileProblem: Hashable, Sendable {
    /// As it is shown: harmless.
    package let file: String
    package let problem: PlanProblem

    package init(file: String, problem: PlanProblem) {
        self.file = file.harmless
        self.problem = problem
    }

    /// Where it is in the file, from 1.
    package var line: Int { problem.position.line }
    package var column: Int { problem.position.column }

    package var isError: Bool { problem.severity == .error }
}
