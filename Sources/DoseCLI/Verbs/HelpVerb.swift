import Words

/// What the verbs are and do.
struct HelpVerb: Verb, Equatable {
    static let manual = Manual(
        "help", summary: Sentence("print this, or the help of a verb"), words: "[VERB]",
        text: [
            [
                Sentence("Prints the list of verbs, or the help of VERB.")
            ]
        ])

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
        let help = Help(language: session.screen().language)
        let lines = verb.map { self.lines(of: $0, help) } ?? help.overview
        // Into a file no wider than on a terminal that is wide.
        var style = session.style
        style.width = style.width ?? Self.width
        try session.print(lines.flatMap { style.wrapped($0, indent: $0.first == " " ? nil : 0) })
    }

    private func lines(of verb: String, _ help: Help) -> [String] {
        let verbs = Verbs.named(verb).map { [$0] } ?? Verbs.completing(verb)
        return Array(verbs.map { help.lines(of: $0.manual) }.joined(separator: [""]))
    }

    private static let width = 96
}
