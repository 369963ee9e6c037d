package import DoseCore

/// The profiles that a plan names, as they were found.
package struct ProfileShelf: Hashable, Sendable {
    private var found: [String: Found] = [:]
    /// Everything that is wrong with the files of the profiles, as whole lines with their own place.
    package private(set) var problems: [FileProblem] = []

    /// What there is under a name.
    enum Found: Hashable, Sendable {
        case profile(Profile)
        case damaged(path: String)
        case unreadable(path: String, reason: String)
        case missing(lookedFor: [String])
    }

    /// What reading a path gives; the reason is in words of the system.
    package enum FileContent {
        case absent
        case bytes([UInt8])
        case unreadable(reason: String)
    }

    /// A problem with the file that it is in.
    package struct FileProblem: Hashable, Sendable {
        package var file: String
        package var problem: PlanProblem

        package var message: String { problem.message(in: file) }
    }

    package init() {}

    /// Reads the profiles of a plan; the first file of a name is the one that counts.
    package init(for plan: Plan, in folders: DataFolders, read: (_ path: String) -> FileContent) {
        for name in plan.medications.compactMap(\.profile) where found[name] == nil {
            found[name] = look(for: name, folders.paths(of: "profiles", named: name), read)
        }
    }

    private mutating func look(
        for name: String, _ paths: [String], _ read: (String) -> FileContent
    ) -> Found {
        for path in paths {
            switch read(path) {
            case .absent: continue
            case .unreadable(let reason): return .unreadable(path: path, reason: reason)
            case .bytes(let bytes):
                let reading = ProfileFile.read(bytes, name: name)
                let file = visible(path, upTo: Limits.commandWordLength)
                problems += reading.problems.map { FileProblem(file: file, problem: $0) }
                return reading.profile.map(Found.profile) ?? .damaged(path: path)
            }
        }
        return .missing(lookedFor: paths)
    }

    /// The profile of a medication, where it names one that could be read.
    func profile(of medication: Medication) -> Profile? {
        guard let name = medication.profile, case .profile(let profile)? = found[name] else {
            return nil
        }
        return profile
    }

    /// Why the profile that a medication names is not there.
    func findings(of medication: Medication) -> [PlanFinding] {
        guard let name = medication.profile, let found = found[name] else { return [] }
        let finding: CourseFinding
        switch found {
        case .profile: return []
        case .damaged(let path): finding = .damagedProfile(name, path: path)
        case .unreadable(let path, let reason):
            finding = .unreadableProfile(name, path: path, reason: reason)
        case .missing(let paths): finding = .unknownProfile(name, lookedFor: paths)
        }
        return [PlanFinding(.field(medication.key, .profile), .course(finding))]
    }
}
