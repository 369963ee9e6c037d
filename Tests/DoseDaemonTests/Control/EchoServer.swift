import ControlProtocol
import Dispatch
import Linux

@testable import DoseDaemon

/// A control server whose answers are the names of the methods asked.
final class EchoServer {
    let folder: TemporaryFolder
    let server: ControlServer
    private let book: Book

    final class Book {
        var calls: [String] = []
        var log: [String] = []
    }

    var path: String { folder.file("control") }
    var calls: [String] { book.calls }
    var log: [String] { book.log }

    /// Has room for 64.
    ///
    /// - Parameter idleLimit: long enough for clients that wait for their turn among other tests.
    init(idleLimit: DispatchTimeInterval = .seconds(120)) throws {
        folder = try TemporaryFolder()
        let book = Book()
        self.book = book
        server = try ControlServer(
            on: try UnixSocket.listen(at: folder.file("control")), limit: 64,
            idleLimit: idleLimit,
            log: { book.log.append($0) }
        ) { call in
            book.calls.append(call.method)
            if call.oneway { return .none }
            let reply = VarlinkService.Description(description: call.method).message(
                continues: call.more)
            return call.more ? .stream(reply, of: .news) : .reply(reply)
        }
    }

    isolated deinit { server.stop() }

    func connect() throws -> Client { try Client(path) }
}

extension Client {
    /// The name that the echo server gives back; nil when it has closed the connection.
    func echo() async throws -> String? {
        guard let message = try await message() else { return nil }
        return try VarlinkReply(message: message).parameters([String: String].self)["description"]
    }
}
