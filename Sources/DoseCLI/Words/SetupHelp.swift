import Words

// All that the help says of setup; what it says itself is in `Words/Setup`.

extension SetupVerb {
    static let manual = Manual(
        "setup", summary: Sentence("ask what is taken, write the plan, start dosed, ring once"),
        words: "[PROTOCOL]",
        options: SetupOptions.ofPlan + [
            SetupOptions.nonInteractive,
            Option("no-start", help: Sentence("do not start dosed")),
            Option("test", help: Sentence("only ring a test alarm, and wait for its button")),
        ],
        text: [
            [
                Sentence(
                    "Asks for each medicine what stands on the box and on the prescription, shows what will ring as a calendar, and writes it into the plan: a new one, or the one that is there, which loses nothing and is kept beside."
                ),
                Sentence("Then it starts dosed with your session, and rings a test alarm."),
                Sentence(
                    "Enter takes the answer in brackets; until the plan is written, Ctrl-C leaves everything as it was."
                ),
            ],
            [
                Sentence(
                    "With --non-interactive nothing is asked and nothing rings: the options, and PROTOCOL, are those of dosectl plan new."
                ),
                Sentence(
                    "Without it --name, --tablet, --strength, --halves, --times, --amount and --start answer their questions for the first medicine."
                ),
            ],
        ],
        examples: [
            .init(
                command: "dosectl setup", meaning: Sentence("the first plan, or one more medicine")),
            .init(
                command: "dosectl setup --non-interactive --name Iron --times 08:00",
                meaning: Sentence("without a question")),
            .init(
                command: "dosectl setup --test", meaning: Sentence("whether an alarm reaches you")),
        ])
}
