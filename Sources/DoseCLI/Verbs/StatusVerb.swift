import ControlProtocol
import DoseCore

/// What is open, what is next, and how the day went so far.
struct StatusVerb: Verb, Equatable {
    init() {}

    init(_ arguments: inout Arguments) throws(UsageError) {}

    func run(in session: Session) throws(Failure) {
        let reply = try session.daemon().ask(ControlCall("Status"), StatusReply.self)
        try session.show(reply, at: ReadingClock.instant(reply.status.now)) {
            $0.status(reply.status)
        }
    }
}
