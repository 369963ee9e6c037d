/// A number of nothing or more with at most three decimals, exactly as a person said it.
package struct ExactNumber: Hashable, Sendable {
    package let thousandths: Int64

    package static let zero = ExactNumber(thousandths: 0)

    package init(thousandths: Int64) { self.thousandths = thousandths }

    package init(_ whole: Int) { self.init(thousandths: Int64(whole) * 1000) }

    /// Nil when the number is negative, not finite, above `Limits.observed` or has more than three decimals.
    package init?(_ value: Double) {
        let thousandths = value * 1000
        guard thousandths >= 0, thousandths <= Double(Limits.observed.thousandths) else {
            return nil
        }
        let whole = Int64(thousandths.rounded())
        guard (Double(whole) - thousandths).magnitude < max(1e-6, thousandths * 1e-12) else {
            return nil
        }
        self.init(thousandths: whole)
    }

    package var value: Double { Double(thousandths) / 1000 }

    package static func + (left: ExactNumber, right: ExactNumber) -> ExactNumber {
        ExactNumber(thousandths: left.thousandths + right.thousandths)
    }
}

extension ExactNumber: Comparable {
    package static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        left.thousandths < right.thousandths
    }
}

extension ExactNumber: CustomStringConvertible {
    /// `2`, `71.5`: as files and programs have it.
    package var description: String { text(.point) }

    /// `2`, `71,5`.
    package func text(_ mark: DecimalMark) -> String {
        let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
        guard rest > 0 else { return "\(whole)" }
        let decimals = String(padded(Int(rest), 3).reversed().drop { $0 == "0" }.reversed())
        return "\(whole)\(mark.rawValue)\(decimals)"
    }
}
