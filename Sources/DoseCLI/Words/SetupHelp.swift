// All that the help says of setup; what it says itself is in `Words/Setup`.

extension SetupVerb {
    static let manual = Manual(
        "setup", summary: "ask what is taken, write the plan, start dosed, ring once",
        words: "[PROTOCOL]",
        options: SetupOptions.ofPlan + [
            SetupOptions.nonInteractive,
            Option("no-start", help: "do not start dosed"),
            Option("test", help: "only ring a test alarm, and wait for its button"),
        ],
        text: [
            """
            Asks for each medicine what stands on the box and on the prescription, shows what will ring as a
            calendar, and writes it into the plan: a new one, or the one that is there, which loses nothing
            and is kept beside. Then it starts dosed with your session, and rings a test alarm. Enter takes
            the answer in brackets; Ctrl-C leaves everything as it was until the plan is written.
            """,
            """
            With --non-interactive nothing is asked and nothing rings: the options, and PROTOCOL, are those
            of dosectl plan new. Without it --name, --tablet, --strength, --halves, --times, --amount and
            --start answer their questions for the first medicine.
            """,
        ],
        examples: [
            .init(command: "dosectl setup", meaning: "the first plan, or one more medicine"),
            .init(
                command: "dosectl setup --non-interactive --name Iron --times 08:00",
                meaning: "without a question"),
            .init(command: "dosectl setup --test", meaning: "whether an alarm reaches you"),
        ])
}
