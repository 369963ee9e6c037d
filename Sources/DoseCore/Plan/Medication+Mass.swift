extension Medication {
    /// The same with its amounts as masses, where its strength tells them.
    package var inMass: Medication {
        guard let strength = preparation?.strengths.first, strength.amount.unit.dimension == .mass
        else { return self }
        var medication = self
        for step in steps.indices {
            for slot in steps[step].slots.indices {
                let amount = steps[step].slots[slot].amount
                guard amount.unit.dimension != .mass, let mass = strength.converted(amount) else {
                    continue
                }
                medication.steps[step].slots[slot].amount = mass
            }
        }
        return medication
    }
}
