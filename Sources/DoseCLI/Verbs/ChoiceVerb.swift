import ControlProtocol
import Words

/// A verb that says where a course goes on: plan accept, plan keep or goto.
protocol ChoiceVerb: Verb {
    func call(request: String) -> ControlCall
}

extension ChoiceVerb {
    func run(in session: Session) throws(Failure) {
        let call = call(request: session.environment.requestID())
        let reply = try session.daemon().ask(call, ChoiceReply.self)
        try session.show(reply) { $0.chosen(reply.choices) }
    }
}

private let questionText = [
    Sentence(
        "When you save a plan that would change the amounts of a medicine by more than a step, end it, or begin it in its midst, they stay as they are and dosectl status asks."
    )
]

private let answerText = [
    Sentence("MEDICATION is named as for take; without it all questions are answered."),
    Sentence("The amounts of today and tomorrow by the answer are printed."),
    Sentence("dosectl undo undoes it."),
]

/// An answer to what is asked about a plan that was saved: plan accept or plan keep, which differ by what they say.
protocol PlanAnswerVerb: ChoiceVerb {
    static var method: String { get }
    /// Nil for all that is asked about.
    var medication: String? { get }
    init(medication: String?)
}

extension PlanAnswerVerb {
    init(_ arguments: inout Arguments) throws(UsageError) {
        self.init(medication: arguments.next())
    }

    func call(request: String) -> ControlCall {
        ControlCall(Self.method, medication: medication, request: request)
    }
}

/// The plan saved is meant.
struct PlanAcceptVerb: PlanAnswerVerb, Equatable {
    static let manual = Manual(
        "plan accept", summary: Sentence("yes, the plan that was saved is meant"),
        words: "[MEDICATION]",
        text: [questionText, answerText],
        examples: [
            .init(command: "dosectl plan accept", meaning: Sentence("change to the new amounts"))
        ])

    static let method = "PlanAccept"
    var medication: String?
}

/// The amounts stay as they are, whatever the plan saved says.
struct PlanKeepVerb: PlanAnswerVerb, Equatable {
    static let manual = Manual(
        "plan keep", summary: Sentence("no, the amounts go on as they were"), words: "[MEDICATION]",
        text: [
            questionText,
            [
                Sentence(
                    "The course goes on by the plan that was saved before, until another one is saved."
                )
            ],
            answerText,
        ])

    static let method = "PlanKeep"
    var medication: String?
}

/// The course goes on with the first day of a step.
struct GotoVerb: ChoiceVerb, Equatable {
    static let manual = Manual(
        "goto", summary: Sentence("go on with a step of the plan"), words: "STEP [MEDICATION]",
        text: [
            [
                Sentence(
                    "The course goes on with the first day of STEP, counted from 1 as dosectl course and the rows of the saved plan have them."
                ),
                Sentence("If a dose of today was taken already, it begins tomorrow."),
                Sentence("A course that is on hold stays on hold there."),
            ],
            [
                Sentence(
                    "MEDICATION is named as for take; where there is a question about one, or only one course, it can be left out."
                ),
                Sentence("The amounts of today and tomorrow are printed."),
                Sentence("dosectl undo undoes it."),
            ],
        ],
        examples: [
            .init(command: "dosectl goto 1", meaning: Sentence("begin with the first step")),
            .init(command: "dosectl goto 7 baclofen", meaning: Sentence("the amounts of row 7")),
        ])

    let step: Int
    var medication: String?

    init(step: Int, medication: String? = nil) {
        self.step = step
        self.medication = medication
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        let word = arguments.next()
        guard let word else { throw .missingWord("STEP") }
        guard let step = Int(word), step > 0 else { throw .badValue(word, of: .step) }
        self.init(step: step, medication: arguments.next())
    }

    func call(request: String) -> ControlCall {
        ControlCall("Goto", medication: medication, step: step, request: request)
    }
}
