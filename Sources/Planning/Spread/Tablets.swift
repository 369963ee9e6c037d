package import DoseCore

/// What an amount is made of.
package struct Tablets: Hashable, Sendable {
    package var strength: Amount
    /// Whether a tablet may be halved.
    package var halves: Bool

    package init(strength: Amount, halves: Bool = false) {
        precondition(strength > .zero, "A tablet has a strength.")
        self.strength = strength
        self.halves = halves
    }

    /// How many of the smallest pieces make an amount.
    func pieces(_ amount: Amount) throws(PlanningError) -> Int {
        guard let pieces = wholePieces(amount) else {
            throw .notPayable(amount, tablet: strength, halves: halves)
        }
        return pieces
    }

    /// How many of the smallest pieces make no more than an amount.
    func pieces(within amount: Amount) -> Int {
        amount.micrograms * (halves ? 2 : 1) / strength.micrograms
    }

    func amount(pieces: Int) -> Amount {
        Amount(micrograms: pieces * strength.micrograms / (halves ? 2 : 1))
    }

    private func wholePieces(_ amount: Amount) -> Int? {
        let pieces = pieces(within: amount)
        return self.amount(pieces: pieces) == amount ? pieces : nil
    }
}
