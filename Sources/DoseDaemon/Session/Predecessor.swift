import ControlProtocol
import Glibc
import Linux
import Systemd

/// Another dosed that was here first, as it answers at the control socket.
struct Predecessor {
    /// Nil where somebody else listens for it, as a service manager does.
    let pid: pid_t?
    /// The session that it was started for and ends with; nil where there is none.
    let session: String?
    private let showsNothing: Bool

    /// Nil where nobody answers.
    init?(at path: String) {
        guard let socket = try? UnixSocket.connect(to: path, timeout: .seconds(2)),
            let peer = try? PeerCredentials(of: socket), peer.uid == geteuid()
        else { return nil }
        let name = (try? File.read("/proc/\(peer.pid)/comm", limit: 64)) ?? []
        pid = name == Array("dosed\n".utf8) ? peer.pid : nil
        let status = Self.status(on: socket)
        session = status?.session
        showsNothing = status?.health.first { $0.part == .display }?.code == .noServer
    }

    /// Has it make way for this process, where that is better for the person.
    ///
    /// One that was started for another session goes on when this one is over. One that was started for none may outlive
    /// the session in which it was, and shows its alarms to nobody then: it ends for one that has a session.
    ///
    /// - Returns: whether its place is free in a moment.
    func makesWay(for newcomer: DesktopSession?) -> Bool {
        guard let pid else { return false }
        if let session {
            return newcomer.map { $0.address != session && kill(pid, Self.makeWay) == 0 } ?? false
        }
        return showsNothing && (try? Bus.openUser()) != nil && kill(pid, SIGTERM) == 0
    }

    /// What one that was started for a session is told by another one.
    static let makeWay = SIGUSR1

    /// A connection that lasts as long as whoever answers there; nil where nobody does.
    static func connect(to path: String) -> FileDescriptor? {
        guard let socket = try? UnixSocket.connect(to: path, timeout: .seconds(2)) else {
            return nil
        }
        // Whoever asks for nothing is sent away.
        let call = ControlCall("Watch").varlink.message
        guard (try? socket.send(call[...])) == call.count else { return nil }
        return socket
    }

    private static func status(on socket: borrowing FileDescriptor) -> Wire.Overview? {
        let call = ControlCall("Status").varlink.message
        guard (try? socket.send(call[...])) == call.count else { return nil }
        var received = MessageBuffer(limit: ControlLimits.replyBytes)
        while case .bytes(let bytes)? = try? socket.receive(limit: 65_536) {
            received.append(bytes)
            guard let message = (try? received.next()) ?? nil else { continue }
            return try? VarlinkReply(message: message).parameters(StatusReply.self).status
        }
        return nil
    }
}
