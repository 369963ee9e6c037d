import ControlProtocol
import DoseCore
import Installation
import Linux
import PlanFile

@testable import DoseCLI

/// The words of a command line, one on each line; what follows an empty line is the standard input.
enum ArgumentsTarget {
    static func check(_ bytes: [UInt8]) {
        var sample = Sample(of: bytes)
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let words = lines.prefix { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
        let input = Array(lines.dropFirst(words.count + 1).joined(separator: [UInt8(ascii: "\n")]))
        let verb: (any Verb)?
        do throws(Failure) {
            verb = try Dosectl.parse(words).verb
        } catch {
            expect(error.exitCode == .usage, "A mistake in the words is one of usage.")
            verb = nil
        }
        if let verb { checkCall(of: verb) }
        // Both take longer than the parser: a mistake is told in words that were fuzzed before, and what can be run reads
        // a plan, which has a target of its own.
        if sample.isOne(of: 8), verb?.isSelfContained ?? true { run(words, input) }
    }

    /// What the command line takes, the daemon understands.
    private static func checkCall(of verb: any Verb) {
        guard let call = (verb as? any AnsweringVerb)?.call(request: "r") else { return }
        do {
            let decoded = try ControlCall(
                VarlinkCall(message: call.varlink.message.dropLast()))
            expect(decoded == call, "A call arrives as it was sent.")
            _ = try decoded.request(at: afternoon, in: paris)
        } catch {
            fatalError("The daemon refuses what the command line took: \(error)")
        }
    }

    /// Everything that is printed is harmless.
    private static func run(_ words: [String], _ input: [UInt8]) {
        var printed = ""
        let surroundings = Environment(
            variables: ["LANG": "C.UTF-8", "XDG_DATA_DIRS": "/nonexistent"], isTerminal: false,
            now: { afternoon }, requestID: { "r" },
            print: { text throws(Errno) in printed += text },
            printError: { printed += $0 }, readInput: { _ throws(Errno) in input },
            endOnInterrupt: {})
        let code = Dosectl.run(words, in: surroundings)
        expect(code == .done || !printed.isEmpty, "A failure is told.")
        expectHarmless([printed])
    }
}

extension Verb {
    /// Whether it neither speaks with the daemon nor touches a file.
    fileprivate var isSelfContained: Bool {
        switch self {
        case is HelpVerb: true
        case let check as CheckVerb: check.file == "-"
        case let show as PlanShowVerb: show.file == "-"
        case let shift as PlanShiftVerb: shift.file == "-"
        case let diff as PlanDiffVerb: diff.before == "-" && diff.after == "-"
        case let new as PlanNewVerb: new.isPrinted
        default: false
        }
    }
}

extension PlanNewVerb {
    /// Whether it writes no file and reads none.
    fileprivate var isPrinted: Bool {
        if case .titration = pace { return false }
        return output == nil
    }
}
