import DoseCore
import Glibc
import Testing

@testable import DoseDaemon

extension JournalEvent {
    /// By the word of the event, those of the records too.
    static var messageIDs: [String: String] {
        let pairs =
            allCases.map { ($0.rawValue, $0.messageID) }
            + Record.Event.Word.allCases.map { ($0.rawValue, $0.messageID) }
        return Dictionary(pairs) { first, _ in first }
    }
}

@Suite struct CatalogTests {
    @Test func `every event of the journal is explained, and nothing else`() {
        #expect(entries.map(\.id).sorted() == JournalEvent.messageIDs.values.sorted())
    }

    @Test func `an explanation has a subject, a manual page and a text`() {
        for entry in entries {
            #expect(entry.header.contains { $0.hasPrefix("Subject: ") }, "in \(entry.id)")
            #expect(entry.header.contains("Defined-By: dosed"), "in \(entry.id)")
            #expect(
                entry.header.contains { $0.hasPrefix("Documentation: man:") }, "in \(entry.id)")
            #expect(!entry.text.isEmpty, "in \(entry.id)")
        }
    }

    @Test func `an explanation names only fields that the journal is told`() {
        let lines: [String] = entries.flatMap { $0.header + $0.text }
        let fields = lines.joined().split(separator: "@").filter { $0.hasPrefix("DOSED_") }
        // The only field that every entry of a dose has, whatever `journal` in dosed.toml says.
        #expect(Set(fields) == ["DOSED_DOSE"])
    }

    @Test func `the manual tells every event, in the order of the catalog`() {
        let page = String(decoding: repositoryFile("man/dosed.1"), as: UTF8.self)
        let rows = page.split(separator: "\n").drop { !$0.hasPrefix(".It Sy event Ta") }
            .dropFirst().prefix { $0 != ".El" }
        #expect(
            rows.map { $0.dropFirst(4).prefix { $0 != " " } }
                == entries.map { entry in
                    JournalEvent.messageIDs.first { $0.value == entry.id }?.key[...] ?? ""
                })
    }

    private struct Entry {
        let id: String
        var header: [String] = []
        var text: [String] = []
    }

    /// The catalog as journald reads it: `-- ID`, the header, an empty line, the text.
    private var entries: [Entry] {
        var entries: [Entry] = []
        var isHeader = false
        let catalog = String(decoding: repositoryFile("systemd/dosed.catalog"), as: UTF8.self)
        for line in catalog.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("-- ") {
                entries.append(Entry(id: String(line.dropFirst(3))))
                isHeader = true
            } else if entries.isEmpty {
                continue
            } else if line.isEmpty {
                isHeader = false
            } else if isHeader {
                entries[entries.count - 1].header.append(String(line))
            } else {
                entries[entries.count - 1].text.append(String(line))
            }
        }
        return entries
    }

    private func repositoryFile(_ path: String) -> [UInt8] {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        guard let file = fopen("/\(root)/\(path)", "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = fgetc(file), byte != EOF {
            bytes.append(UInt8(truncatingIfNeeded: byte))
        }
        return bytes
    }
}
