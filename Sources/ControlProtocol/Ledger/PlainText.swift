import Glibc

/// JSON without blanks and escapes, from a place on.
struct PlainText {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int = 0) {
        self.bytes = bytes
        self.place = place
    }

    var isAtEnd: Bool { place == bytes.count }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    mutating func skip(_ text: StaticString) -> Bool {
        guard stands(text, at: place) else { return false }
        place += text.utf8CodeUnitCount
        return true
    }

    private func stands(_ text: StaticString, at place: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard place + count <= bytes.count, let start = bytes.baseAddress else { return false }
        return memcmp(start + place, text.utf8Start, count) == 0
    }

    // MARK: Objects

    /// Reads an object to the end of the text.
    ///
    /// - Parameter members: reads those that it may have, in the order in which dosed writes them.
    /// - Returns: false where one was not read, or there is another one, or none at all.
    mutating func readObject(_ members: (inout PlainText) -> Bool) -> Bool {
        skip("{" as Unicode.Scalar) && members(&self) && !isBeforeFirst
            && skip("}" as Unicode.Scalar) && isAtEnd
    }

    private var isBeforeFirst: Bool { bytes[place - 1] == UInt8(ascii: "{") }

    /// Whether a member of that name comes next; its value does then.
    private mutating func comes(_ name: StaticString) -> Bool {
        let start = isBeforeFirst ? place : place + 1
        let end = start + name.utf8CodeUnitCount + 1
        guard isBeforeFirst || next == UInt8(ascii: ","), end + 1 < bytes.count,
            bytes[start] == UInt8(ascii: "\""), stands(name, at: start + 1),
            bytes[end] == UInt8(ascii: "\""), bytes[end + 1] == UInt8(ascii: ":")
        else { return false }
        place = end + 2
        return true
    }

    /// A member that need not be there; false where it is, and is something else.
    ///
    /// In place, for a call for each member of half a million lines is a twentieth of an export.
    @inline(__always)
    private mutating func read<Value>(
        _ name: StaticString, _ member: inout Value?, by value: (inout PlainText) -> Value?
    ) -> Bool {
        guard comes(name) else { return true }
        member = value(&self)
        return member != nil
    }

    mutating func read(_ name: StaticString, _ member: inout Int64?) -> Bool {
        read(name, &member) { $0.integer() }
    }

    mutating func read(_ name: StaticString, _ member: inout Int?) -> Bool {
        read(name, &member) { $0.integer().map(Int.init) }
    }

    mutating func read(_ name: StaticString, _ member: inout String?) -> Bool {
        read(name, &member) { $0.string() }
    }

    mutating func read(_ name: StaticString, _ member: inout Bool?) -> Bool {
        read(name, &member) { $0.skip("true") ? true : $0.skip("false") ? false : nil }
    }

    /// A number of all its sixteen digits, in quotes.
    mutating func read(_ name: StaticString, hexadecimal member: inout UInt64?) -> Bool {
        read(name, &member) { $0.hexadecimal() }
    }

    /// One that is an object as it stands there, with whatever is in it.
    mutating func read(_ name: StaticString, object member: inout String?) -> Bool {
        read(name, &member) { $0.object() }
    }

    // MARK: Values

    /// A text in which nothing is escaped but quotes, backslashes and ends of lines.
    mutating func escapedString() -> String? {
        guard skip("\"" as Unicode.Scalar),
            let end = bytes[place...].lastIndex(of: UInt8(ascii: "\""))
        else { return nil }
        var isRead = false
        let text = String(unsafeUninitializedCapacity: end - place) { buffer in
            var count = 0
            while place <= end {
                let run = bytes[place...end].prefix {
                    $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
                }
                _ = buffer[count...].update(fromContentsOf: run)
                count += run.count
                place = run.endIndex + 1
                let mark = bytes[run.endIndex]
                guard mark == UInt8(ascii: "\\") else {
                    isRead = mark == UInt8(ascii: "\"")
                    break
                }
                switch next {
                case UInt8(ascii: "n"): buffer[count] = UInt8(ascii: "\n")
                case let escaped?
                where escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\"):
                    buffer[count] = escaped
                default: return count
                }
                count += 1
                place += 1
            }
            return count
        }
        return isRead ? text : nil
    }

    private mutating func string() -> String? {
        guard skip("\"" as Unicode.Scalar) else { return nil }
        let start = place
        while let byte = next, byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") || byte < 0x20 { return nil }
            place += 1
        }
        let text = bytes[start..<place]
        return skip("\"" as Unicode.Scalar) ? String(decoding: text, as: UTF8.self) : nil
    }

    /// Of so few digits that it cannot be too large.
    mutating func integer() -> Int64? {
        let isNegative = skip("-" as Unicode.Scalar)
        let start = place
        var value: Int64 = 0
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            guard place - start < 18 else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
            place += 1
        }
        let digits = place - start
        guard digits > 0, digits == 1 || bytes[start] != UInt8(ascii: "0") else { return nil }
        return isNegative ? -value : value
    }

    private mutating func hexadecimal() -> UInt64? {
        guard skip("\"" as Unicode.Scalar) else { return nil }
        let end = min(place + 16, bytes.count)
        let digits = String(decoding: bytes[place..<end], as: UTF8.self)
        place = end
        return skip("\"" as Unicode.Scalar) ? UInt64(digits, radix: 16) : nil
    }

    private mutating func object() -> String? {
        guard next == UInt8(ascii: "{") else { return nil }
        let start = place
        var depth = 0
        var isInString = false
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\\") where isInString:
                guard place < bytes.count else { return nil }
                place += 1
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "{") where !isInString: depth += 1
            case UInt8(ascii: "}") where !isInString: depth -= 1
            default: break
            }
            if depth == 0 { return String(decoding: bytes[start..<place], as: UTF8.self) }
        }
        return nil
    }
}
