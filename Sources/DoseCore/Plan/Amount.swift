/// So much of a drug, in the unit that it is written in; two of the same mass are the same in whatever unit.
package struct Amount: Sendable {
    /// In the grains of its unit's dimension.
    package let grains: Int
    package let unit: AmountUnit

    /// Nothing, of whatever unit.
    package static let zero = Amount(grains: 0, .mg)

    /// Of what has no amount.
    package static let dose = Amount(grains: AmountUnit.doses.grains, .doses)

    /// Whether it is so many times of what has no amount.
    package var isUncounted: Bool { unit == .doses && grains > 0 }

    package init(grains: Int, _ unit: AmountUnit) {
        self.grains = grains
        self.unit = unit
    }

    package init(micrograms: Int) {
        self.init(grains: micrograms * AmountUnit.mcg.grains, .mg)
    }

    package init(milligrams: Int) {
        self.init(grains: milligrams * AmountUnit.mg.grains, .mg)
    }

    /// Nil when the number is negative, not finite, above `Limits.amount` or finer than a grain.
    package init?(_ value: Double, _ unit: AmountUnit) {
        let grains = value * Double(unit.grains)
        guard grains >= 0, grains <= Double(Limits.amount(of: unit).grains) else { return nil }
        guard let whole = grains.whole else { return nil }
        self.init(grains: whole, unit)
    }

    /// In its unit.
    package var value: Double { Double(grains) / Double(unit.grains) }

    /// The same in another unit of its dimension; nil in one of another.
    package func `in`(_ unit: AmountUnit) -> Amount? {
        unit.dimension == self.unit.dimension || grains == 0 ? Amount(grains: grains, unit) : nil
    }

    /// The same; nothing in the unit of another.
    package func like(_ other: Amount) -> Amount { grains == 0 ? other.with(grains: 0) : self }

    /// So many grains of the same.
    package func with(grains: Int) -> Amount { Amount(grains: grains, unit) }

    /// Whether the two can be added up and compared.
    package func fits(_ other: Amount) -> Bool {
        unit.dimension == other.unit.dimension || grains == 0 || other.grains == 0
    }

    /// In the unit of the left, but of nothing. What does not fit cannot be added up: it is left out.
    package static func + (left: Amount, right: Amount) -> Amount {
        guard left.grains != 0 else { return right.grains == 0 ? left : right }
        return left.fits(right) ? left.with(grains: left.grains + right.grains) : left
    }

    /// By how much the two differ; what does not fit differs by more than anything can.
    package func distance(to other: Amount) -> Amount {
        guard fits(other) else { return with(grains: .max) }
        return (grains == 0 ? other : self).with(grains: abs(grains - other.grains))
    }
}

extension Amount: Hashable {
    package static func == (left: Amount, right: Amount) -> Bool {
        left.grains == right.grains && left.fits(right)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(grains)
    }
}

extension Amount: Comparable {
    /// Nothing is less than anything; of what does not fit the order means nothing.
    package static func < (left: Amount, right: Amount) -> Bool {
        left.grains < right.grains
    }
}

extension Amount: CustomStringConvertible {
    /// As files and programs have it.
    package var description: String { text(.point) }

    /// `10 mg`, `62,5 µg`, `1 puff`, `1 ½ tablets`.
    package func text(_ mark: DecimalMark) -> String {
        let isOne = grains > 0 && grains <= unit.grains
        return "\(unit.isPiece ? fraction(mark) : number(mark)) "
            + (isOne ? unit.singular : unit.symbol)
    }

    /// `10`, `2.5`: in its unit, without it, as a plan writes it.
    package var number: String { number(.point) }

    /// `10`, `2,5`.
    package func number(_ mark: DecimalMark) -> String {
        decimal(grains, in: unit.grains, mark)
    }

    /// `1 ½`, `¾`; as a number where it is no quarter of one.
    package func fraction(_ mark: DecimalMark) -> String {
        let (quarters, rest) = (grains * 4).quotientAndRemainder(dividingBy: unit.grains)
        guard rest == 0 else { return number(mark) }
        let whole = quarters / 4
        guard quarters % 4 > 0 else { return "\(whole)" }
        let part = ["¼", "½", "¾"][quarters % 4 - 1]
        return whole == 0 ? part : "\(whole) \(part)"
    }
}
