/// The words that follow a verb, sorted into options and the rest.
struct Arguments: Sendable {
    let verb: String
    private let options: [Option]
    private var words: [String] = []
    private var values: [String: String] = [:]

    /// Options may stand anywhere; what follows `--` is none.
    init(_ words: [String], of verb: String, options: [Option]) throws(UsageError) {
        self.verb = verb
        self.options = options
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                self.words += rest
                return
            }
            guard let given = GivenOption(word) else {
                self.words.append(word)
                continue
            }
            guard let option = options.first(where: { $0.name == given.name }) else {
                throw .unknownOption(given.name, verb: verb)
            }
            let value = try given.value(of: option, next: &rest)
            if let before = values[option.name] {
                guard option.mayRepeat else { throw .optionTwice(option.name) }
                values[option.name] = "\(before),\(value)"
            } else {
                values[option.name] = value
            }
        }
    }

    /// The value of an option; an empty text when it takes none.
    subscript(_ option: String) -> String? {
        // Of a misspelt name it would seem that it was not given.
        precondition(
            options.contains { $0.name == option },
            "The manual of a verb declares every option that the verb reads.")
        return values[option]
    }

    func isGiven(_ option: String) -> Bool { self[option] != nil }

    /// The next word that is no option.
    mutating func next() -> String? { words.isEmpty ? nil : words.removeFirst() }

    /// The last word, if it is as wanted.
    mutating func last(where isWanted: (String) -> Bool) -> String? {
        guard let word = words.last, isWanted(word) else { return nil }
        return words.removeLast()
    }

    /// All words left that are no options.
    mutating func rest() -> [String] {
        defer { words = [] }
        return words
    }

    /// A word that nobody asked for is a mistake.
    func finish() throws(UsageError) {
        if let word = words.first { throw .unexpectedWord(word, verb: verb) }
    }
}

/// A word of the command line that begins with a dash: `--at`, `--at=17:05`, `-h`, `-o`.
struct GivenOption {
    let name: String
    private let attached: String?

    private static let short: [String: Substring] = ["-h": "help", "-o": "output"]

    /// Nil for any other word, for a single dash, which stands for the standard input, and for a number below zero.
    init?(_ word: String) {
        guard word.hasPrefix("-"), let next = word.dropFirst().first,
            !("0"..."9").contains(next)
        else { return nil }
        let text = word.hasPrefix("--") ? word.dropFirst(2) : Self.short[word] ?? word[...]
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        name = String(parts[0])
        attached = parts.count == 2 ? String(parts[1]) : nil
    }

    func value(of option: Option, next rest: inout ArraySlice<String>) throws(UsageError) -> String
    {
        guard option.value != nil else {
            guard attached == nil else { throw .needlessValue(option) }
            return ""
        }
        guard let value = attached ?? rest.popFirst() else { throw .missingValue(option) }
        return value
    }
}
