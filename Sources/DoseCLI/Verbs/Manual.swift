import Words

/// What is to be known of one verb: by the parser, the help and the manual page alike.
struct Manual: Hashable, Sendable {
    let name: String
    /// Half a line, for the list of verbs.
    let summary: Sentence
    /// The words after the verb, as `[DOSE] [MINUTES]`; empty for none.
    let words: String
    let options: [Option]
    /// Paragraphs.
    let text: [[Sentence]]
    let examples: [Example]

    struct Example: Hashable, Sendable {
        let command: String
        let meaning: Sentence
    }

    init(
        _ name: String, summary: Sentence, words: String = "", options: [Option] = [],
        text: [[Sentence]], examples: [Example] = []
    ) {
        self.name = name
        self.summary = summary
        self.words = words
        self.options = options
        self.text = text
        self.examples = examples
    }

    /// Options that every verb takes.
    static let commonOptions = [
        Option("json", help: Sentence("print JSON, the values of org.dosed.Control")),
        Option(
            "socket", value: "PATH", help: Sentence("where the daemon listens (or DOSED_SOCKET)")),
        Option("help", help: Sentence("print the help of the verb")),
    ]

    /// What the verbs say that take the name of a dose.
    static let dose = [
        Sentence(
            "DOSE is as little of a dose's name as leaves no doubt: 17:00, baclofen, baclofen/17:00, 2026-12-01/17:00."
        ),
        Sentence(
            "A medicine is named by its key, by its name as the screens show it, or by a beginning that no other one has, in upper or lower case: Vitamin D, vit."
        ),
        Sentence("Without DOSE the dose that is open is meant; all means whatever is open."),
    ]
}
