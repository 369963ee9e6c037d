import ControlProtocol
import Dispatch
import Glibc
import Testing

@testable import DoseDaemon

/// Slow, silent and hostile clients, and those who are served meanwhile.
struct CrowdTests {
    private let server: EchoServer

    init() throws { server = try EchoServer() }

    @Test func `who says no whole word in time is let go, and others are served`()
        async throws
    {
        let server = try EchoServer(idleLimit: .seconds(1))
        let start = ContinuousClock.now
        let silent = try server.connect()
        let slow = try server.connect()
        let watcher = try server.connect()
        _ = try await watcher.ask(VarlinkCall(method: "a.b.Watch", more: true))
        var open = [silent, slow]
        // In turns and not in seconds, for on a busy machine each turn takes its time.
        for _ in 1...100 where !open.isEmpty {
            await slow.send([UInt8(ascii: "{")])
            #expect(try await server.connect().ask(VarlinkCall(method: "a.b.C")).error == nil)
            await pause(.milliseconds(100))
            for client in open where await client.isClosed(within: .zero) {
                #expect(ContinuousClock.now - start > .milliseconds(900))
                open.removeAll { $0 === client }
            }
        }
        #expect(open.isEmpty)
        server.server.publish {
            VarlinkService.Description(description: "still there").message(continues: true)
        }
        #expect(try await watcher.echo() == "still there")
    }

    @Test func `a watcher that never reads is let go`() async throws {
        let watcher = try server.connect()
        await watcher.send(VarlinkCall(method: "a.b.Watch", more: true))
        #expect(await eventually { !server.calls.isEmpty })
        let news = VarlinkService.Description(description: String(repeating: "x", count: 10_000))
            .message()
        var told = 0
        for _ in 0..<1000 {
            server.server.publish {
                told += 1; return news
            }
        }
        // What its socket took, and what may wait for it.
        #expect(told < 200)
        #expect(told * news.count > ControlLimits.replyBytes)
        #expect(await watcher.isClosed())
    }

    @Test func `watchers that never read share so much memory, and the first of them are let go`()
        async throws
    {
        var watchers: [Client] = []
        for number in 1...24 {
            watchers.append(try server.connect())
            await watchers.last?.send(VarlinkCall(method: "a.b.Watch", more: true))
            #expect(await eventually { server.calls.count == number })
        }
        let news = VarlinkService.Description(description: String(repeating: "x", count: 10_000))
            .message()
        for _ in 0..<100 { server.server.publish { news } }
        // Each has been sent less than it may leave unread.
        #expect(100 * news.count < ControlLimits.replyBytes)
        var byteCounts: [Int] = []
        for watcher in watchers {
            _ = await watcher.isClosed(within: .milliseconds(20))
            byteCounts.append(watcher.byteCount)
        }
        let whole = byteCounts.drop { $0 < 100 * news.count }
        #expect((1..<24).contains(whole.count))
        #expect(whole.allSatisfy { $0 >= 100 * news.count })
    }

    @Test func `who asks faster than it is answered waits, and fills no memory`() async throws {
        let client = try server.connect()
        let call = VarlinkCall(method: "a.b.Flood", oneway: true).message
        let flood = (0..<1000).flatMap { _ in call }
        var sent = 0
        var most = 0
        while sent < 100 * flood.count {
            let rest = flood.dropFirst(sent % flood.count)
            let count = try client.push(rest)
            sent += count
            most = max(most, sent - server.calls.count * call.count)
            if count == 0 { await pause(.milliseconds(1)) }
            if sent > 8 << 20 || most > 4 << 20 { break }
        }
        // The socket's own buffer and one piece of what was read.
        #expect(most < 1 << 20)
        #expect(await eventually(within: .seconds(30)) { server.calls.count == sent / call.count })
    }

    @Test func `a thousand calls of one client hold up nobody else`() async throws {
        let greedy = try server.connect()
        let modest = try server.connect()
        let calls = (0..<1000).flatMap { _ in VarlinkCall(method: "a.b.Many", oneway: true).message
        }
        await greedy.send(calls)
        #expect(try await modest.ask(VarlinkCall(method: "a.b.One")).error == nil)
        let place = try #require(server.calls.firstIndex(of: "a.b.One"))
        #expect(place < 500)
        #expect(await eventually { server.calls.count == 1001 })
    }

