import DoseCore
import Installation
import Linux
import PlanFile

/// What the person's files say, and what is wrong with them.
struct Files {
    let paths: Paths
    private let plans: PlanReader
    /// What is wrong with the plan file now; empty when it is in force.
    private(set) var planProblems: [FileProblem] = []
    private(set) var planWarnings: [FileProblem] = []
    private(set) var settingsProblems: [FileProblem] = []
    /// Whether there was no plan file when it was read last.
    private(set) var isPlanAbsent = false
    /// Those that somebody wrote since they were read.
    private var written: Set<String> = []
    /// The marks that they had when they were read, by their paths.
    private var marks: [PersonFile: (path: String, mark: FileMark)] = [:]

    init(paths: Paths, plans: PlanReader) {
        self.paths = paths
        self.plans = plans
    }

    var zones: ZoneSource { plans.zones }

    /// - Parameter now: for the warnings that depend on the date.
    mutating func readPlan(at now: Instant) -> PlanFileContent {
        mark(.plan, paths.plan)
        let judgement = plans.judge(fileAt: paths.plan, at: now)
        isPlanAbsent = judgement == .absent
        planProblems = judgement.refusal
        planWarnings = []
        switch judgement {
        case .absent: return .absent
        case .refused(let problems):
            return problems.contains(where: \.isMissingZone) ? .withoutZone : .refused
        case .valid(let found):
            planWarnings = found.warnings + found.profileProblems
            let zone = zones.path(of: found.plan.zone)
            if marks[.zone]?.path != zone { mark(.zone, zone) }
            return .valid(found.plan, found.text, in: found.zone)
        }
    }

    /// The data of a zone as they are now.
    mutating func readZone(_ name: PlanZone) throws(ZoneSource.Failure) -> Zone {
        mark(.zone, zones.path(of: name))
        return try zones.zone(name)
    }

    // MARK: What is on the disk

    /// The files that are not as they were read.
    var changed: [PersonFile: FileMark] {
        marks.compactMapValues { read in
            let now = FileMark(of: read.path)
            return now == read.mark ? nil : now
        }
    }

    /// To be called before a file is read: what is written after it is seen at the next look.
    private mutating func mark(_ file: PersonFile, _ path: String) {
        marks[file] = (path, FileMark(of: path))
        written.remove(path)
    }

    mutating func note(written paths: Set<String>) { written.formUnion(paths) }

    /// Whether it was written and nobody read it since: it may have been seen before it was told of.
    func isUnread(_ path: String) -> Bool { written.contains(path) }

    /// A plan that was adopted before; nil when this version reads it no more.
    static func plan(of text: PlanText) -> Plan? { PlanFile.read(text).plan }

    /// The settings; the defaults where there is no file, nil where it is refused.
    mutating func readSettings() -> Settings? {
        mark(.settings, paths.settings)
        let judgement = SettingsReader.judge(fileAt: paths.settings)
        settingsProblems = judgement.refusal
        return switch judgement {
        case .absent: Settings()
        case .valid(let settings): settings
        case .refused: nil
        }
    }
}

extension FileMark {
    /// One that cannot be looked at cannot be read either.
    fileprivate init(of path: String) {
        guard let status = (try? FileStatus(of: path)) ?? nil else {
            self = .absent
            return
        }
        self = .file(
            device: status.device, inode: status.inode, size: status.size,
            modified: status.modified, changed: status.changed)
    }
}

extension FileProblem {
    /// Whether a plan that is good in itself is refused because the data of its zone cannot be read.
    fileprivate var isMissingZone: Bool {
        if case .zone = problem.kind { true } else { false }
    }
}
