import DoseCore
import Systemd
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What a notification server is asked to show.
    struct DesktopTests {
        private let screen: Screen

        init() async throws { screen = try await Screen() }

        private func cautious() -> Alarm {
            var medication = aMedication
            medication.name = "A&B <i>"
            let intake = Intake(amount: mg(5), at: utc("2026-12-01 16:30"))
            return alarm(open(medication, recentIntake: intake))
        }

        @Test func `an alarm stays until it is answered, and shows its name as it is`() async throws
        {
            let server = try await screen.server()
            await screen.show(cautious(), on: server)
            let shown = try #require(server.notified.first)
            #expect(shown.application == "dosed")
            #expect(shown.replaced == 0)
            #expect(shown.timeout == 0)
            #expect(shown.summary == "A&B <i> 15\u{a0}mg")
            #expect(
                shown.body.hasPrefix(
                    "Take care: you took 5\u{a0}mg of A&amp;B &lt;i&gt; at 16:30, 30\u{a0}min before this dose was due.\n"
                ))
            #expect(
                shown.hints == [
                    "urgency": .byte(2), "resident": .bool(true),
                    "category": .string("x-dosed.reminder"),
                    "desktop-entry": .string("org.dosed"),
                    "x-canonical-private-synchronous": .string("org.dosed.1796144400000"),
                    "sound-name": .string("alarm-clock-elapsed"),
                ])
            let labels = shown.actions.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
            #expect(labels == ["Taken", "Snooze", "Skip"])
            let nonces = ["taken", "snooze", "skip"].map {
                shown.key($0).split(separator: ".").last
            }
            #expect(Set(nonces).count == 1)
            #expect(screen.desktop.hasButtons)
            #expect(screen.log.isEmpty)
        }

        @Test
        func `a server without markup gets the text as it is, one without actions no buttons`()
            async throws
        {
            let server = try await screen.server(abilities: ["body"])
            await screen.show(cautious(), on: server)
            let shown = try #require(server.notified.first)
            #expect(shown.actions.isEmpty)
            #expect(shown.body.hasPrefix("Take care: you took 5\u{a0}mg of A&B <i> at 16:30, "))
            #expect(shown.body.hasSuffix("\nAnswer with: dosectl take"))
            #expect(!screen.desktop.hasButtons)
        }

        @Test(arguments: ["dunst", "mako", "fnott"])
        func `a server that draws no buttons is sent them, and the line that says how to answer`(
            _ program: String
        ) async throws {
            let server = try await screen.server(program: program)
            await screen.show(alarm(open()), on: server)
            #expect(server.notified[0].actions.count == 6)
            #expect(server.notified[0].body.hasSuffix("\nAnswer with: dosectl take"))
            #expect(!screen.desktop.hasButtons)
        }

        @Test func `a server that does not say what it can gets the plainest form`() async throws {
            let server = try await screen.server(abilities: nil)
            #expect(server.hasBeenAskedAbilities)
            #expect(screen.desktop.isThere)
            await screen.show(alarm(open()), on: server)
            #expect(server.notified.first?.actions.isEmpty == true)
        }

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

        @Test func `what nobody could be told waits for a server, the newest of it`() async throws {
            for number in 1...6 { screen.notify("\(number)") }
            let server = try await screen.server()
            #expect(await eventually { server.notified.count == 4 })
            await screen.settle()
            #expect(server.notified.map(\.summary) == ["3", "4", "5", "6"])
        }

        @Test func `each ring is a notification of its own, with the one before closed`()
            async throws
        {
            let server = try await screen.server()
            await screen.show(alarm(open()), on: server)
            await screen.show(alarm(open(), call: .repeated), on: server)
            #expect(server.notified.map(\.replaced) == [0, 0])
            #expect(server.closed == [1])
            #expect(server.notified[0].key("taken") != server.notified[1].key("taken"))
            screen.desktop.withdraw(alarm(open()).id)
            #expect(await eventually { server.closed == [1, 2] })
        }

        @Test func `a change without a ring replaces what is shown, under whatever id`()
            async throws
        {
            let server = try await screen.server()
            server.replaces = false
            await screen.show(alarm(open()), on: server)
            await screen.show(alarm(open(), call: .silent), on: server)
            #expect(server.notified.map(\.replaced) == [0, 1])
            #expect(server.notified[1].hints["suppress-sound"] == .bool(true))
            try server.press(server.notified[1].key("taken"), of: 2)
            #expect(await eventually { screen.pressed == [.taken] })
            screen.desktop.withdraw(alarm(open()).id)
            // The one that it was to replace may still be there.
            #expect(await eventually { server.closed == [1, 2] })
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

        @Test func `alarms are apart`() async throws {
            let server = try await screen.server()
            let later = alarm(open(due: utc("2026-12-01 19:00")))
            await screen.show(alarm(open()), on: server)
            await screen.show(later, on: server)
            screen.desktop.withdraw(later.id)
            #expect(await eventually { server.closed == [2] })
            try server.press(server.notified[0].key("skip"), of: 1)
            #expect(await eventually { screen.pressed == [.skip] })
            screen.desktop.withdrawAll()
            #expect(await eventually { server.closed == [2, 1] })
        }
    }
}
