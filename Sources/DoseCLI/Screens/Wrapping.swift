// Lines are broken at the terminal's width, between words.

extension Style {
    /// The line as it is, or as many as it takes; a word that is wider than the terminal alone stays whole.
    ///
    /// - Parameter indent: How deep those after the first stand; two deeper than the first if it is not said.
    func wrapped(_ line: String, indent: Int? = nil) -> [String] {
        guard let width, line.shownWidth > width else { return [line] }
        let lead = line.prefix { $0 == " " }.count
        let margin = String(repeating: " ", count: min(indent ?? lead + 2, width / 2))
        var lines: [String] = []
        var current = ""
        var gap = String(repeating: " ", count: lead)
        var rest = line.dropFirst(lead)
        while !rest.isEmpty {
            let word = Self.word(at: rest)
            rest = rest.dropFirst(word.count)
            let isFull =
                current.shownWidth + gap.count + String(word).shownWidth > width
                && !current.allSatisfy { $0 == " " }
            if isFull {
                lines.append(current)
                current = margin + word
            } else {
                current += gap + word
            }
            gap = String(rest.prefix { $0 == " " })
            rest = rest.dropFirst(gap.count)
        }
        return lines + [current]
    }

    /// A word; a number with what is counted.
    private static func word(at rest: Substring) -> Substring {
        let word = rest.prefix { $0 != " " }
        let after = rest.dropFirst(word.count).dropFirst()
        let isNumber = word.allSatisfy { $0.isNumber || ".,(+".contains($0) }
        guard isNumber, word.last?.isNumber ?? false, let next = after.first, next != " " else {
            return word
        }
        return rest.prefix(word.count + 1 + Self.word(at: after).count)
    }
}

extension String {
    /// How many columns it takes on a terminal, colours left out.
    fileprivate var shownWidth: Int {
        guard contains("\u{1B}") else { return displayWidth }
        var shown = ""
        var isColour = false
        for character in self {
            if character == "\u{1B}" {
                isColour = true
            } else if !isColour {
                shown.append(character)
            } else if character == "m" {
                isColour = false
            }
        }
        return shown.displayWidth
    }

    /// A command that is to stay on one line, as long as it has not been printed.
    var unbroken: String { replacing(" ", with: Self.glue) }

    /// With plain spaces again.
    var unglued: String { replacing(Self.glue, with: " ") }

    /// No text from outside has it: it would be made visible.
    private static let glue = "\u{1F}"
}
