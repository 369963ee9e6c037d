/// What so much of a preparation holds: 10 mg in a tablet, 10 mg in 5 ml.
package struct Strength: Hashable, Sendable {
    /// Above zero.
    package let amount: Amount
    /// Above zero, in a unit of another dimension; or the amount itself, of things that hold no amount that is told.
    package let per: Amount

    package init(_ amount: Amount, per: Amount = Strength.tablet) {
        precondition(amount > .zero && per > .zero, "A strength is of something.")
        self.amount = amount
        self.per = per
    }

    package static let tablet = Amount(grains: AmountUnit.tablets.grains, .tablets)

    /// So much of the preparation as holds an amount, or the amount that so much of it holds; nil where that is no whole
    /// number of grains, or the amount is of neither.
    package func converted(_ amount: Amount) -> Amount? {
        if amount.unit.dimension == per.unit.dimension {
            return Self.scaled(amount, by: self.amount, over: per)
        }
        guard amount.unit.dimension == self.amount.unit.dimension else { return nil }
        return Self.scaled(amount, by: per, over: self.amount)
    }

    private static func scaled(_ amount: Amount, by: Amount, over: Amount) -> Amount? {
        let product = Int128(amount.grains) * Int128(by.grains)
        let (grains, rest) = product.quotientAndRemainder(dividingBy: Int128(over.grains))
        return rest == 0 ? Int(exactly: grains).map(by.with(grains:)) : nil
    }
}

extension Strength: CustomStringConvertible {
    /// As a plan writes it.
    package var description: String { text(.point) }

    /// `10 mg/5 ml`, `25 µg/puff`.
    package func text(_ mark: DecimalMark) -> String {
        let unit = per.grains == per.unit.grains ? per.unit.singular : per.text(mark)
        return "\(amount.text(mark))/\(unit)"
    }
}
