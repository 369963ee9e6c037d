import ControlProtocol
import DoseCore
import Words

/// A verb that moves a course: hold, resume or back, which differ only by what they move.
protocol MoveVerb: Verb {
    static var method: String { get }
    static var kind: CourseMove.Kind { get }
    var words: MoveWords { get }
    init(words: MoveWords)
}

/// What stands after the verb.
struct MoveWords: Equatable, Sendable {
    var medication: String?
    var isNow = false
    var reason: String?
    /// Whether nobody is to be asked first; only going on asks.
    var isConfirmed = false
}

extension MoveVerb {
    init(_ arguments: inout Arguments) throws(UsageError) {
        let reason = arguments["reason"]
        if let reason, reason.unicodeScalars.count > Limits.reasonLength {
            throw .badValue(reason, of: .reason)
        }
        self.init(
            words: MoveWords(
                medication: arguments.next(), isNow: arguments.isGiven("now"), reason: reason,
                isConfirmed: Self.manual.options.contains { $0.name == "yes" }
                    && arguments.isGiven("yes")))
    }

    func run(in session: Session) throws(Failure) {
        let reply = try move(in: session)
        try session.show(reply) { $0.moved(reply, by: Self.kind) }
    }

    func move(in session: Session) throws(Failure) -> MoveReply {
        let call = ControlCall(
            Self.method, medication: words.medication, isNow: words.isNow ? true : nil,
            reason: words.reason, request: session.environment.requestID())
        return try session.daemon().ask(call, MoveReply.self)
    }

    /// What it would lead to.
    func foresee(in session: Session) throws(Failure) -> MoveReply {
        let call = ControlCall(
            "Foresee", medication: words.medication, kind: Self.kind,
            isNow: words.isNow ? true : nil)
        return try session.daemon().ask(call, MoveReply.self)
    }
}

private let moveOptions = [
    Option("now", help: Sentence("act on what is left of today, not only from tomorrow")),
    Option("reason", value: "TEXT", help: Sentence("why, for the record")),
]

private let medicationText = [
    Sentence(
        "It prints first what rings tomorrow, with --now the rest of today, and then what follows."),
    Sentence("MEDICATION is named as for take; with one course it can be left out."),
    Sentence("dosectl undo undoes it."),
    Sentence(
        "While there is a question how the course goes on, answer that first: dosectl status."),
]

/// Stays on the step of the day.
struct HoldVerb: MoveVerb, Equatable {
    static let manual = Manual(
        "hold", summary: Sentence("stay on today's step"), words: "[MEDICATION]",
        options: moveOptions,
        text: [
            [
                Sentence("The amounts stay as they are until dosectl resume.")
            ],
            medicationText,
        ],
        examples: [
            .init(command: "dosectl hold --reason nausea", meaning: Sentence("climb no further"))
        ])

    static let method = "Hold"
    static let kind = CourseMove.Kind.held
    var words: MoveWords
}

/// Goes on after a hold.
struct ResumeVerb: MoveVerb, Equatable {
    static let manual = Manual(
        "resume", summary: Sentence("go on after a hold"), words: "[MEDICATION]",
        options: moveOptions + [Option("yes", help: Sentence("do not ask"))],
        text: [
            [
                Sentence(
                    "The course goes on from where it was held; the days of the hold do not count."),
                Sentence("Where that leads is shown first, and on a terminal you are asked once."),
            ],
            medicationText,
        ])

    static let method = "Resume"
    static let kind = CourseMove.Kind.resumed
    var words: MoveWords

    /// Up or down to what, and when, before it does.
    func run(in session: Session) throws(Failure) {
        var isTold = false
        if !words.isConfirmed, !session.isJSON, session.environment.isTerminal {
            let ahead = try foresee(in: session)
            if ahead.isRecorded {
                let screen = session.screen()
                try session.print(screen.ahead(ahead, by: Self.kind))
                let question = "\(CourseWords(screen.language).goOnSo) "
                if session.environment.confirm(question) == false { throw .declined }
                isTold = true
            }
        }
        let reply = try move(in: session)
        try session.show(reply) { $0.moved(reply, by: Self.kind, isTold: isTold) }
    }
}

/// Returns to the amount before, and goes on from there.
struct BackVerb: MoveVerb, Equatable {
    static let manual = Manual(
        "back", summary: Sentence("return to the amount before"), words: "[MEDICATION]",
        options: moveOptions,
        text: [
            [
                Sentence(
                    "The course returns to the first day of the nearest step before that has another daily amount, and goes on from there; if it is on hold, or has ended, it stays there."
                ),
                Sentence(
                    "Where the plan has no such step, it returns to one of the plan before, and stays there."
                ),
                Sentence("With --now the dose that is open has the amount of that step."),
            ],
            medicationText,
        ],
        examples: [
            .init(command: "dosectl back --now", meaning: Sentence("less from this dose on")),
            .init(command: "dosectl hold", meaning: Sentence("and stay there")),
        ])

    static let method = "Back"
    static let kind = CourseMove.Kind.steppedBack
    var words: MoveWords
}
