/// Reads a text of ASCII from its beginning on: numbers, and what stands between them. Dates are read by the million.
struct DigitReader {
    private var bytes: String.UTF8View.Iterator
    private var next: UInt8?

    init(_ text: String) {
        bytes = text.utf8.makeIterator()
        next = bytes.next()
    }

    var isAtEnd: Bool { next == nil }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        next = bytes.next()
        return true
    }

    /// The next number; nil where it has another count of digits.
    mutating func number(of digits: ClosedRange<Int>) -> Int? {
        var (number, count) = (0, 0)
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            guard count < digits.upperBound else { return nil }
            number = 10 * number + Int(byte - UInt8(ascii: "0"))
            count += 1
            next = bytes.next()
        }
        return digits.contains(count) ? number : nil
    }
}

/// The number in decimal, filled with zeros on the left.
func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    if text.utf8.count == width { return text }
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

extension UInt64 {
    /// In hexadecimal, filled with zeros on the left.
    package func hexadecimal(_ width: Int = 16) -> String {
        let text = String(self, radix: 16)
        return String(repeating: "0", count: Swift.max(0, width - text.utf8.count)) + text
    }
}
