import ControlProtocol
import Dispatch
import Glibc
import Linux

/// Listens on the control socket and keeps the conversations with its clients.
///
/// Nothing here waits for a client: one that is slow, silent or hostile costs its own connection and no other.
final class ControlServer {
    /// Answers a call with the bytes of its reply; a watch goes on after the first.
    typealias Answer = (VarlinkCall) -> ControlConnection.Response

    private let listener: Listener
    private let idleLimit: DispatchTimeInterval
    private let before: () -> Void
    private let answer: Answer
    private let log: (String) -> Void
    private var accepting: any DispatchSourceRead
    private var connections: [ControlConnection] = []
    /// Those with a call to answer, in the order in which they are; a turn of the loop answers one of them.
    private var waiting: [ControlConnection] = []
    private var refusedUsers: Set<uid_t> = []

    /// Keeps the listening socket open until Dispatch has let go of it.
    private final class Listener {
        let socket: FileDescriptor

        init(_ socket: consuming FileDescriptor) { self.socket = socket }
    }

    /// - Parameters:
    ///   - idleLimit: within it a whole call has to come; a client that asks now and then connects anew.
    ///   - before: what is more urgent than any client; it is asked before each piece of work for one.
    init(
        on socket: consuming FileDescriptor, idleLimit: DispatchTimeInterval = .seconds(5),
        log: @escaping (String) -> Void, before: @escaping () -> Void = {}, answer: @escaping Answer
    ) {
        let listener = Listener(socket)
        self.listener = listener
        self.idleLimit = idleLimit
        self.before = before
        self.answer = answer
        self.log = log
        accepting = DispatchSource.makeReadSource(
            fileDescriptor: listener.socket.rawValue, queue: .main)
        accepting.setEventHandler { [weak self] in self?.accept() }
        accepting.setCancelHandler { withExtendedLifetime(listener) {} }
        accepting.activate()
    }

    /// Ends every conversation and stops listening; a socket made by this process stays in the file system.
    func stop() {
        accepting.cancel()
        connections.forEach { $0.close() }
        connections = []
    }

    /// Tells every watcher.
    func tell(_ message: () -> [UInt8]) {
        let watchers = connections.filter(\.isWatching)
        guard !watchers.isEmpty else { return }
        let bytes = message()
        watchers.forEach { $0.send(bytes) }
    }

    private func accept() {
        // A few at a time, so that those who were just let in are heard before they make room for others.
        for _ in 0..<Self.acceptsPerTurn {
            before()
            do {
                guard let socket = try listener.socket.accept() else { return }
                try admit(socket)
            } catch {
                // Out of descriptors, most likely: a connection makes room, or the door rests.
                if !makeRoom() { rest() }
                return
            }
        }
    }

    private func admit(_ socket: consuming FileDescriptor) throws(Errno) {
        let peer = try PeerCredentials(of: socket)
        guard peer.uid == geteuid() else {
            if refusedUsers.insert(peer.uid).inserted {
                log("user \(peer.uid) (process \(peer.pid)) was refused at the control socket")
            }
            return
        }
        if connections.count >= Self.connectionLimit, !makeRoom() { return }
        let connection = ControlConnection(
            socket, idleLimit: idleLimit,
            answer: { [before, answer] in
                before()
                return answer($0)
            },
            waits: { [weak self] in self?.queue($0) },
            ended: { [weak self] ended in self?.connections.removeAll { $0 === ended } })
        connections.append(connection)
    }

    private func queue(_ connection: ControlConnection) {
        if waiting.isEmpty { answerNext() }
        waiting.append(connection)
    }

    private func answerNext() {
        DispatchQueue.main.async { [weak self] in
            guard let self, let first = waiting.first else { return }
            first.answerNext()
            // Not before, for it may have queued again.
            waiting.removeFirst()
            if !waiting.isEmpty { answerNext() }
        }
    }

    /// Lets go of the connection that has said nothing for the longest time.
    ///
    /// Watchers have nothing to say: they stay as long as there is another, and then the oldest of them goes, so that a
    /// program that watches ever again shuts nobody out.
    private func makeRoom() -> Bool {
        let talkers = connections.filter { !$0.isWatching }
        let idle = (talkers.isEmpty ? connections : talkers).min { $0.lastHeard < $1.lastHeard }
        guard let idle else { return false }
        idle.letGo()
        connections.removeAll { $0 === idle }
        return true
    }

    private func rest() {
        accepting.suspend()
        DispatchQueue.main.asyncAfter(deadline: .now() + .seconds(1)) { [accepting] in
            accepting.resume()
        }
    }

    /// Far more than one person's programs; each costs a descriptor and its buffers.
    private static let connectionLimit = 64
    private static let acceptsPerTurn = 16
}
