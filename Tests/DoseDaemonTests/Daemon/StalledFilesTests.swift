import CFaults
import ControlProtocol
import DoseCore
import Glibc
import Installation
import Testing

@testable import DoseDaemon

extension OneSession {
    /// The person's files are on something that does not answer, as a network can.
    struct StalledFilesTests {
        private let home: Home

        init() throws {
            home = try Home(planFolder: "config")
            mkdir(home.folder.file("config"), 0o700)
        }

        private func write(_ plan: String) throws {
            try home.folder.write(plan, to: "config/plan.toml")
        }

        /// From now on nothing in the folder of the plan answers, until the end of what is given.
        private func stall() -> Stall { Stall(home.folder.file("config")) }

        private final class Stall {
            private let path: UnsafeMutablePointer<CChar>?

            init(_ path: String) {
                self.path = strdup(path)
                faults_stall(self.path)
            }

            func end() { faults_stall(nil) }

            deinit { faults_stall(nil) }
        }

        @Test func `a dose rings when it is due, and answers are answered`() async throws {
            let due = ago(.zero) + .seconds(3)
            try write(planText(due: due))
            let daemon = try home.start()
            let stall = stall()
            let rang = await eventually(within: .seconds(8)) {
                !daemon.agenda.ledger.ringingDoses.isEmpty
            }
            #expect(rang)
            #expect(wallClock - due < .seconds(2))
            #expect(try await home.ask(home.take()).error == nil)
            #expect(try await home.health(.files).code == .unnoticed)
            stall.end()
            #expect(try await home.health(.files) { $0.isWell }.isWell)
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])
        }

        @Test func `at the start the plan adopted last rings`() async throws {
            try write(planText(due: ago(.minutes(5))))
            try home.start()
            try home.drop()
            let stall = stall()
            try home.start()
            #expect(try await home.status().takeable.count == 1)
            stall.end()
            #expect(try await home.health(.files) { $0.isWell }.isWell)
            try home.drop()
        }

        @Test func `what was written meanwhile is in force when they answer again`() async throws {
            let (due, newDue) = (ago(.minutes(5)), ago(.minutes(4)))
            try write(planText(due: due))
            // Written under another name, as by another machine: of that nobody tells.
            let other = home.folder.file("other")
            try #require(link(home.paths.plan, other) == 0)
            let daemon = try home.start()
            let stall = stall()
            #expect(try await home.status().takeable.map(\.time) == [timeText(due)])
            try home.folder.write(Array(planText(due: newDue).utf8), to: "other")
            #expect(try await home.status().takeable.map(\.time) == [timeText(due)])
            stall.end()
            let isInForce = await eventually {
                daemon.agenda.plan?.medications.first?.steps.first?.slots.first?.time
                    == noonZone.civil(at: newDue).time
            }
            #expect(isInForce)
        }
    }
}
