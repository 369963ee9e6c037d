import ControlProtocol
import DoseCore
import Words

/// Notes what a person drank, wished and felt, or shows what was noted.
struct DiaryVerb: Verb, Equatable {
    static let manual = Manual(
        "diary", summary: Sentence("note drinks, craving, effects; alone: what was noted"),
        words: "[WHAT] [NUMBER]",
        options: [
            Option("at", value: "TIME", help: Sentence("when it was, if not just now")),
            Option("note", value: "TEXT", help: Sentence("what is to be said of it besides")),
            Option(
                "volume", value: "VOLUME",
                help: Sentence("of a drink, with --strength: 25cl, 500ml")),
            Option("strength", value: "PERCENT", help: Sentence("how much of it is alcohol: 5%")),
            Option("yes", help: Sentence("do not ask about what is unusual")),
            Option(
                "since", value: "DATE",
                help: Sentence("show what was noted since then: 2026-11-01, yesterday")),
        ],
        text: [
            [
                Sentence("Nothing that is noted changes an alarm or a dose."),
                Sentence("dosectl undo undoes the newest answer or entry."),
            ],
            [
                Sentence(
                    "WHAT is one of the words that follow, or a name of your own; NUMBER is how much of it there was."
                ),
                Sentence(
                    "drink counts standard drinks, of 10 g of alcohol each; --volume and --strength compute how many there are in a glass or a bottle."
                ),
                Sentence("craving is from 0, none, to 10, as strong as can be."),
                Sentence("effect has a name and, if you wish, from 0 to 10 how bad it was."),
                Sentence("weight is in kg, and note is a text."),
                Sentence(
                    "Any other name with a number is something of your own, in a unit of your own."),
            ],
            [
                Sentence("TIME is 17:05, \"2026-12-01 17:05\", now, or RFC 3339."),
                Sentence(
                    "Without words it shows the last 7 days: the drinks of each day, the cravings with their times, the effects, and the notes."
                ),
            ],
        ],
        examples: [
            .init(command: "dosectl diary drink 2", meaning: Sentence("two drinks, now")),
            .init(
                command: "dosectl diary drink --volume 50cl --strength 5%",
                meaning: Sentence("a large beer")),
            .init(
                command: "dosectl diary craving 7 --at 18:00",
                meaning: Sentence("a craving at 18:00")),
            .init(
                command: "dosectl diary effect drowsiness 3",
                meaning: Sentence("a slight drowsiness")),
            .init(
                command: "dosectl diary note \"slept badly\"", meaning: Sentence("a text")),
            .init(command: "dosectl diary coffee 3 cups", meaning: Sentence("what you like")),
            .init(command: "dosectl diary", meaning: Sentence("the last days")),
        ])

    var content: Content

    enum Content: Equatable, Sendable {
        /// Nil for the last days.
        case days(since: TodayVerb.Day?)
        case entry(SaidObservation, at: String?, isConfirmed: Bool)
    }

    init(_ content: Content) { self.content = content }

    init(_ arguments: inout Arguments) throws(UsageError) {
        let since = try arguments.day("since")
        let at = try arguments.past("at")
        let words = arguments.rest()
        guard let first = words.first else {
            let given = ["at", "note", "volume", "strength"].first { arguments.isGiven($0) }
            if given != nil { throw .missingWord("WHAT") }
            content = .days(since: since)
            return
        }
        if since != nil { throw .together(first, "--since") }
        content = .entry(
            try SaidObservation(
                words, note: arguments["note"], volume: arguments["volume"],
                strength: arguments["strength"]),
            at: at, isConfirmed: arguments.isGiven("yes"))
    }

    func run(in session: Session) throws(Failure) {
        switch content {
        case .days(let since): try showDays(since: since, in: session)
        case .entry(let said, let at, let isConfirmed):
            if !isConfirmed, let question = session.screen().doubt(said) {
                try Self.confirm(question, in: session)
            }
            let observation = said.observation
            let call = ControlCall(
                "Note", at: at, unit: observation.unit, observation: observation.kind,
                observedName: observation.name, value: observation.value?.value,
                note: observation.note, request: session.environment.requestID())
            let reply = try session.daemon().ask(call, AnswerReply.self)
            let marks = reply.answer.drinks == nil ? nil : MarksSource(session.environment).marks
            try session.show(reply) { $0.noted(reply.answer, glass: said.glass, marks) }
        }
    }

    private static func confirm(_ question: String, in session: Session) throws(Failure) {
        do {
            try session.confirm(question)
        } catch .unconfirmed {
            // Who is not asked is told what would have been.
            throw .doubtful(question)
        }
    }

    // MARK: What was noted

    /// Without `--since`.
    static let daysShown = 7
    /// No more, for each is a question of its own.
    static let daysAtMost = HistoryVerb.daysAtMost

    private func showDays(since: TodayVerb.Day?, in session: Session) throws(Failure) {
        let daemon = try session.daemon()
        let last = try daemon.ask(ControlCall("Diary"), DiaryReply.self).diary
        guard let today = CivilDate(last.date) else { throw .daemon(.garbled(path: daemon.path)) }
        let asked = since?.date(from: today) ?? today - (Self.daysShown - 1)
        let first = max(asked, today - (Self.daysAtMost - 1))
        var days = try daemon.diary(from: first, through: today - 1)
        if first <= today { days.append(last) }
        let marks = MarksSource(session.environment).marks
        try session.show(DiaryDays(days: days)) { $0.diary(days, since: first, today, marks) }
    }

    /// What `--json` prints.
    struct DiaryDays: Encodable {
        let days: [Wire.DiaryDay]
    }
}
