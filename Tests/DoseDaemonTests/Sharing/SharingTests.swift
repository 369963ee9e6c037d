import ControlProtocol
import DoseCore
import Glibc
import Linux
import Testing

@testable import DoseDaemon

extension OneSession {
    /// Two daemons of one person, and a folder between them that a test keeps in step.
    struct SharingTests {
        private let desktop: Home
        private let laptop: Home
        private let folder: TemporaryFolder

        init() throws {
            (desktop, laptop) = (try Home(), try Home())
            folder = try TemporaryFolder()
            for home in [desktop, laptop] {
                try home.write(planText(due: ago(.minutes(5))))
                try home.folder.write("sync = \"\(folder.path)/\"", to: "dosed.toml")
            }
        }

        @Test func `an answer on one closes the alarm on the other, which says where it was given`()
            async throws
        {
            let told = try await answerOnOne()
            #expect(told.event == .taken)
            #expect(told.by == .command)
            #expect(told.computer == (try name(of: desktop)))
            let own = try name(of: desktop)
            let file = try #require(files().first { $0.hasPrefix(own) })
            let text = try folder.text(of: file)
            #expect(text.hasPrefix(#"{"format":"dosed-shared","computer":""#))
            #expect(text.contains(#""event":"taken""#) && !text.contains("raised"))
        }

        /// Starts both, takes the dose on the desktop, and gives what the laptop then records.
        private func answerOnOne() async throws -> Wire.Entry {
            try desktop.start()
            try laptop.start()
            #expect(try await laptop.status().takeable.count == 1)
            _ = try await desktop.ask(desktop.take())
            #expect(try await laptop.waits(for: "taken"))
            #expect(try await laptop.status().takeable.isEmpty)
            return try #require(try await laptop.entries().first)
        }

        @Test func `what is taken over is the own ledger's, and needs no folder any more`()
            async throws
        {
            _ = try await answerOnOne()
            let before = try await laptop.entries()
            try laptop.drop()
            try desktop.drop()
            try folder.removeAll()
            try laptop.start()
            #expect(try await laptop.entries() == before)
            #expect(try await laptop.health(.sharing) { $0.isWell }.isWell)
            // And nobody tells what another one told.
            let own = try name(of: laptop)
            #expect(await eventually { files() == ["\(own).jsonl"] })
            #expect(try folder.text(of: files()[0]).split(separator: "\n").count == 1)
        }

        @Test func `what arrived before the start is known before anything rings`() async throws {
            try desktop.start()
            _ = try await desktop.ask(desktop.take())
            #expect(await eventually { files().count == 1 })
            #expect(try await eventually { try folder.text(of: files()[0]).contains("taken") })
            try laptop.start()
            #expect(try await laptop.events() == ["taken", "plan_adopted"])
            #expect(try await laptop.status().takeable.isEmpty)
        }

        @Test
        func `half a line waits for its end, and a damaged one keeps no other from being read`()
            async throws
        {
            try desktop.start()
            _ = try await desktop.ask(desktop.take())
            #expect(await eventually { files().count == 1 })
            let file = files()[0]
            #expect(try await eventually { try folder.text(of: file).contains("taken") })
            let whole = try folder.text(of: file)
            try desktop.drop()
            // Without its newest bytes.
            try folder.write(String(whole.dropLast(9)), to: file)
            try laptop.start()
            #expect(try await laptop.status().takeable.count == 1)
            // With a line in the midst that is none.
            let lines = whole.split(separator: "\n").map(String.init)
            let damaged = lines[1].replacingOccurrences(of: "baclofen", with: "baclofem")
            try folder.write(
                ([lines[0], damaged, lines[1], ""]).joined(separator: "\n"), to: file)
            #expect(try await laptop.waits(for: "taken"))
            #expect(
                try await laptop.health(.sharing) { !$0.isWell }
                    == Wire.Health(.sharing, .damaged, file: folder.file(file)))
            // As a program does that keeps both of two that differ.
            try folder.write(whole, to: "x.sync-conflict-20261130-130000-ABCDEFG.jsonl")
            _ = try await laptop.status()
            #expect(try await laptop.events().filter { $0 == "taken" }.count == 1)
        }

        @Test func `an older file in the place of the own one is made whole again`() async throws {
            try desktop.start()
            _ = try await desktop.ask(desktop.take())
            #expect(await eventually { files().count == 1 })
            let file = files()[0]
            #expect(try await eventually { try folder.text(of: file).contains("taken") })
            let whole = try folder.text(of: file)
            try folder.write(whole.split(separator: "\n")[0] + "\n", to: file)
            #expect(try await eventually { try folder.text(of: file) == whole })
        }

        @Test func `without its folder a daemon rings, says so, and goes on when it is there`()
            async throws
        {
            let path = folder.file("unmounted")
            try desktop.folder.write("sync = \"\(path)\"", to: "dosed.toml")
            try desktop.start()
            #expect(try await desktop.status().takeable.count == 1)
            #expect(
                try await desktop.health(.sharing)
                    == Wire.Health(.sharing, .absent, file: path))
            try Folder.create(path)
            _ = try await desktop.ask(desktop.take())
            #expect(try await desktop.health(.sharing) { $0.isWell }.isWell)
            #expect(try Folder.names(in: path).count == 1)
        }

        @Test func `a ledger that was put back has another name, and what was lost comes back`()
            async throws
        {
            try desktop.start()
            _ = try await desktop.ask(desktop.take())
            #expect(await eventually { files().count == 1 })
            #expect(try await eventually { try folder.text(of: files()[0]).contains("taken") })
            let before = try name(of: desktop)
            try desktop.drop()
            for file in ["ledger.sqlite", "ledger.sqlite-wal"] { try? desktop.folder.remove(file) }
            try desktop.start()
            #expect(try await desktop.waits(for: "taken"))
            #expect(try await desktop.status().takeable.isEmpty)
            #expect(try await eventually { try name(of: desktop) != before })
            #expect(try await desktop.entries().first { $0.event == .taken }?.computer == before)
        }

        @Test func `a folder that was copied to another computer brings no name`() throws {
            let path = folder.file("name")
            let name = try ComputerName.kept(at: path)
            #expect(ComputerName.isName(name))
            #expect(try ComputerName.kept(at: path) == name)
            try folder.write("\(name)\n0123456789abcdef0123456789abcdef\n", to: "name")
            #expect(try ComputerName.kept(at: path) != name)
        }

        // MARK: The folder

        private func files() -> [String] {
            folder.names.filter { $0.hasSuffix(".jsonl") && !$0.hasPrefix(".") }
        }

        private func name(of home: Home) throws -> String {
            try #require(
                home.folder.text(of: "ledger.sqlite-computer").split(separator: "\n").first.map(
                    String.init))
        }
    }
}

extension Home {
    /// The records, the newest first.
    fileprivate func entries() async throws -> [Wire.Entry] {
        try await ask(ControlCall("History", limit: 200)).parameters(HistoryReply.self).entries
    }

    fileprivate func waits(for event: String) async throws -> Bool {
        for _ in 0..<500 {
            if try await events().contains(event) { return true }
            await pause(.milliseconds(10))
        }
        return false
    }
}

extension TemporaryFolder {
    fileprivate func removeAll() throws {
        for name in names { try remove(name) }
    }
}

extension String {
    fileprivate func replacingOccurrences(of word: String, with other: String) -> String {
        split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
    }
}
