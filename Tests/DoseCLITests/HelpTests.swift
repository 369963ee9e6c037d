import Testing
import Words

@testable import DoseCLI

@Suite struct `There is help for everything` {
    private let help = Help(language: .english)

    @Test func `every verb has its name, its words and its options told`() {
        for manual in Verbs.all.map({ $0.manual }) {
            let help = joined(self.help.lines(of: manual))
            #expect(help.hasPrefix("usage: dosectl \(manual.name)"))
            #expect(!manual.summary.english.isEmpty)
            #expect(!manual.text.isEmpty)
            for option in manual.options + Manual.commonOptions {
                #expect(help.contains("--\(option.name)"), "\(manual.name): \(option.name)")
                #expect(help.contains(option.help.english))
            }
            for word in manual.words.split(separator: " ") {
                let name = word.filter { $0 != "[" && $0 != "]" }
                #expect(
                    manual.text.joined().contains { $0.english.contains(name) },
                    "\(manual.name): \(name)")
            }
        }
    }

    @Test func `no line of it is wider than a page, where it goes into a file`() {
        for manual in Verbs.all.map({ $0.manual }) {
            let output = Program().run(
                ["help"] + manual.name.split(separator: " ").map(String.init)
            )
            .output
            #expect(output.split(separator: "\n").allSatisfy { $0.count <= 96 }, "\(manual.name)")
        }
    }

    @Test func `every example is understood`() throws {
        let examples = Verbs.all.flatMap { $0.manual.examples }
        #expect(!examples.isEmpty)
        for example in examples {
            let words = example.command.split(separator: " ").map(String.init)
            #expect(words.first == "dosectl")
            _ = try Dosectl.parse(Array(words.dropFirst()))
        }
    }

    @Test func `the overview names every verb and every exit code`() {
        let result = Program().run("help")
        #expect(result.code == .done)
        for verb in Verbs.all {
            #expect(result.output.contains("  \(verb.manual.name) "))
        }
        for code in ExitCode.allCases {
            #expect(result.output.contains("  \(code.rawValue)  \(help.meaning(code))\n"))
        }
        #expect(Set(Verbs.all.map { $0.manual.name }).count == Verbs.all.count)
    }

    @Test func `the help of a verb, by either way`() {
        let expected = Program.Result(
            code: .done,
            output: """
                usage: dosectl version

                Prints both versions, which should be the same.

                Options:
                  --json         print JSON, the values of org.dosed.Control
                  --socket PATH  where the daemon listens (or DOSED_SOCKET)
                  --help         print the help of the verb

                """)
        #expect(Program().run("help", "version") == expected)
        #expect(Program().run("version", "--help") == expected)
    }

    @Test func `a verb that is not understood leaves with 2 and says so on stderr`() {
        #expect(
            Program().run("tkae")
                == Program.Result(
                    code: .usage,
                    errors: "dosectl: there is no verb 'tkae'; did you mean 'take'?\n"))
    }
}
