package import DoseCore
package import TOMLText

/// A part of a plan; step and slot are counted from 0.
package enum PlanPath: Hashable, Sendable {
    case plan
    case timezone
    case medication(Medication.Key)
    case field(Medication.Key, MedicationField)
    case step(Medication.Key, step: Int)
    case slot(Medication.Key, step: Int, slot: Int)
}

/// Where the parts of a plan stand in its file, so that what is found later can still be shown there.
package struct PlanLocations: Hashable, Sendable {
    private var positions: [PlanPath: SourcePosition] = [:]

    /// The place of a part, or of the part around it where it is not written itself.
    package internal(set) subscript(path: PlanPath) -> SourcePosition {
        get { positions[path] ?? path.around.map { self[$0] } ?? .start }
        set { positions[path] = newValue }
    }
}

extension PlanPath {
    fileprivate var around: PlanPath? {
        switch self {
        case .plan: nil
        case .timezone, .medication: .plan
        case .field(let key, _), .step(let key, _): .medication(key)
        case .slot(let key, let step, _): .step(key, step: step)
        }
    }
}
