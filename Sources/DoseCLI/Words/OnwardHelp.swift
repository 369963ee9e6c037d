// All that the help says of the verbs of a course's rest.

/// The options of these verbs.
enum OnwardOptions {
    static let yes = Option("yes", help: "do not ask; needed where nobody can be asked")
    static let halves = Option(
        "halves", help: "the tablet may be halved, which is written into the plan")
    static let to = Option("to", value: "MG", help: "the daily amount that it leads to")
    static let every = Option("every", value: "DAYS", help: "how long each amount is kept, as 7d")
    static let from = Option("from", value: "TIME", help: "the intake that gives, as 13:00")
    static let amount = Option("mg", value: "MG", help: "how much of it")
    static let atMost = Option(
        "at-most", value: "MIN", help: "by no more than so many minutes a day; 30 without it")

    static func by(_ usual: String) -> Option {
        Option("by", value: "MG", help: "how much a day at a time; \(usual) without it")
    }
}

private let writes = """
    It begins tomorrow with the amounts of now, whether the course is held or not: a hold ends
    with tomorrow, today stays as it is. What changes is shown and asked about first. The rows of
    this medication alone are written into the plan; the plan of before is kept beside it, and
    dosectl plan back returns to it. MEDICATION is its key; with one course it can be left out.
    """

private let moves = """
    The rows stay, at the times of now, and where the times go is written beside them: a hold stays,
    and neither hold nor back ends the way. Today stays as it is. What changes is shown and asked
    about first; the plan of before is kept, and dosectl plan back returns to it. MEDICATION is its
    key; with one course it can be left out.
    """

extension SlowerVerb {
    static let manual = Manual(
        "slower", summary: "go on in smaller steps, further apart", words: "[MEDICATION]",
        options: [
            OnwardOptions.by("the smallest piece of a tablet"),
            Option(
                "every", value: "DAYS",
                help: "how long each amount is kept; twice as long as now without it"),
            OnwardOptions.to, OnwardOptions.halves, OnwardOptions.yes,
        ],
        text: [
            "The rest of the course, up or down, with another pace: the intake that would have been\nchanged next is changed next.",
            writes,
        ],
        examples: [
            .init(
                command: "dosectl slower --by 5 --every 7d --halves",
                meaning: "half a tablet a week")
        ])
}

extension ClimbVerb {
    static let manual = Manual(
        "climb", summary: "go up from the amounts of now", words: "[MEDICATION]",
        options: [
            OnwardOptions.by("a tablet"), OnwardOptions.every, OnwardOptions.to,
            Option("on", value: "WEEKDAY", help: "raise on that day of the week only, as sat"),
            OnwardOptions.halves, OnwardOptions.yes,
        ],
        text: [
            """
            Upwards in the order of the plan's rows, also after a taper, which it undoes, and after the
            end of a course, where it begins with the first raise. Beyond the rows the last intake is
            raised first, up to the largest that the plan has.
            """, writes,
        ],
        examples: [
            .init(
                command: "dosectl climb --by 10 --to 120 --on sat",
                meaning: "a tablet each Saturday")
        ])
}

extension TaperVerb {
    static let manual = Manual(
        "taper", summary: "go down from the amounts of now", words: "[MEDICATION]",
        options: [
            OnwardOptions.by("a tablet"),
            Option("every", value: "DAYS", help: "how long each amount is kept; 3w without it"),
            Option("to", value: "MG", help: "where it stays; without it, it leads to the end"),
            Option("evenly", help: "the largest intake first, not the earliest"),
            Option("first", value: "now", help: "the first lowering is tomorrow"),
            OnwardOptions.halves, OnwardOptions.yes,
        ],
        text: [
            "Downwards, the earliest intake first. The first lowering comes after one period, or\nwith --first now tomorrow.",
            writes,
        ],
        examples: [
            .init(
                command: "dosectl taper --by 10 --every 3w", meaning: "a tablet every three weeks")
        ])
}

