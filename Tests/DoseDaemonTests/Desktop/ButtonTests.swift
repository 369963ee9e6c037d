import BusSignals
import Dispatch
import DoseCore
import Systemd
import Testing

@testable import DoseDaemon
@testable import Words

extension OneSession {
    /// What counts as an answer, and what does not.
    struct ButtonTests {
        private let screen: Screen
        private let server: NotificationPeer

        init() async throws {
            screen = try await Screen()
            server = try await screen.server(firstID: 7)
            await screen.show(alarm(open()), on: server)
        }

        private var shown: NotificationPeer.Notified { server.notified[server.notified.count - 1] }

        @Test(arguments: [
            ("taken", ActionKey.Button.taken), ("snooze", .snooze), ("skip", .skip),
        ])
        func `a button of the alarm answers for its doses`(
            _ name: String, _ button: ActionKey.Button
        ) async throws {
            try server.press(shown.key(name), of: 7)
            #expect(await eventually { screen.pressed == [button] })
            #expect(screen.presses.first?.doses == [dose("baclofen/2026-12-01/17:00")])
            // Told again it is the same request.
            try server.press(shown.key(name), of: 7)
            #expect(await eventually { screen.pressed.count == 2 })
            #expect(Set(screen.presses.map(\.key.nonce)).count == 1)
        }

        @Test func `a notice of what was missed with nobody there is answered, and goes`()
            async throws
        {
            screen.desktop.withdraw(alarm(open()).id)
            for (button, pressed) in [("took", [ActionKey.Button.took]), ("missed", [.took])] {
                screen.offer([dose("baclofen/2026-12-01/17:00")])
                try #require(await eventually { shown.summary == "missed" })
                await screen.settle()
                // It stays until somebody has come.
                #expect(shown.timeout == 0)
                let number = server.nextID - 1
                try server.press(shown.key(button), of: number)
                #expect(await eventually { server.closed.contains(number) })
                #expect(screen.pressed == pressed)
                #expect(screen.presses.first?.doses == [dose("baclofen/2026-12-01/17:00")])
            }
        }

        @Test func `what has just come up under a pointer answers nothing, and comes up again`()
            async throws
        {
            screen.stopTime()
            await screen.show(alarm(open(due: utc("2026-12-01 18:00"))), on: server)
            let number = server.nextID - 1
            let before = server.notified.count
            try server.press(shown.key("taken"), of: number)
            #expect(await eventually { server.notified.count > before })
            await screen.settle()
            #expect(screen.pressed == [])

            screen.goOn()
            try server.press(shown.key("taken"), of: server.nextID - 1)
            #expect(await eventually { screen.pressed == [.taken] })
        }

        @Test func `an offer that has just come up answers nothing, and comes up again`()
            async throws
        {
            screen.desktop.withdraw(alarm(open()).id)
            screen.stopTime()
            screen.offer([dose("baclofen/2026-12-01/17:00")])
            try #require(await eventually { shown.summary == "missed" })
            await screen.settle()
            let before = server.notified.count
            try server.press(shown.key("took"), of: server.nextID - 1)
            #expect(await eventually { server.notified.count > before })
            await screen.settle()
            #expect(screen.pressed == [])

            screen.goOn()
            try server.press(shown.key("took"), of: server.nextID - 1)
            #expect(await eventually { screen.pressed == [.took] })
        }

        @Test func `a signal of another connection answers nothing, addressed or not`() async throws
        {
            let forger = try Bus.open(address: screen.bus.address)
            let loop = try BusLoop(forger, on: .main) {}
            for destination in [shown.sender, nil] {
                try forger.emit(
                    .notification(
                        "ActionInvoked", to: destination, .uint32(7), .string(shown.key("taken"))))
            }
            await screen.settle()
            #expect(screen.pressed.isEmpty)
            #expect(screen.log == ["a signal that is not the notification server's was ignored"])
            try server.press(shown.key("taken"), of: 7)
            #expect(await eventually { screen.pressed == [.taken] })
            withExtendedLifetime(loop) {}
        }

