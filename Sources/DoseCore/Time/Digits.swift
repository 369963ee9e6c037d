/// The number that a run of ASCII digits stands for; nil for anything else.
func digits(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(text)
}

/// The number in decimal, filled with zeros on the left.
func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

extension UInt64 {
    /// In hexadecimal, filled with zeros on the left.
    package func hexadecimal(_ width: Int = 16) -> String {
        let text = String(self, radix: 16)
        return String(repeating: "0", count: Swift.max(0, width - text.utf8.count)) + text
    }
}
