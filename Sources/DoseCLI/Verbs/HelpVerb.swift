/// What the verbs are and do.
struct HelpVerb: Verb, Equatable {
    static let manual = Manual(
        "help", summary: "print this, or the help of a verb", words: "[VERB]",
        text: ["Prints the list of verbs, or what there is to know of VERB."])

    /// Nil for the list of all.
    var verb: String?

    init(verb: String? = nil) {
        self.verb = verb
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        let words = arguments.rest()
        verb = words.isEmpty ? nil : words.joined(separator: " ")
        if let verb, Verbs.named(verb) == nil, !Verbs.isFirstWord(verb) { throw .unknownVerb(verb) }
    }

    func run(in session: Session) throws(Failure) {
        guard let verb else { return try session.print(Help.overview) }
        let verbs = Verbs.named(verb).map { [$0] } ?? Verbs.completing(verb)
        let lines = verbs.map { $0.manual.lines }.joined(separator: [""])
        // On a terminal a paragraph is broken at its width, not where the source is.
        guard session.style.width != nil else { return try session.print(Array(lines)) }
        try session.print(
            lines.flatMap { line in
                line.first == " "
                    ? [line]
                    : session.style.wrapped(line.replacing("\n", with: " "), indent: 0)
            })
    }
}
