import DoseCore

// An amount is told by the screen that knows the reader's decimal mark; written straight into a text it would have a point
// among commas. What a file is to hold says so: `amount.description`.

extension DefaultStringInterpolation {
    @available(*, deprecated, message: "say amount(...), or .description for a file")
    mutating func appendInterpolation(_ amount: Amount) {
        appendInterpolation(amount.description)
    }

    @available(*, deprecated, message: "say words(...), or .description for a file")
    mutating func appendInterpolation(_ preparation: Preparation) {
        appendInterpolation(preparation.description)
    }
}
