import Words

extension CurveVerb {
    static let svg = Option(
        "svg", value: "FILE", help: Sentence("write the picture to a file; - prints it"))

    static let manual = Manual(
        "curve", summary: Sentence("how much is in the body over a day, as an estimate"),
        words: "[DATE]",
        options: [
            Option(
                "medication", value: "NAME",
                help: Sentence("of this medicine, where several have a curve")),
            Option(
                "compare", value: "INTAKES",
                help: Sentence("beside these intakes of the day, as 11:00=20,14:00=30,17:00=45")),
            Option(
                "plan", value: "FILE",
                help: Sentence("beside the plan of a file; - for the standard input")),
            svg,
            Option("force", help: Sentence("replace a file that is there")),
            Option("csv", help: Sentence("print the curves as CSV, every five minutes")),
        ],
        text: [
            [
                Sentence("DATE is 2026-12-01, yesterday, today or tomorrow."),
                Sentence(
                    "Draws what is planned beside what was taken, marks the intakes and the craving of the plan, and says the amount at that hour."
                ),
                Sentence(
                    "What is still to come today counts as if it were taken as planned."),
            ],
            [
                Sentence(
                    "It is an estimate, not a measurement: how much was absorbed and is not yet eliminated, by the half-life and the time of the peak that the medicine's profile has in [kinetics]."
                ),
                Sentence(
                    "The concentration in the blood is in proportion to it; how high it is differs from person to person."
                ),
            ],
        ],
        examples: [
            .init(command: "dosectl curve", meaning: Sentence("the day of today")),
            .init(
                command: "dosectl curve tomorrow --compare 11:00=20,14:00=30,17:00=45",
                meaning: Sentence("what other times would do")),
            .init(
                command: "dosectl curve --svg curve.svg", meaning: Sentence("a picture to print")),
        ])
}
