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

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    mutating func skip(_ text: String) -> Bool {
        let end = place + text.utf8.count
        guard end <= bytes.count, bytes[place..<end].elementsEqual(text.utf8) else { return false }
        place = end
        return true
    }

    /// Reads an object to the end of the text, each member by its name; false where one is not read, or something follows.
    mutating func readObject(_ read: (inout PlainText, String) -> Bool) -> Bool {
        guard skip("{" as Unicode.Scalar) else { return false }
        repeat {
            guard let name = string(), skip(":" as Unicode.Scalar), read(&self, name) else {
                return false
            }
        } while skip("," as Unicode.Scalar)
        return skip("}" as Unicode.Scalar) && isAtEnd
    }

    /// A text in which nothing is escaped but quotes, backslashes and ends of lines.
    mutating func escapedString() -> String? {
        guard skip("\"" as Unicode.Scalar),
            let end = bytes[place...].lastIndex(of: UInt8(ascii: "\""))
        else { return nil }
        var isRead = false
        let text = String(unsafeUninitializedCapacity: end - place) { buffer in
            var count = 0
            while let byte = next {
                place += 1
                if byte == UInt8(ascii: "\"") {
                    isRead = true
                    break
                }
                guard byte == UInt8(ascii: "\\") else {
                    buffer[count] = byte
                    count += 1
                    continue
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

    private mutating func skip(word: StaticString) -> Bool {
        let end = place + word.utf8CodeUnitCount
        let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard end <= bytes.count, bytes[place..<end].elementsEqual(letters) else { return false }
        place = end
        return true
    }

    mutating func string() -> String? {
        guard skip("\"") else { return nil }
        let start = place
        while let byte = next, byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") || byte < 0x20 { return nil }
            place += 1
        }
        let text = bytes[start..<place]
        return skip("\"") ? String(decoding: text, as: UTF8.self) : nil
    }

    /// Of so few digits that it cannot be too large.
    private mutating func integer() -> Int64? {
        let isNegative = skip("-")
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

    /// False where something is there already, too.
    mutating func set(_ member: inout Int64?) -> Bool {
        guard member == nil, let value = integer() else { return false }
        member = value
        return true
    }

    mutating func set(_ member: inout Int?) -> Bool {
        guard member == nil, let value = integer() else { return false }
        member = Int(value)
        return true
    }

    mutating func set(_ member: inout Bool?) -> Bool {
        guard member == nil else { return false }
        if skip(word: "true") {
            member = true
        } else if skip(word: "false") {
            member = false
        }
        return member != nil
    }

    mutating func set(_ member: inout String?) -> Bool {
        guard member == nil, let value = string() else { return false }
        member = value
        return true
    }

    /// An object of JSON as it stands there, with whatever is in it.
    mutating func setObject(_ member: inout String?) -> Bool {
        guard member == nil, next == UInt8(ascii: "{") else { return false }
        let start = place
        var depth = 0
        var isInString = false
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\\") where isInString:
                guard place < bytes.count else { return false }
                place += 1
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "{") where !isInString: depth += 1
            case UInt8(ascii: "}") where !isInString: depth -= 1
            default: break
            }
            if depth == 0 {
                member = String(decoding: bytes[start..<place], as: UTF8.self)
                return true
            }
        }
        return false
    }
}
