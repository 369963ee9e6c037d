/// The program `dosectl`: words to a verb, its failure to words and an exit code.
package enum Dosectl {
    /// A verb and how it is to be run.
    struct Invocation {
        let verb: any Verb
        let isJSON: Bool
        let socket: String?
    }

    package static func run(_ words: [String], in environment: Environment) -> ExitCode {
        do throws(Failure) {
            if words.first == completing {
                try complete(Array(words.dropFirst()), in: environment)
                return .done
            }
            let invocation = try parse(words)
            let session = Session(
                environment, isJSON: invocation.isJSON, socket: invocation.socket)
            try invocation.verb.run(in: session)
            return .done
        } catch {
            let screen = Session(environment).screen()
            if let message = screen.message(error, of: spelledVerb(words)) {
                let lines = "dosectl: \(message)".split(
                    separator: "\n", omittingEmptySubsequences: false)
                environment.printError(
                    lines.flatMap { screen.style.wrapped(String($0)) }.map { $0 + "\n" }.joined())
            }
            return error.exitCode
        }
    }

    /// Without any word it is `status`.
    static func parse(_ words: [String]) throws(Failure) -> Invocation {
        do throws(UsageError) {
            let (name, rest) = try split(words)
            guard let verb = Verbs.named(name) else { throw .unknownVerb(name) }
            var arguments = try Arguments(
                rest, of: name, options: verb.manual.options + Manual.commonOptions)
            let parsed: any Verb
            if arguments.isGiven("help") {
                parsed = HelpVerb(verb: name)
            } else {
                parsed = try verb.init(&arguments)
                try arguments.finish()
            }
            return Invocation(
                verb: parsed, isJSON: arguments.isGiven("json"), socket: arguments["socket"])
        } catch {
            throw .usage(error)
        }
    }

    /// The verb, which is the first word that is no option, and all the others.
    private static func split(_ words: [String]) throws(UsageError) -> (String, [String]) {
        var rest = words[...]
        var before: [String] = []
        while let word = rest.popFirst() {
            guard let given = GivenOption(word) else {
                return try twoWords(word, before: before, &rest)
            }
            switch given.name {
            case "help": return ("help", Array(rest.prefix(1)))
            case "version": return ("version", before + rest)
            default: break
            }
            guard let option = Manual.commonOptions.first(where: { $0.name == given.name }) else {
                // With no verb at all it is an option of none.
                throw .unknownOption(given.name, verb: nil)
            }
            let value = try given.value(of: option, next: &rest)
            before.append(option.value == nil ? word : "--\(option.name)=\(value)")
        }
        return (StatusVerb.manual.name, before)
    }

    /// A verb of two words, as `plan new`, is completed by the word that follows.
    private static func twoWords(
        _ word: String, before: [String], _ rest: inout ArraySlice<String>
    ) throws(UsageError) -> (String, [String]) {
        guard Verbs.isFirstWord(word) else { return (word, before + rest) }
        guard let next = rest.popFirst() else { throw .halfVerb(word) }
        if let given = GivenOption(next) {
            if given.name == "help" { return (HelpVerb.manual.name, [word]) }
            throw .halfVerb(word)
        }
        return ("\(word) \(next)", before + rest)
    }

    private static func spelledVerb(_ words: [String]) -> String {
        (try? split(words).0) ?? StatusVerb.manual.name
    }
}
