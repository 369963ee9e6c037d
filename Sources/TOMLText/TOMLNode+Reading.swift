import CTOML
import DoseCore

extension TOMLNode {
    /// The root table of a text, or the first thing that keeps the text from being TOML.
    package static func root(of bytes: [UInt8]) throws(TOMLError) -> TOMLNode {
        guard bytes.count <= Limits.planBytes else {
            throw TOMLError(.start, .tooLarge(limit: Limits.planBytes))
        }
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            let offset = error.byteOffsets.lowerBound
            throw TOMLError(position(of: offset, in: bytes), .notUTF8(byte: bytes[offset]))
        }
        let document = bytes.withUnsafeBytes { buffer in
            ctoml_parse(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        guard let document else { throw TOMLError(.start, .outOfMemory) }
        defer { ctoml_free(document) }

        var message = CTOMLText()
        var place = CTOMLPosition()
        guard !ctoml_error(document, &message, &place) else {
            throw TOMLError(SourcePosition(place), .malformed(String(message)))
        }
        var index = 0
        return next(of: document, &index)
    }

    /// Takes a node and everything in it; the depth is bounded by CTOML_MAX_NESTING.
    private static func next(of document: OpaquePointer, _ index: inout Int) -> TOMLNode {
        let node = ctoml_node(document, index).pointee
        index += 1
        return TOMLNode(
            value: value(of: node, in: document, &index), position: SourcePosition(node.position))
    }

    private static func value(
        of node: CTOMLNode, in document: OpaquePointer, _ index: inout Int
    ) -> TOMLValue {
        switch node.kind {
        case CTOMLString: return .string(String(node.text))
        case CTOMLInteger: return .integer(Int(node.integer))
        case CTOMLFloat: return .float(node.number)
        case CTOMLBoolean: return .boolean(node.boolean)
        case CTOMLDate: return .date(date(of: node))
        case CTOMLDateTime: return .dateTime(date(of: node), time(of: node))
        case CTOMLTime: return .time(time(of: node))
        case CTOMLArray:
            return .list((0..<node.children).map { _ in next(of: document, &index) })
        case CTOMLTable:
            return .table(
                (0..<node.children).map { _ in
                    let child = ctoml_node(document, index).pointee
                    return TOMLEntry(
                        key: String(child.key), keyPosition: SourcePosition(child.keyPosition),
                        node: next(of: document, &index))
                })
        default: preconditionFailure("CTOML has no further kinds.")
        }
    }

    private static func time(of node: CTOMLNode) -> CivilTime? {
        guard node.nanosecond == 0, !node.hasOffset else { return nil }
        return CivilTime(
            hour: Int(node.hour), minute: Int(node.minute), second: Int(node.second))
    }

    private static func date(of node: CTOMLNode) -> CivilDate {
        guard
            let date = CivilDate(year: Int(node.year), month: Int(node.month), day: Int(node.day))
        else { preconditionFailure("The parser refuses dates that the calendar does not have.") }
        return date
    }

    private static func position(of offset: Int, in bytes: [UInt8]) -> SourcePosition {
        var position = SourcePosition.start
        for byte in bytes[..<offset] {
            if byte == UInt8(ascii: "\n") {
                position = SourcePosition(line: position.line + 1, column: 1)
            } else if byte & 0xC0 != 0x80 {
                position.column += 1
            }
        }
        return position
    }
}

extension SourcePosition {
    fileprivate init(_ place: CTOMLPosition) {
        self.init(line: Int(place.line), column: Int(place.column))
    }
}

extension String {
    /// A copy, for the text goes with the document.
    fileprivate init(_ text: CTOMLText) {
        let buffer = UnsafeRawBufferPointer(start: text.bytes, count: text.count)
        self.init(decoding: buffer, as: UTF8.self)
    }
}
