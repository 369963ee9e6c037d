import DoseCore

/// Everything noted while a file is read.
struct ProblemLog: Hashable, Sendable {
    private var problems: [PlanProblem] = []
    private(set) var errors = 0

    mutating func note(_ problem: PlanProblem) {
        problems.append(problem)
        if problem.severity == .error { errors += 1 }
    }

    /// In the order of the file, at most `Limits.problems` and a count of the rest.
    ///
    /// Errors are kept before warnings, for without them a refusal could not be understood.
    var told: [PlanProblem] {
        let sorted = problems.sorted { $0.position < $1.position }
        guard sorted.count > Limits.problems else { return sorted }
        let urgent =
            sorted.filter { $0.severity == .error } + sorted.filter { $0.severity != .error }
        let rest = urgent[Limits.problems...].sorted { $0.position < $1.position }
        let severity: PlanProblem.Severity = errors > Limits.problems ? .error : .warning
        return urgent.prefix(Limits.problems).sorted { $0.position < $1.position }
            + rest.prefix(1).map { PlanProblem($0.position, .more(rest.count, severity)) }
    }
}
