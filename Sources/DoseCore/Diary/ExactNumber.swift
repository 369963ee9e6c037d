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
        guard let whole = thousandths.whole else { return nil }
        self.init(thousandths: Int64(whole))
    }

    package var value: Double { Double(thousandths) / 1000 }

    /// The nearest whole number; of two as near the larger.
    package var rounded: ExactNumber { ExactNumber(Int((thousandths + 500) / 1000)) }

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
        decimal(Int(thousandths), in: 1000, mark)
    }
}
