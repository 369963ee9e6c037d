// All that the help says of the verbs of plans.

/// The options of these verbs that failures name, too.
enum PlanOptions {
    static let start = Option("start", value: "DATE", help: "the first day, as 2026-12-01")
    static let medication = Option(
        "medication", value: "NAME", help: "the name that is shown, unless the protocol says it")
    static let tablet = Option(
        "tablet", value: "STRENGTH",
        help: "of one tablet, as \"10 mg\", unless the protocol says it")
    static let every = Option(
        "every", value: "DAYS", help: "how long each amount is kept, as 3d or 3w")
    static let to = Option("to", value: "MG", help: "the last daily amount; 0 ends a taper")
    static let largest = Option("largest", value: "MG", help: "the most that one intake may be")
    static let output = Option(
        "output", value: "FILE", help: "write this file, and no other; -o is the same")
    static let times = Option(
        "to", value: "TIMES", help: "the new times, as 11:00,14:00,17:00, one for each of the plan")
    static let shiftStart = Option(
        "start", value: "DATE", help: "the first day with times that have moved")
}

extension PlanNewVerb {
    static let manual = Manual(
        "plan new", summary: "write a plan from a protocol or a pace", words: "[PROTOCOL]",
        options: [
            PlanOptions.start,
            Option("from", value: "MG", help: "the first daily amount, without a protocol"),
            Option("by", value: "MG", help: "how much it is raised each time"),
            Option("down", value: "MG", help: "how much it is lowered each time, for a taper"),
            PlanOptions.every, PlanOptions.to,
            Option(
                "craving", value: "TIME", mayRepeat: true,
                help:
                    "when the wish begins, not the glass; one with pauses is one, say its beginning"
            ),
            Option(
                "lead", value: "DURATION",
                help: "from the last intake to the craving; 1h to 90min, 1h without it"),
            Option("impregnation", help: "intakes from 08:00 to 20:00, in equal parts"),
            Option(
                "times", value: "TIMES",
                help: "at these times, as 08:00,13:00,20:00, in equal parts"),
            Option("intakes", value: "N", help: "how many a day; the protocol's or 3 without it"),
            Option(
                "spacing", value: "DURATION",
                help: "between intakes before a craving; 2h without it"),
            PlanOptions.largest, PlanOptions.tablet,
            Option("halves", help: "a tablet may be halved"),
            PlanOptions.medication,
            Option(
                "key", value: "KEY", help: "the short name; the name in small letters without it"),
            PlanOptions.output,
            Option("force", help: "replace the medication in the file, or a file that is no plan"),
        ],
        text: [
            """
            Prints a complete plan, or writes it to a file. PROTOCOL is one of those that come with the
            program (ameisen, ansm-2014, beaurepaire, half-tablets, targeted), one of your own in
            ~/.config/dosed/protocols, or the path of a file; without it --from and --by or --down say
            the pace. Every amount comes from the protocol or from these options. For --craving it is the
            hour of the wish that counts: for a wish at 16:00 and a glass at 19:00 say 16:00. Where the
            craving has pauses it is one, and its beginning is targeted. This is not medical advice:
            check the plan with the prescriber.
            """
        ],
        examples: [
            .init(
                command: "dosectl plan new targeted --craving 18:00 --start 2026-12-01",
                meaning: "against a craving"),
            .init(
                command: "dosectl plan new half-tablets --to 60 --impregnation --start 2026-12-01",
                meaning: "over the day"),
        ])
}

extension PlanShowVerb {
    static let manual = Manual(
        "plan show", summary: "print a whole plan as a calendar", words: "[FILE]",
        text: [
            """
            Prints a line for each step of FILE, or of the plan in its own place: its dates, the amounts
            at each time, and the amount a day. Of the plan that dosed reads it is what comes from where
            you stand; of another file it is the calendar of that file. Steps that are past are not
            printed. FILE - is the standard input.
            """
        ])
}

extension PlanDiffVerb {
    static let manual = Manual(
        "plan diff", summary: "say what changes from one plan to another, and when", words: "A B",
        text: [
            """
            Prints what changes from the plan in file A to the one in file B, and from which date on,
            past dates left out. Where A is the plan that dosed reads, it says where you stand in it, and
            tells what you would take. It leaves with 0 if they ask for the same, with 6 if not.
            """
        ],
        examples: [
            .init(command: "dosectl plan diff plan.toml draft.toml", meaning: "before it is used")
        ])
}

extension PlanShiftVerb {
    static let manual = Manual(
        "plan shift", summary: "move the times of a plan little by little", words: "[FILE]",
        options: [
            PlanOptions.times, PlanOptions.shiftStart,
            Option("days", value: "N", help: "over so many days at most"),
            Option("at-most", value: "MIN", help: "by no more than so many minutes a day"),
            Option("medication", value: "KEY", help: "which one, if the plan has several"),
        ],
        text: [
            """
            Prints the plan in FILE, or the one in its own place, with times that move a little each day.
            The amounts stay as on the day before for as long as they move; what follows comes so much
            later. Without --days it takes the fewest days that --at-most allows. The rows get the times
            that the calendar of the file has on the day before. FILE - is the standard input.
            """
        ],
        examples: [
            .init(
                command:
                    "dosectl plan shift --to 11:00,14:00,17:00 --start 2026-12-20 --at-most 30",
                meaning: "by half an hour a day")
        ])
}
