/// How much a person says was swallowed.
package enum ToldAmount: Hashable, Sendable {
    case amount(Amount)
    /// In the unit of the plan; above zero.
    case number(Double)

    /// Nil where the unit is not said.
    package var amount: Amount? { if case .amount(let amount) = self { amount } else { nil } }

    /// Whether it can be what was recorded.
    func fits(_ recorded: Amount) -> Bool {
        switch self {
        case .amount(let amount): amount == recorded || !amount.fits(recorded)
        case .number(let number): Amount(nearest: number, recorded.unit) == recorded
        }
    }
}

extension Situation {
    /// What a person told as the medication is counted: millilitres for milligrams where its strength says how many, and
    /// where it has several, all of them the same.
    func amount(_ told: ToldAmount?, of key: Medication.Key) throws(Refusal) -> Amount? {
        let medication = plan?.medication(key)
        switch told {
        case nil: return nil
        case .number(let number): return Amount(nearest: number, medication?.unit ?? .mg)
        case .amount(let amount):
            guard let medication else { return amount }
            // Where another text begins tomorrow, what is due today is counted as before.
            let units = [medication.unit, course(of: medication).text(on: today).unit]
            if units.contains(where: { $0.dimension == amount.unit.dimension }) { return amount }
            let strengths = medication.preparation?.strengths ?? []
            let found = Set(strengths.compactMap { $0.converted(amount) })
            if let only = found.first, found.count == 1,
                only.unit.dimension == medication.unit.dimension
            {
                return only
            }
            throw .otherUnit(key, told: amount.unit, counted: medication.unit)
        }
    }
}

extension Amount {
    /// The nearest amount to a number of a unit, at least a grain.
    fileprivate init(nearest number: Double, _ unit: AmountUnit) {
        let most = Double(Limits.amount(of: unit).grains)
        let grains = min(most, max(1, (number * Double(unit.grains)).rounded()))
        self.init(grains: Int(grains), unit)
    }
}
