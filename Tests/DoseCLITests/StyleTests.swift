import ControlProtocol
import DoseCore
import Installation
import Testing

@testable import DoseCLI

@Suite struct `What the terminal can show` {
    func style(isTerminal: Bool = true, _ environment: [String: String]) -> Style {
        Style(
            Environment(
                variables: Variables(environment), isTerminal: isTerminal,
                now: { Instant(seconds: 0) }, requestID: { "" }, print: { _ in },
                printError: { _ in }, readInput: { _ in [] }, endOnInterrupt: {}))
    }

    @Test func `colour only where there is a terminal that has it and nobody said no`() {
        #expect(style(["TERM": "xterm"]).hasColour)
        #expect(style(["TERM": "xterm", "NO_COLOR": ""]).hasColour)
        #expect(!style(["TERM": "xterm", "NO_COLOR": "1"]).hasColour)
        #expect(!style(["TERM": "dumb"]).hasColour)
        #expect(!style([:]).hasColour)
        #expect(!style(isTerminal: false, ["TERM": "xterm"]).hasColour)
    }

    @Test(arguments: [
        (["LANG": "fr_FR.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false),
        ([:], false), (["LANG": "fr_FR.UTF-8", "LC_ALL": "C"], false),
        (["LANG": "C", "LC_CTYPE": "fr_FR.UTF-8"], true),
        (["LC_ALL": "", "LANG": "de_DE.UTF-8@euro"], true), (["LANG": "fr_FR.ISO-8859-1"], false),
    ])
    func `UTF-8 where the locale says so`(environment: [String: String], isUTF8: Bool) {
        #expect(style(environment).isUTF8 == isUTF8)
    }

    @Test(arguments: [
        ("Baclofène", "Baclofène", "Baclof?ne"),
        ("1 ½", "1 ½", "1 1/2"),
        ("a\u{1B}[31mb", "a\\u{1b}[31mb", "a\\u{1b}[31mb"),
        ("a\nb\r\tc\u{7F}\u{9B}", "a\\u{a}b\\u{d}\\u{9}c\\u{7f}\\u{9b}", nil),
        ("a\u{202E}b\u{2066}c\u{2028}d", "a\\u{202e}b\\u{2066}c\\u{2028}d", nil),
        ("日本", "日本", "??"),
    ])
    func `words from outside are harmless`(outside: String, shown: String, ascii: String?) {
        #expect(Screen.plain.text(outside) == shown)
        #expect(Screen.ascii.text(outside) == ascii ?? shown)
    }

    @Test(arguments: [
        ("", 0), ("mg", 2), ("è", 1), ("e\u{300}", 1), ("½", 1), ("日本", 4), ("💊", 2),
        ("✓●○✗–", 5), ("❤\u{FE0F}", 2), ("👩\u{200D}⚕\u{FE0F}", 2), ("한", 2), ("ｗ", 2),
    ])
    func `a text is as wide as the columns it takes`(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    private func wrapped(_ line: String, _ width: Int?, indent: Int? = nil) -> [String] {
        var style = Screen.coloured.style
        style.width = width
        return style.wrapped(line, indent: indent)
    }

    @Test func `a line is broken between words, and never in one`() {
        #expect(wrapped("one two three", nil) == ["one two three"])
        #expect(wrapped("one two three", 13) == ["one two three"])
        #expect(wrapped("one two three", 12) == ["one two", "  three"])
        #expect(wrapped("  one two three", 9) == ["  one two", "    three"])
        #expect(wrapped("Now   one two", 12, indent: 6) == ["Now   one", "      two"])
        #expect(wrapped("anticonstitutionnellement", 10) == ["anticonstitutionnellement"])
        #expect(
            wrapped("so anticonstitutionnellement", 10) == ["so", "  anticonstitutionnellement"])
        #expect(wrapped("aa  bb", 5) == ["aa", "  bb"])
        #expect(wrapped("", 3) == [""])
        #expect(
            wrapped("  --at TIME  when it was taken", 28)
                == ["  --at TIME  when it was", "             taken"])
        #expect(
            wrapped("  7  baclofen taken: 5 mg  by command", 24)
                == ["  7  baclofen taken:", "     5 mg  by command"])
    }

