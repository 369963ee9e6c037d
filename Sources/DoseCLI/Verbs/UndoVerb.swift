import ControlProtocol

/// Takes an answer back.
struct UndoVerb: AnsweringVerb, Equatable {
    static let manual = Manual(
        "undo", summary: "take an answer back", words: "[DOSE]",
        text: [
            """
            Takes back the newest answer of the last 24 hours, by whichever hand it was given; once
            more, the one before. With DOSE the newest answer about that dose, whatever was said
            since of others. Nothing is erased: undoing is a record of its own.
            """
        ],
        examples: [
            .init(command: "dosectl undo", meaning: "the last answer"),
            .init(command: "dosectl undo 15:00", meaning: "what was said of the dose of 15:00"),
        ])

    var dose: String?

    init(dose: String? = nil) { self.dose = dose }

    init(_ arguments: inout Arguments) throws(UsageError) { dose = try arguments.dose() }

    func call(request: String) -> ControlCall { ControlCall("Undo", dose: dose, request: request) }
}
