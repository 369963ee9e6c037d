import BusSignals
import Dispatch
import DoseCore
import Systemd
import Testing

@testable import DoseDaemon
@testable import Words

extension OneSession {
    /// Servers that come, go, and answer as they like.
    struct NotificationServerTests {
        private let screen: Screen

        init() async throws { screen = try await Screen() }

        @Test func `without a server nothing is shown, and one that comes later is told of`()
            async throws
        {
            await screen.connect()
            screen.desktop.show(alarm(open()))
            await screen.settle()
            #expect(!screen.desktop.isThere)
            #expect(screen.appearances == 0)
            let server = try await screen.server()
            #expect(screen.desktop.isThere)
            #expect(screen.appearances == 1)
            await screen.show(alarm(open()), on: server)
            #expect(server.notified.count == 1)
        }

        @Test func `without a bus nothing fails`() async {
            screen.bus.end()
            await screen.connect()
            screen.desktop.show(alarm(open()))
            screen.notify("A")
            screen.desktop.withdrawAll()
            await screen.settle()
            #expect(!screen.desktop.isThere)
        }

        @Test func `an alarm withdrawn before the server answered is closed when it does`()
            async throws
        {
            let server = try await screen.server()
            server.manner = .late
            await screen.show(alarm(open()), on: server)
            screen.desktop.withdraw(alarm(open()).id)
            await screen.settle()
            #expect(server.closed.isEmpty)
            server.answerWaiting()
            #expect(await eventually { server.closed == [1] })
        }

        @Test func `what changes before the server answered is shown after it`() async throws {
            let server = try await screen.server()
            server.manner = .late
            await screen.show(alarm(open()), on: server)
            for amount in [20, 25] {
                screen.desktop.show(alarm(open(amount: mg(amount)), call: .silent))
            }
            await screen.settle()
            #expect(server.notified.count == 1)
            server.manner = .prompt
            server.answerWaiting()
            try #require(await eventually { server.notified.count == 2 })
            #expect(server.notified[1].summary == "Baclofène 25\u{a0}mg")
            #expect(server.notified[1].replaced == 1)
        }

        @Test
        func `a server that never answers holds up nothing, and is asked again at the next ring`()
            async throws
        {
            let server = try await screen.server()
            server.manner = .late
            let start = ContinuousClock.now
            screen.desktop.show(alarm(open()))
            #expect(ContinuousClock.now - start < .seconds(2))
            #expect(await eventually(within: .seconds(8)) { !screen.log.isEmpty })
            #expect(ContinuousClock.now - start > .seconds(4))
            #expect(screen.log == ["the notification server did not show an alarm: unanswered"])
            // It did show it: its button is good.
            try server.press(server.notified[0].key("taken"), of: 1)
            #expect(await eventually { screen.pressed == [.taken] })
            server.manner = .prompt
            await screen.show(alarm(open(), call: .repeated), on: server)
            #expect(server.notified.count == 2)
            // It goes on, and shows what it was asked for first.
            server.answerWaiting()
            #expect(await eventually { server.closed == [1] })
        }

        @Test func `an alarm that a server shows late goes with its dose`() async throws {
            let server = try await screen.server()
            server.manner = .late
            screen.desktop.show(alarm(open()))
            try #require(await eventually(within: .seconds(8)) { !screen.log.isEmpty })
            server.answerWaiting()
            await screen.settle()
            screen.desktop.withdraw(alarm(open()).id)
            #expect(await eventually { server.closed == [1] })
        }

        @Test func `an alarm that a server shows after its dose was answered is closed`()
            async throws
        {
            let server = try await screen.server()
            server.manner = .late
            screen.desktop.show(alarm(open()))
            try #require(await eventually(within: .seconds(8)) { !screen.log.isEmpty })
            screen.desktop.withdraw(alarm(open()).id)
            server.answerWaiting()
            #expect(await eventually { server.closed == [1] })
        }

        @Test func `a late id is not closed while the next ring may have the same`() async throws {
            let server = try await screen.server()
            server.manner = .late
            screen.desktop.show(alarm(open()))
            try #require(await eventually(within: .seconds(8)) { !screen.log.isEmpty })
            // As a server does that gives what it replaces by its tag the id of before.
            server.nextID = 1
            await screen.show(alarm(open(), call: .repeated), on: server)
            server.answerWaiting()
            await screen.settle()
            #expect(server.closed.isEmpty)
            screen.desktop.withdraw(alarm(open()).id)
            #expect(await eventually { server.closed == [1] })
        }

