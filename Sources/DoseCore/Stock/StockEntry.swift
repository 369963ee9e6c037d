/// What a person told of the pieces at home (FHIR: SupplyDelivery, InventoryReport).
package struct StockEntry: Hashable, Sendable {
    package let kind: Kind
    package let medication: Medication.Key
    /// What one piece holds; nil where nothing tells it, or where it is measured.
    package let strength: Amount?
    /// In pieces, or as the medication is measured.
    package let pieces: Amount
    /// The last date on which they are good, where that is told.
    package let expires: CivilDate?
    /// When it was told, in the zone of the plan then.
    package let date: CivilDate

    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// So many came.
        case added
        /// So many there are, whatever was known before.
        case counted
        /// So many are gone, and were not taken: lost, broken, thrown away.
        case removed
    }

    package init(
        _ kind: Kind, of medication: Medication.Key, strength: Amount?, pieces: Amount,
        expires: CivilDate? = nil, on date: CivilDate
    ) {
        self.kind = kind
        self.medication = medication
        self.strength = strength
        self.pieces = pieces
        self.expires = expires
        self.date = date
    }
}

/// So many pieces of a strength, or so much of what is measured.
package struct StockPortion: Hashable, Sendable {
    package let strength: Amount?
    package let pieces: Amount

    package init(_ pieces: Amount, of strength: Amount? = nil) {
        self.pieces = pieces
        self.strength = strength
    }

    package func multiplied(by count: Int) -> StockPortion {
        StockPortion(pieces.with(grains: pieces.grains * count), of: strength)
    }
}

extension Medication {
    /// The strengths that are counted each by itself; one nil where nothing tells them, or where it is measured.
    package var strengthsInStock: [Amount?] {
        guard let preparation, let thing = preparation.thing else { return [nil] }
        return preparation.strengths.map { $0.amount.unit == thing ? nil : $0.amount }
    }

    /// What is counted at home: tablets, or millilitres of what is measured; of what no strength tells its own unit.
    package var unitInStock: AmountUnit { preparation?.strengths[0].per.unit ?? unit }

    /// What an amount takes of the pieces at home: in the fewest, as its alarm says; nothing where nothing tells it.
    ///
    /// What cannot be made of whole parts takes as much of the strongest as holds it.
    package func stockPortions(of amount: Amount) -> [StockPortion] {
        guard amount > .zero else { return [] }
        guard let preparation else { return [StockPortion(amount)] }
        if let portions = preparation.portions(of: amount) {
            return portions.map {
                let isCounted = $0.strength.amount.unit == $0.things.unit
                return StockPortion($0.things, of: isCounted ? nil : $0.strength.amount)
            }
        }
        let strongest = preparation.strengths[0]
        if amount.unit.dimension == strongest.per.unit.dimension {
            return [StockPortion(amount, of: strengthsInStock[0])]
        }
        guard amount.fits(strongest.amount) else { return [] }
        let share = Double(amount.grains) / Double(strongest.amount.grains)
        let grains = Int((share * Double(strongest.per.grains)).rounded(.up))
        return [StockPortion(strongest.per.with(grains: grains), of: strengthsInStock[0])]
    }
}
