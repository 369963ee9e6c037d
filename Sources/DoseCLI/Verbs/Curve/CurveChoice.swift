import DoseCore
import Installation
import PlanFile

/// Finds the medication that is drawn, and how fast it comes and goes.
struct CurveChoice {
    let environment: Environment
    let plan: Plan
    /// Where the plan is.
    let file: String

    typealias Found = (Medication, Profile.Rule<Profile.Kinetics>)

    /// - Parameter name: nil for the only one of which a profile says how fast it comes and goes.
    func medication(named name: String?) throws(Failure) -> Found {
        let meant = try medications(named: name)
        guard let first = meant.first else { throw .noMedication(name, known: []) }
        var found: [Found] = []
        for medication in meant {
            let (profile, problems) = environment.plans.profile(of: medication)
            // Of a single one its profile's mistakes are why there is no curve.
            if profile == nil, meant.count == 1, !problems.isEmpty {
                environment.tell(problems)
                throw .invalid
            }
            if let kinetics = profile?.kinetics { found.append((medication, kinetics)) }
        }
        guard found.count <= 1 else { throw .noMedication(nil, known: found.map(\.0.key)) }
        guard let only = found.first else { throw .noKinetics(missing(of: first)) }
        return only
    }

    private func medications(named name: String?) throws(Failure) -> [Medication] {
        guard let name else { return plan.medications }
        let names = plan.medications.map { (key: $0.key, name: $0.name) }
        switch MeantName(name, among: names) {
        case .one(let key): return plan.medications.filter { $0.key == key }
        case .several(let keys): throw .noMedication(nil, known: keys)
        case .none: throw .noMedication(name, known: names.map(\.key))
        }
    }

    /// What is to be written, and where.
    private func missing(of medication: Medication) -> NoKinetics {
        let fitting = environment.plans.profile(fitting: [medication.name, medication.key])
        let profile = medication.profile ?? fitting?.name ?? medication.key
        let isSaid = medication.profile == nil && fitting?.kinetics != nil
        return NoKinetics(
            name: medication.name, key: medication.key, plan: file,
            profile: medication.profile == nil ? profile : nil,
            file: isSaid ? nil : environment.plans.data.paths(of: .profiles, named: profile).first)
    }
}

/// Why there is no curve of a medication: how fast it comes and goes is not said.
struct NoKinetics: Equatable, Sendable {
    let name: String
    let key: Medication.Key
    /// The file of the plan.
    let plan: String
    /// What the plan is to name; nil where it names one.
    let profile: String?
    /// Where that is to be said; nil where it is said, in the profile that the plan is to name.
    let file: String?
}
