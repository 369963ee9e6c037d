/// The number that a run of ASCII digits stands for; nil for anything else.
func digits(_ text: Substring.UTF8View) -> Int? {
    guard (1...9).contains(text.count), text.allSatisfy({ (48...57).contains($0) }) else {
        return nil
    }
    return text.reduce(0) { 10 * $0 + Int($1 - 48) }
}

extension String {
    /// By a character of ASCII, the empty parts with them; the bytes are looked at alone, for dates are read by the million.
    func parts(by separator: Unicode.Scalar) -> [Substring.UTF8View] {
        utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
    }
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
