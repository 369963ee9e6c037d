import ControlProtocol
import Dispatch
import Glibc
import Linux

/// Listens on the control socket and keeps the conversations with its clients.
///
/// Nothing here waits for a client: one that is slow, silent or hostile costs its own connection and no other. All of
/// them share one source of Dispatch and one timer, so that whoever comes in a crowd costs no more than to be let in.
final class ControlServer {
    /// Answers a call with the bytes of its reply; a watch goes on after the first.
    typealias Answer = (VarlinkCall) -> ControlConnection.Response

    /// Nil once it has stopped: who waits for the ledger to be free then listens at the same place at once.
    private var listener: FileDescriptor?
    private let limit: Int
    private let idleLimit: DispatchTimeInterval
    private let before: () -> Void
    private let answer: Answer
    private let log: (String) -> Void
    private let epoll: Epoll
    private var source: ReadSource?
    private var connections = ConnectionPool()
    private var newestName = listenerToken
    private var isTurnAhead = false
    private var isSweepAhead = false
    private var refusedUsers: Set<uid_t> = []

    /// - Parameters:
    ///   - limit: far more than one person's programs, so that in a crowd, too, there is room for those who wait for an
    ///     answer; each costs a descriptor and its buffers.
    ///   - idleLimit: within it a whole call has to come; a client that asks now and then connects anew.
    ///   - before: what is more urgent than any client; it is asked before each piece of work for one.
    init(
        on socket: consuming FileDescriptor, limit: Int = 256,
        idleLimit: DispatchTimeInterval = .seconds(5), log: @escaping (String) -> Void,
        before: @escaping () -> Void = {}, answer: @escaping Answer
    ) throws(Errno) {
        self.limit = limit
        self.idleLimit = idleLimit
        self.before = before
        self.answer = answer
        self.log = log
        let epoll = try Epoll()
        self.epoll = epoll
        try epoll.watch(socket, as: Self.listenerToken, for: .reading)
        listener = consume socket
        source = ReadSource(epoll.fd, owner: epoll) { [weak self] in self?.attend() }
    }

    /// Ends every conversation and stops listening; a socket made by this process stays in the file system.
    func stop() {
        source = nil
        listener = nil
        connections.removeAll()
    }

    /// Sends a message to everybody who is told of it.
    ///
    /// - Parameter isLast: whether nothing follows of the stream.
    func publish(
        to stream: ControlConnection.Stream = .news, isLast: Bool = false,
        _ message: () -> [UInt8]
    ) {
        let watchers = connections.watchers(of: stream)
        guard !watchers.isEmpty else { return }
        let bytes = message()
        for watcher in watchers {
            watcher.send(bytes)
            if isLast { watcher.endStream() }
            update(watcher)
        }
    }

    // MARK: Turns of the loop

    /// Hears whoever has something to say or wants to connect: who tells what was taken is answered at once, who asks when
    /// it is his turn.
    private func attend() {
        for name in (try? epoll.ready(limit: Self.eventsPerTurn)) ?? [] {
            before()
            if name == Self.listenerToken {
                acceptAll()
            } else if let connection = connections[name] {
                connection.resume()
                update(connection)
            }
        }
    }

    /// Answers one question, after all that came until now and is no question.
    private func turn() {
        isTurnAhead = false
        attend()
        if let next = connections.dequeue() {
            next.answerNext()
            update(next)
        }
        askForTurn()
    }

    private func askForTurn() {
        guard !isTurnAhead, connections.isAnyWaiting else { return }
        isTurnAhead = true
        DispatchQueue.main.async { [weak self] in self?.turn() }
    }

    /// Does what follows from where a connection has come to.
    private func update(_ connection: ControlConnection) {
        guard !connection.isOver, (try? connection.watch(by: epoll)) != nil else {
            return connections.remove(connection)
        }
        if connection.heldBytes > 0 {
            while let holder = connections.holder(above: Self.heldLimit) {
                connections.remove(holder)
            }
        }
        if !isSweepAhead { sweep() }
        guard connection.isWaiting else { return }
        connections.enqueue(connection)
        askForTurn()
    }

    // MARK: Accepting

    private func acceptAll() {
        for _ in 0..<Self.acceptsPerTurn {
            before()
            do {
                guard mayAdmit, let socket = try listener?.accept() else { break }
                try admit(socket)
            } catch {
                // Out of descriptors, most likely: a connection makes room, or no more are accepted for a while.
                if !makeRoom() { return rest() }
            }
        }
        watchListener()
    }

    /// Whether there is room, or somebody who would make it; if not, who wants to connect waits for a turn or two.
    private var mayAdmit: Bool { connections.count < limit || connections.hasAnyToClose }

    private func admit(_ socket: consuming FileDescriptor) throws(Errno) {
        let peer = try PeerCredentials(of: socket)
        guard peer.uid == geteuid() else {
            if refusedUsers.insert(peer.uid).inserted {
                log("user \(peer.uid) (process \(peer.pid)) was refused at the control socket")
            }
            return
        }
        if connections.count >= limit { _ = makeRoom() }
        newestName += 1
        let connection = ControlConnection(socket, name: newestName) { [before, answer] in
            before()
            return answer($0)
        }
        connections.insert(connection)
        // What it came for has most often come with it.
        connection.resume()
        update(connection)
    }

    /// Lets go of the one with the lowest priority; false when there is none.
    private func makeRoom() -> Bool {
        while let silent = connections.silentLongest {
            let lastHeard = silent.lastHeard
            // It may have said something meanwhile.
            silent.resume()
            if silent.isOver || silent.lastHeard == lastHeard {
                connections.remove(silent)
                return true
            }
            update(silent)
        }
        return false
    }

    /// Lets go of those who have been silent for too long, each second as long as there is anybody who could be.
    private func sweep() {
        connections.silent(since: .now() - idleLimit).forEach { connections.remove($0) }
        isSweepAhead = connections.hasTalkers
        guard isSweepAhead else { return }
        DispatchQueue.main.asyncAfter(deadline: .now() + Self.pause) { [weak self] in
            self?.sweep()
        }
    }

    private func watchListener() {
        switch listener {
        case .some(let socket): try? epoll.watch(socket, as: Self.listenerToken, for: .reading)
        case nil: break
        }
    }

    private func rest() {
        DispatchQueue.main.asyncAfter(deadline: .now() + Self.pause) { [weak self] in
            self?.watchListener()
        }
    }

    private static let listenerToken: UInt64 = 0
    /// What all of them may have unread, unanswered or unsent together: one connection alone may have a megabyte.
    private static let heldLimit = 16 << 20
    private static let acceptsPerTurn = 256
    private static let eventsPerTurn = 64
    private static let pause = DispatchTimeInterval.seconds(1)
}
