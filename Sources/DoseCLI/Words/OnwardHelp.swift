import Words

// All that the help says of the verbs of a course's rest.

/// The options of these verbs.
enum OnwardOptions {
    static let yes = Option("yes", help: Sentence("do not ask; needed where nobody can be asked"))
    static let halves = Option(
        "halves", help: Sentence("the tablet may be halved, which is written into the plan"))
    static let to = Option("to", value: "MG", help: Sentence("the daily amount that it leads to"))
    static let every = Option(
        "every", value: "DAYS", help: Sentence("how long each amount is kept, as 7d"))
    static let from = Option(
        "from", value: "TIME", help: Sentence("the intake that gives, as 13:00"))
    static let amount = Option("mg", value: "MG", help: Sentence("how much of it"))
    static let atMost = Option(
        "at-most", value: "MIN",
        help: Sentence("by no more than so many minutes a day; 30 without it"))

    static let byPiece = by(
        Sentence("how much a day at a time; without it the smallest piece of a tablet"))
    static let byTablet = by(Sentence("how much a day at a time; without it a tablet"))

    private static func by(_ help: Sentence) -> Option { Option("by", value: "MG", help: help) }
}

private let writes = [
    Sentence(
        "It begins tomorrow with the amounts of now, whether the course is on hold or not: a hold ends tomorrow, and today stays as it is."
    ),
    Sentence("What changes is shown first, and you are asked."),
    Sentence(
        "Only the rows of this medicine are written into the plan; the plan of before is kept beside it, and dosectl plan back returns to it."
    ),
    Sentence("MEDICATION is its key; with one course it can be left out."),
]

private let moves = [
    Sentence(
        "The rows stay, at the times of now, and where the times go is written beside them: a hold stays, and neither hold nor back ends the move."
    ),
    Sentence("Today stays as it is."),
    Sentence("What changes is shown first, and you are asked."),
    Sentence("The plan of before is kept, and dosectl plan back returns to it."),
    Sentence("MEDICATION is its key; with one course it can be left out."),
]

extension SlowerVerb {
    static let manual = Manual(
        "slower", summary: Sentence("go on in smaller steps, further apart"), words: "[MEDICATION]",
        options: [
            OnwardOptions.byPiece,
            Option(
                "every", value: "DAYS",
                help: Sentence("how long each amount is kept; twice as long as now without it")),
            OnwardOptions.to, OnwardOptions.halves, OnwardOptions.yes,
        ],
        text: [
            [
                Sentence(
                    "The rest of the course, up or down, at another pace: the intake that would have been changed next is changed next."
                )
            ],
            writes,
        ],
        examples: [
            .init(
                command: "dosectl slower --by 5 --every 7d --halves",
                meaning: Sentence("half a tablet a week"))
        ])
}

extension ClimbVerb {
    static let manual = Manual(
        "climb", summary: Sentence("go up from the amounts of now"), words: "[MEDICATION]",
        options: [
            OnwardOptions.byTablet, OnwardOptions.every, OnwardOptions.to,
            Option(
                "on", value: "WEEKDAY", help: Sentence("raise on that day of the week only, as sat")
            ),
            OnwardOptions.halves, OnwardOptions.yes,
        ],
        text: [
            [
                Sentence(
                    "Upwards in the order of the plan's rows; also after a taper, which it undoes, and after the end of a course, where it begins with the first raise."
                ),
                Sentence(
                    "Beyond the rows the last intake is raised first, up to the largest that the plan has."
                ),
            ],
            writes,
        ],
        examples: [
            .init(
                command: "dosectl climb --by 10 --to 120 --on sat",
                meaning: Sentence("a tablet each Saturday"))
        ])
}

extension TaperVerb {
    static let manual = Manual(
        "taper", summary: Sentence("go down from the amounts of now"), words: "[MEDICATION]",
        options: [
            OnwardOptions.byTablet,
            Option(
                "every", value: "DAYS",
                help: Sentence("how long each amount is kept; 3w without it")),
            Option(
                "to", value: "MG", help: Sentence("where it stays; without it, it leads to the end")
            ),
            Option("evenly", help: Sentence("the largest intake first, not the earliest")),
            Option("first", value: "now", help: Sentence("the first lowering is tomorrow")),
            OnwardOptions.halves, OnwardOptions.yes,
        ],
        text: [
            [
                Sentence("Downwards, the earliest intake first."),
                Sentence(
                    "The first lowering comes after one period, or with --first now tomorrow."),
            ],
            writes,
        ],
        examples: [
            .init(
                command: "dosectl taper --by 10 --every 3w",
                meaning: Sentence("a tablet every three weeks"))
        ])
}

