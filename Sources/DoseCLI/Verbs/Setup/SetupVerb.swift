import ControlProtocol
import DoseCore
import Installation
import PlanFile
import Words

/// The first minute: asks what the prescription says, writes it into the plan, starts the daemon and rings once.
struct SetupVerb: Verb, Equatable {
    /// Of `plan new`, as they were given.
    let options: [String]
    let mayAsk: Bool
    let mayStart: Bool
    /// Whether nothing is to be done but to ring.
    let isTest: Bool

    init(_ arguments: inout Arguments) throws(UsageError) {
        let given = arguments
        mayAsk = !given.isGiven("non-interactive")
        mayStart = !given.isGiven("no-start")
        isTest = given.isGiven("test")
        options =
            [arguments.next()].compactMap(\.self)
            + SetupOptions.ofPlan.filter { given.isGiven($0.name) }.map { option in
                option.value == nil
                    ? "--\(option.name)" : "--\(option.name)=\(given[option.name] ?? "")"
            }
        guard mayAsk else { return }
        // What is asked can be answered by an option; what is not asked so has to be said whole.
        let rest = options.filter { option in
            !SetupOptions.answers.contains { option.hasPrefix("--\($0.option)") }
        }
        if !rest.isEmpty || isTest && !options.isEmpty {
            throw .missingOption(SetupOptions.nonInteractive)
        }
    }

    func run(in session: Session) throws(Failure) {
        let words = SetupWords(session.environment.language())
        var setup = Setup(session, words)
        do throws(Failure) {
            if isTest { return try setup.test() }
            if mayAsk, !session.isJSON {
                try setup.ask(given: SetupOptions.answers(of: options), mayStart: mayStart)
            } else if mayAsk {
                throw .nobodyToAsk
            } else {
                try setup.write(saying: options, mayStart: mayStart)
            }
        } catch .left {
            setup.tellLeft()
            throw .left
        } catch .nobodyToAsk {
            session.environment.printError("dosectl: \(words.noTerminal.withPlainSpaces)\n")
            throw .nobodyToAsk
        }
    }
}

enum SetupOptions {
    static let nonInteractive = Option(
        "non-interactive", help: Sentence("ask nothing: the options of plan new say it all"))

    /// All that says what a medication is.
    static let ofPlan = PlanNewVerb.manual.options.filter {
        !["output", "force"].contains($0.name)
    }

    /// Which question an option of `plan new` answers.
    static let answers: [(option: String, question: String)] = [
        ("name", "name"), ("tablet", "strength"), ("strength", "strength"), ("halves", "halves"),
        ("times", "times"), ("amount", "amount"), ("start", "start"),
    ]

    static func answers(of options: [String]) -> [String: String] {
        var given: [String: String] = [:]
        for (option, question) in answers {
            for word in options where word == "--\(option)" { given[question] = "yes" }
            for word in options where word.hasPrefix("--\(option)=") {
                given[question] = String(word.dropFirst(option.count + 3))
            }
        }
        return given
    }
}
