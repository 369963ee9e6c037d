package import DoseCore
package import PlanFile
import TOMLText

/// The profiles that a plan names and those that are installed, as they were found.
package struct ProfileLibrary: Hashable, Sendable {
    private var found: [String: Found] = [:]
    /// Everything that is wrong with the files of the profiles that the plan names.
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

    /// Reads the profiles that a plan names, each once, and those that are there and might fit.
    package init(
        for plan: Plan, installed: [String] = [], find: (_ name: String) -> File
    ) {
        for name in plan.medications.compactMap(\.profile) where found[name] == nil {
            let (state, problems) = Self.read(find(name), as: name)
            found[name] = state
            self.problems += problems
        }
        for name in installed where found[name] == nil {
            found[name] = Self.read(find(name), as: name).0
        }
    }

    private static func read(_ file: File, as name: String) -> (Found, [FileProblem]) {
        switch file {
        case .absent(let paths): return (.missing(lookedFor: paths), [])
        case .unreadable(let path, let reason):
            return (.unreadable(path: path, reason: reason), [])
        case .bytes(let bytes, let path):
            let reading = ProfileFile.read(bytes, name: name)
            return (
                reading.profile.map(Found.profile) ?? .damaged(path: path),
                reading.problems.map { FileProblem(file: path, problem: $0) }
            )
        }
    }

    // MARK: What fits

    /// The profile that was written for a drug of this name, as it stands on the box or in the plan.
    package func profile(fitting names: [String]) -> Profile? {
        all.first { profile in names.contains { profile.fits($0) } }
    }

    private var all: [Profile] {
        found.sorted { $0.key < $1.key }.compactMap {
            if case .profile(let profile) = $0.value { profile } else { nil }
        }
    }

    /// The medications by drug: those of one profile, or of one name, are one drug.
    ///
    /// More than anybody takes of one are looked at one by one, so that no plan takes long.
    func drugs(of medications: [Medication]) -> [Drug] {
        var order: [String] = []
        var groups: [String: [Medication]] = [:]
        for medication in medications {
            let drug = identity(of: medication)
            if groups[drug] == nil { order.append(drug) }
            groups[drug, default: []].append(medication)
        }
        return order.compactMap { groups[$0] }.flatMap { group in
            group.count > Limits.medicationsOfDrug ? group.map { [$0] } : [group]
        }.map { group in
            Drug(group, profile: group.lazy.compactMap { self.profile(of: $0) }.first)
        }
    }

    private func identity(of medication: Medication) -> String {
        let profile = profile(of: medication) ?? profile(fitting: medication.ownNames)
        // A slash is in no key and no profile's name, so that the two kinds stay apart.
        return profile?.name ?? "/" + medication.name.lowercased()
    }

    /// The profile of a medication, where it names one that could be read.
    package func profile(of medication: Medication) -> Profile? {
        guard let name = medication.profile, case .profile(let profile)? = found[name] else {
            return nil
        }
        return profile
    }

    /// The most a day that may be followed by none, of each medication whose profile says so.
    package func mostAtStop(in plan: Plan) -> [Medication.Key: Amount] {
        let bounds = plan.medications.compactMap { medication in
            profile(of: medication)?.stop.map { (medication.key, $0.bound) }
        }
        return Dictionary(bounds) { first, _ in first }
    }

    // MARK: What is said

    /// Why none of a profile's rules is checked for a medication.
    func findings(of medication: Medication) -> [PlanFinding] {
        let finding: CourseFinding
        switch medication.profile.flatMap({ found[$0] }) {
        case nil:
            guard let fitting = profile(fitting: medication.ownNames) else { return [] }
            finding = .profileNotNamed(fitting.name)
        case .profile: return []
        case .damaged(let path):
            finding = .damagedProfile(medication.profile ?? "", path: path)
        case .unreadable(let path, let reason):
            finding = .unreadableProfile(medication.profile ?? "", path: path, reason: reason)
        case .missing(let paths):
            let name = medication.profile ?? ""
            let meant =
                profile(fitting: [name] + medication.ownNames)?.name
                ?? Spelling.nearest(to: name, among: all.map(\.name))
            finding = .unknownProfile(name, nearest: meant, lookedFor: paths)
        }
        return [PlanFinding(.field(medication.key, .profile), .course(finding))]
    }
}

extension Medication {
    fileprivate var ownNames: [String] { [name, key] }
}

extension Profile {
    /// Whether one of its names stands in a text as whole words, whatever the letters' case.
    fileprivate func fits(_ text: String) -> Bool {
        let words = Self.words(text)
        return ([name] + names).contains { known in
            let known = Self.words(known)
            return !known.isEmpty
                && words.indices.contains { words[$0...].starts(with: known) }
        }
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().withoutMarks.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
