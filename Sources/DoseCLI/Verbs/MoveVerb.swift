import ControlProtocol
import DoseCore

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
}

extension MoveVerb {
    init(_ arguments: inout Arguments) throws(UsageError) {
        let reason = arguments["reason"]
        if let reason, reason.unicodeScalars.count > Limits.reasonLength {
            throw .badValue(reason, of: .reason)
        }
        self.init(
            words: MoveWords(
                medication: arguments.next(), isNow: arguments.isGiven("now"), reason: reason))
    }

    func run(in session: Session) throws(Failure) {
        let call = ControlCall(
            Self.method, medication: words.medication, isNow: words.isNow ? true : nil,
            reason: words.reason, request: session.environment.requestID())
        let reply = try session.daemon().ask(call, MoveReply.self)
        try session.show(reply) { $0.moved(reply, by: Self.kind) }
    }
}

private let moveOptions = [
    Option("now", help: "act on what is left of today, not only from tomorrow on"),
    Option("reason", value: "TEXT", help: "why, for the record"),
]

private let medicationText = """
    MEDICATION is its key in the plan; with one course it can be left out. dosectl undo takes
    a move back.
    """

/// Stays on the step of the day.
struct HoldVerb: MoveVerb, Equatable {
    static let manual = Manual(
        "hold", summary: "stay on today's step", words: "[MEDICATION]", options: moveOptions,
        text: ["The amounts stay as they are until dosectl resume.", medicationText],
        examples: [.init(command: "dosectl hold --reason nausea", meaning: "climb no further")])

    static let method = "Hold"
    static let kind = CourseMove.Kind.held
    var words: MoveWords
}

/// Goes on after a hold.
struct ResumeVerb: MoveVerb, Equatable {
    static let manual = Manual(
        "resume", summary: "go on after a hold", words: "[MEDICATION]", options: moveOptions,
        text: [
            "The course goes on from where it was held; the days of the hold do not count.",
            medicationText,
        ])

    static let method = "Resume"
    static let kind = CourseMove.Kind.resumed
    var words: MoveWords
}

/// Returns to the amount before, and goes on from there.
struct BackVerb: MoveVerb, Equatable {
    static let manual = Manual(
        "back", summary: "return to the amount before", words: "[MEDICATION]", options: moveOptions,
        text: [
            "The course returns to the first day of the nearest step before that has another daily amount,\nand goes on from there; one that is held, or has ended, stays there. Where the plan has no\nsuch step, it returns to one of the plan before, and stays there. With --now the dose that is\nopen has the amount of that step.",
            medicationText,
        ],
        examples: [
            .init(command: "dosectl back --now", meaning: "less from this dose on"),
            .init(command: "dosectl hold", meaning: "and stay there"),
        ])

    static let method = "Back"
    static let kind = CourseMove.Kind.steppedBack
    var words: MoveWords
}
