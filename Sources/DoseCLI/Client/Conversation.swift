import ControlProtocol
import Glibc
import Linux

/// One connection to the daemon, on which calls are made.
final class Conversation {
    private let socket: FileDescriptor
    private let path: String
    private let timeout: Duration
    private var received = MessageBuffer(limit: ControlLimits.replyBytes)

    init(_ socket: consuming FileDescriptor, path: String, timeout: Duration) {
        self.socket = socket
        self.path = path
        self.timeout = timeout
    }

    func send(_ call: ControlCall) throws(DaemonFailure) {
        var rest = call.varlink.message[...]
        while !rest.isEmpty {
            let count: Int
            do {
                count = try socket.send(rest)
            } catch {
                throw DaemonFailure(error, path: path)
            }
            if count == 0 { throw .silent(path: path) }
            rest = rest.dropFirst(count)
        }
    }

    /// The next reply, which has to come within the time limit.
    func reply() throws(DaemonFailure) -> VarlinkReply { try read(try message()) }

    /// The same as it came, without its NUL.
    func message() throws(DaemonFailure) -> [UInt8] {
        let start = ContinuousClock.now
        while true {
            if let message = try takeMessage() { return message }
            let isInTime = try receive() && start.duration(to: .now) < timeout
            if !isInTime { throw .silent(path: path) }
        }
    }

    /// The next reply, however long it takes; nil when nobody reads the output any more.
    func awaitReply(whileRead output: CInt?) throws(DaemonFailure) -> VarlinkReply? {
        while true {
            if let message = try takeMessage() { return try read(message) }
            do {
                if let output, try !socket.awaitPeer(whileRead: output) { return nil }
            } catch {
                throw DaemonFailure(error, path: path)
            }
            _ = try receive()
        }
    }

    private func takeMessage() throws(DaemonFailure) -> [UInt8]? {
        do {
            return try received.next()
        } catch {
            throw .garbled(path: path)
        }
    }

    func read(_ message: [UInt8]) throws(DaemonFailure) -> VarlinkReply {
        do {
            return try VarlinkReply(message: message)
        } catch {
            throw .garbled(path: path)
        }
    }

    /// False when nothing came within the socket's time limit.
    private func receive() throws(DaemonFailure) -> Bool {
        do {
            switch try socket.receive(limit: 65_536) {
            case .bytes(let bytes):
                received.append(bytes)
                return true
            case .nothing: return false
            case .end: break
            }
        } catch {
            throw DaemonFailure(error, path: path)
        }
        throw .brokenOff(path: path)
    }
}

extension DaemonFailure {
    init(_ error: Errno, path: String) {
        self =
            switch error.code {
            case ENOENT, ENOTDIR: .noSocket(path: path)
            case ECONNREFUSED: .nobodyListens(path: path)
            case EACCES, EPERM: .notPermitted(path: path)
            case ENAMETOOLONG: .pathTooLong(path: path)
            // A blocking socket says so when its time limit has passed.
            case EAGAIN: .silent(path: path)
            case EPIPE, ECONNRESET: .brokenOff(path: path)
            default: .connection(path: path, error)
            }
    }
}
