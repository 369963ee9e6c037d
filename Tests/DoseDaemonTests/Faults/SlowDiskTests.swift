import CFaults
import ControlProtocol
import DoseCore
import Glibc
import Installation
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

        /// From now on nothing in the ledger's folder can be opened or looked at.
        private func stallOpening() -> OpeningStall { OpeningStall(home.paths.ledger) }

        private final class OpeningStall {
            private let path: UnsafeMutablePointer<CChar>?

            init(_ path: String) {
                self.path = strdup(path)
                faults_stall(self.path)
            }

            func end() { faults_stall(nil) }

            deinit { faults_stall(nil) }
        }

        @Test func `a ledger that does not answer at the start keeps no later dose from ringing`()
            async throws
        {
            let due = ago(.zero) + .seconds(14)
            try home.write("\(planText(due: due))\nearly = \"0 min\"")
            let stall = stallOpening()
            let daemon = try home.start()
            #expect(wallClock < due)
            #expect(try await !home.health(.store).isWell)
            let rang = await eventually(within: .seconds(8)) {
                !daemon.agenda.ledger.ringingDoses.isEmpty
            }
            #expect(rang)
            #expect(wallClock - due < .seconds(1))
            #expect(try await home.ask(home.take()).error == "org.dosed.Control.NotSaved")

            stall.end()
            #expect(try await home.health(.store) { $0.isWell }.isWell)
            #expect(try await home.ask(home.take()).error == nil)
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])
        }

        @Test func `what may have been taken rings as soon as a ledger that was slow is read`()
            async throws
        {
            try home.write(planText(due: ago(.minutes(5))))
            try home.start()
            #expect(try await home.events() == ["plan_adopted", "raised"])
            try home.drop()
            let stall = stallOpening()
            let daemon = try home.start()
            #expect(daemon.agenda.ledger.ringingDoses.isEmpty)
            #expect(try await home.status().questions.isEmpty)
            stall.end()
            #expect(
                await eventually(within: .seconds(8)) {
                    daemon.agenda.ledger.ringingDoses.count == 1
                })
            #expect(try await home.health(.store) { $0.isWell }.isWell)
        }

        @Test func `a ledger that does not answer when it is opened anew keeps nothing waiting`()
            async throws
        {
            let due = ago(.zero) + .seconds(6)
            try home.write(planText(due: due))
            let daemon = try home.start()
            #expect(try await home.events() == ["plan_adopted"])
            let writing = stall()
            _ = try await home.ask(ControlCall("Take", dose: "baclofen", at: "now", amount: 1))
            let opening = stallOpening()
            writing.end()
            let rang = await eventually(within: .seconds(10)) {
                !daemon.agenda.ledger.ringingDoses.isEmpty
            }
            #expect(rang)
            #expect(wallClock - due < StoreKeeper.patience + .seconds(1))
            #expect(try await !home.health(.store).isWell)
            opening.end()
            #expect(try await home.health(.store) { $0.isWell }.isWell)
        }

        @Test func `a question about the past that the disk does not answer delays no alarm`()
            async throws
        {
            let due = ago(.zero) + .seconds(4)
            try home.write(planText(due: due))
            let daemon = try home.start()
            #expect(try await home.events() == ["plan_adopted"])
            let stall = Stall(home.folder.path)
            defer { stall.end() }
            _ = try await home.ask(ControlCall("Take", dose: "baclofen", at: "now", amount: 1))
            #expect(try await home.events() == [])
            let rang = await eventually(within: .seconds(8)) {
                !daemon.agenda.ledger.ringingDoses.isEmpty
            }
            #expect(rang)
        }
    }
}
