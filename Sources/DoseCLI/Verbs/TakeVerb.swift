import ControlProtocol
import DoseCore

/// Records an intake.
struct TakeVerb: AnsweringVerb, Equatable {
    var dose: String?
    var at: String?
    var milligrams: Double?

    init(dose: String? = nil, at: String? = nil, milligrams: Double? = nil) {
        self.dose = dose
        self.at = at
        self.milligrams = milligrams
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        at = try arguments["at"].map { text throws(UsageError) in
            // Any instant does to see whether the daemon will understand it.
            guard Zone.utc.past(text, at: Release.date) != nil else {
                throw .badValue(text, of: .time)
            }
            return text
        }
        milligrams = try arguments["amount"].map { text throws(UsageError) in
            guard let amount = Amount(word: text), amount > .zero else {
                throw .badValue(text, of: .amount)
            }
            return amount.milligrams
        }
        dose = try arguments.dose()
    }

    func call(request: String) -> ControlCall {
        ControlCall(
            "Take", dose: dose, at: at, amountMilligrams: milligrams, request: request)
    }
}

extension Arguments {
    /// The words that name a dose, in any order: `17:00`, `baclofen 17:00`, `baclofen/17:00`.
    mutating func dose() throws(UsageError) -> String? {
        let words = rest()
        guard !words.isEmpty else { return nil }
        let text = words.joined(separator: "/")
        guard DoseSelector(text) != nil else {
            throw .badValue(words.joined(separator: " "), of: .dose)
        }
        return text
    }
}
