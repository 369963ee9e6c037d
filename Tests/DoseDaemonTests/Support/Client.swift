import ControlProtocol
import Glibc
import Linux
import Testing

/// A client of the control socket that never blocks, so that the loop it talks to goes on.
final class Client {
    private let socket: FileDescriptor
    private var received = MessageBuffer(limit: 64 << 20)
    /// How many bytes have come.
    private(set) var byteCount = 0

    init(_ path: String) throws {
        socket = try UnixSocket.connect(to: path, timeout: .seconds(2))
        try socket.setNonBlocking()
    }

    /// What the socket takes at once; 0 when it is full.
    func push(_ bytes: ArraySlice<UInt8>) throws -> Int { try socket.send(bytes) }

    /// Sends all of it; false when the server has closed the connection.
    @discardableResult
    func send(_ bytes: [UInt8]) async -> Bool {
        var rest = bytes[...]
        return await eventually {
            guard let count = try? push(rest) else { return true }
            rest = rest.dropFirst(count)
            return rest.isEmpty
        } && rest.isEmpty
    }

    @discardableResult
    func send(_ calls: VarlinkCall...) async -> Bool { await send(calls.flatMap(\.message)) }

    func finishSending() throws {
        try Errno.check("shutdown") { shutdown(socket.rawValue, CInt(SHUT_WR)) }
    }

    /// The next message; nil when the server has closed the connection.
    func message(within limit: Duration = .seconds(8)) async throws -> [UInt8]? {
        var message: [UInt8]?
        let hasCome = try await eventually(within: limit) {
            message = try received.next()
            if message != nil { return true }
            switch try? socket.receive(limit: 1 << 16) {
            case .bytes(let bytes):
                byteCount += bytes.count
                received.append(bytes)
            case .end, nil: return true
            case .nothing: break
            }
            return false
        }
        try #require(hasCome, "Nothing came in time.")
        return message
    }

    func reply() async throws -> VarlinkReply {
        try VarlinkReply(message: try #require(try await message(), "The connection was closed."))
    }

    func ask(_ call: VarlinkCall) async throws -> VarlinkReply {
        await send(call)
        return try await reply()
    }

    /// Reads to the end; false when the connection stays open for that long.
    func isClosed(within limit: Duration = .seconds(8)) async -> Bool {
        await eventually(within: limit) {
            while true {
                switch try? socket.receive(limit: 1 << 20) {
                case .bytes(let bytes): byteCount += bytes.count
                case .end, nil: return true
                case .nothing: return false
                }
            }
        }
    }
}
