/// A value to be sent over the bus.
package indirect enum BusArgument: Equatable, Sendable {
    case byte(UInt8)
    case bool(Bool)
    case int32(Int32)
    case uint32(UInt32)
    case string(String)
    case strings([String])
    /// Names with values of any type: `a{sv}`.
    case dictionary([String: BusArgument])

    /// The type in the notation of D-Bus.
    package var signature: String {
        switch self {
        case .byte: "y"
        case .bool: "b"
        case .int32: "i"
        case .uint32: "u"
        case .string: "s"
        case .strings: "as"
        case .dictionary: "a{sv}"
        }
    }
}
