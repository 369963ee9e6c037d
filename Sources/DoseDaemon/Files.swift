import DoseCore
import Installation
import PlanFile

/// What the person's files say, and what is wrong with them.
struct Files {
    let paths: Paths
    private let plans: PlanReader
    /// What is wrong with the plan file now; empty when it is in force.
    private(set) var planProblems: [FileProblem] = []
    private(set) var planWarnings: [FileProblem] = []
    private(set) var settingsProblems: [FileProblem] = []

    init(paths: Paths, plans: PlanReader) {
        self.paths = paths
        self.plans = plans
    }

    var zones: ZoneSource { plans.zones }

    /// - Parameter now: for the warnings that depend on the date.
    mutating func readPlan(at now: Instant) -> PlanFileContent {
        let judgement = plans.judge(fileAt: paths.plan, at: now)
        planProblems = judgement.refusal
        planWarnings = []
        switch judgement {
        case .absent: return .absent
        case .refused(let problems):
            return problems.contains(where: \.isMissingZone) ? .withoutZone : .refused
        case .valid(let found):
            planWarnings = found.warnings + found.profileProblems
            return .valid(found.plan, found.text, in: found.zone)
        }
    }

    /// A plan that was adopted before; nil when this version reads it no more.
    static func plan(of text: PlanText) -> Plan? { PlanFile.read(text).plan }

    /// The settings; the defaults where there is no file, nil where it is refused.
    mutating func readSettings() -> Settings? {
        let judgement = SettingsReader.judge(fileAt: paths.settings)
        settingsProblems = judgement.refusal
        return switch judgement {
        case .absent: Settings()
        case .valid(let settings): settings
        case .refused: nil
        }
    }
}

extension FileProblem {
    /// Whether a plan that is good in itself is refused because the data of its zone cannot be read.
    fileprivate var isMissingZone: Bool {
        if case .zone = problem.kind { true } else { false }
    }
}