        @Test func `however many forged signals come, few lines tell of them`() async throws {
            let forger = try Bus.open(address: screen.bus.address)
            let loop = try BusLoop(forger, on: .main) {}
            for _ in 0..<150 {
                try forger.emit(.notification("ActionInvoked", to: shown.sender, .uint32(7)))
            }
            let signals = "signals that are not the notification server's were ignored by now"
            let told = [
                "a signal that is not the notification server's was ignored", "10 \(signals)",
                "100 \(signals)",
            ]
            #expect(await eventually { screen.log == told })
            await screen.settle()
            #expect(screen.log == told)
            withExtendedLifetime(loop) {}
        }

        @Test func `a foreign key, a foreign id and a foreign shape answer nothing`() async throws {
            let nonce = try #require(shown.key("taken").split(separator: ".").last)
            let keys = [
                "default", "taken", "taken.", "taken.0", "take.\(nonce)", ".\(nonce)", "",
                "taken.\(nonce).", "TAKEN.\(nonce)", String(repeating: "taken.", count: 10_000),
            ]
            for key in keys { try server.press(key, of: 7) }
            try server.press(shown.key("taken"), of: 6)
            try server.press(shown.key("taken"), of: 0)
            try server.bus.emit(.notification("ActionInvoked", .string(shown.key("taken"))))
            try server.bus.emit(
                .notification("ActionInvoked", .uint32(7), .string(shown.key("taken")), .bool(true))
            )
            await screen.settle()
            #expect(screen.pressed.isEmpty)
            try server.press(shown.key("taken"), of: 7)
            #expect(await eventually { screen.pressed == [.taken] })
        }

        @Test(arguments: [1, 2, 3, 4, 77] as [UInt32])
        func `closing is no answer for whatever reason, and the next ring shows it again`(
            reason: UInt32
        ) async throws {
            try server.close(7, reason: reason)
            await screen.settle()
            #expect(screen.pressed.isEmpty)
            await screen.show(alarm(open(), call: .repeated), on: server)
            #expect(server.notified.count == 2)
            #expect(server.closed.isEmpty)
            try server.press(shown.key("taken"), of: 8)
            #expect(await eventually { screen.pressed == [.taken] })
        }

        @Test
        func `an alarm that the server takes away comes back, one that the person closes does not`()
            async throws
        {
            try server.close(7, reason: 1)
            try #require(await eventually(within: .seconds(4)) { server.notified.count == 2 })
            #expect(shown.hints["suppress-sound"] == .bool(true))
            #expect(shown.summary == server.notified[0].summary)
            await screen.settle()
            try server.close(8, reason: 2)
            await pause(.milliseconds(4200))
            #expect(server.notified.count == 2)
        }

        @Test func `an alarm that is over does not come back`() async throws {
            try server.close(7, reason: 1)
            await screen.settle()
            screen.desktop.withdraw(alarm(open()).id)
            await pause(.milliseconds(2200))
            #expect(server.notified.count == 1)
        }

        @Test func `a button counts that is told after the closing`() async throws {
            try server.close(7, reason: 2)
            try server.press(shown.key("taken"), of: 8)
            try server.press(shown.key("taken"), of: 7)
            #expect(await eventually { screen.pressed == [.taken] })
        }

        @Test func `the button of an earlier ring counts as that of the last`() async throws {
            await screen.show(alarm(open(), call: .repeated), on: server)
            try server.press(server.notified[0].key("taken"), of: 7)
            #expect(await eventually { screen.pressed == [.taken] })
            #expect(screen.presses.first?.doses == [dose("baclofen/2026-12-01/17:00")])
        }

        @Test func `a button counts that is pressed before the server has told the id`()
            async throws
        {
            server.manner = .late
            await screen.show(alarm(open(), call: .repeated), on: server)
            try server.press(shown.key("taken"), of: 8)
            #expect(await eventually { screen.pressed == [.taken] })
        }

        @Test func `the button of an alarm that is over is asked about`() async throws {
            screen.desktop.withdraw(alarm(open()).id)
            try server.press(shown.key("taken"), of: 7)
            #expect(await eventually { screen.pressed == [.taken] })
            #expect(server.closed == [7])
        }

        @Test func `a button that is of no alarm here is told once`() async throws {
            for key in ["taken.0", "skip.0", "taken.1", "open", "default"] {
                try server.press(key, of: 7)
            }
            await screen.settle()
            #expect(screen.pressed.isEmpty)
            #expect(screen.log == ["a button that is of no alarm here was ignored"])
        }
    }
}
