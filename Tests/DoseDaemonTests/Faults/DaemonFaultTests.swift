import ControlProtocol
import DoseCore
import Glibc
import Installation
import SQLite
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What a person notices of a store that fails.
    struct DaemonFaultTests {
        private let home: Home
        private let plan = planText(due: ago(.minutes(5)))
        private let clock = TestClock()

        init() throws {
            home = try Home()
            home.clock = { [clock] in clock.now }
        }

        @Test(arguments: [ENOSPC, EIO, EROFS], [false, true])
        func `what is seen and cannot be recorded rings, and is recorded later`(
            _ error: CInt, _ isLasting: Bool
        ) async throws {
            try await forEachCall(error, isLasting) { fault in
                let daemon = try home.start()
                try home.write(plan)
                let content = PlanFileContent.valid(
                    try #require(Files.plan(of: plan)), plan, in: noonZone)
                let (_, failed) = fault.during { daemon.handle(.planFile(content)) }
                #expect(try await home.status().takeable.map(\.state) == [.ringing], "\(fault)")

                let adoption = daemon.agenda.ledger.plan
                heal(daemon)
                #expect(try await home.events() == ["plan_adopted", "raised"], "\(fault)")
                #expect(daemon.agenda.ledger.plan == adoption, "\(fault)")
                #expect(try await home.status().takeable.map(\.state) == [.ringing], "\(fault)")
                #expect(try await home.health(.store).isWell, "\(fault)")
                return failed
            }
        }

        @Test(arguments: [ENOSPC, EIO, EROFS], [false, true])
        func `an answer that cannot be recorded is refused, and can be told again`(
            _ error: CInt, _ isLasting: Bool
        ) async throws {
            let take = Event.request(
                Request(id: "r-1", by: .command, answer: .take(.takeable, at: nil, amount: nil)))
            try await forEachCall(error, isLasting) { fault in
                try home.write(plan)
                let daemon = try home.start()
                let (reply, failed) = fault.during { daemon.handle(take) }
                switch reply {
                case .recorded: break
                case .refused(.notSaved):
                    heal(daemon)
                    // Only now it is known whether it was kept after all.
                    let isKept = try await home.events().contains("taken")
                    let states = try await home.status().takeable.map(\.state)
                    #expect(states == (isKept ? [] : [.ringing]), "\(fault)")
                default: Issue.record("\(String(describing: reply)) \(fault)")
                }
                heal(daemon)
                guard case .recorded = daemon.handle(take) else {
                    Issue.record("It cannot be told again. \(fault)")
                    return failed
                }
                #expect(try await home.events() == ["plan_adopted", "raised", "taken"], "\(fault)")
                #expect(try await home.status().takeable.isEmpty, "\(fault)")
                return failed
            }
        }

        @Test(.enabled(if: SmallFileSystem.isPossible, "a file system can be mounted"))
        func `on the first day a full disk keeps no dose from ringing`() async throws {
            let state = try TemporaryFolder()
            let system = try SmallFileSystem(over: state, bytes: 8192)
            try state.write([UInt8](repeating: 0, count: 8192), to: "filler")
            let home = try Home(ledgerIn: state)
            let clock = TestClock()
            home.clock = { clock.now }
            try home.write(plan)
            let daemon = try home.start()
            #expect(try await home.status().takeable.map(\.state) == [.ringing])
            #expect(
                try await home.ask(home.take()).error == "org.dosed.Control.NotSaved")

            try system.remount("size=4000000")
            clock.pass(Limits.storeRetry)
            daemon.handle(.clock)
            #expect(try await home.ask(home.take()).error == nil)
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])
        }

        @Test func `an old record that is damaged is told by status, and doses ring all the same`()
            async throws
        {
            do {
                let store = try Store.open(at: home.paths.ledger) { _ in }
                let old = utc("2026-01-01 12:00")
                let event = Record.Event.dose(
                    dose("baclofen/2026-01-01/12:00"), planned: mg(10), due: old, .superseded)
                try store.append(
                    (1...3).map { record($0, at: old, event) }
                        + [record(4, at: ago(.zero), heldCourse)])
            }
            do {
                let database = try Database(at: home.paths.ledger, for: ledgerSchema)
                try database.execute(
                    "DROP TRIGGER record_is_never_updated; UPDATE record SET by = 'x' WHERE number = 2"
                )
            }
            try home.write(plan)
            try home.start()
            #expect(try await home.status().takeable.map(\.state) == [.ringing])
            let health = try await home.health(.store) { !$0.isWell }
            #expect(
                health
                    == Wire.Health(
                        .store, .recordsDamaged, file: home.paths.ledger, damaged: 1, missing: 0,
                        first: 2, isIndexDamaged: false))
            #expect(try await home.ask(home.take()).error == nil)
        }

        /// Begins anew for each call of the kernel that can fail.
        private func forEachCall(
            _ error: CInt, _ isLasting: Bool, _ trial: (Fault) async throws -> Int
        ) async throws {
            var fault = Fault(error: error, call: 1, isLasting: isLasting)
            while try await trial(fault) > 0 {
                try home.drop()
                for name in home.folder.names { try home.folder.remove(name) }
                clock.reset()
                fault.call += 1
            }
            #expect(fault.call > 1, "Nothing is asked of the kernel.")
            print("\(Test.current?.name ?? ""): \(fault) is beyond the last")
        }

        private func heal(_ daemon: Daemon) {
            clock.pass(Limits.storeRetry)
            daemon.handle(.clock)
        }
    }
}
