import FoundationEssentials

/// The one place where values become JSON and JSON values.
package enum JSON {
    /// The value as one line of JSON, its keys in order so that equal values are equal bytes.
    package static func bytes(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            preconditionFailure("Values of the protocol hold no number that JSON cannot write.")
        }
    }

    /// The decoder refuses what is nested deeper than 512 levels, so no message exhausts the stack.
    package static func value<Value: Decodable>(_ type: Value.Type, from message: [UInt8])
        throws(MessageError) -> Value
    {
        do {
            return try JSONDecoder().decode(type, from: Data(message))
        } catch {
            throw .malformed
        }
    }
}
