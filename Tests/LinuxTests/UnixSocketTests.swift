import Glibc
import Linux
import TemporaryFolder
import Testing

@Suite struct UnixSocketTests {
    private let second = Duration.seconds(1)

    /// Fails unless a client is waiting.
    private func accept(from listener: borrowing FileDescriptor) throws -> FileDescriptor {
        guard let connection = try listener.accept() else { throw Errno(EAGAIN, "accept4") }
        return connection
    }

    @Test func `bytes pass both ways over a connection`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("control")
        let listener = try UnixSocket.listen(at: path)
        let client = try UnixSocket.connect(to: path, timeout: second)
        let server = try accept(from: listener)
        #expect(try server.receive(limit: 10) == .nothing)

        #expect(try client.send([1, 2, 3]) == 3)
        #expect(try server.receive(limit: 2) == .bytes([1, 2]))
        #expect(try server.receive(limit: 2) == .bytes([3]))

        #expect(try server.send([4]) == 1)
        try server.finishSending()
        #expect(try client.receive(limit: 10) == .bytes([4]))
        #expect(try client.receive(limit: 10) == .end)
    }

    @Test func `nobody waiting is no error`() throws {
        let folder = try TemporaryFolder()
        let listener = try UnixSocket.listen(at: folder.path("control"))
        let isWaiting = try listener.accept() != nil
        #expect(!isWaiting)
    }

    @Test func `the peer is known by its process and user`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("control")
        let listener = try UnixSocket.listen(at: path)
        let client = try UnixSocket.connect(to: path, timeout: second)
        let server = try accept(from: listener)
        for peer in [try PeerCredentials(of: server), try PeerCredentials(of: client)] {
            #expect(peer.pid == getpid())
            #expect(peer.uid == geteuid())
            #expect(peer.gid == getegid())
        }
    }

    @Test func `the socket is open to its owner alone`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("control")
        let listener = try UnixSocket.listen(at: path)
        #expect(listener.rawValue >= 0)
        let status = try FileStatus(of: path)
        #expect(status?.kind == .socket)
        #expect(status?.permissions == 0o600)
    }

    @Test func `a peer that is gone ends neither the process nor silently`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("control")
        let listener = try UnixSocket.listen(at: path)
        do { _ = try UnixSocket.connect(to: path, timeout: second) }
        let server = try accept(from: listener)
        #expect(throws: Errno(EPIPE, "send")) { try server.send([1]) }
    }

    @Test func `a full socket takes no more and says so`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("control")
        let listener = try UnixSocket.listen(at: path)
        let client = try UnixSocket.connect(to: path, timeout: second)
        let server = try accept(from: listener)
        let piece = [UInt8](repeating: 0, count: 1 << 16)[...]
        var sent = 0
        while case let count = try server.send(piece), count > 0 { sent += count }
        #expect(sent > 0)
        #expect(try client.receive(limit: 1) == .bytes([0]))
    }

    @Test func `an answer that does not come is waited for no longer than the timeout`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("control")
        let listener = try UnixSocket.listen(at: path)
        #expect(listener.rawValue >= 0)
        let client = try UnixSocket.connect(to: path, timeout: .milliseconds(20))
        #expect(try client.receive(limit: 1) == .nothing)
    }

    @Test func `a socket left by a dead process is replaced`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("control")
        do { _ = try UnixSocket.listen(at: path) }
        let listener = try UnixSocket.listen(at: path)
        _ = try UnixSocket.connect(to: path, timeout: second)
        _ = try accept(from: listener)
    }

    @Test func `a socket that somebody listens on is left alone`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("control")
        let listener = try UnixSocket.listen(at: path, backlog: 0)
        #expect(throws: Errno(EADDRINUSE, "bind", path)) { _ = try UnixSocket.listen(at: path) }
        // The first probe fills the queue of length 0: a busy listener is alive as well.
        #expect(throws: Errno(EADDRINUSE, "bind", path)) { _ = try UnixSocket.listen(at: path) }
        _ = try accept(from: listener)
    }

    @Test func `another file under the name is left alone, also behind a link`() throws {
        let folder = try TemporaryFolder()
        try folder.write("precious", to: "file")
        try Errno.check("symlink") { symlink("file", folder.path("link")) }
        for path in [folder.path("file"), folder.path("link")] {
            #expect(throws: Errno(EEXIST, "bind", path)) { _ = try UnixSocket.listen(at: path) }
        }
        #expect(try File.read(folder.path("file"), limit: 10) == Array("precious".utf8))
    }

    @Test(arguments: [
        (String(repeating: "x", count: 108), ENAMETOOLONG), ("", EINVAL), ("\0abstract", EINVAL),
        ("/none/control", ENOENT),
    ])
    func `an impossible path is refused`(path: String, code: CInt) throws {
        #expect(throws: Errno(code, "bind", path)) { _ = try UnixSocket.listen(at: path) }
    }

    @Test func `a path of 107 bytes is possible`() throws {
        let folder = try TemporaryFolder()
        let name = String(repeating: "x", count: UnixSocket.pathLimit - folder.path.utf8.count - 1)
        let listener = try UnixSocket.listen(at: folder.path(name))
        #expect(listener.rawValue >= 0)
        #expect(try FileStatus(of: folder.path(name))?.kind == .socket)
    }

    @Test func `an inherited listener can be made not to block`() throws {
        var ends: [CInt] = [-1, -1]
        try Errno.check("socketpair") {
            socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends)
        }
        let near = FileDescriptor(owning: ends[0])
        let far = FileDescriptor(owning: ends[1])
        try near.setNonBlocking()
        #expect(try near.receive(limit: 1) == .nothing)
        #expect(try PeerCredentials(of: far).uid == geteuid())
    }
}
