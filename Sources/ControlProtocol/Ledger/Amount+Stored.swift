package import DoseCore

extension Amount {
    /// In whole thousandths of its unit, or of the smallest one of its dimension where its own is too coarse for them.
    package var stored: (thousandths: Int64, unit: AmountUnit) {
        let (thousandths, rest) = (grains * 1000).quotientAndRemainder(dividingBy: unit.grains)
        if rest == 0 { return (Int64(thousandths), unit) }
        let finest: AmountUnit = unit.dimension == .mass ? .mcg : .ml
        return (Int64(grains * 1000 / finest.grains), finest)
    }

    /// Nil where the unit is not known here, or the amount is none of those that are ever kept.
    package init?(thousandths: Int64?, of unit: String?) {
        guard let thousandths, let unit = unit.flatMap(AmountUnit.init(rawValue:)) else {
            return nil
        }
        let (grains, rest) = (Int(thousandths) * unit.grains).quotientAndRemainder(
            dividingBy: 1000)
        guard rest == 0 else { return nil }
        self.init(grains: grains, unit)
    }
}
