import DoseCore
import PlanFile

/// A place at which a rule is not kept, and how far it is from being kept.
struct Occurrence {
    let path: PlanPath
    /// The row.
    let key: Medication.Key
    let step: Int
    let finding: RuleFinding
    /// The larger, the worse; in a unit of the rule's own.
    let weight: Int

    init(_ plateau: Plateau, at path: PlanPath? = nil, _ finding: RuleFinding, weight: Int = 0) {
        self.path = path ?? plateau.path
        key = plateau.key
        step = plateau.step
        self.finding = finding
        self.weight = weight
    }
}

extension [Occurrence] {
    /// One finding for each medication, at the worst place, which tells the other steps.
    func told(by citation: Citation) -> [PlanFinding] {
        var keys: [Medication.Key] = []
        for occurrence in self where !keys.contains(occurrence.key) { keys.append(occurrence.key) }
        return keys.compactMap { key in
            let places = filter { $0.key == key }
            guard let most = places.map(\.weight).max(),
                let worst = places.first(where: { $0.weight == most })
            else { return nil }
            let others = Set(places.map(\.step)).subtracting([worst.step])
            return PlanFinding(
                worst.path, .rule(worst.finding, also: others.sorted(), citation))
        }
    }
}
