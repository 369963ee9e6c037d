import ControlProtocol
import DoseCore
import Words

/// Records an intake.
struct TakeVerb: AnsweringVerb, Equatable {
    static let manual = Manual(
        "take", summary: Sentence("record that a dose was taken"), words: "[DOSE]",
        options: [
            Option("at", value: "TIME", help: Sentence("when it was taken, if not just now")),
            Option(
                "amount", value: "AMOUNT",
                help: Sentence("how much was taken, if not what is planned")),
        ],
        text: [
            Manual.dose,
            [
                Sentence("TIME is 17:05, \"2026-12-01 17:05\", now, or RFC 3339."),
                Sentence(
                    "Whatever was taken can be recorded: an intake in the window of a dose settles that dose, even after it was marked missed; outside of every window it is recorded as an extra intake."
                ),
                Sentence("Do not make up for a missed dose."),
                Sentence(
                    "AMOUNT is a number in the unit of the plan, or one with its unit: 10, 2.5ml, \"1 tablet\"."
                ),
            ],
        ],
        examples: [
            .init(command: "dosectl take", meaning: Sentence("the open dose, now")),
            .init(command: "dosectl take all", meaning: Sentence("all that are open")),
            .init(
                command: "dosectl take 15:00 --at 15:40",
                meaning: Sentence("the dose of 15:00, at 15:40")),
            .init(
                command: "dosectl take baclofen --at 21:00 --amount 10",
                meaning: Sentence("an extra intake")),
        ])

    var dose: String?
    var at: String?
    var amount: SaidAmount?

    init(dose: String? = nil, at: String? = nil, amount: SaidAmount? = nil) {
        self.dose = dose
        self.at = at
        self.amount = amount
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        at = try arguments.past("at")
        amount = try arguments["amount"].map { text throws(UsageError) in
            let amount = try SaidAmount(text)
            guard amount.value > 0 else { throw .badValue(text, of: .amount) }
            return amount
        }
        dose = try arguments.dose()
        if amount != nil, dose.flatMap(DoseSelector.init) == .all {
            throw .together(DoseSelector.allWord, "--amount")
        }
    }

    func call(request: String) -> ControlCall {
        ControlCall(
            "Take", dose: dose, at: at, amount: amount?.value, unit: amount?.unit?.rawValue,
            request: request)
    }
}

extension Arguments {
    /// The words that name a dose, in any order: `17:00`, `baclofen 17:00`, `baclofen/17:00`, `vitamin d 17:00`.
    mutating func dose() throws(UsageError) -> String? {
        let words = rest()
        guard !words.isEmpty else { return nil }
        // A name may have several words, as the screens show it.
        let isOfName = { (word: String) in
            word.contains(where: \.isLetter) && !word.contains("/") && CivilDate(word) == nil
        }
        let text = words.indices.reduce("") { text, index in
            let isGoingOn = index > 0 && isOfName(words[index - 1]) && isOfName(words[index])
            return text + (index == 0 ? "" : isGoingOn ? " " : "/") + words[index]
        }
        guard DoseSelector(text) != nil else {
            throw .badValue(words.joined(separator: " "), of: .dose)
        }
        return text
    }
}
