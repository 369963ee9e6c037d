/// Puts messages together from bytes as a socket gives them, in pieces of any size.
///
/// A Varlink message is a JSON object that ends with a NUL, which JSON itself never holds.
package struct MessageBuffer: Sendable {
    private let limit: Int
    private var bytes: [UInt8] = []
    /// So many bytes at the front hold no NUL: no byte is looked at twice.
    private var scanned = 0

    /// A message may have `limit` bytes, without its NUL.
    package init(limit: Int) {
        self.limit = limit
    }

    package mutating func append(_ piece: some Sequence<UInt8>) {
        bytes.append(contentsOf: piece)
    }

    /// Whether a message has begun that is not whole yet, or has not been asked for.
    package var isEmpty: Bool { bytes.isEmpty }

    /// So many bytes have come and have not been asked for.
    package var count: Int { bytes.count }

    /// The next whole message without its NUL; nil when more bytes are needed.
    package mutating func next() throws(MessageError) -> [UInt8]? {
        guard let end = bytes[scanned...].firstIndex(of: 0) else {
            scanned = bytes.count
            guard scanned <= limit else { throw .tooLong(limit: limit) }
            return nil
        }
        guard end <= limit else { throw .tooLong(limit: limit) }
        let message = Array(bytes[..<end])
        bytes.removeSubrange(...end)
        scanned = 0
        return message
    }
}

/// Why a stream of bytes is no conversation; nothing that follows in it can be trusted.
package enum MessageError: Error, Equatable, Sendable {
    case tooLong(limit: Int)
    /// No JSON, or not an object with the fields of a call or a reply.
    case malformed
}
