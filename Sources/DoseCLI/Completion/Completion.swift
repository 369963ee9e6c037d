/// What may stand where the cursor is on a command line, by what the verbs say of themselves.
struct Completion: Equatable {
    /// The word under the cursor, as far as it is typed.
    let typed: String
    let wanted: Wanted

    enum Wanted: Hashable {
        /// The first words of verbs, or the second ones of those that begin with a word.
        case verbs(after: String?)
        case options([Option])
        /// What the manual of a verb calls so: `DOSE`, `FILE`; or a word as it is to be typed.
        case value(String)
        case nothing
    }

    /// - Parameter words: those after the program's name up to the cursor; the last is the one that is being typed.
    init(_ words: [String]) {
        typed = words.last ?? ""
        var name: String?
        var verb: Manual?
        var said = 0
        var given: Set<String> = []
        var unanswered: Option?
        for word in words.dropLast() {
            if unanswered != nil {
                unanswered = nil
            } else if let option = GivenOption(word) {
                given.insert(option.name)
                unanswered = Self.options(of: verb).first {
                    $0.name == option.name && $0.value != nil && !word.contains("=")
                }
            } else if verb != nil {
                said += 1
            } else {
                name = name.map { "\($0) \(word)" } ?? word
                verb = name.flatMap(Verbs.named)?.manual
            }
        }
        if let value = unanswered?.value {
            wanted = .value(value)
        } else if typed.hasPrefix("-") {
            wanted = .options(
                Self.options(of: verb).filter { $0.mayRepeat || !given.contains($0.name) })
        } else if let verb {
            let places = verb.words.split(separator: " ").map {
                String($0.filter { !"[]".contains($0) })
            }
            wanted = said < places.count ? .value(places[said]) : .nothing
        } else {
            wanted = name.map(Verbs.isFirstWord) ?? true ? .verbs(after: name) : .nothing
        }
    }

    private static func options(of verb: Manual?) -> [Option] {
        (verb?.options ?? []) + Manual.commonOptions
    }
}
