import ControlProtocol

/// Takes the last answer back.
struct UndoVerb: AnsweringVerb, Equatable {
    init() {}

    init(_ arguments: inout Arguments) throws(UsageError) {}

    func call(request: String) -> ControlCall { ControlCall("Undo", request: request) }
}
