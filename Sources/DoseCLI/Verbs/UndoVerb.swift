import ControlProtocol

/// Takes the last answer back.
struct UndoVerb: AnsweringVerb, Equatable {
    static let manual = Manual(
        "undo", summary: "take the last answer back",
        text: [
            "Takes back the newest answer of the last 24 hours, by whichever hand it was given;\nonce more, the one before. Nothing is erased: undoing is a record of its own."
        ])

    init() {}

    init(_ arguments: inout Arguments) throws(UsageError) {}

    func call(request: String) -> ControlCall { ControlCall("Undo", request: request) }
}
