import ControlProtocol
import Glibc
import Linux

/// A conversation with the daemon that waits for each reply.
final class Connection {
    private let socket: FileDescriptor
    private var received = MessageBuffer(limit: ControlLimits.replyBytes)

    init(_ path: String) throws {
        socket = try UnixSocket.connect(to: path, timeout: .seconds(60))
    }

    var fd: CInt { socket.rawValue }

    func send(_ call: ControlCall) throws {
        var rest = call.varlink.message[...]
        while !rest.isEmpty { rest = rest.dropFirst(try socket.send(rest)) }
    }

    /// The next reply, or the error that it tells.
    func reply() throws -> VarlinkReply {
        while true {
            if let reply = try takeReply() { return reply }
            guard case .bytes(let bytes) = try socket.receive(limit: 1 << 16) else {
                throw Trouble("the daemon has broken off")
            }
            received.append(bytes)
        }
    }

    /// A reply that has come already, if one has.
    func takeReply() throws -> VarlinkReply? {
        guard let message = try received.next() else { return nil }
        let reply = try VarlinkReply(message: message)
        if let error = reply.error { throw Refused(error: error) }
        return reply
    }

    func ask<Reply: Decodable>(_ call: ControlCall, _ type: Reply.Type) throws -> Reply {
        try send(call)
        return try reply().parameters(type)
    }
}

/// The daemon said no.
struct Refused: Error {
    let error: String
}
