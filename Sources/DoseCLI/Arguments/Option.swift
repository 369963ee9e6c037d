/// A word with two dashes: what the parser accepts and the help tells.
struct Option: Hashable, Sendable {
    /// Without the dashes.
    let name: String
    /// What its value is called in the help; nil when it takes none.
    let value: String?
    /// One line.
    let help: String

    init(_ name: String, value: String? = nil, help: String) {
        self.name = name
        self.value = value
        self.help = help
    }
}