        @Test func `an alarm that was refused and is over is not asked for again`() async throws {
            let server = try await screen.server()
            server.manner = .refusing
            await screen.show(alarm(open()), on: server)
            screen.desktop.withdraw(alarm(open()).id)
            await pause(.milliseconds(1300))
            #expect(server.notified.count == 1)
        }

        @Test func `a server that says late what it can gets its buttons then`() async throws {
            let server = try await screen.server(abilities: nil)
            await screen.show(alarm(open()), on: server)
            #expect(server.notified.map(\.actions.count) == [0])
            server.answerQuestion(["actions"])
            try #require(await eventually { server.notified.map(\.actions.count) == [0, 6] })
            #expect(server.notified[1].replaced == 1)
        }

        @Test func `dunst says whether it is paused, and nobody else in its place`() async throws {
            let server = try await screen.server(program: "dunst", isPaused: true)
            #expect(await eventually { screen.desktop.isPaused })
            try server.pause(false)
            #expect(await eventually { !screen.desktop.isPaused })
            let forger = try Bus.open(address: screen.bus.address)
            let loop = try BusLoop(forger, on: .main) {}
            await screen.show(alarm(open()), on: server)
            try forger.emit(.paused(true, to: server.notified[0].sender))
            await screen.settle()
            #expect(!screen.desktop.isPaused)
            try server.pause(true)
            #expect(await eventually { screen.desktop.isPaused })
            server.end()
            #expect(await eventually { !screen.desktop.isPaused })
            withExtendedLifetime(loop) {}
        }

        @Test func `a server that refuses is told of, and asked again at the next ring`()
            async throws
        {
            let server = try await screen.server()
            server.manner = .refusing
            await screen.show(alarm(open()), on: server)
            #expect(screen.log.isEmpty)
            try #require(await eventually { screen.log.count == 1 })
            #expect(server.notified.count == 2)
            #expect(screen.log[0].hasPrefix("the notification server did not show an alarm: "))
            server.manner = .prompt
            await screen.show(alarm(open(), call: .repeated), on: server)
            try server.press(server.notified[2].key("taken"), of: 3)
            #expect(await eventually { screen.pressed == [.taken] })
        }

        /// As fnott does while it is paused.
        @Test func `a server that gives an alarm no number did not show it`() async throws {
            let server = try await screen.server()
            server.manner = .hiding
            await screen.show(alarm(open()), on: server)
            let told = ["the notification server did not show an alarm: it gave it no number"]
            #expect(await eventually { screen.log == told })
            server.manner = .prompt
            await screen.show(alarm(open(), call: .repeated), on: server)
            #expect(server.notified.map(\.replaced) == [0, 0])
        }

        @Test func `a server that refuses once is asked once more after a second`() async throws {
            let server = try await screen.server()
            server.manner = .refusing
            await screen.show(alarm(open()), on: server)
            server.manner = .prompt
            let start = ContinuousClock.now
            try #require(await eventually { server.notified.count == 2 })
            // Within a second some servers refuse what says the same.
            #expect(ContinuousClock.now - start > .milliseconds(900))
            await screen.settle()
            try server.press(server.notified[1].key("taken"), of: 2)
            #expect(await eventually { screen.pressed == [.taken] })
            #expect(screen.log.isEmpty)
        }

        @Test func `a new server knows nothing of the old one's notifications`() async throws {
            let old = try await screen.server()
            await screen.show(alarm(open()), on: old)
            let key = old.notified[0].key("taken")
            old.end()
            #expect(await eventually { !screen.desktop.isThere })
            let new = try await screen.server()
            #expect(screen.appearances == 2)
            try new.press(key, of: 1)
            screen.desktop.withdraw(alarm(open()).id)
            await screen.settle()
            #expect(screen.pressed.isEmpty)
            #expect(new.closed.isEmpty)
            await screen.show(alarm(open()), on: new)
            #expect(new.notified.count == 1)
        }

        @Test func `after the bus was restarted the server is found again`() async throws {
            let old = try await screen.server()
            await screen.show(alarm(open()), on: old)
            try await screen.bus.whileOfSession {
                screen.bus.end()
                #expect(await eventually { !screen.desktop.isThere })
                try await screen.bus.start()
                let new = try NotificationPeer(on: screen.bus.address)
                #expect(await eventually(within: .seconds(10)) { screen.appearances == 2 })
                await screen.show(alarm(open()), on: new)
                try new.press(new.notified[0].key("taken"), of: 1)
                #expect(await eventually { screen.pressed == [.taken] })
            }
        }
    }
}
