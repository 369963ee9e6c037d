import Words

/// A word with two dashes: what the parser accepts and the help tells.
struct Option: Hashable, Sendable {
    /// Without the dashes.
    let name: String
    /// What its value is called in the help; nil when it takes none.
    let value: String?
    /// Whether it may stand several times; its values are then joined by commas.
    let mayRepeat: Bool
    /// One line.
    let help: Sentence

    init(_ name: String, value: String? = nil, mayRepeat: Bool = false, help: Sentence) {
        self.name = name
        self.value = value
        self.mayRepeat = mayRepeat
        self.help = help
    }
}
