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
        var (conversation, reply) = try begin(daemon)
        var before: Wire.Overview?
        while true {
            let watched = try daemon.read(reply, WatchReply.self)
            let now = ReadingClock.instant(watched.status.now)
            try session.show(watched, at: now) { $0.changes(watched, since: before) }
            before = watched.status
            guard reply.continues else { return }
            do {
                // A bar that ended leaves nobody behind.
                let next = try conversation.awaitReply(whileRead: session.environment.output)
                guard let next else { return }
                reply = next
            } catch .brokenOff(let path) {
                throw .daemon(.wentAway(path: path))
            } catch {
                throw .daemon(error)
            }
        }
    }

    private func begin(_ daemon: DaemonSocket) throws(Failure) -> (Conversation, VarlinkReply) {
        do {
            let conversation = try daemon.connect()
            try conversation.send(ControlCall("Watch"))
            let reply = try conversation.reply()
            return (conversation, reply)
        } catch {
            throw .daemon(error)
        }
    }
}
