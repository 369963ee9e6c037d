import CLinux
import Glibc

extension FileDescriptor {
    package enum Received: Equatable {
        case bytes([UInt8])
        /// The peer will send no more.
        case end
        /// Nothing is there yet, or within the socket's timeout.
        case nothing
    }

    /// The next connection waiting on a listening socket, not blocking and not inherited; nil when
    /// there is none.
    package func accept() throws(Errno) -> FileDescriptor? {
        let fd = rawValue
        // ECONNABORTED: the client was gone before its turn came.
        let accepted = try Errno.check("accept4", absentOn: EAGAIN, ECONNABORTED) {
            linux_accept(fd)
        }
        guard let accepted else { return nil }
        return FileDescriptor(owning: accepted)
    }

    /// Waits until the peer has sent something or is gone; false where before that nobody is left to read an output, as
    /// behind a pipe whose other end was closed.
    package func awaitPeer(whileRead output: CInt) throws(Errno) -> Bool {
        try Self.await(rawValue, whileRead: output)
    }

    /// - Parameter output: nil for one that does not end.
    static func await(_ input: CInt, whileRead output: CInt?) throws(Errno) -> Bool {
        var ends = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            // Below zero it is none.
            pollfd(fd: output ?? -1, events: 0, revents: 0),
        ]
        try Errno.check("poll") { poll(&ends, 2, -1) }
        return ends[0].revents != 0
    }

    /// What the peer sent, at most `limit` bytes of it.
    package func receive(limit: Int) throws(Errno) -> Received {
        let fd = rawValue
        var bytes = [UInt8](repeating: 0, count: limit)
        let count = try Errno.check("recv", absentOn: EAGAIN) {
            bytes.withUnsafeMutableBytes { recv(fd, $0.baseAddress, $0.count, 0) }
        }
        guard let count else { return .nothing }
        if count == 0 { return .end }
        bytes.removeLast(bytes.count - count)
        return .bytes(bytes)
    }

    /// Sends as much as the socket takes now (or within its timeout) and gives the number of bytes; 0
    /// means later. A peer that is gone is EPIPE, and never the signal that would end the process.
    package func send(_ bytes: ArraySlice<UInt8>) throws(Errno) -> Int {
        let fd = rawValue
        return try Errno.check("send", absentOn: EAGAIN) {
            bytes.withUnsafeBytes {
                Glibc.send(fd, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
        } ?? 0
    }
}
