extension String {
    /// With blanks before it, so that it ends in a column.
    func padded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - displayWidth)) + self
    }
}

extension StringProtocol {
    var withoutTrailingSpaces: String { String(reversed().drop { $0 == " " }.reversed()) }
}
