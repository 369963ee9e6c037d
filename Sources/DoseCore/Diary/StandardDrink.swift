/// The measure of drinks: 10 g of alcohol, as health authorities in France count (Santé publique France, 2017).
package enum StandardDrink {
    /// In g.
    package static let alcohol = 10
    /// Of alcohol, in g in 10 ml: 0.8 g/ml, the rounded figure by which French authorities count drinks.
    package static let alcoholIn10ml = 8

    /// How many are in so many glasses or bottles, to the thousandth; nil for a number, a volume or a strength that none
    /// has.
    ///
    /// - Parameters:
    ///   - volume: In ml.
    ///   - strength: Alcohol by volume, in percent.
    package static func count(
        of glasses: ExactNumber, volume: ExactNumber, strength: ExactNumber
    ) -> ExactNumber? {
        guard glasses <= Limits.drinks, volume > .zero, volume <= Limits.drinkVolume,
            strength > .zero, strength <= ExactNumber(100)
        else { return nil }
        // Below 2^59 at the limits.
        let alcohol =
            glasses.thousandths * volume.thousandths * strength.thousandths
            * Int64(alcoholIn10ml)
        // From thousandths of each, percent and 10 ml to thousandths of a drink.
        let divisor = Int64(1000 * 1000 * 100 * 10 * Self.alcohol)
        return ExactNumber(thousandths: (alcohol + divisor / 2) / divisor)
    }
}
