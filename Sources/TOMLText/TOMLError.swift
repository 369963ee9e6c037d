/// Why a text is no TOML: the first thing that keeps it from being it, and where that is.
package struct TOMLError: Error, Hashable, Sendable {
    package let position: SourcePosition
    package let kind: Kind

    init(_ position: SourcePosition, _ kind: Kind) {
        self.position = position
        self.kind = kind
    }

    package enum Kind: Hashable, Sendable {
        case tooLarge(limit: Int)
        case notUTF8(byte: UInt8)
        /// In words of the parser.
        case malformed(String)
        case outOfMemory
    }
}
