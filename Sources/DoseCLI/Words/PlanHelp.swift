import Words

// All that the help says of the verbs of plans.

/// The options of these verbs that failures name, too.
enum PlanOptions {
    static let start = Option(
        "start", value: "DATE", help: Sentence("the first day, as 2026-12-01"))
    static let name = Option(
        "name", value: "NAME", help: Sentence("the name that is shown, unless the protocol says it")
    )
    static let tablet = Option(
        "tablet", value: "STRENGTH", mayRepeat: true,
        help: Sentence("of one tablet, as \"10 mg\"; more than once for more strengths"))
    static let amount = Option(
        "amount", value: "AMOUNT",
        help: Sentence("at each time, as 5mg; or for each, as \"1-0-1 tablets\""))
    static let from = Option(
        "from", value: "MG", help: Sentence("the first daily amount of a course"))
    static let every = Option(
        "every", value: "DAYS",
        help: Sentence("how long each amount is kept; of one that stays how often: 3d, 2w"))
    static let row = Option(
        "row", value: "ROW", mayRepeat: true,
        help: Sentence("a step: days, and an amount at each time, as \"3d 0-0-10 mg\""))
    static let first = Option(
        "first", value: "TIME", help: Sentence("the first dose of --doses, as \"2026-12-01 15:00\"")
    )
    static let doses = Option(
        "doses", value: "N", help: Sentence("so many from --first on, each --every so long, as 8h"))
    static let asNeeded = Option(
        "as-needed", help: Sentence("taken when needed: --amount, --spacing apart, --max in a day"))
    static let max = Option(
        "max", value: "AMOUNT", help: Sentence("the most in 24 hours of what is taken when needed"))
    static let to = Option(
        "to", value: "MG", help: Sentence("the last daily amount; 0 ends a taper"))
    static let largest = Option(
        "largest", value: "MG", help: Sentence("the most that one intake may be"))
    static let output = Option(
        "output", value: "FILE", help: Sentence("write this file, and no other; -o is the same"))
    static let times = Option(
        "to", value: "TIMES",
        help: Sentence("the new times, as 11:00,14:00,17:00, one for each of the plan"))
    static let shiftStart = Option(
        "start", value: "DATE", help: Sentence("the first day with times that have moved"))
}

extension PlanNewVerb {
    static let manual = Manual(
        "plan new", summary: Sentence("write a plan from a box, a protocol or a pace"),
        words: "[PROTOCOL]",
        options: [
            PlanOptions.name, PlanOptions.tablet,
            Option(
                "strength", value: "STRENGTH",
                help: Sentence("of what is not a tablet, as \"10 mg/5 ml\" or \"100 mcg/puff\"")),
            Option("halves", help: Sentence("a tablet may be halved")),
            Option("parts", value: "N", help: Sentence("it may be cut in so many parts, 2 or 4")),
            PlanOptions.amount, PlanOptions.start,
            Option("days", value: "DAYS", help: Sentence("for how long, as 7d")),
            Option("until", value: "DATE", help: Sentence("the last day")),
            Option(
                "weekdays", value: "DAYS", help: Sentence("on these days of the week, as mon,thu")),
            Option(
                "cycle", value: "ON/OFF",
                help: Sentence("so many days with doses and without, as 21/7")),
            Option(
                "days-of-month", value: "DAYS",
                help: Sentence("on these days of the month, as 1,15")),
            Option(
                "on", value: "AMOUNTS", mayRepeat: true,
                help: Sentence("other amounts on some days of the week, as \"mon,fri 3mg\"")),
            PlanOptions.first, PlanOptions.doses, PlanOptions.asNeeded, PlanOptions.max,
            Option(
                "within", value: "DURATION",
                help: Sentence("in which --max is the most; 24h without it")),
            Option(
                "note", value: "TEXT", help: Sentence("what belongs to each dose, as \"with food\"")
            ),
            Option(
                "late", value: "DURATION",
                help: Sentence("how long after its time it counts, as 2d")),
            Option(
                "if-missed", value: "TEXT", help: Sentence("the leaflet's words for a missed dose")),
            PlanOptions.from,
            Option(
                "by", value: "MG", help: Sentence("how much it is raised each time, as 5mg or 10%")),
            Option(
                "down", value: "MG",
                help: Sentence("how much it is lowered each time, as 5mg or 10%")),
            Option(
                "steps", value: "AMOUNTS",
                help: Sentence("one after the other, as \"0.25 0.5 1 mg\"")),
            PlanOptions.row,
            Option(
                "stop", help: Sentence("nothing after the last --row, which is kept without it")),
            PlanOptions.every, PlanOptions.to,
            Option(
                "craving", value: "TIME", mayRepeat: true,
                help:
                    Sentence(
                        "when the wish begins, not the glass; with pauses it is one: its beginning")
            ),
            Option(
                "lead", value: "DURATION",
                help: Sentence("from the last intake to the craving; 1h to 90min, 1h without it")),
            Option("impregnation", help: Sentence("intakes from 08:00 to 20:00, in equal parts")),
            Option(
                "times", value: "TIMES",
                help: Sentence("at these times, as 08:00,13:00,20:00; a course in equal parts")),
            Option(
                "intakes", value: "N",
                help: Sentence("how many a day; the protocol's or 3 without it")),
            Option(
                "spacing", value: "DURATION",
                help: Sentence("the shortest time between intakes; before a craving 2h without it")),
            PlanOptions.largest,
            Option(
                "key", value: "KEY",
                help: Sentence("the short name; the name in small letters without it")),
            PlanOptions.output,
            Option(
                "force",
                help: Sentence("replace the medicine in the file, or a file that is not a plan")),
        ],
        text: [
            [
                Sentence(
                    "Prints a complete plan, or writes it to a file; to a plan that is there it adds one more medicine."
                ),
                Sentence(
                    "What stays the same needs a name and times, --doses or --as-needed: without --amount it is one tablet, or whatever the box counts, at each time; what has no amount, as a cream, is just used."
                ),
                Sentence("It begins today, unless --start says otherwise."),
                Sentence(
                    "A course has --from with --by or --down, --steps, a --row for each step, or a PROTOCOL."
                ),
            ],
            [
                Sentence(
                    "PROTOCOL is one of those that come with the program (ameisen, ansm-2014, beaurepaire, half-tablets, targeted), one of your own in ~/.config/dosed/protocols, or the path of a file."
                ),
                Sentence("Every amount comes from the protocol or from these options."),
                Sentence(
                    "For --craving it is the hour of the wish that counts: for a wish at 16:00 and a glass at 19:00 write 16:00."
                ),
                Sentence("A craving with pauses is one craving, and its beginning is targeted."),
                Sentence("This is not medical advice: check the plan with the prescriber."),
            ],
        ],
        examples: [
            .init(
                command: "dosectl plan new --name Ramipril --tablet 5mg --times 08:00",
                meaning: Sentence("one tablet a day")),
            .init(
                command: "dosectl plan new --name Insulin --amount 18units --times 22:00",
                meaning: Sentence("what is not a tablet")),
            .init(
                command: "dosectl plan new targeted --craving 18:00 --start 2026-12-01",
                meaning: Sentence("against a craving")),
            .init(
                command: "dosectl plan new half-tablets --to 60 --impregnation --start 2026-12-01",
                meaning: Sentence("over the day")),
        ])
}

