import Words

extension ExportVerb {
    static let formatOption = Option(
        "format", value: "FORMAT", help: Sentence("json, csv, ics or fhir"))

    static let manual = Manual(
        "export", summary: Sentence("write what was recorded for other programs"),
        words: "[FILE]",
        options: [
            formatOption,
            Option("from", value: "DATE", help: Sentence("the first day; the oldest without it")),
            Option("to", value: "DATE", help: Sentence("the last day; the newest without it")),
            Option(
                "weeks", value: "N", help: Sentence("of a calendar, how many weeks; 4 without it")),
            LedgerOptions.force,
        ],
        text: [
            [
                Sentence(
                    "json is the whole ledger, a line for each record, which dosectl import takes back."
                ),
                Sentence(
                    "csv is a table for a spreadsheet, with a row for each dose, each intake beside them, and each entry of the diary."
                ),
                Sentence(
                    "ics is a calendar of the doses to come, with an alarm for each, for a phone; a new one changes the doses of the one before."
                ),
                Sentence(
                    "fhir is a Bundle of FHIR R4 for the programs of a practice: what is to be taken by the plan, from where you stand in it, and what was taken, skipped and missed; without your name, which nobody knows here."
                ),
            ],
            [Sentence("Without FILE it is printed.")],
        ],
        examples: [
            .init(
                command: "dosectl export --format csv doses.csv",
                meaning: Sentence("a table of all doses")),
            .init(
                command: "dosectl export --format json ledger.jsonl",
                meaning: Sentence("all that was recorded")),
            .init(
                command: "dosectl export --format ics doses.ics",
                meaning: Sentence("the next four weeks for a phone")),
            .init(
                command: "dosectl export --format fhir medicines.json",
                meaning: Sentence("for a practice")),
        ])
}
