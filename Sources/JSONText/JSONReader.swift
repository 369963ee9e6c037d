/// Why a text is no JSON, with the line.
package enum JSONError: Error, Hashable, Sendable {
    /// It ends within a value.
    case cutOff(line: Int)
    case malformed(line: Int)
    /// Deeper than anything that is read here.
    case tooDeep(line: Int)
    /// A name that its object has already, of which nobody knows which one counts.
    case twice(String, line: Int)
}

extension JSONValue {
    /// Reads a text that is one value and nothing else but blanks; a mark of the byte order before it is passed over.
    ///
    /// It is strict, for what two readers understand in two ways is not to be a dose.
    package init(_ bytes: [UInt8]) throws(JSONError) {
        var reader = JSONReader(bytes)
        self = try reader.whole()
    }
}

/// The most levels of arrays and objects; the deepest of what is read here has a dozen.
private let mostLevels = 64

private struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { place = 3 }
    }

    mutating func whole() throws(JSONError) -> JSONValue {
        let value = try value(depth: 0)
        skipBlanks()
        guard place == bytes.count else { throw malformed }
        return value
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private var line: Int { bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1 }

    /// What is wrong here: nothing more, or something else.
    private var malformed: JSONError {
        place >= bytes.count ? .cutOff(line: line) : .malformed(line: line)
    }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || (0x09...0x0a).contains(byte) || byte == 0x0d {
            place += 1
        }
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(JSONError) {
        guard skip(character) else { throw malformed }
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for byte in word.utf8 {
            guard next == byte else { throw malformed }
            place += 1
        }
        return value
    }

    private mutating func enter(_ depth: Int) throws(JSONError) {
        guard depth < mostLevels else { throw .tooDeep(line: line) }
        place += 1
        skipBlanks()
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        try enter(depth)
        var elements: [JSONValue] = []
        if skip("]") { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if skip("]") { return .array(elements) }
            try expect(",")
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        try enter(depth)
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        if skip("}") { return .object(members) }
        while true {
            skipBlanks()
            let name = try string()
            guard names.insert(name).inserted else { throw .twice(name, line: line) }
            skipBlanks()
            try expect(":")
            members.append(JSONValue.Member(name, try value(depth: depth + 1)))
            skipBlanks()
            if skip("}") { return .object(members) }
            try expect(",")
        }
    }

    private mutating func digits() throws(JSONError) {
        let start = place
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
        guard place > start else { throw malformed }
    }

    private mutating func number() throws(JSONError) -> String {
        let start = place
        _ = skip("-")
        if !skip("0") { try digits() }
        if skip(".") { try digits() }
        if skip("e") || skip("E") {
            if !skip("+") { _ = skip("-") }
            try digits()
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func string() throws(JSONError) -> String {
        try expect("\"")
        var text: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: text, as: UTF8.self) else {
                    throw .malformed(line: line)
                }
                return text
            case UInt8(ascii: "\\"): text += try escaped()
            case ..<0x20:
                place -= 1
                throw malformed
            default: text.append(byte)
            }
        }
        throw .cutOff(line: line)
    }

    private mutating func escaped() throws(JSONError) -> [UInt8] {
        guard let byte = next else { throw malformed }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0c]
        case UInt8(ascii: "n"): return [0x0a]
        case UInt8(ascii: "r"): return [0x0d]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
        default:
            place -= 1
            throw malformed
        }
    }

    /// That of four digits, or of two times four: what is beyond the first plane is told by two.
    private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(UInt16(first)), skip("\\"), skip("u") else { throw malformed }
        let second = try unit()
        guard UTF16.isTrailSurrogate(UInt16(second)),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
        else { throw malformed }
        return scalar
    }

    private mutating func unit() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw malformed
            }
            place += 1
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
