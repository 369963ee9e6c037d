// All that the help says. The manual page dosectl(1) says more.

enum Help {
    /// What `dosectl help` prints.
    static var overview: [String] {
        let verbs = Verbs.all.map { ($0.manual.name, $0.manual.summary) }
        let codes = ExitCode.allCases.map { ("\($0.rawValue)", meaning($0)) }
        return [
            "usage: dosectl [VERB] [WORDS] [OPTIONS]", "",
            "The hand of dosed, the medication reminder: it answers alarms and shows the day.",
            "Without a verb it prints the status.", "",
        ] + columns(verbs) + ["", "Every verb takes:"]
            + columns(Manual.commonOptions.map { ($0.form, $0.help) })
            + ["", "It leaves with:"] + columns(codes) + [
                "", "See dosectl help VERB, and dosectl(1).",
            ]
    }

    static func meaning(_ code: ExitCode) -> String {
        switch code {
        case .done: "done"
        case .failed: "failed"
        case .usage: "the words were not understood"
        case .refused: "the rule says no, as when nothing is open"
        case .noDaemon: "the daemon is not there"
        case .unknownDose: "the dose or medication is ambiguous or unknown"
        case .different: "two plans are not the same"
        }
    }

    static func columns(_ rows: [(String, String)]) -> [String] {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { left, right in
            "  \(left)\(String(repeating: " ", count: width - left.count + 2))\(right)"
        }
    }
}

extension Option {
    /// `--at TIME`.
    var form: String { "--\(name)\(value.map { " \($0)" } ?? "")" }
}

extension Manual {
    /// `dosectl snooze [DOSE] [MINUTES]`, with the verb's own options where they are few.
    var form: String {
        let forms = options.count > 3 ? ["[OPTIONS]"] : options.map { "[\($0.form)]" }
        return (["dosectl \(name)", words].filter { !$0.isEmpty } + forms).joined(separator: " ")
    }

    /// What `dosectl help VERB` prints.
    var lines: [String] {
        let paragraphs = text.flatMap { ["", $0] }
        let options =
            ["", "Options:"]
            + Help.columns((self.options + Self.commonOptions).map { ($0.form, $0.help) })
        let examples =
            examples.isEmpty
            ? [] : ["", "Examples:"] + Help.columns(examples.map { ($0.command, $0.meaning) })
        return ["usage: \(form)"] + paragraphs + options + examples
    }
}

private let doseText = """
    DOSE is as little of a dose's name as leaves no doubt: 17:00, baclofen, baclofen/17:00,
    2026-12-01/17:00. Without it the dose that is open is meant.
    """

extension StatusVerb {
    static let manual = Manual(
        "status", summary: "what is open, what is next, and the day so far",
        text: [
            "Prints what can be taken now and until when, the next dose of each medication,\nthe day so far, and what is the matter with the daemon, if anything is."
        ])
}

extension TodayVerb {
    static let manual = Manual(
        "today", summary: "the doses of a day and what became of them", words: "[DATE]",
        text: ["DATE is 2026-12-01, yesterday, today or tomorrow."],
        examples: [
            .init(command: "dosectl today", meaning: "the doses of today"),
            .init(command: "dosectl today yesterday", meaning: "those of the day before"),
        ])
}

extension TakeVerb {
    static let manual = Manual(
        "take", summary: "record that a dose was taken", words: "[DOSE]",
        options: [
            Option("at", value: "TIME", help: "when it was taken, if not just now"),
            Option("amount", value: "MG", help: "how much was taken, if not what is planned"),
        ],
        text: [
            doseText,
            """
            TIME is 17:05, "2026-12-01 17:05", now, or RFC 3339. Whatever was taken can be told: an
            intake in the window of a dose settles it, even after it was marked missed; outside every
            window it is recorded beside the doses. A missed dose is never to be made up.
            """,
        ],
        examples: [
            .init(command: "dosectl take", meaning: "the open dose, now"),
            .init(command: "dosectl take 15:00 --at 15:40", meaning: "the dose of 15:00, at 15:40"),
            .init(
                command: "dosectl take baclofen --at 21:00 --amount 10",
                meaning: "an intake beside the doses"),
        ])
}

