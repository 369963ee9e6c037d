import Glibc
import Testing

@testable import DoseCLI

/// `man/dosectl.1` against the data from which the parser and the help are made.
@Suite struct ManualPageTests {
    @Test
    func `the manual page has every verb with its words and options, in the order of the help`() {
        #expect(
            items(of: "VERBS").filter { $0.hasPrefix("Cm ") }.map(plain)
                == Verbs.all.map { String($0.manual.form.dropFirst("dosectl ".count)) })
    }

    @Test func `the manual page has every option that all verbs take`() {
        #expect(items(of: "OPTIONS").map(plain) == Manual.commonOptions.map(\.form))
    }

    @Test func `the manual page has every exit code`() {
        #expect(items(of: "EXIT STATUS") == ExitCode.allCases.map { "\($0.rawValue)" })
    }

    /// The heads of a section's list, as mdoc(7) writes them.
    private func items(of section: String) -> [String] {
        let page = String(decoding: repositoryFile("man/dosectl.1"), as: UTF8.self)
        let lines = page.split(separator: "\n").drop { $0 != ".Sh \(section)" }.dropFirst()
        return lines.prefix { !$0.hasPrefix(".Sh ") }.filter { $0.hasPrefix(".It ") }
            .map { String($0.dropFirst(".It ".count)) }
    }

    /// A head without its macros: `Cm take Oo Fl -at Ar TIME Oc` is `take [--at TIME]`.
    private func plain(_ item: String) -> String {
        var text = ""
        var opening = ""
        for word in item.split(separator: " ") {
            switch word {
            case "Cm", "Ar": break
            case "Fl": opening += "-"
            case "Oo": opening += "["
            case "Oc": text += "]"
            default:
                text += (text.isEmpty ? "" : " ") + opening + word
                opening = ""
            }
        }
        return text
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
