import DoseCore
import Systemd
import Testing

@testable import DoseDaemon
@testable import Words

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
                    "desktop-entry": .string("org.dosed.Dosed"),
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
            // Nothing that it was asked for is there any more, nor what was to replace that.
            #expect(await eventually { Set(server.closed) == Set(1..<server.nextID) })
        }

        @Test func `an alarm that is over leaves a harmless text where a server keeps it`()
            async throws
        {
            let server = try await screen.server()
            await screen.show(alarm(open()), on: server)
            screen.desktop.withdraw(alarm(open()).id)
            #expect(await eventually { server.closed == [1] })
            let left = try #require(server.retracted.first)
            #expect(server.retracted.count == 1)
            #expect(left.replaced == 1)
            #expect(left.summary == "This alarm is over")
            #expect(left.body == "To see what became of it: dosectl today")
            #expect(left.actions.isEmpty)
            #expect(left.timeout == -1)
            #expect(left.hints["suppress-sound"] == .bool(true))
            #expect(left.hints["resident"] == nil)
            #expect(server.notified.count == 1)
        }

        @Test func `what is shown says no name from the moment on that it is to be private`()
            async throws
        {
            let server = try await screen.server()
            await screen.show(alarm(open()), on: server)
            screen.becomePrivate()
            try #require(await eventually { server.notified.count == 2 })
            #expect(server.notified[1].replaced == 1)
            #expect(server.notified[1].summary == "A dose is due")
            #expect(server.notified[1].hints["suppress-sound"] == .bool(true))
        }

        @Test func `an alarm that a server shows late is worded as it is to be by then`()
            async throws
        {
            let server = try await screen.server()
            server.manner = .late
            screen.desktop.show(alarm(open()))
            try #require(await eventually(within: .seconds(8)) { !screen.log.isEmpty })
            server.manner = .prompt
            screen.becomePrivate()
            try #require(await eventually { server.notified.count == 2 })
            await screen.settle()
            server.answerWaiting()
            // The one with the name in it.
            #expect(await eventually { server.closed == [1] })
            #expect(server.notified[1].summary == "A dose is due")
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