    @Test
    func `a number stays with what is counted, a command as it is typed, a colour has no width`() {
        #expect(wrapped("Baclofène 10 mg", 12) == ["Baclofène", "  10 mg"])
        #expect(wrapped("Baclofène (1 ½ tablets)", 20) == ["Baclofène", "  (1 ½ tablets)"])
        let command = "dosectl take all".unbroken
        #expect(
            wrapped("say \(command)", 12).map(\.unglued) == ["say", "  dosectl take all"])
        #expect(
            wrapped("\u{1B}[31mone two\u{1B}[0m", 7) == ["\u{1B}[31mone two\u{1B}[0m"])
        #expect(
            wrapped("\u{1B}[31mone two\u{1B}[0m", 6) == ["\u{1B}[31mone", "  two\u{1B}[0m"])
    }

    @Test func `what is printed is no wider than the terminal, and JSON as it is`() throws {
        func run(_ words: String...) throws -> [Substring] {
            let peer = try Peer(.reply(StatusReply(status: Sample.status).message()))
            var program = Program()
            program.environment["DOSED_SOCKET"] = peer.path
            program.width = 60
            return program.run(words).output.split(separator: "\n")
        }
        #expect(try run("status").allSatisfy { String($0).displayWidth <= 60 })
        #expect(try run("status", "--json").count == 1)
        let refused = Program(environment: [:], width: 40).run("take", "--att", "17:05")
        #expect(
            refused.errors == "dosectl: 'take' has no option --att; did\n  you mean '--at'?\n")
    }

    @Test func `colour goes around a cell and does not move the columns`() {
        var table = Table()
        table.add([.init("日本", .green), .init("5 mg", isRight: true), .init("")])
        table.add([.init("a"), .init("20 mg", .red, isRight: true), .init("")])
        #expect(
            table.lines(Screen.plain.style) == ["  日本   5 mg", "  a     20 mg"])
        #expect(
            table.lines(Screen.coloured.style) == [
                "  \u{1B}[32m日本\u{1B}[0m   5 mg", "  a     \u{1B}[31m20 mg\u{1B}[0m",
            ])
    }

    @Test func `without colour nothing steers the terminal`() {
        var printed = PrintedHistory()
        let lines =
            Screen.plain.status(Sample.status)
            + Screen.plain.history(HistoryReply(entries: Sample.entries), after: &printed)
        #expect(lines.allSatisfy { $0.harmless == $0 })
        #expect(Screen.coloured.status(Sample.status).contains { $0.contains("\u{1B}[33m") })
    }

    @Test func `JSON is the same value, with nothing that steers a terminal`() {
        let json = "{\"name\":\"a\u{202E}b\u{9B}c\u{E0001}d è\"}"
        #expect(json.harmlessJSON == #"{"name":"a\u202eb\u009bc\udb40\udc01d è"}"#)
    }
}

@Suite struct `Instants are told from where the reader stands` {
    @Test(arguments: [
        ("2026-12-01T17:00:00+01:00", "17:00"),
        ("2026-12-01T00:00:00+01:00", "00:00"),
        ("2026-12-02T00:10:00+01:00", "00:10 tomorrow"),
        ("2026-11-30T23:35:00+01:00", "23:35 yesterday"),
        ("2026-12-03T13:00:00+01:00", "13:00 on Thu 3 December"),
        ("2027-01-01T13:00:00+01:00", "13:00 on Fri 1 January 2027"),
        // It is the second of December already where this was written.
        ("2026-12-02T05:00:00+13:00", "05:00"),
        ("soon", "soon"),
    ])
    func `by the day that it is there`(stamp: String, words: String) {
        #expect(Screen.plain.point(stamp) == words)
    }

    @Test(arguments: [
        ("2026-12-01T17:05:30+01:00", "less than a minute"),
        ("2026-12-01T17:06:00+01:00", "1 min"),
        ("2026-12-01T18:05:00+01:00", "1 h"),
        ("2026-12-01T19:10:00+01:00", "2 h 5 min"),
        ("2026-12-03T17:04:00+01:00", "47 h 59 min"),
        ("2026-12-04T17:05:00+01:00", "3 days"),
        ("2026-12-01T17:05:00+01:00", nil),
        ("2026-12-01T17:00:00+01:00", nil),
        ("soon", nil),
    ])
    func `and how far it is`(stamp: String, words: String?) {
        #expect(Screen.plain.distance(to: stamp) == words)
    }
}
