/// What an amount is made of.
package struct Tablets: Hashable, Sendable {
    /// Of one tablet; above zero.
    package var strength: Amount
    /// Whether a tablet may be halved.
    package var halves: Bool

    package init(strength: Amount, halves: Bool = false) {
        precondition(strength > .zero, "A tablet has a strength.")
        self.strength = strength
        self.halves = halves
    }

    /// How many of the smallest pieces a tablet gives.
    private var division: Int { halves ? 2 : 1 }

    package var smallestPiece: Amount { amount(ofPieces: 1) }

    /// How many of the smallest pieces make an amount; nil when it cannot be made of them.
    package func pieces(of amount: Amount) -> Int? {
        let (pieces, rest) = (amount.micrograms * division).quotientAndRemainder(
            dividingBy: strength.micrograms)
        return rest == 0 ? pieces : nil
    }

    /// How many of the smallest pieces make no more than an amount.
    package func pieces(within amount: Amount) -> Int {
        amount.micrograms * division / strength.micrograms
    }

    package func amount(ofPieces pieces: Int) -> Amount {
        Amount(micrograms: pieces * strength.micrograms / division)
    }

    /// An amount in tablets as people write it: `½`, `1`, `1 ½`; nil when it cannot be made of them.
    package func count(for amount: Amount) -> String? {
        guard let pieces = pieces(of: amount) else { return nil }
        let (whole, half) = pieces.quotientAndRemainder(dividingBy: division)
        if half == 0 { return String(whole) }
        return whole == 0 ? "½" : "\(whole) ½"
    }
}
