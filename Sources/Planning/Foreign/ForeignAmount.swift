import DoseCore
import PlanFile

/// An amount as another program has it.
struct ForeignAmount: Hashable {
    var amount: Amount
    /// What the person is to be told of it, where its unit is not known: it is not guessed.
    var words: String?

    static let unsaid = ForeignAmount(amount: .dose, words: nil)

    /// `2 tablets`, `1`, `½`; nil for nothing, or more than anybody takes.
    ///
    /// - Parameter unit: of a number that stands alone.
    init?(_ text: String, unit: String) {
        let text = text.trimmed
        let number = String(text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") })
        let rest = String(text.dropFirst(number.count)).trimmed
        guard case .one(let plain)? = SaidNumber(number), let value = Double(plain) else {
            // A half by its sign, a word, or what is a thousand to one reader and one to another.
            self.init(written: text, rest.isEmpty ? unit : "")
            return
        }
        self.init(value, number, rest.isEmpty ? unit : rest)
    }

    /// - Parameter written: the number as the file has it.
    init?(_ value: Double, _ written: String, _ unit: String) {
        guard value > 0 else { return nil }
        guard let known = AmountUnit(foreign: unit) else {
            self.init(written: written, unit)
            return
        }
        guard let amount = Amount(value, known), amount > .zero else { return nil }
        self.init(amount: amount, words: nil)
    }

    /// So much of what is no unit of a plan.
    init(written: String, _ unit: String) {
        self.init(amount: .dose, words: "\(written) \(unit)".trimmed)
    }

    private init(amount: Amount, words: String?) {
        self.amount = amount
        self.words = words
    }
}

extension AmountUnit {
    /// The unit that a person wrote. Of things that are counted capitals and `(s)` do not matter; of what is measured all
    /// does, for `Mg` is no `mg`.
    init?(foreign text: String) {
        let text = text.trimmed
        if let unit = AmountUnit(named: text) {
            self = unit
            return
        }
        let word = text.lowercased().replacing("(s)", with: "s")
        guard let unit = AmountUnit(named: word), unit.isCountedByWord else { return nil }
        self = unit
    }

    /// A single letter, or an abbreviation, may be another unit.
    private var isCountedByWord: Bool {
        switch self {
        case .ng, .mcg, .mg, .g, .ml, .l, .iu, .mmol, .cm, .units, .doses: false
        default: true
        }
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace ?? false { text = text.dropFirst() }
        while text.last?.isWhitespace ?? false { text = text.dropLast() }
        return String(text)
    }
}
