import DoseCore
import Installation
import Linux
import Synchronization

@testable import DoseCLI

/// One run of dosectl with a prepared environment, and what came of it.
struct Program {
    var environment = ["LANG": "fr_FR.UTF-8"]
    var isTerminal = false
    var width: Int?
    var patience = Duration.seconds(60)
    var input: [UInt8] = []
    /// What is answered to questions; nil where nobody is there.
    var answer: Bool?
    /// What is typed, a line for each question, and then the end of the input; nil where there is no terminal.
    var typed: [String]?
    /// What comes of a program that is run.
    var execute: ([String]) -> CInt = { _ in 1 }
    var outputError: Errno?
    /// Where the output goes, as far as it can end.
    var output: CInt?
    /// 2026-12-01T16:05:00Z, which is 17:05 in Paris.
    var now = Instant(seconds: 1_796_141_100)

    struct Result: Equatable {
        var code: ExitCode
        var output = ""
        var errors = ""
    }

    func run(_ words: String...) -> Result { run(words) }

    func run(_ words: [String]) -> Result {
        let output = Lines()
        let errors = Lines()
        let surroundings = surroundings(output, errors)
        let code = Dosectl.run(words, in: surroundings)
        return Result(code: code, output: output.text, errors: errors.text)
    }

    private func surroundings(_ output: Lines, _ errors: Lines) -> Environment {
        let (now, input, outputError, answer) = (now, input, outputError, answer)
        var requests = 0
        var surroundings = Environment(
            variables: Variables(environment), isTerminal: isTerminal, patience: patience,
            now: { now },
            requestID: {
                requests += 1
                return "request-\(requests)"
            },
            print: { text throws(Errno) in
                if let outputError { throw outputError }
                output.text += text
            },
            printError: { errors.text += $0 },
            readInput: { _ throws(Errno) in input },
            confirm: { question in
                if answer != nil { output.text += question + "\n" }
                return answer
            },
            endOnInterrupt: {})
        surroundings.output = self.output
        let execute = execute
        surroundings.execute = { words throws(Errno) in execute(words) }
        if var typed {
            surroundings.ask = { question in
                guard !typed.isEmpty else {
                    output.text += question
                    return .end
                }
                let line = typed.removeFirst()
                output.text += "\(question)\(line)\n"
                return .line(line)
            }
        }
        let width = width
        surroundings.width = { width }
        return surroundings
    }

    private final class Lines {
        var text = ""
    }
}

extension Screen {
    /// For people in front of a terminal of UTF-8 without colour, at 17:05 in Paris.
    static let plain = Screen(
        style: Style(hasColour: false, isUTF8: true),
        clock: ReadingClock(now: Instant(seconds: 1_796_141_100)))
    static let ascii = Screen(style: Style(hasColour: false, isUTF8: false), clock: plain.clock)
    static let coloured = Screen(style: Style(hasColour: true, isUTF8: true), clock: plain.clock)
}

/// The lines as one text, so that a difference is shown whole.
func joined(_ lines: [String]) -> String { lines.joined(separator: "\n") }
