import ControlProtocol
import DoseCore
import Glibc
import Testing

@testable import DoseDaemon

extension OneSession {
    /// Who goes first when many wait for the loop.
    struct PrecedenceTests {
        @Test func `a dose that is due rings before a client is answered whose turn came first`()
            async throws
        {
            let home = try Home()
            let bus = try await PrivateBus()
            let desktop = try NotificationPeer(on: bus.address)
            let due = ago(.zero) + .seconds(3)
            try home.write(planText(due: due))
            let daemon = try home.start(on: bus)
            #expect(await eventually { daemon.hasDesktop })
            let client = try home.client()
            #expect(try await client.ask(ControlCall("Status").varlink).error == nil)
            let call = home.take().varlink.message
            #expect(try client.push(call[...]) == call.count)
            // Without giving way, so that the loop hears of the call first, and then of the time.
            while wallClock < due + .milliseconds(100) { usleep(10_000) }
            #expect(try await client.reply().error == nil)
            #expect(await eventually { desktop.notified.count == 1 && desktop.closed == [1] })
        }

        @Test func `an answer goes before the questions that came before it`() async throws {
            let server = try EchoServer()
            var askers: [Client] = []
            for _ in 1...30 {
                askers.append(try server.connect())
                #expect(try await askers.last?.ask(VarlinkCall(method: "a.b.C")).error == nil)
            }
            let person = try server.connect()
            #expect(try await person.ask(VarlinkCall(method: "a.b.C")).error == nil)
            let question = VarlinkCall(method: "org.dosed.Control.Status").message
            for asker in askers { #expect(try asker.push(question[...]) == question.count) }
            // Without giving way, so that the server hears of the questions first.
            usleep(50_000)
            let answer = ControlCall("Undo").varlink.message
            #expect(try person.push(answer[...]) == answer.count)
            usleep(50_000)
            #expect(try await person.echo() == "org.dosed.Control.Undo")
            let place = try #require(server.calls.firstIndex(of: "org.dosed.Control.Undo"))
            // The connections themselves asked 31 times.
            #expect(place < 31 + 5)
            for asker in askers { #expect(try await asker.echo() == "org.dosed.Control.Status") }
        }

        @Test func `an answer goes before questions of those whose room is wanted`() async throws {
            let server = try EchoServer()
            var askers: [Client] = []
            for _ in 1...64 {
                askers.append(try server.connect())
                #expect(try await askers.last?.ask(VarlinkCall(method: "a.b.C")).error == nil)
            }
            let fresh = try (1...64).map { _ in try server.connect() }
            let question = VarlinkCall(method: "org.dosed.Control.Status").message
            for asker in fresh { #expect(try asker.push(question[...]) == question.count) }
            let crowd = try (1...100).map { _ in try server.connect() }
            let person = try server.connect()
            let answer = ControlCall("Undo").varlink.message
            #expect(try person.push(answer[...]) == answer.count)
            #expect(try await person.echo() == "org.dosed.Control.Undo")
            let place = try #require(server.calls.firstIndex(of: "org.dosed.Control.Undo"))
            // The connections themselves asked 64 times.
            #expect(place < 64 + 5)
            for asker in fresh { #expect(try await asker.echo() == "org.dosed.Control.Status") }
            withExtendedLifetime(crowd) {}
        }

        @Test
        func `who does not read its replies is given no others, and all of them when it does`()
            async throws
        {
            let server = try EchoServer()
            let deaf = try server.connect()
            let names = (0..<200).map { "a.b.M\($0)" + String(repeating: "x", count: 10_000) }
            var unsent = names.flatMap { VarlinkCall(method: $0).message }[...]
            func sendOn() async throws {
                for _ in 0..<50 {
                    unsent = unsent.dropFirst(try deaf.push(unsent))
                    await pause(.milliseconds(2))
                }
            }
            try await sendOn()
            let answered = server.calls.count
            #expect(answered * 10_000 < ControlLimits.replyBytes)
            try await sendOn()
            #expect(server.calls.count == answered)
            for name in names {
                unsent = unsent.dropFirst(try deaf.push(unsent))
                #expect(try await deaf.echo() == name)
            }
        }
    }
}
