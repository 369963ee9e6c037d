package import DoseCore

/// A plan as its file holds it, or what is wrong with the file.
package struct PlanReading: Hashable, Sendable {
    /// Nil exactly when there is an error among the problems.
    package private(set) var plan: Plan?
    package let locations: PlanLocations
    private var log: ProblemLog

    init(plan: Plan?, locations: PlanLocations, log: ProblemLog) {
        precondition(
            (plan == nil) == (log.errors > 0), "A plan is valid as a whole or not at all.")
        self.plan = plan
        self.locations = locations
        self.log = log
    }

    /// In the order of the file; a long list ends with the number of those left out.
    package var problems: [PlanProblem] { log.told }

    /// Adds warnings that need more than the file to be found, as the rules of a time zone.
    package mutating func add(_ findings: [PlanFinding]) {
        let problems = findings.map { locations.problem(of: $0) }
        precondition(
            problems.allSatisfy { $0.severity == .warning }, "A finding does not refuse a plan.")
        for problem in problems { log.note(problem) }
    }

    /// Refuses the plan for what needs more than the file to be found.
    package mutating func refuse(_ finding: PlanFinding) {
        let problem = locations.problem(of: finding)
        precondition(problem.severity == .error, "A plan is refused for an error.")
        log.note(problem)
        plan = nil
    }
}

/// Reads `plan.toml`.
package enum PlanFile {
    package static func read(_ text: String) -> PlanReading { read(Array(text.utf8)) }

    package static func read(_ bytes: [UInt8]) -> PlanReading {
        var reader = TreeReader()
        let plan =
            reader.root(of: bytes).map { reader.plan($0) } ?? Plan(zone: .local, medications: [])
        // After an error the plan is not whole, but the medications that were read are.
        let isWhole = reader.errors == 0
        for finding in isWhole ? plan.findings : plan.medications.flatMap(\.findings) {
            reader.note(reader.locations.problem(of: finding))
        }
        return PlanReading(
            plan: isWhole ? plan : nil, locations: reader.locations, log: reader.log)
    }
}
