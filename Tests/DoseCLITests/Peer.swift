import Glibc
import Linux
import Synchronization

/// The other side of the wire: a socket at which each connection is met as was laid down before.
final class Peer: Sendable {
    /// What happens to one connection after its call has come.
    enum Part: Sendable {
        /// The bytes, sent in pieces of so many.
        case reply([UInt8], pieces: Int = 65_536)
        /// The bytes, then the end of the connection.
        case replyAndEnd([UInt8])
        /// The end of the connection, without a word.
        case end
        case silence
        /// A blank now and then, and never a reply.
        case drip
    }

    let path: String
    private let folder: String
    private let messages = Mutex<[String]>([])

    /// The calls that came, without their NULs.
    var calls: [String] { messages.withLock(\.self) }

    convenience init(_ parts: Part...) throws { try self.init(parts) }

    init(_ parts: [Part]) throws {
        var template = Array("/tmp/dosectl-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Errno(errno, "mkdtemp") }
        folder = String(cString: made)
        path = "\(folder)/control"
        let listener = try UnixSocket.listen(at: path)
        let descriptor = dup(listener.rawValue)
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(peer: self, parts: parts, listener: descriptor))
        pthread_create(&thread, nil, peerThread, work.toOpaque())
        pthread_detach(thread)
    }

    deinit {
        unlink(path)
        rmdir(folder)
    }

    fileprivate final class Work {
        // Weak, so that the test's last word about the peer ends it.
        weak var peer: Peer?
        let parts: [Part]
        let listener: CInt

        init(peer: Peer, parts: [Part], listener: CInt) {
            self.peer = peer
            self.parts = parts
            self.listener = listener
        }

        func run() {
            let listener = FileDescriptor(owning: listener)
            for part in parts {
                wait(listener.rawValue)
                guard let accepted = try? listener.accept() else { return }
                var call: [UInt8] = []
                while !call.contains(0) {
                    wait(accepted.rawValue)
                    guard case .bytes(let bytes)? = try? accepted.receive(limit: 4096) else {
                        break
                    }
                    call += bytes
                }
                let message = String(decoding: call.dropLast(), as: UTF8.self)
                peer?.messages.withLock { $0.append(message) }
                meet(accepted, part)
            }
        }

        private func meet(_ socket: borrowing FileDescriptor, _ part: Part) {
            switch part {
            case .reply(let bytes, let pieces):
                send(bytes, to: socket, pieces: pieces)
                wait(socket.rawValue)
            case .replyAndEnd(let bytes): send(bytes, to: socket, pieces: bytes.count)
            case .drip:
                while (try? socket.send([32])) == 1 { usleep(20_000) }
            case .end: break
            case .silence: wait(socket.rawValue)
            }
        }

        private func send(_ bytes: [UInt8], to socket: borrowing FileDescriptor, pieces: Int) {
            var rest = bytes[...]
            while !rest.isEmpty, let count = try? socket.send(rest.prefix(pieces)) {
                rest = rest.dropFirst(count)
                if count == 0 { wait(socket.rawValue, for: POLLOUT) }
            }
        }

        /// Until there is something to accept or to read, or the other side is gone; 2 min at most.
        private func wait(_ descriptor: CInt, for events: CInt = POLLIN) {
            var poll = pollfd(fd: descriptor, events: Int16(events), revents: 0)
            _ = Glibc.poll(&poll, 1, 120_000)
        }
    }
}

private func peerThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<Peer.Work>.fromOpaque(context).takeRetainedValue().run()
    return nil
}
