import ControlProtocol
import DoseCore

/// What is open, what is next, and how the day went so far.
struct StatusVerb: Verb, Equatable {
    static let manual = Manual(
        "status", summary: "what is open, what is next, and the day so far",
        text: [
            "Prints what can be taken now and until when, the next dose of each medication,\nthe day so far, and what is the matter with the daemon, if anything is."
        ])

    init() {}

    init(_ arguments: inout Arguments) throws(UsageError) {}

    func run(in session: Session) throws(Failure) {
        let reply = try session.daemon().ask(ControlCall("Status"), StatusReply.self)
        try session.show(reply, at: ReadingClock.instant(reply.status.now)) {
            $0.status(reply.status)
        }
    }
}