    @Test func `a crowd loses those who were silent the longest, and whoever comes is served`()
        async throws
    {
        let watcher = try server.connect()
        _ = try await watcher.ask(VarlinkCall(method: "a.b.Watch", more: true))
        let talker = try server.connect()
        var crowd: [Client] = []
        for number in 1...100 {
            crowd.append(try server.connect())
            // Who speaks now and then is never the one that was silent the longest.
            if number.isMultiple(of: 8) {
                #expect(try await talker.ask(VarlinkCall(method: "a.b.Still")).error == nil)
            }
        }
        #expect(try await server.connect().ask(VarlinkCall(method: "a.b.C")).error == nil)
        #expect(try await talker.ask(VarlinkCall(method: "a.b.Still")).error == nil)
        var isClosed: [Bool] = []
        for client in crowd { isClosed.append(await client.isClosed(within: .zero)) }
        // 64 in all: the watcher, the talker, the one just served, and the newest of the crowd.
        #expect(isClosed == (1...100).map { $0 <= 39 })
        server.server.publish {
            VarlinkService.Description(description: "still there").message(continues: true)
        }
        #expect(try await watcher.echo() == "still there")
    }

    @Test func `who has asked is answered before it makes room`() async throws {
        var crowd: [Client] = []
        for number in 1...64 {
            crowd.append(try server.connect())
            if number.isMultiple(of: 8) { await pause(.milliseconds(5)) }
        }
        let others = try (1...16).map { _ in try server.connect() }
        // Without giving way, so that the server hears of those at the door first, and then of the calls.
        usleep(50_000)
        for (number, client) in crowd.prefix(16).enumerated() {
            let call = VarlinkCall(method: "a.b.M\(number)").message
            #expect(try client.push(call[...]) == call.count)
        }
        for (number, client) in crowd.prefix(16).enumerated() {
            #expect(try await client.echo() == "a.b.M\(number)")
        }
        #expect(try await others[0].ask(VarlinkCall(method: "a.b.C")).error == nil)
    }

    @Test func `those who ask without end do not shut the door on anybody`() async throws {
        let call = VarlinkCall(method: "a.b.Many", oneway: true).message
        let calls = (0..<1000).flatMap { _ in call }[...]
        let greedy = try (1...64).map { _ in try server.connect() }
        for client in greedy { #expect(try client.push(calls) == calls.count) }
        let modest = try server.connect()
        #expect(try await modest.ask(VarlinkCall(method: "a.b.One")).error == nil)
        let place = try #require(server.calls.firstIndex(of: "a.b.One"))
        #expect(place < 64 * 4)
        withExtendedLifetime(greedy) {}
    }

    @Test func `watchers do not shut the door on anybody`() async throws {
        var watchers: [Client] = []
        for _ in 1...64 {
            watchers.append(try server.connect())
            _ = try await watchers.last?.ask(VarlinkCall(method: "a.b.Watch", more: true))
        }
        let asker = try server.connect()
        #expect(try await asker.ask(VarlinkCall(method: "a.b.C")).error == nil)
        #expect(await watchers[0].isClosed())
        server.server.publish {
            VarlinkService.Description(description: "still there").message(continues: true)
        }
        for watcher in watchers.dropFirst() { #expect(try await watcher.echo() == "still there") }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can be somebody else"))
    func `another user is refused, and told of once`() async throws {
        chmod(server.folder.path, 0o755)
        chmod(server.path, 0o777)
        let script = """
            use IO::Socket::UNIX;
            $SIG{PIPE} = 'IGNORE';
            my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or exit 1;
            print $s "{\\"method\\":\\"a.b.C\\"}\\0";
            exit(defined(<$s>) ? 2 : 0);
            """
        for _ in 1...2 {
            let child = try Child([
                "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "perl", "-e",
                script, server.path,
            ])
            #expect(await child.status() == 0)
        }
        #expect(server.calls.isEmpty)
        #expect(server.log.count == 1)
        #expect(server.log.first?.hasPrefix("user 65534 (process ") == true)
    }
}
