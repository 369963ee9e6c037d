import ControlProtocol
import DoseCore
import Glibc
import Installation
import Linux
import Testing

@testable import DoseDaemon

extension OneSession {
    /// A copy is made while the daemon goes on, and is gone back to.
    struct BackupTests {
        private let home: Home

        init() throws {
            home = try Home()
            try home.write(planText(due: ago(.minutes(5))))
            try home.start()
        }

        private var incoming: String { home.paths.ledger + Wire.Restoring.suffix }

        /// The replies of a call that takes a while.
        private func replies<Reply: ControlReply>(
            _ call: ControlCall, _ type: Reply.Type
        ) async throws -> [Reply] {
            let client = try home.client()
            var reply = try await client.ask(call.varlink)
            var replies = [try reply.parameters(type)]
            while reply.continues {
                reply = try await client.reply()
                replies.append(try reply.parameters(type))
            }
            return replies
        }

        private func backup() async throws -> String {
            let last = try await replies(ControlCall("Backup"), BackupReply.self).last?.backup
            return try #require(last?.file, "\(String(describing: last))")
        }

        private func restore(now: Bool = false) async throws -> Wire.Restoring {
            try #require(
                try await replies(
                    ControlCall("Restore", isNow: now ? true : nil), RestoreReply.self
                ).last?.restoring)
        }

        /// Whether the ledger before the loss is there, and nothing rang after it.
        private func ringsOnce() async throws -> Bool {
            let events = try await home.events()
            return events.prefix(2) == ["plan_adopted", "raised"] && !events.contains("taken")
                && events.count { $0 == "plan_adopted" } == 2
                && events.count { $0 == "raised" } == 1
        }

        @Test func `a copy holds what was recorded, and also what is while it is made`()
            async throws
        {
            _ = try await home.ask(ControlCall("Note", observation: .note, note: "before"))
            let client = try home.client()
            var reply = try await client.ask(ControlCall("Backup").varlink)
            _ = try await home.ask(ControlCall("Note", observation: .note, note: "meanwhile"))
            while reply.continues { reply = try await client.reply() }
            let file = try #require(try reply.parameters(BackupReply.self).backup.file)
            #expect(try permissions(of: file) == 0o600)
            let copy = try Store.open(at: file) { _ in Issue.record("It lost something.") }
            let notes = try copy.history(before: .max, limit: 9).compactMap { record in
                if case .diary(let entry) = record.event { entry.observation.note } else { nil }
            }
            #expect(notes.last == "before")
            #expect(notes.count <= 2)
            // The ledger that is in use has gone on.
            #expect(try await home.events().suffix(2) == ["diary", "diary"])
        }

        @Test func `after an older ledger was restored nothing rings that may have been taken`()
            async throws
        {
            let file = try await backup()
            _ = try await home.ask(home.take())
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])

            try File.copy(file, to: incoming, mayReplace: true)
            let checked = try await restore()
            #expect(checked.state == .checked)
            #expect(checked.incoming?.records == 2)
            #expect(checked.present?.records == 3)
            #expect(checked.isAnother == false)
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])

            let restored = try await restore(now: true)
            #expect(restored.state == .restored)
            let aside = try #require(restored.aside)
            #expect(try await ringsOnce())
            #expect(home.daemon?.agenda.ledger.plan?.lost != nil)
            #expect(home.daemon?.agenda.ledger.ringingDoses == [])
            let store = try await home.health(.store)
            #expect(store.code == .recordsLost)
            #expect(store.doses?.count == 1)
            // The one before is whole.
            let before = try Store.open(at: aside) { _ in Issue.record("It lost something.") }
            #expect(
                try before.history(before: .max, limit: 9).map(\.event.word) == [
                    .taken, .raised, .planAdopted,
                ])
            // And so it is after a restart.
            try home.drop()
            try home.start()
            #expect(try await home.health(.store).code == .recordsLost)
            #expect(try await ringsOnce())
        }

        @Test func `what was told of the ledger is restored as a copy is`() async throws {
            let told = try await home.ask(ControlCall("Export")).parameters(ExportReply.self)
            #expect(told.after == 2)
            #expect(told.last == 2)
            _ = try await home.ask(home.take())
            try File.write(Array(told.lines.utf8), to: incoming, mayReplace: true)
            #expect(try await restore().incoming?.records == 2)
            #expect(try await restore(now: true).state == .restored)
            #expect(try await ringsOnce())
            #expect(try await home.health(.store).code == .recordsLost)
        }

        @Test func `another person's ledger is told as such`() async throws {
            let other = try Home()
            try other.write(planText(due: ago(.minutes(6))))
            try other.start()
            _ = try await other.ask(other.take())
            let told = try await other.ask(ControlCall("Export")).parameters(ExportReply.self)
            try File.write(Array(told.lines.utf8), to: incoming, mayReplace: true)
            // Nothing was taken by this one yet: it is that of a new computer.
            let first = try await restore()
            #expect(first.isAnother == false)
            #expect(first.incoming?.medications == ["baclofen"])
            _ = try await home.ask(home.take())
            #expect(try await restore().isAnother == true)
        }

        @Test func `what is refused changes nothing and is not left there`() async throws {
            try File.write(Array("a shopping list".utf8), to: incoming, mayReplace: true)
            let refused = try await restore(now: true)
            #expect(refused == Wire.Restoring(.refused, problem: .unknown))
            #expect(try await restore(now: true).problem == .absent)
            #expect(try await home.events() == ["plan_adopted", "raised"])
            #expect(try await home.status().takeable.map(\.state) == [.ringing])
            #expect(
                home.folder.names.filter { $0.hasPrefix("ledger") } == [
                    "ledger.sqlite", "ledger.sqlite-last", "ledger.sqlite-wal",
                ])
        }

        @Test
        func `as many daily copies are kept as the settings say, and nothing else is removed`()
            async throws
        {
            let backups = home.folder.file("backups")
            try Folder.create(backups)
            let old = (1...9).map { "ledger-2025-01-0\($0).sqlite" }
            for name in old + ["ledger-mine.sqlite", "note.txt"] {
                try File.create("\(backups)/\(name)")
            }
            let made = try await backup()
            let name = String(made.split(separator: "/").last ?? "")
            let kept: [String] = Array(old[3...]) + [name, "ledger-mine.sqlite", "note.txt"]
            #expect(try Folder.names(in: backups) == kept)
        }

        @Test func `where no copy can be made that is said, and doses ring on`() async throws {
            try home.folder.write("", to: "backups")
            let last = try await replies(ControlCall("Backup"), BackupReply.self).last?.backup
            #expect(last?.state == .failed)
            #expect(last?.error?.contains("backups") == true)
            #expect(try await home.status().takeable.map(\.state) == [.ringing])
            _ = try await home.ask(home.take())
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])
        }
    }
}
