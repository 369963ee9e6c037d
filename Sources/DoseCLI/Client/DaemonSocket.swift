import ControlProtocol
import Glibc
import Installation
import Linux

/// The daemon as this program reaches it.
struct DaemonSocket {
    let path: String
    /// How long connecting, sending, and waiting for a reply may take, each.
    let timeout: Duration

    init(path: String, timeout: Duration) {
        self.path = path
        self.timeout = timeout
    }

    /// Where the socket is: as said, as `DOSED_SOCKET` says, or in the session's runtime folder.
    static func path(given: String?, in environment: Environment) throws(DaemonFailure) -> String {
        let variables = environment.variables
        guard let path = given ?? variables["DOSED_SOCKET"] ?? Paths.socket(variables) else {
            throw .noRuntimeFolder
        }
        return path
    }

    func connect() throws(DaemonFailure) -> Conversation {
        guard path.utf8.count <= UnixSocket.pathLimit else { throw .pathTooLong(path: path) }
        do throws(Errno) {
            let socket = try UnixSocket.connect(to: path, timeout: timeout)
            // Another's daemon would refuse, and what only looks like one would take an answer that nobody records.
            guard try PeerCredentials(of: socket).uid == geteuid() else {
                throw Errno(EPERM, "connect", path)
            }
            return Conversation(socket, path: path, timeout: timeout)
        } catch {
            throw DaemonFailure(error, path: path)
        }
    }

    /// Asks once, and once more when the connection broke before the reply.
    ///
    /// A call that changes something bears the name of its request, so that the daemon records it once.
    func reply(to call: ControlCall) throws(Failure) -> VarlinkReply {
        do {
            return try ask(call)
        } catch .brokenOff {
            do {
                return try ask(call)
            } catch {
                throw .daemon(error, mayBeRecorded: call.isAnswer)
            }
        } catch {
            let wasSent = if case .silent = error { true } else { error == .garbled(path: path) }
            throw .daemon(error, mayBeRecorded: wasSent && call.isAnswer)
        }
    }

    /// A call that was sent, so that the daemon works on its reply while this program does something else.
    struct Sent {
        fileprivate let call: ControlCall
        /// Nil when it could not be sent.
        fileprivate let conversation: Conversation?

        /// Waits for a reply of a stream; false where there is none.
        func next() throws(DaemonFailure) -> Bool {
            guard let conversation else { return false }
            _ = try conversation.reply()
            return true
        }
    }

    func send(_ call: ControlCall) -> Sent {
        let conversation = try? connect()
        do throws(DaemonFailure) {
            try conversation?.send(call)
            return Sent(call: call, conversation: conversation)
        } catch {
            return Sent(call: call, conversation: nil)
        }
    }

    /// The reply to a call that only asks; what went wrong with it is tried once more.
    func reply(to sent: Sent) throws(Failure) -> VarlinkReply {
        if let reply = try? sent.conversation?.reply() { return reply }
        return try reply(to: sent.call)
    }

    private func ask(_ call: ControlCall) throws(DaemonFailure) -> VarlinkReply {
        let conversation = try connect()
        try conversation.send(call)
        return try conversation.reply()
    }

    /// What the reply to a call holds, or the failure that it tells.
    func ask<Reply: Decodable>(_ call: ControlCall, _ type: Reply.Type) throws(Failure) -> Reply {
        try read(try reply(to: call), type, mayBeRecorded: call.isAnswer)
    }

    func read<Reply: Decodable>(
        _ reply: VarlinkReply, _ type: Reply.Type, mayBeRecorded: Bool = false
    ) throws(Failure) -> Reply {
        let failure: Failure
        do {
            guard let told = try Self.failure(of: reply) else { return try reply.parameters(type) }
            failure = told
        } catch {
            failure = .daemon(.garbled(path: path), mayBeRecorded: mayBeRecorded)
        }
        throw failure
    }

    private static func failure(of reply: VarlinkReply) throws(MessageError) -> Failure? {
        guard reply.error != nil else { return nil }
        if let error = try ControlError(reply) { return .refused(error) }
        if let error = VarlinkError(reply) { return .notUnderstood(error) }
        throw .malformed
    }
}
