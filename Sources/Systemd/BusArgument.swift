/// A value to be sent over the bus.
package indirect enum BusArgument: Equatable, Sendable {
    case byte(UInt8)
    case bool(Bool)
    case int32(Int32)
    case uint32(UInt32)
    case uint64(UInt64)
    case string(String)
    case objectPath(String)
    case strings([String])
    /// Names with values of any type: `a{sv}`.
    case dictionary([String: BusArgument])
    /// Elements of one type, which is told for a list that has none.
    case array(of: String, [BusArgument])
    case structure([BusArgument])
    case variant(BusArgument)

    /// The type in the notation of D-Bus.
    package var signature: String {
        switch self {
        case .byte: "y"
        case .bool: "b"
        case .int32: "i"
        case .uint32: "u"
        case .uint64: "t"
        case .string: "s"
        case .objectPath: "o"
        case .strings: "as"
        case .dictionary: "a{sv}"
        case .array(let element, _): "a\(element)"
        case .structure(let members): "(\(members.map(\.signature).joined()))"
        case .variant: "v"
        }
    }
}
