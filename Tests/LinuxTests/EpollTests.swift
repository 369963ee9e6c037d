import Glibc
import Linux
import TemporaryFolder
import Testing

@Suite struct EpollTests {
    private let epoll: Epoll

    init() throws { epoll = try Epoll() }

    private struct Pair: ~Copyable {
        let client: FileDescriptor
        let server: FileDescriptor
    }

    private func pair() throws -> Pair {
        let folder = try TemporaryFolder()
        let listener = try UnixSocket.listen(at: folder.path("control"))
        let client = try UnixSocket.connect(to: folder.path("control"), timeout: .seconds(1))
        guard let server = try listener.accept() else { throw Errno(EAGAIN, "accept4") }
        return Pair(client: client, server: server)
    }

    private func ready(limit: Int = 8) throws -> [UInt64] { try epoll.ready(limit: limit) }

    @Test func `who has something to read is told of once, and again when it is watched again`()
        throws
    {
        let pair = try self.pair()
        try epoll.watch(pair.server, as: 7, for: .reading)
        #expect(try ready() == [])
        #expect(try pair.client.send([1]) == 1)
        #expect(try ready() == [7])
        #expect(try ready() == [])

        try epoll.watch(pair.server, as: 8, for: .reading)
        #expect(try ready() == [8])
        #expect(try pair.server.receive(limit: 1) == .bytes([1]))
        try epoll.watch(pair.server, as: 8, for: .reading)
        #expect(try ready() == [])
    }

    @Test func `its own descriptor is readable while anybody is to be told of`() throws {
        let pair = try self.pair()
        try epoll.watch(pair.server, as: 7, for: .reading)
        #expect(!isReadable(epoll.fd))
        #expect(try pair.client.send([1]) == 1)
        #expect(isReadable(epoll.fd))
        #expect(try ready() == [7])
        #expect(!isReadable(epoll.fd))
    }

    @Test func `whose socket is full is told of when it takes more`() throws {
        let pair = try self.pair()
        let piece = [UInt8](repeating: 0, count: 1 << 16)[...]
        while try pair.server.send(piece) > 0 {}
        try epoll.watch(pair.server, as: 7, for: .writing)
        #expect(try ready() == [])
        try pair.client.setNonBlocking()
        while case .bytes = try pair.client.receive(limit: 1 << 20) {}
        #expect(try ready() == [7])
        #expect(try pair.server.send(piece) > 0)
    }

    @Test func `a peer that is gone is told of once, though nothing was asked of it`() throws {
        let pair = try self.pair()
        try epoll.watch(pair.server, as: 7, for: [])
        #expect(try pair.client.send([1]) == 1)
        #expect(try ready() == [])
        try pair.client.finishSending()
        try pair.server.finishSending()
        #expect(try ready() == [7])
        #expect(!isReadable(epoll.fd))
    }

    @Test func `a descriptor that is closed is told of no more`() throws {
        do {
            let pair = try self.pair()
            try epoll.watch(pair.server, as: 7, for: .reading)
            #expect(try pair.client.send([1]) == 1)
            #expect(isReadable(epoll.fd))
        }
        #expect(!isReadable(epoll.fd))
        #expect(try ready() == [])
    }

    @Test func `whoever exceeds the limit comes next time, in the order of becoming ready`() throws
    {
        let first = try pair()
        let second = try pair()
        let third = try pair()
        try epoll.watch(first.server, as: 1, for: .reading)
        try epoll.watch(second.server, as: 2, for: .reading)
        try epoll.watch(third.server, as: 3, for: .reading)
        #expect(try third.client.send([1]) == 1)
        #expect(try first.client.send([1]) == 1)
        #expect(try second.client.send([1]) == 1)
        #expect(try ready(limit: 2) == [3, 1])
        #expect(try ready(limit: 2) == [2])
    }
}
