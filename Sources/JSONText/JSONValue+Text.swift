extension JSONValue {
    /// On one line, without blanks.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    private func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let text): bytes += text.utf8
        case .string(let text): bytes.appendQuoted(text)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.appendQuoted(member.name)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}

extension [UInt8] {
    /// A text of JSON in its quotes.
    package mutating func appendQuoted(_ text: String) {
        append(UInt8(ascii: "\""))
        appendEscaped(text)
        append(UInt8(ascii: "\""))
    }

    /// The same without them: only what must be is escaped, the end of a line in the short way; what stands between is
    /// appended at once.
    package mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for (index, byte) in bytes.enumerated() where Self.isEscaped(byte) {
                append(contentsOf: bytes[start..<index])
                append(UInt8(ascii: "\\"))
                // A quote and a backslash stand behind it as they are, with what follows.
                start = index
                if byte < 0x20 {
                    appendControl(byte)
                    start += 1
                }
            }
            append(contentsOf: bytes[start...])
        }
    }

    private mutating func appendControl(_ byte: UInt8) {
        if byte == UInt8(ascii: "\n") { return append(UInt8(ascii: "n")) }
        let digits = String(byte, radix: 16)
        self += ("u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
    }
}