extension SkipVerb {
    static let manual = Manual(
        "skip", summary: "record that a dose is left out", words: "[DOSE]",
        options: [Option("reason", value: "TEXT", help: "why, for the record")],
        text: [doseText],
        examples: [.init(command: "dosectl skip --reason nausea", meaning: "the open dose")])
}

extension SnoozeVerb {
    static let manual = Manual(
        "snooze", summary: "silence an alarm for a while", words: "[DOSE] [MINUTES]",
        text: [
            doseText,
            "A number alone is MINUTES; without it the settings decide. An alarm comes back\nbefore its window closes, however long it was snoozed.",
        ],
        examples: [
            .init(command: "dosectl snooze 5", meaning: "for 5 minutes"),
            .init(command: "dosectl snooze 17:00 5", meaning: "the dose of 17:00, for 5 minutes"),
        ])
}

extension UndoVerb {
    static let manual = Manual(
        "undo", summary: "take the last answer back",
        text: [
            "Takes back the newest answer of the last 24 hours, by whichever hand it was given;\nonce more, the one before. Nothing is erased: undoing is a record of its own."
        ])
}

private let moveOptions = [
    Option("now", help: "act on what is left of today, not only from tomorrow on"),
    Option("reason", value: "TEXT", help: "why, for the record"),
]

private let medicationText = """
    MEDICATION is its key in the plan; with one course it can be left out. dosectl undo takes
    a move back.
    """

extension HoldVerb {
    static let manual = Manual(
        "hold", summary: "stay on today's step", words: "[MEDICATION]", options: moveOptions,
        text: ["The amounts stay as they are until dosectl resume.", medicationText],
        examples: [.init(command: "dosectl hold --reason nausea", meaning: "climb no further")])
}

extension ResumeVerb {
    static let manual = Manual(
        "resume", summary: "go on after a hold", words: "[MEDICATION]", options: moveOptions,
        text: [
            "The course goes on from where it was held; the days of the hold do not count.",
            medicationText,
        ])
}

extension BackVerb {
    static let manual = Manual(
        "back", summary: "return to the step before", words: "[MEDICATION]", options: moveOptions,
        text: [
            "The course returns to the first day of the step before, and goes on from there.\nWith --now the dose that is open has the amount of that step.",
            medicationText,
        ],
        examples: [
            .init(command: "dosectl back --now", meaning: "less from this dose on"),
            .init(command: "dosectl hold", meaning: "and stay there"),
        ])
}

extension CourseVerb {
    static let manual = Manual(
        "course", summary: "where a course stands, and what comes when", words: "[MEDICATION]",
        text: [
            "Prints the step, the day in it, the steps to come with their dates, what was done to\nthe course, and the daily amount over time; of all courses if none is named."
        ])
}

extension HistoryVerb {
    static let manual = Manual(
        "history", summary: "what was recorded, the newest first",
        options: [Option("limit", value: "N", help: "how many records; 50 without it")],
        text: ["Prints the records of the ledger: their number, when they were made, and by whom."])
}

extension WatchVerb {
    static let manual = Manual(
        "watch", summary: "print every change as it happens",
        text: [
            "Prints one line for each change until it is interrupted. With --json each line holds\nthe status and the records that are new."
        ])
}

extension CheckVerb {
    static let manual = Manual(
        "check", summary: "say what is wrong with a plan", words: "[FILE]",
        text: [
            "Reads FILE, or the plan in its own place, without the daemon, and prints every problem\nwith its line and column. FILE - is the standard input. It leaves with 1 if there are errors;\nwarnings do not refuse a plan."
        ],
        examples: [.init(command: "dosectl check draft.toml", meaning: "before it is put in place")]
    )
}

extension VersionVerb {
    static let manual = Manual(
        "version", summary: "the versions of dosectl and of the daemon",
        text: ["Prints both versions, which should be the same."])
}

extension HelpVerb {
    static let manual = Manual(
        "help", summary: "print this, or the help of a verb", words: "[VERB]",
        text: ["Prints the list of verbs, or what there is to know of VERB."])
}
