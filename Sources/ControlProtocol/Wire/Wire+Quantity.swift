package import DoseCore

extension Wire {
    /// A number and its unit, as FHIR has it; the unit by its key in a plan.
    package struct Quantity: Codable, Hashable, Sendable {
        package var value: Double
        package var unit: String

        package static let none = Wire.Quantity(.zero)

        package init(value: Double, unit: String) {
            self.value = value
            self.unit = unit
        }

        package init(_ amount: Amount) {
            self.init(value: amount.value, unit: amount.unit.rawValue)
        }

        /// Nil in a unit that is not known here.
        package var amount: Amount? {
            AmountUnit(rawValue: unit).flatMap { Amount(value, $0) }
        }

        package var isSomething: Bool { value > 0 }

        /// Whether it is so many times of what has no amount, as a cream.
        package var isUncounted: Bool { unit == AmountUnit.doses.rawValue && isSomething }

        /// Whether it is more of the same; of another kind nobody can say.
        package func isMore(than other: Quantity) -> Bool {
            guard let amount, let other = other.amount else { return false }
            return amount.fits(other) && amount > other
        }

        enum CodingKeys: String, CodingKey, CaseIterable {
            case value, unit
        }
    }

    /// So many tablets, or what else is counted, of a strength.
    package struct Portion: Codable, Hashable, Sendable {
        package var things: Quantity
        /// What one of them holds.
        package var strength: Quantity

        package init(things: Quantity, strength: Quantity) {
            self.things = things
            self.strength = strength
        }

        enum CodingKeys: String, CodingKey, CaseIterable {
            case things, strength
        }
    }
}

extension Wire.Portion {
    init(_ portion: Preparation.Portion) {
        self.init(
            things: Wire.Quantity(portion.things), strength: Wire.Quantity(portion.strength.amount))
    }
}
