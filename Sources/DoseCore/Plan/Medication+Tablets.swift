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
    /// The amount in tablets, as `½ tablet`, `1 tablet`, `1 ½ tablets`; nil when it cannot be made of them.
    package func tablets(for amount: Amount) -> String? {
        guard let halves = halfTablets(for: amount) else { return nil }
        let whole = halves / 2
        let count = [whole > 0 ? String(whole) : nil, halves.isMultiple(of: 2) ? nil : "½"]
            .compactMap(\.self).joined(separator: " ")
        return "\(count) \(halves > 2 ? "tablets" : "tablet")"
    }
}
