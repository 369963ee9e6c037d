import DoseCore
import Linux
import PlanFile

/// What the person's files say, and what is wrong with them.
struct Files {
    let paths: Paths
    let zones: ZoneSource
    /// Where the profiles are that a plan may name.
    let data: DataFolders
    /// What is wrong with the plan file now; empty when it is in force.
    private(set) var planProblems: [String] = []
    private(set) var planWarnings: [String] = []
    private(set) var settingsProblems: [String] = []

    init(paths: Paths, zones: ZoneSource, data: DataFolders = .process) {
        self.paths = paths
        self.zones = zones
        self.data = data
    }

    /// Reads the plan and its zone; a plan is good only if its zone is to be had, and `planProblems` says what is wrong.
    ///
    /// - Parameter now: for the warnings that depend on the date.
    mutating func readPlan(at now: Instant) -> PlanFileContent {
        planProblems = []
        planWarnings = []
        let bytes: [UInt8]
        do {
            guard let found = try Self.read(paths.plan) else { return .absent }
            bytes = found
        } catch {
            planProblems = ["\(paths.plan): \(error.text)"]
            return .refused
        }
        var reading = PlanFile.read(bytes)
        guard let plan = reading.plan else {
            planProblems = reading.problems.map { $0.message(in: paths.plan) }
            return .refused
        }
        do {
            let zone = try zones.zone(plan.zone)
            let profiles = ProfileShelf(for: plan, in: data, read: Self.profile)
            reading.lint(by: profiles, in: zone, on: zone.date(at: now))
            planWarnings =
                reading.problems.map { $0.message(in: paths.plan) }
                + profiles.problems.map(\.message)
            return .valid(plan, String(decoding: bytes, as: UTF8.self), in: zone)
        } catch {
            planProblems = ["\(paths.plan): \(Self.words(error))"]
            return .withoutZone
        }
    }

    private static func profile(_ path: String) -> ProfileShelf.FileContent {
        do {
            return try read(path).map { .bytes($0) } ?? .absent
        } catch {
            return .unreadable(reason: error.text)
        }
    }

    /// A plan that was adopted before; nil when this version reads it no more.
    static func plan(of text: PlanText) -> Plan? { PlanFile.read(text).plan }

    /// The settings; the defaults where there is no file, nil where it is refused.
    mutating func readSettings() -> Settings? {
        settingsProblems = []
        do {
            guard let bytes = try Self.read(paths.settings) else { return Settings() }
            let reading = SettingsFile.read(bytes)
            settingsProblems = reading.problems.map { $0.message(in: paths.settings) }
            return reading.settings
        } catch {
            settingsProblems = ["\(paths.settings): \(error.text)"]
            return nil
        }
    }

    /// Nil when there is no such file.
    private static func read(_ path: String) throws(Errno) -> [UInt8]? {
        guard try FileStatus(of: path) != nil else { return nil }
        return try File.read(path, limit: Limits.planBytes + 1)
    }

    static func words(_ failure: ZoneSource.Failure) -> String {
        switch failure {
        case .unreadable(let path, let error):
            "the time zone cannot be read: \(path): \(error.text); is its name right, and tzdata installed?"
        case .damaged(let path, let error):
            "the time zone cannot be read: \(path) is damaged (\(error)); reinstall tzdata"
        }
    }
}

extension DataFolders {
    /// Those of this process.
    static var process: DataFolders {
        let executable = (try? File.linkTarget("/proc/self/exe")) ?? nil
        return DataFolders(executable: executable, variable: Paths.environment)
    }
}
