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
    /// The most a day that may be followed by none, of each medication whose profile says so.
    private(set) var mostAtStop: [Medication.Key: Amount] = [:]
    private(set) var settingsProblems: [FileProblem] = []
    /// Whether there was no plan file when it was read last.
    private(set) var isPlanAbsent = false
    /// Those that somebody wrote since they were read.
    private var written: Set<String> = []
    /// The marks that they had when they were read, by their paths.
    private var marks: [PersonFile: Marked] = [:]

    /// Which file a path led to.
    nonisolated struct Marked: Sendable {
        let path: String
        let mark: FileMark

        init(_ path: String) {
            self.path = path
            mark = FileMark(of: path)
        }
    }

    /// What a file held, and its mark from before it was read: what is written after it is seen at the next look.
    nonisolated struct Read<Content: Sendable>: Sendable {
        let file: Marked
        let content: Content
        var zone: Marked?
    }

    init(paths: Paths, plans: PlanReader) {
        self.paths = paths
        self.plans = plans
    }

    var zones: ZoneSource { plans.zones }

    // MARK: Reading

    /// What reads the plan, on any thread.
    ///
    /// - Parameter now: for the warnings that depend on the date.
    mutating func planReading(at now: Instant) -> @Sendable () -> Read<Judgement<ValidPlan>> {
        written.remove(paths.plan)
        return { [plans, path = paths.plan] in
            let file = Marked(path)
            let judgement = plans.judge(fileAt: path, at: now)
            guard case .valid(let found) = judgement else {
                return Read(file: file, content: judgement)
            }
            let zone = Marked(plans.zones.path(of: found.plan.zone))
            return Read(file: file, content: judgement, zone: zone)
        }
    }

    mutating func take(_ read: Read<Judgement<ValidPlan>>) -> PlanFileContent {
        marks[.plan] = read.file
        let judgement = read.content
        isPlanAbsent = judgement == .absent
        planProblems = judgement.refusal
        planWarnings = []
        switch judgement {
        case .absent: return .absent
        case .refused(let problems):
            return problems.contains(where: \.isMissingZone) ? .withoutZone : .refused
        case .valid(let found):
            planWarnings = found.warnings + found.profileProblems
            mostAtStop = found.mostAtStop
            if marks[.zone]?.path != read.zone?.path { marks[.zone] = read.zone }
            return .valid(found.plan, found.text, in: found.zone)
        }
    }

    /// What reads the settings, on any thread.
    mutating func settingsReading() -> @Sendable () -> Read<Judgement<Settings>> {
        written.remove(paths.settings)
        return { [path = paths.settings] in
            Read(file: Marked(path), content: SettingsReader.judge(fileAt: path))
        }
    }

    /// The settings; the defaults where there is no file, nil where it is refused.
    mutating func take(_ read: Read<Judgement<Settings>>) -> Settings? {
        marks[.settings] = read.file
        settingsProblems = read.content.refusal
        return switch read.content {
        case .absent: Settings()
        case .valid(let settings): settings
        case .refused: nil
        }
    }

    /// The data of a zone as they are now.
    mutating func readZone(_ name: PlanZone) throws(ZoneSource.Failure) -> Zone {
        let path = zones.path(of: name)
        marks[.zone] = Marked(path)
        written.remove(path)
        return try zones.zone(name)
    }

    // MARK: What is on the disk

    /// What looks where the paths of the files that were read lead to now, on any thread.
    var looking: @Sendable () -> [PersonFile: Marked] {
        { [paths = marks.mapValues(\.path)] in paths.mapValues { Marked($0) } }
    }

    /// The files that are not as they were read, by such a look.
    func changed(by look: [PersonFile: Marked]) -> [PersonFile: FileMark] {
        look.mapValues(\.mark).filter { file, mark in
            marks[file].map { $0.path == look[file]?.path && $0.mark != mark } ?? false
        }
    }

    mutating func note(written paths: Set<String>) { written.formUnion(paths) }

    /// Whether it was written and nobody read it since: it may have been seen before it was told of.
    func isUnread(_ path: String) -> Bool { written.contains(path) }

    /// A plan that was adopted before; nil when this version reads it no more.
    static func plan(of text: PlanText) -> Plan? { PlanFile.read(text).plan }
}

nonisolated extension FileMark {
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
