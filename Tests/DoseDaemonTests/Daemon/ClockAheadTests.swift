import ControlProtocol
import DoseCore
import Linux
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What the daemon makes of a clock that was months ahead.
    struct ClockAheadTests {
        private let home: Home
        private let clock = WrongClock()

        /// A clock that somebody sets.
        private final class WrongClock {
            var ahead: Duration = .zero

            var now: Moment {
                Moment(
                    wall: wallClock + ahead,
                    boot: BootTime(
                        boot: "a boot", milliseconds: SystemClock.boottimeNanoseconds / 1_000_000),
                    isSynchronised: true)
            }
        }

        /// A dose that was due five minutes ago, of a plan in force since three days.
        init() throws {
            home = try Home()
            let text = planText(due: ago(.minutes(5)))
            try home.write(text)
            let store = try Store.open(at: home.paths.ledger) { _ in }
            try store.append([
                record(1, at: ago(.hours(72)), .planAdopted(text, afterLoss: false))
            ])
            home.clock = { [clock] in clock.now }
        }

        @Test func `what it let go of meanwhile is read again, rings and is answered`()
            async throws
        {
            clock.ahead = .hours(24 * 120 + 3)
            // It forgets by the time that went by since the last record, which is of the first start.
            try home.start()
            try home.drop()
            let daemon = try home.start()
            let today = Zone.utc.civil(at: wallClock).date
            #expect(daemon.agenda.remembersFrom > today)
            #expect(try await home.status().takeable.isEmpty)

            clock.ahead = .zero
            daemon.handle(.clock)
            #expect(try await home.status().takeable.map(\.state) == [.ringing])
            #expect(try await home.ask(home.take()).error == nil)
            #expect(try await home.status().takeable.isEmpty)
            #expect(try await home.events().suffix(2) == ["raised", "taken"])
            #expect(try await home.health(.clock).isWell)
        }
    }
}
