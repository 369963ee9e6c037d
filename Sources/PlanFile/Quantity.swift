package import DoseCore
import TOMLText

/// A number with a unit, as `10 mg` or `1.5 h`: digits, maybe a fraction, maybe a space, the unit.
struct Quantity {
    /// In millionths, so that decimals stay exact.
    var millionths: Int
    var unit: String

    init?(_ text: String) {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }),
            parts[0].count <= 9, let whole = Int(parts[0])
        else { return nil }
        var fraction = 0
        if parts.count == 2 {
            guard parts[1].count <= 6, let decimals = Int(parts[1]) else { return nil }
            fraction = (parts[1].count..<6).reduce(decimals) { value, _ in value * 10 }
        }
        let rest = text[number.endIndex...]
        self.millionths = whole * 1_000_000 + fraction
        self.unit = String(rest.hasPrefix(" ") ? rest.dropFirst() : rest)
    }

    /// The number times a factor; nil when that is not whole.
    func times(_ factor: Int) -> Int? {
        let (whole, rest) = (Int128(millionths) * Int128(factor)).quotientAndRemainder(
            dividingBy: 1_000_000)
        return rest == 0 ? Int(exactly: whole) : nil
    }
}

extension Duration {
    /// The seconds in each unit that a file may use.
    static let units = [("s", 1), ("sec", 1), ("min", 60), ("h", 3600), ("d", 86400)]

    /// Reads `45 s`, `10 min`, `2 h` and `2 d`, in whole seconds; a day is one of 24 hours.
    package init?(planText text: String) {
        guard let quantity = Quantity(text),
            let unit = Self.units.first(where: { $0.0 == quantity.unit }),
            let seconds = quantity.times(unit.1)
        else { return nil }
        self = .seconds(seconds)
    }

    /// The duration in its largest whole unit, as a file writes it.
    package var planText: String {
        let seconds = components.seconds
        return if seconds % 60 != 0 || seconds == 0 {
            "\(seconds) s"
        } else if seconds % 3600 != 0 {
            "\(seconds / 60) min"
        } else if seconds % 86400 != 0 || seconds == 86400 {
            "\(seconds / 3600) h"
        } else {
            "\(seconds / 86400) d"
        }
    }
}

extension Amount {
    /// Reads `10 mg`, `62.5 µg` and `2 puffs`, to the grain; nil as well for what no unit is.
    package init?(planText text: String) {
        guard let quantity = Quantity(text), let unit = AmountUnit(named: quantity.unit),
            let grains = quantity.times(unit.grains)
        else { return nil }
        self.init(grains: grains, unit)
    }

    /// The two amounts that `1.000 mg` or `1,000 mg` may be; nil of a text that is but one.
    fileprivate static func maybeThousands(_ text: String) -> (one: Amount, thousands: Amount)? {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        guard case .either(let one, let thousands) = SaidNumber(number),
            let unit = AmountUnit(named: String(text[number.endIndex...].drop { $0 == " " })),
            let one = Amount(planText: "\(one) \(unit.rawValue)"),
            let thousands = Amount(planText: "\(thousands) \(unit.rawValue)")
        else { return nil }
        return (one, thousands)
    }
}

extension PlanProblem.Kind {
    /// What a text is that may be a thousand.
    static func maybeThousands(
        _ key: String, _ found: TOMLValue, _ text: String
    ) -> PlanProblem.Kind? {
        let parts = text.split(separator: "/").map { Amount.maybeThousands($0.trimmingSpaces) }
        guard let (one, thousands) = parts.compactMap(\.self).first else { return nil }
        return .maybeThousands(key, found: found, one: "\(one)", thousands: "\(thousands)")
    }
}

extension Strength {
    /// Reads `10 mg/5 ml`, `25 µg/puff` and `100 units/ml`.
    package init?(planText text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
            $0.trimmingSpaces
        }
        guard parts.count == 2, let amount = Amount(planText: parts[0]), amount > .zero else {
            return nil
        }
        let per = Amount(planText: parts[1]) ?? Amount(planText: "1 " + parts[1])
        guard let per, per > .zero, per.unit.dimension != amount.unit.dimension else { return nil }
        self.init(amount, per: per)
    }
}

extension StringProtocol {
    package var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
