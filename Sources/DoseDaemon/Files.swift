import DoseCore
import Linux
import PlanFile

/// What the person's files say, and what is wrong with them.
struct Files {
    let paths: Paths
    let zones: ZoneSource
    /// What is wrong with the plan file now; empty when it is in force.
    private(set) var planProblems: [String] = []
    private(set) var planWarnings: [String] = []
    private(set) var settingsProblems: [String] = []

    init(paths: Paths, zones: ZoneSource) {
        self.paths = paths
        self.zones = zones
    }

    enum PlanOnDisk {
        case absent
        case valid(Plan, PlanText, Zone)
        /// `planProblems` says why.
        case refused
    }

    /// Reads the plan and its zone; a plan is good only if its zone is to be had.
    mutating func readPlan() -> PlanOnDisk {
        planProblems = []
        planWarnings = []
        let bytes: [UInt8]
        do {
            guard let found = try read(paths.plan) else { return .absent }
            bytes = found
        } catch {
            planProblems = ["\(paths.plan): \(error.text)"]
            return .refused
        }
        let reading = PlanFile.read(bytes)
        let messages = reading.problems.map { $0.message(in: paths.plan) }
        guard let plan = reading.plan else {
            planProblems = messages
            return .refused
        }
        planWarnings = messages
        do {
            return .valid(plan, String(decoding: bytes, as: UTF8.self), try zones.zone(plan.zone))
        } catch {
            planProblems = ["\(paths.plan): \(Self.words(error))"]
            return .refused
        }
    }

    /// A plan that was adopted before; nil when this version reads it no more.
    static func plan(of text: PlanText) -> Plan? { PlanFile.read(text).plan }

    /// The settings; the defaults where there is no file, nil where it is refused.
    mutating func readSettings() -> Settings? {
        settingsProblems = []
        do {
            guard let bytes = try read(paths.settings) else { return Settings() }
            let reading = SettingsFile.read(bytes)
            settingsProblems = reading.problems.map { $0.message(in: paths.settings) }
            return reading.settings
        } catch {
            settingsProblems = ["\(paths.settings): \(error.text)"]
            return nil
        }
    }

    /// Nil when there is no such file.
    private func read(_ path: String) throws(Errno) -> [UInt8]? {
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
