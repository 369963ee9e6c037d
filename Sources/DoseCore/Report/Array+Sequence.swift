extension [String] {
    /// `1`, `1 and 2`, `1, 2 and 3`.
    package var sequence: String {
        guard let last, count > 1 else { return joined() }
        return "\(dropLast().joined(separator: ", ")) and \(last)"
    }
}
