extension Medication {
    /// The same with its amounts as masses, where its strength tells them.
    package var inMass: Medication {
        guard let strength = preparation?.strengths.first, strength.amount.unit.dimension == .mass
        else { return self }
        var medication = self
        for step in steps.indices {
            medication.steps[step] = steps[step].mapRows { row in
                row.map { slot in
                    guard slot.amount.unit.dimension != .mass,
                        let mass = strength.converted(slot.amount)
                    else { return slot }
                    return slot.with(mass)
                }
            }
        }
        return medication
    }
}
