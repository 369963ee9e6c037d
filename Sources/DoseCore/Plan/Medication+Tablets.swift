extension Medication {
    /// How many half tablets make the amount; nil when no tablet is known or the amount cannot be made of it.
    package func halfTablets(for amount: Amount) -> Int? {
        guard let tablet, tablet > .zero else { return nil }
        let (halves, rest) = (amount.micrograms * 2).quotientAndRemainder(
            dividingBy: tablet.micrograms)
        guard rest == 0, self.halves || halves.isMultiple(of: 2) else { return nil }
        return halves
    }
}
