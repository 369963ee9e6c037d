import ControlProtocol
import DoseCore
import Words

/// Tells how many pieces are at home, or shows how many are left and how long they last.
struct StockVerb: Verb, Equatable {
    static let manual = Manual(
        "stock", summary: Sentence("how much is at home, and how long it lasts"),
        words: "[WHAT NUMBER] [MEDICATION]",
        options: [
            Option(
                "strength", value: "AMOUNT",
                help: Sentence("of which strength they are, where there are several: 10mg")),
            Option(
                "expires", value: "DATE",
                help: Sentence("until when they are good, as on the box: 2027-03")),
        ],
        text: [
            [
                Sentence(
                    "WHAT is add, where so many came; count, where there are so many; or remove, where so many are gone and were not taken."
                ),
                Sentence(
                    "From then on each intake that is recorded is taken off, and what is undone is put back."
                ),
                Sentence(
                    "NUMBER is of what the box counts, as tablets, or has its unit: 60, 12.5, 200ml."
                ),
                Sentence(
                    "MEDICATION may be left out where the plan has but one, or one alone is counted."
                ),
            ],
            [
                Sentence(
                    "Without words it shows for each medicine and strength how much is left, and through which date it lasts by the plan, with the steps to come, holds and tapers."
                ),
                Sentence(
                    "A notification says in time that it runs out or expires: 14 days before, or as stock_notice in the plan says."
                ),
            ],
        ],
        examples: [
            .init(
                command: "dosectl stock count 43",
                meaning: Sentence("so many are at home")),
            .init(
                command: "dosectl stock add 60 --expires 2027-03",
                meaning: Sentence("a new box, good through March 2027")),
            .init(
                command: "dosectl stock add 30 baclofen --strength 10mg",
                meaning: Sentence("of one of several strengths")),
            .init(command: "dosectl stock", meaning: Sentence("what is left")),
        ])

    var content: Content

    enum Content: Equatable, Sendable {
        /// Nil for all.
        case shelves(of: String?)
        case told(StockEntry.Kind, SaidAmount, of: String?, strength: Amount?, expires: CivilDate?)
    }

    init(_ content: Content) { self.content = content }

    init(_ arguments: inout Arguments) throws(UsageError) {
        let strength = try arguments.strength("strength")
        let expires = try arguments.expiry("expires")
        var words = arguments.rest()[...]
        guard let kind = words.first.flatMap({ Self.kinds[$0] }) else {
            for option in ["strength", "expires"] where arguments.isGiven(option) {
                throw .missingWord("WHAT")
            }
            content = .shelves(of: words.isEmpty ? nil : words.joined(separator: " "))
            return
        }
        words.removeFirst()
        guard let number = words.popFirst() else { throw .missingWord("NUMBER") }
        let said = try Self.pieces(number, next: &words, kind)
        if kind == .removed, expires != nil { throw .together("remove", "--expires") }
        content = .told(
            kind, said, of: words.isEmpty ? nil : words.joined(separator: " "),
            strength: strength, expires: expires)
    }

    private static let kinds: [String: StockEntry.Kind] = [
        "add": .added, "count": .counted, "remove": .removed,
    ]

    /// `60`, `200ml`, `200 ml`, `60 tablets`.
    private static func pieces(
        _ number: String, next words: inout ArraySlice<String>, _ kind: StockEntry.Kind
    ) throws(UsageError) -> SaidAmount {
        var said = try SaidAmount(number)
        if said.unit == nil, let unit = words.first.flatMap(AmountUnit.init(named:)) {
            words.removeFirst()
            said = SaidAmount(value: said.value, unit: unit)
        }
        guard let exact = ExactNumber(said.value), exact > .zero || kind == .counted else {
            throw .badValue(number, of: .pieces)
        }
        return said
    }

    func run(in session: Session) throws(Failure) {
        switch content {
        case .shelves(let medication):
            let reply = try session.daemon().ask(
                ControlCall("Stock", medication: medication), StockReply.self)
            try session.show(reply) { $0.stocks(reply, of: medication) }
        case .told(let kind, let said, let medication, let strength, let expires):
            let call = ControlCall(
                "TellStock", unit: said.unit?.rawValue, medication: medication, change: kind,
                pieces: said.value, strength: strength?.value,
                strengthUnit: strength?.unit.rawValue, expires: expires?.description,
                request: session.environment.requestID())
            let reply = try session.daemon().ask(call, AnswerReply.self)
            try session.show(reply) { $0.stockTold(reply.answer) }
        }
    }
}

extension Arguments {
    /// The last date on which a box is good: `2027-03` and `03/2027` for the end of the month, `2027-03-31`.
    func expiry(_ option: String) throws(UsageError) -> CivilDate? {
        guard let word = self[option] else { return nil }
        if let date = CivilDate(word), Limits.years.contains(date.year) { return date }
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        let month = parts.count == 2 ? "\(parts[1])-\(parts[0])" : word
        guard let first = CivilDate("\(month)-01"), Limits.years.contains(first.year) else {
            throw .badValue(word, of: .expiry)
        }
        // The first of the next month is within 31 days of the first.
        let next = first + 31
        return next - next.day
    }
}
