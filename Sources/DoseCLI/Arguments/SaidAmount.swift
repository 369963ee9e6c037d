import DoseCore
import PlanFile

/// `20`, `2.5ml`, `2,5 ml`, `1 tablet`: a number, and its unit where it is said.
struct SaidAmount: Equatable {
    let value: Double
    let unit: AmountUnit?

    init(value: Double, unit: AmountUnit?) {
        self.value = value
        self.unit = unit
    }

    /// Read alike in every country; what is two amounts to readers of two is told with both.
    init(_ text: String) throws(UsageError) {
        let number = text.prefix { "0123456789.,".contains($0) }
        let rest = text[number.endIndex...].drop { $0 == " " || $0 == "\u{A0}" }
        let unit = rest.isEmpty ? nil : AmountUnit(named: rest)
        guard unit != nil || rest.isEmpty, let said = SaidNumber(number) else {
            throw .badValue(text, of: .amount)
        }
        switch said {
        case .either(let one, let thousands):
            let unit = unit.map { " \($0.symbol)" } ?? ""
            throw .maybeThousands(text, one: one + unit, thousands: thousands + unit)
        case .one(let plain):
            guard let value = Double(plain),
                Amount(planText: "\(plain) \((unit ?? .mg).rawValue)") != nil
            else { throw .badValue(text, of: .amount) }
            self.init(value: value, unit: unit)
        }
    }
}
