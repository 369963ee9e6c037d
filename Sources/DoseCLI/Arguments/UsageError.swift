/// What is wrong with the words of the command line.
enum UsageError: Error, Hashable, Sendable {
    case unknownVerb(String)
    /// `verb` is nil where it stands before any.
    case unknownOption(String, verb: String?)
    case optionTwice(String)
    case missingValue(Option)
    case needlessValue(Option)
    case unexpectedWord(String, verb: String)
    case badValue(String, of: Field)

    /// What a word was to be.
    enum Field: Hashable, Sendable {
        case dose, time, amount, minutes, date, limit, reason
    }
}
