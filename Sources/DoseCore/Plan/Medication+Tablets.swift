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

extension Medication {
    /// The amount in tablets as people write it: `½`, `1`, `1 ½`; nil when it cannot be made of them.
    package func tabletCount(for amount: Amount) -> String? {
        guard let halves = halfTablets(for: amount) else { return nil }
        let (whole, half) = halves.quotientAndRemainder(dividingBy: 2)
        if half == 0 { return String(whole) }
        return whole == 0 ? "½" : "\(whole) ½"
    }
}
