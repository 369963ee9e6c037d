import JSONText

/// A piece of an export in the very form in which dosed writes it, by hand: of half a million records most of the time
/// would go into the marks before their quotes.
extension ExportReply {
    private static let opening = Array(#"{"parameters":{"after":"#.utf8)

    /// The same bytes as those of `message`: all that has to be escaped in lines of JSON are quotes, backslashes and ends
    /// of lines.
    package var plainMessage: [UInt8] {
        var bytes = Self.opening
        bytes.reserveCapacity(lines.utf8.count * 5 / 4)
        bytes += "\(after),\"last\":\(last),\"lines\":\"".utf8
        bytes.appendEscaped(lines)
        return bytes + "\",\"offset\":\(offset)}}\0".utf8
    }

    /// Nil for whatever takes a whole reader of JSON; the message is without its NUL.
    package init?(plain message: [UInt8]) {
        guard message.starts(with: Self.opening) else { return nil }
        let read = message.withUnsafeBufferPointer { Self.read($0, from: Self.opening.count) }
        guard let read else { return nil }
        self = read
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Self? {
        var text = PlainText(bytes, from: place)
        guard let after = text.integer(), text.skip(#","last":"#), let last = text.integer(),
            text.skip(#","lines":"#), let lines = text.escapedString(),
            text.skip(#","offset":"#), let offset = text.integer(), text.skip("}}"), text.isAtEnd
        else { return nil }
        return ExportReply(
            lines: lines, after: Int(after), offset: Int(offset), last: Int(last))
    }
}
