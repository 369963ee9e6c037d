package import DoseCore
package import PlanFile
import PlanLint

/// A plan that may be put in force, with all that this takes.
package struct ValidPlan: Equatable, Sendable {
    package let plan: Plan
    package let text: PlanText
    package let zone: Zone
    /// What is hardly meant, in the order of the file.
    package let warnings: [FileProblem]
    /// What is wrong with the files of the profiles that it names.
    package let profileProblems: [FileProblem]
    /// The most a day that may be followed by none, of each medication whose profile says so.
    package let mostAtStop: [Medication.Key: Amount]
}

/// Reads a plan whole: its text, its zone, the profiles that it names, and what all of them find in it.
///
/// The daemon and dosectl judge by this alone, so that what one calls valid the other puts in force.
package struct PlanReader: Hashable, Sendable {
    package let zones: ZoneSource
    package let data: DataFolders

    package init(zones: ZoneSource, data: DataFolders) {
        self.zones = zones
        self.data = data
    }

    /// - Parameter executable: The program itself, beside which profiles may be installed.
    package init(_ variables: Variables, beside executable: Executable?) {
        self.init(
            zones: ZoneSource(variables), data: DataFolders(variables, beside: executable))
    }

    /// - Parameter now: for the warnings that depend on the date.
    package func judge(fileAt path: String, at now: Instant) -> Judgement<ValidPlan> {
        Judgement(fileAt: path) { judge($0, from: path, at: now) }
    }

    /// - Parameters:
    ///   - file: what problems call the place that the bytes are from.
    ///   - isDraft: whether the plan is none that is or was in force.
    package func judge(
        _ bytes: [UInt8], from file: String, at now: Instant, isDraft: Bool = false
    ) -> Judgement<ValidPlan> {
        var reading = PlanFile.read(bytes)
        var problems: [FileProblem] {
            reading.problems.map { FileProblem(file: file, problem: $0) }
        }
        guard let plan = reading.plan else { return .refused(problems) }
        let profiles = profiles(for: plan)
        do {
            let zone = try zones.zone(plan.zone)
            reading.lint(
                by: profiles, in: zone, on: zone.date(at: now), isNew: isDraft)
            return .valid(
                ValidPlan(
                    plan: plan, text: String(decoding: bytes, as: UTF8.self), zone: zone,
                    warnings: problems, profileProblems: profiles.problems,
                    mostAtStop: profiles.mostAtStop(in: plan)))
        } catch {
            // What else there is to mend is told at once; without a zone the date may be wrong by one.
            reading.lint(
                by: profiles, in: nil, on: Zone.utc.date(at: now), isNew: isDraft)
            reading.refuse(PlanFinding(.timezone, .zone(error)))
            return .refused(problems + profiles.problems)
        }
    }

    /// The installed profile that was written for a drug of one of these names.
    package func profile(fitting names: [String]) -> Profile? {
        profiles(for: Plan(zone: .local, medications: [])).profile(fitting: names)
    }

    /// The profile that a medication names, and what is wrong with its file.
    package func profile(of medication: Medication) -> (profile: Profile?, problems: [FileProblem])
    {
        let library = ProfileLibrary(
            for: Plan(zone: .local, medications: [medication]), find: profile)
        return (library.profile(of: medication), library.problems)
    }

    private func profiles(for plan: Plan) -> ProfileLibrary {
        ProfileLibrary(
            for: plan, installed: Array(data.names(of: .profiles).prefix(Limits.profiles)),
            find: profile)
    }

    private func profile(_ name: String) -> ProfileLibrary.File {
        switch data.file(.profiles, named: name) {
        case .absent(let paths): .absent(lookedFor: paths)
        case .bytes(let bytes, let path): .bytes(bytes, path: path)
        case .unreadable(let error, let path): .unreadable(path: path, reason: error.reason)
        }
    }
}
