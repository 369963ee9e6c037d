import DoseCore
import TOMLText

extension TreeReader {
    /// Reads what the amounts are made of: `tablet`, one strength or several, or `strength`; `parts` or `halves`.
    mutating func preparation(
        _ key: Medication.Key, _ fields: [MedicationField: TOMLEntry], unit: AmountUnit?
    ) -> Preparation? {
        let strengths = strengths(fields)
        let parts = parts(fields)
        let thing = strengths?.first?.per.unit ?? unit
        if let parts, parts.count > 1, thing?.isPiece != true, let entry = parts.entry,
            fields[.tablet] == nil, fields[.strength] == nil || strengths != nil
        {
            note(entry.node.position, .partsOfNothing(entry.key))
        }
        if let strengths, !strengths.isEmpty {
            return Preparation(strengths, parts: parts?.count ?? 1)
        }
        guard let parts, let unit, unit.isPiece else { return nil }
        // Things of which no strength is told, as of a combination.
        let one = Amount(grains: unit.grains, unit)
        return Preparation([Strength(one, per: one)], parts: parts.count)
    }

    private mutating func strengths(_ fields: [MedicationField: TOMLEntry]) -> [Strength]? {
        if let entry = fields[.strength], fields[.tablet] != nil {
            note(entry.keyPosition, .saidTwice(entry.key, first: "tablet"))
            return nil
        }
        if let entry = fields[.strength] {
            if case .string(let text) = entry.node.value,
                let problem = PlanProblem.Kind.maybeThousands(entry.key, entry.node.value, text)
            {
                note(entry.node.position, problem)
                return nil
            }
            guard case .string(let text) = entry.node.value, let strength = Strength(planText: text)
            else {
                unexpected(entry.node, entry.key, .strength)
                return nil
            }
            return [strength]
        }
        guard let entry = fields[.tablet] else { return nil }
        guard case .list = entry.node.value else {
            return quantity(entry.node, entry.key, .tablet).map { [Strength($0)] }
        }
        var amounts: [Amount] = []
        for node in list(entry.node, entry.key, limit: Limits.strengths, .tablet) ?? [] {
            guard let amount = quantity(node, entry.key, .tablet) else { continue }
            if amounts.contains(amount) {
                note(node.position, .saidTwice("\(amount)", first: "\(amount)"))
            } else if let first = amounts.first, !first.fits(amount) {
                note(node.position, .unitsDiffer(amount.unit, first: first.unit))
            } else {
                amounts.append(amount)
            }
        }
        return amounts.isEmpty ? nil : amounts.map { Strength($0) }
    }

    private mutating func parts(
        _ fields: [MedicationField: TOMLEntry]
    ) -> (count: Int, entry: TOMLEntry?)? {
        if let entry = fields[.parts] {
            if let other = fields[.halves] {
                note(other.keyPosition, .saidTwice(other.key, first: entry.key))
            }
            if case .integer(let parts) = entry.node.value, [1, 2, 4].contains(parts) {
                return (parts, entry)
            }
            unexpected(entry.node, entry.key, .parts)
            return nil
        }
        guard let entry = fields[.halves], let halves = boolean(entry.node, entry.key) else {
            return nil
        }
        return (halves ? 2 : 1, entry)
    }
}

extension Medication {
    /// What all its amounts are shown in: as written, but milligrams as the box has them, and where the box says nothing
    /// in micrograms below one, and in grams from a thousand on.
    ///
    /// Source: British National Formulary, prescription writing: "quantities less than 1 mg should be written in
    /// micrograms", "quantities of 1 gram or more should be written as 1 g".
    var asOnTheBox: Medication {
        let amounts = steps.flatMap(\.rows).joined().map(\.amount).filter { $0 > .zero }
        guard let least = amounts.min(), let most = amounts.max(),
            amounts.allSatisfy({ $0.unit == .mg })
        else { return self }
        let unit: AmountUnit
        if let box = preparation?.strength.unit, box.dimension == .mass {
            unit = least.grains >= box.grains || box.grains < AmountUnit.mg.grains ? box : .mg
        } else {
            unit =
                most.grains < AmountUnit.mg.grains
                ? .mcg : least.grains >= AmountUnit.g.grains ? .g : .mg
        }
        guard unit != .mg else { return self }
        var shown = self
        for step in shown.steps.indices {
            shown.steps[step] = steps[step].mapRows {
                $0.map { $0.with(Amount(grains: $0.amount.grains, unit)) }
            }
        }
        return shown
    }
}
