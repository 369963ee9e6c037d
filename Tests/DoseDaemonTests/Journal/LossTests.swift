import ControlProtocol
import DoseCore
import Glibc
import Linux
import Systemd
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What becomes of entries that nobody takes: no dose waits for them, and their number is told.
    struct LossTests {
        private let reader: DatagramReader
        private let journal: JournalWriter

        init() throws {
            reader = try DatagramReader()
            journal = JournalWriter(
                zone: .utc, journal: Journal(identifier: "dosed", path: reader.path))
        }

        private func write(_ message: String) { journal.write(.trouble, message, .warning) }

        /// As many as journald has room for.
        private func fill() {
            while journal.loss == nil { write("filler") }
        }

        @Test func `what the journal does not take is counted, and told when it goes on`() throws {
            write("the first")
            #expect(try #require(reader.text()).contains("MESSAGE=the first\n"))
            fill()
            write("lost, too")
            #expect(journal.loss?.count == 2)
            reader.drain()
            write("the next")
            #expect(journal.loss == nil)
            let told = try #require(reader.text())
            #expect(told.contains("MESSAGE=2 entries were lost from "))
            #expect(told.contains("DOSED_EVENT=entries_lost\n"))
            #expect(try #require(reader.text()).contains("MESSAGE=the next\n"))
            #expect(reader.text() == nil)
        }

        @Test func `a dose rings and is answered while the journal hangs, and status tells of it`()
            async throws
        {
            let bus = try await PrivateBus()
            let server = try NotificationPeer(on: bus.address)
            fill()
            let home = try Home()
            home.journal = journal
            try home.write(planText(due: ago(.minutes(5))))
            try home.start(on: bus)
            try #require(await eventually { server.notified.count == 1 })
            #expect(try await home.ask(home.take()).error == nil)
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])
            let lost = try #require(journal.loss).count
            // The one that found no room any more, the plan, the alarm, the start and the answer, at the least.
            #expect(lost >= 5)
            let health = try await home.health(.journal)
            #expect(health.code == .entriesLost && health.lost == lost && health.at != nil)
            reader.drain()
            #expect(try await home.health(.journal) == Wire.Health(.journal, .complete))
            #expect(try #require(reader.text()).contains("MESSAGE=\(lost) entries were lost from "))
        }

        @Test func `in a pipe that nobody reads the same is told in a line`() throws {
            var ends: [CInt] = [0, 0]
            try #require(pipe(&ends) == 0)
            defer { ends.forEach { close($0) } }
            let (reading, writing) = (ends[0], ends[1])
            let journal = JournalWriter(zone: .utc, journal: nil, output: Output(writing))
            while journal.loss == nil { journal.write(.trouble, "filler", .warning) }
            var piece = [UInt8](repeating: 0, count: 1 << 20)
            try #require(read(reading, &piece, piece.count) > 0)
            journal.write(.trouble, "the next", .warning)
            let count = read(reading, &piece, piece.count)
            let lines = String(decoding: piece.prefix(max(count, 0)), as: UTF8.self)
                .split(separator: "\n").map { $0.dropFirst("00:00:00 ".count) }
            #expect(lines.first?.hasPrefix("1 entry was lost from ") == true)
            #expect(lines.last == "the next")
        }

        @Test func `what the manager does not take is told once it does, the newest of each kind`()
            async throws
        {
            let manager = try DatagramReader()
            setenv("NOTIFY_SOCKET", manager.path, 1)
            defer { unsetenv("NOTIFY_SOCKET") }
            while (try? Service.notify(.status("filler"))) != nil {}
            let supervisor = Supervisor()
            supervisor.tell(.ready, .status("next dose 17:00"))
            supervisor.tell(.watchdogInterval(.seconds(30)), .alive)
            supervisor.tell(.status("a dose is open"))
            supervisor.tell(.alive)
            manager.drain()
            var told: String?
            #expect(
                await eventually {
                    told = manager.text()
                    return told != nil
                })
            #expect(
                told == "READY=1\nWATCHDOG_USEC=30000000\nSTATUS=a dose is open\nWATCHDOG=1")
            await pause(.milliseconds(1200))
            #expect(manager.text() == nil)
        }
    }
}
