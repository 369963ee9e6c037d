import ControlProtocol
import Glibc
import Linux
import Systemd

/// Another dosed that was here first, as it answers at the control socket.
struct Predecessor {
    /// Nil where somebody else listens for it, as a service manager does.
    let pid: pid_t?
    private let showsNothing: Bool

    /// Nil where nobody answers.
    init?(at path: String) {
        guard let socket = try? UnixSocket.connect(to: path, timeout: .seconds(2)),
            let peer = try? PeerCredentials(of: socket), peer.uid == geteuid()
        else { return nil }
        let name = (try? File.read("/proc/\(peer.pid)/comm", limit: 64)) ?? []
        pid = name == Array("dosed\n".utf8) ? peer.pid : nil
        let health = Self.status(on: socket)?.health.first { $0.part == .display }
        showsNothing = health?.code == .noServer
    }

    /// One that was started in a session that is over outlives it, and shows its alarms to nobody: it ends for one that
    /// has a session.
    ///
    /// - Returns: whether its place is free.
    func makeWay() -> Bool {
        guard let pid, showsNothing, (try? Bus.openUser()) != nil, kill(pid, SIGTERM) == 0 else {
            return false
        }
        for _ in 0..<100 {
            if kill(pid, 0) == -1, errno == ESRCH { return true }
            usleep(50_000)
        }
        return false
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
