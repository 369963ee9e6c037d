package import DoseCore

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
    static let units = [("s", 1), ("sec", 1), ("min", 60), ("h", 3600)]

    /// Reads `45 s`, `10 min` and `2 h`, in whole seconds.
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
        } else {
            "\(seconds / 3600) h"
        }
    }
}

extension Amount {
    /// The micrograms in each unit that a file may use; the two signs for micro look alike.
    static let units = [
        ("mg", 1000), ("g", 1_000_000), ("\u{B5}g", 1), ("\u{3BC}g", 1), ("mcg", 1), ("ug", 1),
    ]

    /// Reads `10 mg`, `0.5 g` and `25 µg`, in whole micrograms.
    package init?(planText text: String) {
        guard let quantity = Quantity(text),
            let unit = Self.units.first(where: { $0.0 == quantity.unit }),
            let micrograms = quantity.times(unit.1)
        else { return nil }
        self.init(micrograms: micrograms)
    }
}
