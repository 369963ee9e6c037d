import DoseCore
import Glibc
import Installation
import Linux
import PlanFile
import Words

/// What came of a question.
enum Asked: Equatable, Sendable {
    case line(String)
    /// The input ended, or the person interrupted it.
    case end
}

/// What a run of the program finds around it, and all that it can do to it.
package struct Environment {
    var variables: Variables
    /// The file of the program, where it can be told.
    var executable: Executable?
    /// Whether the output goes to a terminal.
    var isTerminal: Bool
    /// Where it goes; nil where that does not end by itself.
    var output: CInt?
    /// How many columns the output has; nil where it is no terminal.
    var width: () -> Int? = { nil }
    /// What the person reads: opens the catalog.
    var language: () -> Language = { .english }
    /// How long the daemon may take to answer.
    var patience: Duration
    var now: () -> Instant
    /// A name for a request that nobody has used.
    var requestID: () -> String
    var print: (String) throws(Errno) -> Void
    var printError: (String) -> Void
    /// The whole of the standard input, unless it is longer than the limit (EFBIG).
    var readInput: (_ limit: Int) throws(Errno) -> [UInt8]
    /// The answer to a question; nil where nobody is there to be asked.
    var confirm: (_ question: String) -> Bool?
    /// A line of the terminal, as the answer to a question; nil where there is none to ask on.
    var ask: ((_ question: String) -> Asked)?
    /// Runs a program, which may say on the terminal what is wrong; its status, or why it cannot be run.
    var execute: (_ words: [String]) throws(Errno) -> CInt = { words throws(Errno) in
        throw Errno(ENOENT, "posix_spawn", words.first)
    }
    /// Lets an interrupt end the program as something done.
    var endOnInterrupt: () -> Void

    init(
        variables: Variables, executable: Executable? = nil, isTerminal: Bool,
        patience: Duration = .seconds(5),
        now: @escaping () -> Instant,
        requestID: @escaping () -> String, print: @escaping (String) throws(Errno) -> Void,
        printError: @escaping (String) -> Void,
        readInput: @escaping (_ limit: Int) throws(Errno) -> [UInt8],
        confirm: @escaping (_ question: String) -> Bool? = { _ in nil },
        endOnInterrupt: @escaping () -> Void
    ) {
        self.variables = variables
        self.executable = executable
        self.isTerminal = isTerminal
        self.patience = patience
        self.now = now
        self.requestID = requestID
        self.print = print
        self.printError = printError
        self.readInput = readInput
        self.confirm = confirm
        self.endOnInterrupt = endOnInterrupt
    }

    /// Reads plans as the daemon does.
    var plans: PlanReader { PlanReader(variables, beside: executable) }

    /// What it is said in: other languages than English are not written in ASCII.
    var spoken: Language { Style(self).isUTF8 ? language() : .english }

    /// Tells what is wrong with files, a line for each.
    func tell(_ problems: [FileProblem]) {
        guard !problems.isEmpty else { return }
        let words = ProblemWords(spoken)
        for found in problems { printError("\(words.message(found.problem, in: found.file))\n") }
    }
}
