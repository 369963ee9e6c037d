import ControlProtocol
import Testing

@testable import DoseDaemon

/// How calls come over the socket, and what is answered.
struct ConversationTests {
    private let server: EchoServer

    init() throws { server = try EchoServer() }

    @Test func `a call may come byte by byte`() async throws {
        let client = try server.connect()
        for byte in VarlinkCall(method: "a.b.Slow").message {
            await client.send([byte])
            await pause(.milliseconds(1))
        }
        #expect(try await client.echo() == "a.b.Slow")
    }

    @Test func `several calls in one packet are answered in their order`() async throws {
        let client = try server.connect()
        let names = (1...50).map { "a.b.M\($0)" }
        await client.send(names.flatMap { VarlinkCall(method: $0).message })
        for name in names { #expect(try await client.echo() == name) }
    }

    @Test(arguments: [1, 3, 200])
    func `who sends no more still gets every answer`(count: Int) async throws {
        let client = try server.connect()
        let names = (1...count).map { "a.b.M\($0)" }
        await client.send(names.flatMap { VarlinkCall(method: $0).message })
        try client.finishSending()
        var answers: [String] = []
        while let answer = try await client.echo() { answers.append(answer) }
        #expect(answers == names)
        #expect(await client.isClosed(within: .seconds(2)))
    }

    @Test func `who leaves at once is obeyed all the same`() async throws {
        for number in 1...20 {
            let client = try server.connect()
            await client.send(VarlinkCall(method: "a.b.Take\(number)"))
            // As many may wait at the door as the kernel was told.
            if number.isMultiple(of: 8) { await pause(.milliseconds(5)) }
        }
        #expect(await eventually { server.calls.count == 20 })
        #expect(try await server.connect().ask(VarlinkCall(method: "a.b.Next")).error == nil)
    }

    @Test func `a call that wants no answer gets none`() async throws {
        let client = try server.connect()
        await client.send(
            VarlinkCall(method: "a.b.Quiet", oneway: true), VarlinkCall(method: "a.b.Loud"))
        #expect(try await client.echo() == "a.b.Loud")
        #expect(server.calls == ["a.b.Quiet", "a.b.Loud"])
    }

    @Test func `a watcher is told until it leaves`() async throws {
        let watcher = try server.connect()
        let asker = try server.connect()
        #expect(try await watcher.ask(VarlinkCall(method: "a.b.Watch", more: true)).continues)
        #expect(try await asker.ask(VarlinkCall(method: "a.b.Watch")).continues == false)
        for text in ["one", "two"] {
            server.server.publish {
                VarlinkService.Description(description: text).message(continues: true)
            }
            #expect(try await watcher.echo() == text)
        }
        await asker.send(VarlinkCall(method: "a.b.Last"))
        #expect(try await asker.echo() == "a.b.Last")

        try watcher.finishSending()
        #expect(await watcher.isClosed(within: .seconds(2)))
        var wasAsked = false
        server.server.publish {
            wasAsked = true
            return []
        }
        #expect(!wasAsked)
    }

    @Test(arguments: [
        "\0", "{}\0", "[]\0", "{\"method\":7}\0", "GET / HTTP/1.1\r\n\r\n\0",
        "{\"method\":\"a.b.C\"}{\0", "{\"method\":\"a.b.C\",\"parameters\":[]}\0",
    ])
    func `what is no call ends the conversation, and no other`(_ text: String) async throws {
        let other = try server.connect()
        let client = try server.connect()
        await client.send(Array(text.utf8) + VarlinkCall(method: "a.b.After").message)
        #expect(try await client.message() == nil)
        #expect(try await other.ask(VarlinkCall(method: "a.b.C")).error == nil)
        #expect(server.calls == ["a.b.C"])
    }

    @Test func `a call of 64 KiB is heard, a longer one is not`() async throws {
        func call(_ count: Int) -> [UInt8] {
            let call = Array("{\"method\":\"a.b.C\"}".utf8)
            return call + [UInt8](repeating: 0x20, count: count - call.count) + [0]
        }
        let client = try server.connect()
        await client.send(call(ControlLimits.callBytes))
        #expect(try await client.echo() == "a.b.C")
        await client.send(call(ControlLimits.callBytes + 1))
        #expect(try await client.message() == nil)

        let endless = try server.connect()
        #expect(await !endless.send([UInt8](repeating: 0x20, count: 4 << 20)))
    }
}
