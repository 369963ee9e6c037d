import DoseCore
import Systemd
import Testing

@testable import DoseDaemon
@testable import Words

extension OneSession {
    /// The quiet words, and how they make way for an alarm.
    struct NoticeBoardTests {
        private let screen: Screen

        init() async throws { screen = try await Screen() }

        @Test func `a notice is quiet and goes by itself`() async throws {
            let server = try await screen.server()
            screen.notify("A")
            try #require(await eventually { !server.notified.isEmpty })
            let shown = try #require(server.notified.first)
            #expect(shown.timeout == -1)
            #expect(shown.hints["urgency"] == .byte(1))
            #expect(shown.hints["suppress-sound"] == .bool(true))
            #expect(shown.hints["resident"] == nil)
        }

        @Test func `a warning is shown where a server is and where one comes, until it ends`()
            async throws
        {
            let warning = Notification(summary: "The plan has 1 error", body: "B", urgency: .normal)
            screen.desktop.warn(of: .plan) { warning }
            let server = try await screen.server()
            #expect(await eventually { server.notified.count == 1 })
            screen.desktop.warn(of: .plan) { warning }
            #expect(await eventually { server.notified.count == 2 })
            screen.desktop.endWarning(of: .plan)
            #expect(await eventually { server.closed.count == 2 })
        }

        @Test
        func `what changes tomorrow is told once, also by another server, and goes with the day`()
            async throws
        {
            let word = Notification(summary: "Tomorrow", body: "B", urgency: .normal)
            screen.desktop.foretell { word }
            let old = try await screen.server()
            #expect(await eventually { old.notified.count == 1 })
            // Read, it does not come back.
            try old.close(1, reason: 2)
            await screen.settle()
            old.end()
            #expect(await eventually { !screen.desktop.isThere })
            let new = try await screen.server()
            await screen.settle()
            #expect(new.notified.isEmpty)
            screen.desktop.foretell { word }
            #expect(await eventually { new.notified.count == 1 })
            screen.desktop.endForetelling()
            #expect(await eventually { new.closed.count == 1 })
        }

        @Test func `what nobody could be told waits for a server, the newest of it`() async throws {
            for number in 1...6 { screen.notify("\(number)") }
            let server = try await screen.server()
            #expect(await eventually { server.notified.count == 4 })
            await screen.settle()
            #expect(server.notified.map(\.summary) == ["3", "4", "5", "6"])
        }

        @Test func `that a ledger was lost waits for a server whatever came after it`()
            async throws
        {
            screen.notify("lost", .critical)
            for number in 1...6 { screen.notify("\(number)") }
            let server = try await screen.server()
            #expect(await eventually { server.notified.count == 5 })
            #expect(server.notified.map(\.summary) == ["lost", "3", "4", "5", "6"])
        }

        @Test
        func `that a ledger was lost is told again by a server that comes in another's place`()
            async throws
        {
            let old = try await screen.server()
            screen.notify("lost", .critical)
            for number in 1...40 { screen.notify("\(number)") }
            #expect(await eventually { old.notified.count == 41 })
            await screen.settle()
            old.end()
            #expect(await eventually { !screen.desktop.isThere })
            let new = try await screen.server()
            #expect(await eventually { !new.notified.isEmpty })
            await screen.settle()
            #expect(new.notified.map(\.summary) == ["lost"])
            // Until somebody has read it.
            try new.close(1, reason: 2)
            await screen.settle()
            new.end()
            #expect(await eventually { !screen.desktop.isThere })
            let third = try await screen.server()
            await screen.settle()
            #expect(third.notified.isEmpty)
        }

        @Test func `a notice is taken off before an alarm rings, and comes back after it`()
            async throws
        {
            let server = try await screen.server()
            screen.notify("missed")
            #expect(await eventually { server.notified.count == 1 })
            await screen.settle()
            await screen.show(alarm(open()), on: server)
            #expect(server.closed == [1])
            screen.desktop.withdraw(alarm(open()).id)
            try #require(await eventually { server.notified.count == 3 })
            #expect(server.notified[2].summary == "missed")
            #expect(server.closed == [1, 2])
        }

        @Test func `a notice that was read does not come back after an alarm`() async throws {
            let server = try await screen.server()
            screen.notify("missed")
            #expect(await eventually { server.notified.count == 1 })
            try server.close(1, reason: 2)
            await screen.settle()
            await screen.show(alarm(open()), on: server)
            screen.desktop.withdraw(alarm(open()).id)
            #expect(await eventually { server.closed == [2] })
            await screen.settle()
            #expect(server.notified.count == 2)
        }

        @Test func `a notice that the server shows late is taken off for the alarm`() async throws {
            let server = try await screen.server()
            server.manner = .late
            screen.notify("missed")
            #expect(await eventually { server.notified.count == 1 })
            await screen.show(alarm(open()), on: server)
            server.answerWaiting()
            #expect(await eventually { server.closed == [1] })
        }
    }
}