extension StopVerb {
    static let manual = Manual(
        "stop", summary: "go down to the end within days", words: "[MEDICATION]",
        options: [
            Option("every", value: "DAYS", help: "2d or 3d for each amount; 3d without it"),
            OnwardOptions.yes,
        ],
        text: [
            "Down to the end by the plan's own step, every 2 or 3 days, from tomorrow on; the forum's\nFAQ (6.11) says so for a stop that has to be. It asks twice. Ask your prescriber first.",
            writes,
        ])
}

extension ThresholdVerb {
    static let manual = Manual(
        "threshold", summary: "keep the amount at which it became indifferent",
        words: "[MEDICATION]",
        options: [
            Option("keep", value: "TIME", help: "how long, as 3m, 12w or 90d; 3m without it"),
            OnwardOptions.yes,
        ],
        text: [
            "Holds the course at the amounts of today, and records why and until when: the forum's FAQ\n(5.17) says to keep them 1 to 6 months. That day is written into the plan, as review_on, and\na notification reminds then of seeing the prescriber. MEDICATION is its key; with one course\nit can be left out. dosectl undo takes the hold back, dosectl plan back the date."
        ])
}

extension ComfortVerb {
    static let manual = Manual(
        "comfort", summary: "return to the amount before, and stay there",
        words: "[MEDICATION]", options: [OnwardOptions.yes],
        text: [
            "A step back and a hold in one, each recorded as the comfort dose: for a craving that came\nback on the way down. MEDICATION is its key; with one course it can be left out.\ndosectl undo takes back the hold, and once more the step."
        ])
}

extension CravingVerb {
    static let manual = Manual(
        "move", summary: "move the intakes to where a craving went", words: "TIME [MEDICATION]",
        options: [OnwardOptions.atMost, OnwardOptions.yes],
        text: [
            """
            TIME is when the craving begins now. All intakes move by as much as it did, little by little;
            the amounts wait meanwhile, and the plan's cravings become TIME.
            """, moves,
        ],
        examples: [
            .init(command: "dosectl move 19:30", meaning: "half an hour a day at most")
        ])
}

extension SpreadVerb {
    static let manual = Manual(
        "spread", summary: "move each intake to a time of its own",
        words: "TIMES [MEDICATION]", options: [OnwardOptions.atMost, OnwardOptions.yes],
        text: [
            "TIMES are as many as the intakes, in the order of the day. They are moved to little by\nlittle; the amounts wait meanwhile. With the times of today a way that is not over ends.",
            moves,
        ],
        examples: [
            .init(command: "dosectl spread 11:00,14:00,17:00", meaning: "further apart")
        ])
}

extension IntakeAddVerb {
    static let manual = Manual(
        "intake add", summary: "take part of an intake at another time",
        words: "TIME [MEDICATION]",
        options: [
            OnwardOptions.from, OnwardOptions.amount,
            Option("every", value: "DAYS", help: "a tablet is moved so often; 3d without it"),
            OnwardOptions.halves, OnwardOptions.yes,
        ],
        text: [
            "An intake more, at TIME: a tablet at a time goes there from the intake of --from, until\n--mg are moved; the daily amount stays, and the raises wait meanwhile.",
            writes,
        ],
        examples: [
            .init(
                command: "dosectl intake add 11:00 --from 13:00 --mg 10",
                meaning: "a fourth intake")
        ])
}

extension PlanBackVerb {
    static let manual = Manual(
        "plan back", summary: "return to the plan of before", options: [OnwardOptions.yes],
        text: [
            "Puts the plan back that a verb kept beside the present one, and keeps the present one\ninstead, so that saying it again returns here. The courses stay at the amounts of today; a\nhold that ends tomorrow by that verb stays. dosectl undo takes back answers, not files."
        ])
}

extension PlanSaveVerb {
    static let manual = Manual(
        "plan save", summary: "write a plan that begins where you are",
        options: [PlanOptions.output],
        text: [
            "Prints the plan with the rows from tomorrow on, for another computer, where nothing is on\nrecord. Of a course that is held only the amounts of now are left."
        ],
        examples: [
            .init(command: "dosectl plan save -o for-the-laptop.toml", meaning: "to be copied")
        ])
}