extension PlanShowVerb {
    static let manual = Manual(
        "plan show", summary: Sentence("print a whole plan as a calendar"), words: "[FILE]",
        text: [
            [
                Sentence(
                    "Prints a line for each step of FILE, or of the plan that dosed reads: its dates, the amounts at each time, and the amount a day."
                ),
                Sentence(
                    "Of the plan that dosed reads, it shows what comes from where you are in it; of another file, the calendar of that file."
                ),
                Sentence("Steps that are past are not printed."),
                Sentence("FILE - is the standard input."),
            ]
        ])
}

extension PlanDiffVerb {
    static let manual = Manual(
        "plan diff", summary: Sentence("say what changes from one plan to another, and when"),
        words: "A B",
        text: [
            [
                Sentence(
                    "Prints what changes from the plan in file A to the one in file B, and from which date, past dates left out."
                ),
                Sentence(
                    "Where A is the plan that dosed reads, it shows where you are in it, and what you would take."
                ),
                Sentence("The exit status is 0 if the two ask for the same, and 6 if not."),
            ]
        ],
        examples: [
            .init(
                command: "dosectl plan diff plan.toml draft.toml",
                meaning: Sentence("before it is used"))
        ])
}

extension PlanShiftVerb {
    static let manual = Manual(
        "plan shift", summary: Sentence("move the times of a plan little by little"),
        words: "[FILE]",
        options: [
            PlanOptions.times, PlanOptions.shiftStart,
            Option("days", value: "N", help: Sentence("over so many days at most")),
            Option(
                "at-most", value: "MIN", help: Sentence("by no more than so many minutes a day")),
            Option(
                "medication", value: "KEY", help: Sentence("which one, if the plan has several")),
        ],
        text: [
            [
                Sentence(
                    "Prints the plan in FILE, or the one that dosed reads, with times that move a little each day."
                ),
                Sentence(
                    "While they move the amounts stay as on the day before; what follows comes so much later."
                ),
                Sentence("Without --days it takes the fewest days that --at-most allows."),
                Sentence(
                    "The rows get the times that the calendar of the file has on the day before."),
                Sentence("FILE - is the standard input."),
            ]
        ],
        examples: [
            .init(
                command:
                    "dosectl plan shift --to 11:00,14:00,17:00 --start 2026-12-20 --at-most 30",
                meaning: Sentence("by half an hour a day"))
        ])
}
