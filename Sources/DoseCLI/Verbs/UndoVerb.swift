import ControlProtocol
import Words

/// Takes an answer back.
struct UndoVerb: AnsweringVerb, Equatable {
    static let manual = Manual(
        "undo", summary: Sentence("undo an answer"), words: "[DOSE]",
        text: [
            [
                Sentence(
                    "Undoes the newest answer of the last 24 hours, however it was given; once more, the one before."
                ),
                Sentence(
                    "With DOSE it undoes the newest answer about that dose, whatever was answered about others since."
                ),
                Sentence(
                    "If slower, plan new or another verb wrote the plan since, the plan of before is put back instead."
                ),
                Sentence("Nothing is erased: undoing is a record of its own."),
            ]
        ],
        examples: [
            .init(command: "dosectl undo", meaning: Sentence("the last answer")),
            .init(
                command: "dosectl undo 15:00",
                meaning: Sentence("what was said of the dose of 15:00")),
        ])

    var dose: String?

    init(dose: String? = nil) { self.dose = dose }

    init(_ arguments: inout Arguments) throws(UsageError) { dose = try arguments.dose() }

    func run(in session: Session) throws(Failure) {
        if dose == nil, let writing = try NewestWriting(in: session) {
            return try writing.undo(in: session)
        }
        try answer(in: session)
    }

    func call(request: String) -> ControlCall { ControlCall("Undo", dose: dose, request: request) }
}
