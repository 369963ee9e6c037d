package import DoseCore
package import PlanFile

/// The profiles that a plan names, as they were found.
package struct ProfileLibrary: Hashable, Sendable {
    private var found: [String: Found] = [:]
    /// Everything that is wrong with the files of the profiles.
    package private(set) var problems: [FileProblem] = []

    /// What there is under a name.
    enum Found: Hashable, Sendable {
        case profile(Profile)
        case damaged(path: String)
        case unreadable(path: String, reason: String)
        case missing(lookedFor: [String])
    }

    /// What is found of a profile by its name; the reason is in words of the system.
    package enum File {
        case absent(lookedFor: [String])
        case bytes([UInt8], path: String)
        case unreadable(path: String, reason: String)
    }

    /// Reads the profiles that a plan names, each once.
    package init(for plan: Plan, find: (_ name: String) -> File) {
        for name in plan.medications.compactMap(\.profile) where found[name] == nil {
            found[name] = read(find(name), as: name)
        }
    }

    private mutating func read(_ file: File, as name: String) -> Found {
        switch file {
        case .absent(let paths): return .missing(lookedFor: paths)
        case .unreadable(let path, let reason): return .unreadable(path: path, reason: reason)
        case .bytes(let bytes, let path):
            let reading = ProfileFile.read(bytes, name: name)
            problems += reading.problems.map { FileProblem(file: path, problem: $0) }
            return reading.profile.map(Found.profile) ?? .damaged(path: path)
        }
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
