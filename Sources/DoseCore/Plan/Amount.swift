/// A mass of a drug, in whole micrograms; plans write it in milligrams.
package struct Amount: Hashable, Sendable {
    package let micrograms: Int

    package static let zero = Amount(micrograms: 0)

    package init(micrograms: Int) {
        self.micrograms = micrograms
    }

    package init(milligrams: Int) {
        self.init(micrograms: milligrams * 1000)
    }

    /// Nil when the number is negative, not finite, above `Limits.amount` or finer than a microgram.
    package init?(milligrams: Double) {
        guard milligrams >= 0, milligrams <= Limits.amount.milligrams else { return nil }
        let micrograms = Int(milligrams * 1000 + 0.5)
        guard (Double(micrograms) - milligrams * 1000).magnitude < 1e-6 else { return nil }
        self.init(micrograms: micrograms)
    }

    package var milligrams: Double { Double(micrograms) / 1000 }

    package static func + (left: Amount, right: Amount) -> Amount {
        Amount(micrograms: left.micrograms + right.micrograms)
    }
}

extension Amount: Comparable {
    package static func < (left: Amount, right: Amount) -> Bool {
        left.micrograms < right.micrograms
    }
}

extension Amount: CustomStringConvertible {
    /// `10 mg`, `2.5 mg`.
    package var description: String { "\(number) mg" }

    /// `10`, `2.5`: in milligrams, without the unit.
    package var number: String {
        let fraction = micrograms % 1000
        guard fraction != 0 else { return "\(micrograms / 1000)" }
        let decimals = String(padded(fraction, 3).reversed().drop { $0 == "0" }.reversed())
        return "\(micrograms / 1000).\(decimals)"
    }
}
