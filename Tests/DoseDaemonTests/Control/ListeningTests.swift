import ControlProtocol
import Linux
import Testing

@testable import DoseDaemon

extension OneSession {
    struct ListeningTests {
        @Test func `a socket that could not be made is made as soon as it can be`() async throws {
            let home = try Home()
            let daemon = try home.start()
            // Nothing can be made below a file.
            try home.folder.write("", to: "runtime")
            let path = home.folder.file("runtime/control")
            daemon.listen(at: path, retry: .milliseconds(20))
            await pause(.milliseconds(60))
            #expect((try? Client(path)) == nil)
            try home.folder.remove("runtime")
            #expect(await eventually { (try? Client(path)) != nil })
            let client = try Client(path)
            #expect(try await client.ask(ControlCall("Status").varlink).error == nil)
        }

        @Test func `who has stopped leaves its place to the next one at once`() async throws {
            let echo = try EchoServer()
            let client = try echo.connect()
            echo.server.stop()
            #expect(try await client.echo() == nil)
            _ = try UnixSocket.listen(at: echo.path)
        }
    }
}