extension StopVerb {
    static let manual = Manual(
        "stop", summary: Sentence("go down to the end within days"), words: "[MEDICATION]",
        options: [
            Option(
                "every", value: "DAYS", help: Sentence("2d or 3d for each amount; 3d without it")),
            OnwardOptions.yes,
        ],
        text: [
            [
                Sentence(
                    "Down to the end from tomorrow by the plan's own step, every 2 or 3 days: so says the forum's FAQ (6.11) for a stop that cannot be avoided."
                ),
                Sentence("It asks twice."),
                Sentence("Ask your prescriber first."),
            ],
            writes,
        ])
}

extension ThresholdVerb {
    static let manual = Manual(
        "threshold", summary: Sentence("keep the amount at which it became indifferent"),
        words: "[MEDICATION]",
        options: [
            Option(
                "keep", value: "TIME", help: Sentence("how long, as 3m, 12w or 90d; 3m without it")),
            OnwardOptions.yes,
        ],
        text: [
            [
                Sentence(
                    "Holds the course at the amounts of today, and records why and until when: the forum's FAQ (5.17) says to keep them for 1 to 6 months."
                ),
                Sentence(
                    "That day is written into the plan, as review_on, and a notification then reminds you to see the prescriber."
                ),
                Sentence("MEDICATION is its key; with one course it can be left out."),
                Sentence("dosectl undo undoes the hold, dosectl plan back the date."),
            ]
        ])
}

extension ComfortVerb {
    static let manual = Manual(
        "comfort", summary: Sentence("return to the amount before, and stay there"),
        words: "[MEDICATION]", options: [OnwardOptions.yes],
        text: [
            [
                Sentence(
                    "A step back and a hold in one, each recorded as the comfort dose: for a craving that came back on the way down."
                ),
                Sentence("MEDICATION is its key; with one course it can be left out."),
                Sentence("dosectl undo undoes the hold, and once more the step."),
            ]
        ])
}

extension CravingVerb {
    static let manual = Manual(
        "move", summary: Sentence("move the intakes to where a craving went"),
        words: "TIME [MEDICATION]",
        options: [OnwardOptions.atMost, OnwardOptions.yes],
        text: [
            [
                Sentence("TIME is when the craving begins now."),
                Sentence(
                    "All intakes move by as much as it did, little by little; the amounts wait meanwhile, and the plan's cravings become TIME."
                ),
            ],
            moves,
        ],
        examples: [
            .init(command: "dosectl move 19:30", meaning: Sentence("half an hour a day at most"))
        ])
}

extension SpreadVerb {
    static let manual = Manual(
        "spread", summary: Sentence("move each intake to a time of its own"),
        words: "TIMES [MEDICATION]", options: [OnwardOptions.atMost, OnwardOptions.yes],
        text: [
            [
                Sentence("TIMES are as many as the intakes, in the order of the day."),
                Sentence("The intakes move there little by little; the amounts wait meanwhile."),
                Sentence("With the times of today a move that is not over ends."),
            ],
            moves,
        ],
        examples: [
            .init(command: "dosectl spread 11:00,14:00,17:00", meaning: Sentence("further apart"))
        ])
}

extension IntakeAddVerb {
    static let manual = Manual(
        "intake add", summary: Sentence("take part of an intake at another time"),
        words: "TIME [MEDICATION]",
        options: [
            OnwardOptions.from, OnwardOptions.amount,
            Option(
                "every", value: "DAYS", help: Sentence("a tablet is moved so often; 3d without it")),
            OnwardOptions.halves, OnwardOptions.yes,
        ],
        text: [
            [
                Sentence(
                    "One more intake, at TIME: a tablet at a time goes there from the intake of --from, until --mg are moved; the daily amount stays, and the raises wait meanwhile."
                )
            ],
            writes,
        ],
        examples: [
            .init(
                command: "dosectl intake add 11:00 --from 13:00 --mg 10",
                meaning: Sentence("a fourth intake"))
        ])
}

extension PlanBackVerb {
    static let manual = Manual(
        "plan back", summary: Sentence("return to the plan of before"),
        options: [OnwardOptions.yes],
        text: [
            [
                Sentence(
                    "Puts the plan back that a verb kept beside the present one, and keeps the present one instead: the same command once more returns here."
                ),
                Sentence(
                    "The courses stay at the amounts of today; a hold that would have ended tomorrow by that verb stays."
                ),
                Sentence("dosectl undo undoes answers, not files."),
            ]
        ])
}

extension PlanSaveVerb {
    static let manual = Manual(
        "plan save", summary: Sentence("write a plan that begins where you are"),
        options: [PlanOptions.output],
        text: [
            [
                Sentence(
                    "Prints the plan with the rows from tomorrow, for another computer, which has no records."
                ),
                Sentence("Of a course that is on hold only the amounts of now are left."),
            ]
        ],
        examples: [
            .init(
                command: "dosectl plan save -o for-the-laptop.toml",
                meaning: Sentence("to be copied"))
        ])
}
