import DoseCore
import Installation

/// What the place where the output goes can show.
struct Style: Equatable {
    var hasColour: Bool
    /// Whether more than ASCII can be shown.
    var isUTF8: Bool
    /// How whoever reads it writes decimals.
    var mark = DecimalMark.point
    /// How many columns there are; nil where lines may be of any length, as in a file.
    var width: Int?

    init(hasColour: Bool, isUTF8: Bool) {
        self.hasColour = hasColour
        self.isUTF8 = isUTF8
    }

    /// Colour only on a terminal that has it and where nobody said no (https://no-color.org).
    init(_ environment: Environment) {
        let variables = environment.variables
        let terminal = variables["TERM"]
        hasColour =
            environment.isTerminal && variables["NO_COLOR"] == nil
            && terminal != nil && terminal != "dumb"
        // The first of these that is set decides, as for the C library.
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { variables[$0] }.first
        isUTF8 = locale.map(Self.isUTF8) ?? false
        mark = variables.decimalMark
        width = environment.width()
    }

    /// What an amount is never shown without: a thousandth of it would be another one.
    private static let spelt: [Character: String] = [
        "½": "1/2", "¼": "1/4", "¾": "3/4", "µ": "mc", "\u{3BC}": "mc",
    ]

    private static func isUTF8(_ locale: String) -> Bool {
        let name = locale.lowercased()
        return name.contains(".utf-8") || name.contains(".utf8")
    }

    /// The one way to the terminal for words from a file, from the daemon or from the command line: nothing that steers
    /// it gets through, and nothing that it cannot show.
    func text(_ outside: String) -> String {
        let text = outside.harmless
        guard !isUTF8 else { return text }
        return text.reduce(into: "") { ascii, character in
            if character.isASCII {
                ascii.append(character)
            } else {
                ascii += Self.spelt[character] ?? "?"
            }
        }
    }

    func paint(_ text: String, _ colour: Colour?) -> String {
        guard hasColour, let colour else { return text }
        return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
    }

    /// By their codes of ECMA-48, "select graphic rendition".
    enum Colour: String {
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
    }
}
