/// What is to be known of one verb: by the parser, the help and the manual page alike.
struct Manual: Hashable, Sendable {
    let name: String
    /// Half a line, for the list of verbs.
    let summary: String
    /// The words after the verb, as `[DOSE] [MINUTES]`; empty for none.
    let words: String
    let options: [Option]
    /// Paragraphs.
    let text: [String]
    let examples: [Example]

    struct Example: Hashable, Sendable {
        let command: String
        let meaning: String
    }

    init(
        _ name: String, summary: String, words: String = "", options: [Option] = [],
        text: [String], examples: [Example] = []
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
        Option("json", help: "print JSON, the values of org.dosed.Control"),
        Option("socket", value: "PATH", help: "where the daemon listens (or DOSED_SOCKET)"),
        Option("help", help: "print the help of the verb"),
    ]

    /// What the verbs say that take the name of a dose.
    static let dose = """
        DOSE is as little of a dose's name as leaves no doubt: 17:00, baclofen, baclofen/17:00,
        2026-12-01/17:00. A medication is named by its key, by its name as the screens show it, or by
        a beginning that no other one has, in any case: Vitamin D, vit. Without DOSE the dose that is
        open is meant; all is whatever is open.
        """
}
