/// What a person says of the pieces at home.
package struct ToldStock: Hashable, Sendable {
    package var kind: StockEntry.Kind
    /// Nil for the only one there can be.
    package var medication: Medication.Key?
    /// Nil for the only one there is.
    package var strength: Amount?
    /// A number is in what the medication is counted in.
    package var pieces: Pieces
    package var expires: CivilDate?

    package enum Pieces: Hashable, Sendable {
        case number(ExactNumber)
        case amount(Amount)

        /// Nil where it is not said.
        var unit: AmountUnit? { if case .amount(let amount) = self { amount.unit } else { nil } }
    }

    package init(
        _ kind: StockEntry.Kind, _ pieces: Pieces, of medication: Medication.Key? = nil,
        strength: Amount? = nil, expires: CivilDate? = nil
    ) {
        self.kind = kind
        self.medication = medication
        self.strength = strength
        self.pieces = pieces
        self.expires = expires
    }

    /// Whether it can be what was recorded.
    func fits(_ entry: StockEntry) -> Bool {
        kind == entry.kind && medication ?? entry.medication == entry.medication
            && strength ?? entry.strength == entry.strength && expires == entry.expires
            && pieces(in: entry.pieces.unit) == entry.pieces
    }

    /// Nil in a unit of another kind.
    func pieces(in unit: AmountUnit) -> Amount? {
        switch pieces {
        case .number(let number): Amount(grains: Int(number.thousandths) * unit.grains / 1000, unit)
        case .amount(let amount): amount.in(unit)
        }
    }
}

extension Situation {
    /// What is told of the pieces at home, as it is to be recorded.
    func tell(_ told: ToldStock) throws(Refusal) -> Decision {
        let key = try stockKey(told)
        let medication = plan?.medication(key)
        let ofPlan = medication?.strengthsInStock ?? []
        let strength = try strength(told, of: key, ofPlan)
        let shelf = ledger.stocks[key]?.shelf(of: strength)
        // What the plan has no more is counted as it was.
        let unit = (ofPlan.contains(strength) ? medication?.unitInStock : shelf?.unit) ?? .pieces
        guard let pieces = told.pieces(in: unit) else {
            throw .otherUnit(key, told: told.pieces.unit ?? unit, counted: unit)
        }
        if let expires = told.expires, !(today...today + Limits.expiryDays).contains(expires) {
            throw .expiry(expires)
        }
        let left = shelf?.pieces.in(unit) ?? pieces.with(grains: 0)
        // Of what was never counted nothing can go, not even none of it.
        if told.kind == .removed, shelf == nil || pieces > left {
            throw .notSoMany(key, left: left)
        }
        let entry = StockEntry(
            told.kind, of: key, strength: strength, pieces: pieces, expires: told.expires,
            on: today)
        return Decision(events: [.stock(entry)])
    }

    /// Without a word the only one of the plan, or the only one whose pieces are counted; with one also what the plan has
    /// no more, but nothing is added to that.
    private func stockKey(_ told: ToldStock) throws(Refusal) -> Medication.Key {
        guard let plan else { throw .noPlan }
        let keys = plan.medications.map(\.key)
        guard let key = told.medication else {
            let counted = keys.filter { isCounted($0) }
            let meant = keys.count == 1 ? keys : counted
            guard let only = meant.first, meant.count == 1 else {
                throw .medicationNotNamed(keys)
            }
            return only
        }
        guard keys.contains(key) || isCounted(key) && told.kind != .added else {
            throw .unknownMedication(key, known: keys)
        }
        return key
    }

    func isCounted(_ key: Medication.Key) -> Bool {
        !(ledger.stocks[key]?.shelves.isEmpty ?? true)
    }

    /// One of the plan; of what there is at home also one that the plan has no more, but nothing of it is added.
    private func strength(
        _ told: ToldStock, of key: Medication.Key, _ ofPlan: [Amount?]
    ) throws(Refusal) -> Amount? {
        let atHome = ledger.stocks[key]?.shelves.map(\.strength) ?? []
        let known = told.kind == .added ? ofPlan : ofPlan + atHome.filter { !ofPlan.contains($0) }
        guard let strength = told.strength else {
            let meant = ofPlan.isEmpty ? atHome : ofPlan
            guard meant.count == 1 else {
                throw .whichStrength(key, asked: nil, known.compactMap(\.self))
            }
            return meant[0]
        }
        guard known.contains(strength) else {
            throw .whichStrength(key, asked: strength, known.compactMap(\.self))
        }
        return strength
    }
}
