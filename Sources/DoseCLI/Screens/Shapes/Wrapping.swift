import Words

// Lines are broken at the terminal's width, between words.

extension Style {
    /// The line as it is, or as many as it takes; a word that is wider than the terminal alone stays whole.
    ///
    /// - Parameter indent: How deep those after the first stand; if it is not said, below the last column that begins on
    ///   the left side, or two deeper than the first.
    func wrapped(_ line: String, indent: Int? = nil) -> [String] {
        guard let width, line.shownWidth > width else { return [line] }
        let lead = line.prefix { $0 == " " }.count
        let indent = indent ?? line.column(before: width / 2) ?? lead + 2
        let margin = String(repeating: " ", count: min(indent, width / 2))
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

    /// A sentence of a conversation, with what stands together in it, as a command to be copied, on one line.
    func said(_ sentence: String) -> String {
        wrapped(sentence, indent: sentence.prefix { $0 == " " }.count)
            .map { text($0.withPlainSpaces) }.joined(separator: "\n")
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
    /// Where a column of it begins, parted from the one before by two spaces, no further than so.
    fileprivate func column(before limit: Int) -> Int? {
        var found: Int?
        var (place, spaces, isText) = (0, 0, false)
        for character in withoutColour where place <= limit {
            if character != " ", spaces > 1, isText { found = place }
            isText = isText || character != " "
            spaces = character == " " ? spaces + 1 : 0
            place += String(character).displayWidth
        }
        return found
    }

    /// How many columns it takes on a terminal, colours left out.
    fileprivate var shownWidth: Int { withoutColour.displayWidth }

    private var withoutColour: String {
        guard contains("\u{1B}") else { return self }
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
        return shown
    }

    /// A command that is to stay on one line, as long as it has not been printed.
    var unbroken: String { replacing(" ", with: Self.glue) }

    /// With plain spaces again.
    var unglued: String { replacing(Self.glue, with: " ") }

    /// No text from outside has it: it would be made visible.
    private static let glue = "\u{1F}"
}
