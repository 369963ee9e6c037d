import ControlProtocol
import DoseCore
import Glibc
import Installation
import SQLite
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What a daemon knows that starts again.
    struct RestartTests {
        private let home: Home

        init() throws {
            home = try Home()
            try home.write(planText(due: ago(.minutes(5))))
        }

        @Test func `a plan is adopted once, and an open dose rings on`() async throws {
            for _ in 1...3 {
                try home.start()
                #expect(try await home.events() == ["plan_adopted", "raised"])
                #expect(try await home.status().takeable.map(\.state) == [.ringing])
                try home.drop()
            }
        }

        @Test func `what was taken does not ring again`() async throws {
            try home.start()
            #expect(try await home.ask(home.take()).error == nil)
            try home.drop()
            try home.start()
            #expect(try await home.status().takeable.isEmpty)
            // By the records: shortly after midnight the dose is of yesterday.
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])
        }

        @Test func `the answer is on the disk before it is acknowledged`() async throws {
            try home.start()
            #expect(try await home.ask(home.take(request: "r-1")).error == nil)
            // As a power cut would leave it. Reading the file in this process would drop SQLite's locks on it.
            mkdir(home.folder.file("cut"), 0o700)
            let copy = try Child(
                ["/bin/sh", "-c", "cp \(home.paths.ledger)* \(home.folder.file("cut"))"])
            #expect(await copy.status() == 0)
            let store = try Store.open(at: home.folder.file("cut/ledger.sqlite")) { _ in }
            let newest = try #require(try store.history(before: .max, limit: 1).first)
            #expect(newest.request == "r-1")
            #expect(newest.event.word == .taken)
        }

        @Test func `after a lost ledger the open dose does not ring, for it may have been taken`()
            async throws
        {
            try home.start()
            #expect(try await home.ask(home.take()).error == nil)
            try home.drop()
            try home.folder.write("garbage that is no database at all", to: "ledger.sqlite")
            try home.start()
            #expect(try await home.status().takeable.isEmpty)
            #expect(try await home.events() == ["plan_adopted"])
            #expect(home.folder.names.contains { $0.hasPrefix("ledger.sqlite.damaged-") })
            // It still can be told.
            #expect(
                try await home.ask(ControlCall("Take", at: "now", amount: 10))
                    .error == nil)
        }

        @Test func `an open dose does not ring at the start when the ledger has lost its end`()
            async throws
        {
            let rang = home.folder.file("rang")
            try home.folder.write(
                "command = [\"/bin/sh\", \"-c\", \": >>\(rang)\"]", to: "dosed.toml")
            try home.start()
            #expect(await eventually { home.folder.names.contains("rang") })
            try home.drop()
            try home.folder.remove("rang")
            // As if the answer had been record 3.
            try home.folder.write("0000000000000000003\n", to: "ledger.sqlite-last")
            try home.start()
            #expect(try await home.status().takeable.isEmpty)
            await pause(.milliseconds(200))
            #expect(!home.folder.names.contains("rang"))
            #expect(try await home.events().suffix(2) == ["plan_adopted", "superseded"])
        }

        @Test func `a ledger that cannot be read for a while is gone on with`() async throws {
            let clock = TestClock()
            home.clock = { clock.now }
            try home.start()
            try home.drop()
            rename(home.paths.ledger, home.folder.file("away"))
            mkdir(home.paths.ledger, 0o700)
            let daemon = try home.start()
            #expect(try await !home.health(.store).isWell)
            // Whether it was taken is not known.
            #expect(try await home.status().takeable.isEmpty)
            #expect(
                try await home.ask(ControlCall("Take", at: "now", amount: 10))
                    .error == "org.dosed.Control.NotSaved")

            rmdir(home.paths.ledger)
            rename(home.folder.file("away"), home.paths.ledger)
            clock.pass(Limits.storeRetry)
            daemon.handle(.clock)
            #expect(try await home.health(.store).isWell)
            #expect(try await home.status().takeable.map(\.state) == [.ringing])
            #expect(try await home.events() == ["plan_adopted", "raised"])
        }

        @Test func `a ledger removed under the daemon is there again with every answer`()
            async throws
        {
            try home.start()
            #expect(try await home.ask(home.take()).error == nil)
            for name in ["ledger.sqlite", "ledger.sqlite-wal"] { try home.folder.remove(name) }
            #expect(try await home.ask(ControlCall("Undo")).error == "org.dosed.Control.NotSaved")
            #expect(try await home.ask(ControlCall("Undo")).error == nil)
            #expect(try await home.events() == ["plan_adopted", "raised", "taken", "undone"])
            #expect(try await home.status().takeable.count == 1)
        }

        @Test func `a second daemon is told that the first runs, which goes on`() async throws {
            let first = try home.start()
            let error = #expect(throws: StartFailure.self) {
                try Daemon(paths: home.paths, plans: PlanReader([:], beside: nil))
            }
            guard case .alreadyRunning(home.paths.ledger, pid: nil) = error else {
                Issue.record("It is \(String(describing: error)).")
                return
            }
            #expect(try await home.ask(home.take()).error == nil)
            withExtendedLifetime(first) {}
        }

        @Test func `what closed while nobody was there is missed, in one go and unrung`()
            async throws
        {
            let text = planText(due: ago(.hours(2)))
            try home.write(text)
            do {
                let store = try Store.open(at: home.paths.ledger) { _ in }
                try store.append([
                    record(1, at: ago(.hours(72)), .planAdopted(text, afterLoss: false))
                ])
            }
            try home.start()
            let reply = try await home.ask(ControlCall("History"))
            let entries = try reply.parameters(HistoryReply.self).entries
            #expect(entries.map(\.cause) == [.unattended, nil])
            #expect(try await home.status().takeable.isEmpty)
            #expect(try await home.ask(home.take()).error == "org.dosed.Control.NothingTakeable")
        }

        @Test func `a record of long ago that is damaged is told with the history`() async throws {
            let text = planText(due: ago(.minutes(5)))
            try home.write(text)
            do {
                let store = try Store.open(at: home.paths.ledger) { _ in }
                let adopted = Record.Event.planAdopted(text, afterLoss: false)
                try store.append([
                    record(1, at: ago(.hours(24 * 100)), adopted),
                    record(2, at: ago(.hours(24)), adopted),
                ])
            }
            do {
                let database = try Database(at: home.paths.ledger, for: ledgerSchema)
                try database.execute(
                    """
                    DROP TRIGGER record_is_never_updated;
                    UPDATE record SET at = at + 1 WHERE number = 1;
                    """)
            }
            try home.start()
            let reply = try await home.ask(ControlCall("History"))
                .parameters(HistoryReply.self)
            #expect(reply.entries.map(\.number) == [3, 2])
            #expect(reply.unreadable == [1])
            #expect(reply.ledger == home.paths.ledger)
        }

        @Test func `a daemon that stops leaves the ledger whole`() throws {
            try home.start().stop()
            #expect(!home.folder.names.contains("ledger.sqlite-wal"))
        }
    }
}
