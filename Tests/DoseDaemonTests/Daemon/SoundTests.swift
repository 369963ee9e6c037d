import ControlProtocol
import DoseCore
import Systemd
import Testing

@testable import DoseDaemon

extension OneSession {
    /// The sound of a dose, beside its notification.
    struct SoundTests {
        private let home: Home
        private let bus: PrivateBus
        private let orchestra: Orchestra

        init() async throws {
            home = try Home()
            bus = try await PrivateBus()
            orchestra = try Orchestra()
            try orchestra.tune()
            home.sounds = orchestra.source
        }

        private func start() throws {
            try home.write(planText(due: ago(.minutes(5))))
            try home.start(on: bus)
        }

        @Test func `a dose sounds until it is answered, and no server sounds beside it`()
            async throws
        {
            try orchestra.seat(.paplay, "exit 0")
            let server = try NotificationPeer(on: bus.address)
            try start()
            try #require(await eventually { !server.notified.isEmpty })
            #expect(server.notified[0].hints["suppress-sound"] == .bool(true))
            #expect(server.notified[0].hints["sound-name"] == nil)
            #expect(await eventually { orchestra.played.count >= 2 })
            #expect(
                try await home.health(.sound)
                    == Wire.Health(
                        .sound, .played, file: orchestra.path(), players: ["paplay"]))
            #expect(try await home.ask(home.take()).error == nil)
            let count = orchestra.played.count
            await pause(.milliseconds(700))
            #expect(orchestra.played.count == count)
        }

        @Test func `where no player is there the server is asked to sound, and it is told`()
            async throws
        {
            let server = try NotificationPeer(on: bus.address)
            try start()
            try #require(await eventually { !server.notified.isEmpty })
            #expect(server.notified[0].hints["sound-name"] == .string("alarm-clock-elapsed"))
            #expect(try await home.health(.sound) == Wire.Health(.sound, .noPlayer))
        }

        @Test func `the sound that the settings name and that is missing is told`() async throws {
            try orchestra.seat(.paplay, "exit 0")
            try home.folder.write("sound = \"bell\"", to: "dosed.toml")
            try start()
            #expect(try await home.health(.sound) { $0.code == .substituted }.isWell == false)
            #expect(await eventually { !orchestra.played.isEmpty })
            home.daemon?.loudspeaker?.stop()
        }

        @Test func `a sound that is switched off while it plays ends`() async throws {
            try orchestra.seat(.paplay, orchestra.waiting)
            try start()
            try #require(await eventually { orchestra.isWaiting })
            try home.folder.write("sound = false", to: "dosed.toml")
            #expect(await eventually { !orchestra.isWaiting })
            #expect(try await home.health(.sound) == Wire.Health(.sound, .off))
        }

        @Test func `the end of the daemon is the end of the sound`() async throws {
            try orchestra.seat(.paplay, orchestra.waiting)
            try start()
            try #require(await eventually { orchestra.isWaiting })
            home.daemon?.stop()
            #expect(await eventually { !orchestra.isWaiting })
        }
    }
}
