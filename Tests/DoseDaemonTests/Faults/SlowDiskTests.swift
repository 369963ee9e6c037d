import CFaults
import ControlProtocol
import DoseCore
import Glibc
import Testing

@testable import DoseDaemon

extension OneSession {
    /// A disk that takes many seconds for what takes milliseconds.
    struct SlowDiskTests {
        private let home: Home

        init() throws {
            home = try Home()
            home.ledgerQueue = StoreKeeper.ownQueue()
        }

        /// From now on nothing of the ledger is brought to the disk, until the end of what is given.
        private func stall() -> Stall { Stall(home.folder.path) }

        private final class Stall {
            private let path: UnsafeMutablePointer<CChar>?

            init(_ path: String) {
                self.path = strdup(path)
                faults_stall_writing(self.path)
            }

            func end() { faults_stall_writing(nil) }

            deinit { faults_stall_writing(nil) }
        }

        @Test func `a dose rings in time, and is recorded when the disk is done`() async throws {
            let due = ago(.zero) + .seconds(2)
            try home.write(planText(due: due))
            let daemon = try home.start()
            #expect(try await home.events() == ["plan_adopted"])
            let stall = stall()
            let rang = await eventually(within: .seconds(8)) {
                !daemon.agenda.ledger.ringingDoses.isEmpty
            }
            #expect(rang)
            #expect(wallClock - due < StoreKeeper.patience + .seconds(1))
            #expect(try await !home.health(.store).isWell)
            // Nobody is told that it was recorded.
            #expect(try await home.ask(home.take()).error == "org.dosed.Control.NotSaved")
            stall.end()
            #expect(try await home.health(.store) { $0.isWell }.isWell)
            #expect(try await home.ask(home.take()).error == nil)
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])
        }

        @Test func `an answer that took too long is not given twice`() async throws {
            try home.write(planText(due: ago(.minutes(5))))
            try home.start()
            #expect(try await home.events() == ["plan_adopted", "raised"])
            let stall = stall()
            #expect(try await home.ask(home.take()).error == "org.dosed.Control.NotSaved")
            stall.end()
            // It is kept after all, and counts.
            #expect(try await home.health(.store) { $0.isWell }.isWell)
            #expect(try await home.status().takeable.isEmpty)
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])
        }
    }
}
