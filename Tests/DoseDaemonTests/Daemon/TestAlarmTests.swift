import ControlProtocol
import DoseCore
import Systemd
import Testing

@testable import DoseDaemon

extension OneSession {
    /// An alarm that is rung to be tried, and what is told where nothing rings at all.
    struct TestAlarmTests {
        private let home: Home
        private let bus: PrivateBus
        private let orchestra: Orchestra

        init() async throws {
            home = try Home()
            bus = try await PrivateBus()
            orchestra = try Orchestra()
            try orchestra.tune()
            try orchestra.seat(.paplay, "exit 0")
            home.sounds = orchestra.source
        }

        /// Begins one, and waits until it is on the screen.
        private func begin(_ client: Client, on server: NotificationPeer) async throws -> Int {
            await client.send(ControlCall("Test").varlink)
            var state = AlarmTest.waiting
            while state == .waiting {
                let reply = try await client.reply()
                #expect(reply.continues)
                state = try reply.parameters(TestReply.self).test
            }
            #expect(state == .shown)
            return try #require(server.notified.firstIndex { $0.summary == "Test alarm" })
        }

        private func end(_ client: Client) async throws -> AlarmTest {
            let reply = try await client.reply()
            #expect(!reply.continues)
            return try reply.parameters(TestReply.self).test
        }

        @Test func `it is seen and heard as an alarm is, and its button is told and not recorded`()
            async throws
        {
            let server = try NotificationPeer(on: bus.address)
            try home.start(on: bus)
            try #require(await eventually { !server.notified.isEmpty })
            let client = try home.client()
            let index = try await begin(client, on: server)
            let shown = server.notified[index]
            #expect(shown.hints["urgency"] == .byte(2))
            #expect(shown.body.hasPrefix("This is how dosed rings."))
            #expect(await eventually { !orchestra.played.isEmpty })
            // Who comes later is told of the same one.
            let other = try await home.ask(ControlCall("Test")).parameters(TestReply.self)
            #expect(other.test == .shown)
            try server.press(shown.key("taken"), of: UInt32(index + 1))
            #expect(try await end(client) == .pressed)
            #expect(await eventually { server.closed.contains(UInt32(index + 1)) })
            #expect(try await home.events() == [])
            let count = orchestra.played.count
            await pause(.milliseconds(700))
            #expect(orchestra.played.count == count)
        }

        @Test func `it can be closed, and rung again`() async throws {
            let server = try NotificationPeer(on: bus.address)
            try home.start(on: bus)
            for _ in 0..<2 {
                let client = try home.client()
                let before = server.notified.count
                _ = try await begin(client, on: server)
                try #require(await eventually { server.notified.count > before })
                try server.close(UInt32(server.notified.count), reason: 2)
                #expect(try await end(client) == .closed)
            }
        }

        @Test func `a dose goes before it`() async throws {
            let server = try NotificationPeer(on: bus.address)
            let due = ago(.zero) + .seconds(3)
            try home.write(planText(due: due))
            try home.start(on: bus)
            let client = try home.client()
            let index = try await begin(client, on: server)
            #expect(try await end(client) == .doseRings)
            #expect(await eventually { server.closed.contains(UInt32(index + 1)) })
            let reply = try await home.ask(ControlCall("Test"))
            #expect(try reply.parameters(TestReply.self).test == .doseRings)
            #expect(server.notified.count { $0.summary == "Test alarm" } == 1)
        }

        @Test func `nobody who shows it is told after a while`() async throws {
            try home.start()
            let client = try home.client()
            await client.send(ControlCall("Test").varlink)
            #expect(try await client.reply().parameters(TestReply.self).test == .waiting)
            #expect(try await end(client) == .unshown)
        }

        @Test func `that there is no plan is said on the screen until there is one`() async throws {
            let server = try NotificationPeer(on: bus.address)
            try home.start(on: bus)
            try #require(await eventually { !server.notified.isEmpty })
            #expect(server.notified[0].summary == "dosed has no plan yet")
            #expect(server.notified[0].body.hasSuffix(": dosectl setup"))
            #expect(
                home.daemon?.toldGlance?.line.description.hasPrefix(
                    "There is no plan: run dosectl setup. Trouble with the plan") == true)
            try home.write(planText(due: ago(.zero) + .hours(2)))
            #expect(await eventually { server.closed == [1] })
        }
    }
}
