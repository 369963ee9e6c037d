/// The text of a TOML file of which values are replaced, while the rest of it stays as somebody wrote it.
package struct TOMLSource {
    private let bytes: [UInt8]
    private var edits: [(range: Range<Int>, text: [UInt8])] = []

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The text with all that was changed.
    package var text: String {
        var changed = bytes
        // From the end, so that no place moves before it is used.
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            changed.replaceSubrange(edit.range, with: edit.text)
        }
        return String(decoding: changed, as: UTF8.self)
    }

    package mutating func replace(_ entry: TOMLEntry, with value: String) {
        edits.append((valueRange(of: entry), indented(value, as: head(of: entry))))
    }

    /// Adds a key beside one that is there: on a line of its own, or behind it in an inline table.
    package mutating func add(_ key: String, _ value: String, beside entry: TOMLEntry) {
        let end = valueRange(of: entry).upperBound
        let head = head(of: entry)
        guard !isInline(entry), let name = head.range(ofLast: Array(entry.key.utf8)) else {
            return edits.append((end..<end, Array(", \(key) = \(value)".utf8)))
        }
        // The signs of equality stay under one another where there is room.
        let blanks = head[name.upperBound...].prefix { $0 == Self.blank }.count
        let width = max(entry.key.utf8.count + blanks, key.utf8.count + 1)
        let word = key + String(repeating: " ", count: width - key.utf8.count)
        var line = head
        line.replaceSubrange(name.lowerBound..<name.upperBound + blanks, with: Array(word.utf8))
        let next = lineEnd(from: end)
        edits.append((next..<next, [Self.newline] + line + indented(value, as: head)))
    }

    /// Takes a key out with its line; nothing where other keys are on the line as well.
    package mutating func remove(_ entry: TOMLEntry) {
        guard !isInline(entry) else { return }
        let start = lineStart(of: entry.keyPosition.line)
        let end = lineEnd(from: valueRange(of: entry).upperBound)
        edits.append((start..<min(end + 1, bytes.count), []))
    }

    private func indented(_ value: String, as line: [UInt8]) -> [UInt8] {
        let blanks = line.prefix { $0 == Self.blank || $0 == Self.tab }
        return Array(
            value.utf8.split(separator: Self.newline).joined(separator: [Self.newline] + blanks))
    }

    // MARK: Places

    private static let newline = UInt8(ascii: "\n")
    private static let blank = UInt8(ascii: " ")
    private static let tab = UInt8(ascii: "\t")

    private func lineStart(of line: Int) -> Int {
        var start = 0
        for _ in 1..<max(1, line) { start = lineEnd(from: start) + 1 }
        return min(start, bytes.count)
    }

    private func lineEnd(from offset: Int) -> Int {
        bytes[min(offset, bytes.count)...].firstIndex(of: Self.newline) ?? bytes.count
    }

    private func offset(of position: SourcePosition) -> Int {
        var offset = lineStart(of: position.line)
        var column = 1
        while offset < bytes.count, column < position.column {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            column += 1
        }
        return offset
    }

    /// What stands on the line before a value: the key, however it is written.
    private func head(of entry: TOMLEntry) -> [UInt8] {
        let start = lineStart(of: entry.node.position.line)
        return Array(bytes[start..<max(start, offset(of: entry.node.position))])
    }

    private func isInline(_ entry: TOMLEntry) -> Bool {
        let head = head(of: entry)
        return head.contains(UInt8(ascii: "{")) || head.contains(UInt8(ascii: ","))
            || head.allSatisfy { $0 == Self.blank || $0 == Self.tab }
    }

    // MARK: The end of a value

    private func valueRange(of entry: TOMLEntry) -> Range<Int> {
        let start = offset(of: entry.node.position)
        return start..<max(start, end(ofValueAt: start))
    }

    private func end(ofValueAt start: Int) -> Int {
        guard start < bytes.count else { return start }
        switch bytes[start] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return end(ofStringAt: start)
        case UInt8(ascii: "["), UInt8(ascii: "{"): return end(ofBracketAt: start)
        default:
            let ends = Array(",]}#\r\n".utf8)
            var end = bytes[start...].firstIndex(where: ends.contains) ?? bytes.count
            while end > start, bytes[end - 1] == Self.blank || bytes[end - 1] == Self.tab {
                end -= 1
            }
            return end
        }
    }

    private func end(ofBracketAt start: Int) -> Int {
        var depth = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return index + 1 }
            case UInt8(ascii: "#"):
                index = lineEnd(from: index)
                continue
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                index = end(ofStringAt: index)
                continue
            default: break
            }
            index += 1
        }
        return bytes.count
    }

    private func end(ofStringAt start: Int) -> Int {
        let quote = bytes[start]
        let isLong = bytes[start...].prefix(3).count { $0 == quote } == 3
        let width = isLong ? 3 : 1
        var index = start + width
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index += 2
            } else if bytes[index...].prefix(width).allSatisfy({ $0 == quote }) {
                index += width
                // A long one may end with quotes of its own.
                while isLong, index < bytes.count, bytes[index] == quote { index += 1 }
                return index
            } else {
                index += 1
            }
        }
        return bytes.count
    }
}

extension [UInt8] {
    fileprivate func range(ofLast part: [UInt8]) -> Range<Int>? {
        guard !part.isEmpty, count >= part.count else { return nil }
        return (0...count - part.count).reversed().map { $0..<$0 + part.count }
            .first { Array(self[$0]) == part }
    }
}
