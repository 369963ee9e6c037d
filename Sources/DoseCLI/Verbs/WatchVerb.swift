import ControlProtocol
import Words

/// Prints every change as it happens.
struct WatchVerb: Verb, Equatable {
    static let manual = Manual(
        "watch", summary: Sentence("print every change as it happens"),
        text: [
            [
                Sentence("Prints one line for each change until it is interrupted."),
                Sentence("With --json each line has the status and the new records."),
            ]
        ])

    init() {}

    init(_ arguments: inout Arguments) throws(UsageError) {}

    func run(in session: Session) throws(Failure) {
        let daemon = try session.daemon()
        session.environment.endOnInterrupt()
        var before: Wire.Overview?
        // A bar that ended leaves nobody behind.
        try daemon.watch(until: session.environment.output) { watched throws(Failure) in
            let now = ReadingClock.instant(watched.status.now)
            try session.show(watched, at: now) { $0.changes(watched, since: before) }
            before = watched.status
        }
    }
}

extension DaemonSocket {
    /// Tells what there is, and each change as it happens, until nobody reads the output any more.
    func watch(
        until output: CInt?, _ tell: (WatchReply) throws(Failure) -> Void
    ) throws(Failure) {
        var (conversation, reply) = try beginWatch()
        while true {
            try tell(try read(reply, WatchReply.self))
            guard reply.continues else { return }
            do {
                guard let next = try conversation.awaitReply(whileRead: output) else { return }
                reply = next
            } catch .brokenOff(let path) {
                throw .daemon(.wentAway(path: path))
            } catch {
                throw .daemon(error)
            }
        }
    }

    private func beginWatch() throws(Failure) -> (Conversation, VarlinkReply) {
        do {
            let conversation = try connect()
            try conversation.send(ControlCall("Watch"))
            let reply = try conversation.reply()
            return (conversation, reply)
        } catch {
            throw .daemon(error)
        }
    }
}
