import CLinux
import Glibc

/// Stream sockets in the file system.
package enum UnixSocket {
    /// The longest path in bytes: `sun_path` has 108 with the closing NUL.
    package static let pathLimit = 107

    /// Listens at a path, open to its owner alone (0600), without blocking.
    ///
    /// A socket left behind by a dead process is replaced; one that somebody listens on is EADDRINUSE,
    /// and whatever else bears the name is EEXIST. Two processes starting at the same moment could
    /// each take the other's socket for dead: a lock must have decided between them before.
    ///
    /// - Parameter backlog: how many may wait to be let in; whoever comes then is turned away. As many as the kernel
    ///   allows, for the one in a crowd who has something to say is not to be.
    package static func listen(
        at path: String, backlog: CInt = SOMAXCONN
    ) throws(Errno) -> FileDescriptor {
        let socket = try makeSocket(isBlocking: false)
        let fd = socket.rawValue
        // Before bind, so that the name never appears with more permissions: Linux gives it those of
        // the socket. A umask would do so too, but for all threads.
        try Errno.check("fchmod", path) { fchmod(fd, 0o600) }
        if try !bind(fd, to: path) {
            try removeStale(path)
            guard try bind(fd, to: path) else { throw Errno(EADDRINUSE, "bind", path) }
        }
        try Errno.check("listen", path) { Glibc.listen(fd, backlog) }
        return socket
    }

    /// Connects to a listening socket; each of connecting, sending and receiving takes at most `timeout`.
    package static func connect(
        to path: String, timeout: Duration
    ) throws(Errno) -> FileDescriptor {
        let socket = try makeSocket(isBlocking: true)
        let fd = socket.rawValue
        let (seconds, attoseconds) = timeout.components
        var limit = timeval(
            tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
        for option in [SO_SNDTIMEO, SO_RCVTIMEO] {
            try Errno.check("setsockopt") {
                setsockopt(fd, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
            }
        }
        try connect(fd, to: path)
        return socket
    }

    private static func makeSocket(isBlocking: Bool) throws(Errno) -> FileDescriptor {
        var type = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        if !isBlocking { type |= CInt(SOCK_NONBLOCK.rawValue) }
        return FileDescriptor(owning: try Errno.check("socket") { socket(AF_UNIX, type, 0) })
    }

    private static func connect(_ fd: CInt, to path: String) throws(Errno) {
        var address = try address(path)
        try Errno.check("connect", path) {
            withAddress(&address) { Glibc.connect(fd, $0, $1) }
        }
    }

    /// False when the name is taken.
    private static func bind(_ fd: CInt, to path: String) throws(Errno) -> Bool {
        var address = try address(path)
        return try Errno.check("bind", path, absentOn: EADDRINUSE) {
            withAddress(&address) { Glibc.bind(fd, $0, $1) }
        } != nil
    }

    private static func removeStale(_ path: String) throws(Errno) {
        guard let status = try FileStatus(ofLink: path) else { return }
        guard status.kind == .socket, status.owner == geteuid() else {
            throw Errno(EEXIST, "bind", path)
        }
        // Without blocking: a listener too busy to accept is alive (EAGAIN).
        let probe = try makeSocket(isBlocking: false)
        do {
            try connect(probe.rawValue, to: path)
        } catch {
            switch error.code {
            case ENOENT: return
            case ECONNREFUSED:
                _ = try Errno.check("unlink", path, absentOn: ENOENT) { unlink(path) }
                return
            default: break
            }
        }
        throw Errno(EADDRINUSE, "bind", path)
    }

    private static func address(_ path: String) throws(Errno) -> sockaddr_un {
        let bytes = Array(path.utf8)
        guard bytes.count <= pathLimit else { throw Errno(ENAMETOOLONG, "bind", path) }
        // An empty path or a leading NUL would mean sockets outside the file system.
        guard !bytes.isEmpty, !bytes.contains(0) else { throw Errno(EINVAL, "bind", path) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return address
    }

    private static func withAddress(
        _ address: inout sockaddr_un, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt
    ) -> CInt {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                body(generic, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
