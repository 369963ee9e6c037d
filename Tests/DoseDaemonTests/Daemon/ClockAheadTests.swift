import ControlProtocol
import DoseCore
import Installation
import Linux
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What the daemon makes of a clock that was months ahead.
    struct ClockAheadTests {
        private let home: Home
        private let clock = TestClock()

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
            try home.start()
            try home.drop()
            let daemon = try home.start()
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
