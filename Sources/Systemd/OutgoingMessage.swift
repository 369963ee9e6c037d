import CSystemd
import Glibc

/// A message on its way into libsystemd.
struct OutgoingMessage: ~Copyable {
    let pointer: OpaquePointer

    static func of(_ call: MethodCall, on bus: OpaquePointer) throws(BusError) -> Self {
        var pointer: OpaquePointer?
        try Bus.check("sd_bus_message_new_method_call") {
            sd_bus_message_new_method_call(
                bus, &pointer, call.destination, call.path, call.interface, call.member)
        }
        let message = OutgoingMessage(owning: pointer)
        try Bus.check("sd_bus_message_set_auto_start") {
            sd_bus_message_set_auto_start(message.pointer, call.startsDestination ? 1 : 0)
        }
        for argument in call.arguments { try message.append(argument) }
        return message
    }

    init(owning message: OpaquePointer?) {
        guard let message else {
            preconditionFailure("libsystemd makes a message whenever it reports no error.")
        }
        pointer = message
    }

    deinit { sd_bus_message_unref(pointer) }

    func append(_ argument: BusArgument) throws(BusError) {
        switch argument {
        case .byte(let value): try append("y", value)
        case .bool(let value): try append("b", value ? CInt(1) : 0)
        case .int32(let value): try append("i", value)
        case .uint32(let value): try append("u", value)
        case .uint64(let value): try append("t", value)
        case .string(let value): try append("s", value)
        case .objectPath(let value): try append("o", value)
        case .strings(let values):
            try container("a", "s") { () throws(BusError) in
                for value in values { try append("s", value) }
            }
        case .dictionary(let entries):
            try container("a", "{sv}") { () throws(BusError) in
                // Sorted, so that the same call is the same bytes.
                for (name, value) in entries.sorted(by: { $0.key < $1.key }) {
                    try container("e", "sv") { () throws(BusError) in
                        try append("s", name)
                        try append(.variant(value))
                    }
                }
            }
        case .array(let element, let values):
            try container("a", element) { () throws(BusError) in
                for value in values { try append(value) }
            }
        case .structure(let members):
            try container("r", members.map(\.signature).joined()) { () throws(BusError) in
                for member in members { try append(member) }
            }
        case .variant(let value):
            try container("v", value.signature) { () throws(BusError) in try append(value) }
        }
    }

    private func append<Value: BitwiseCopyable>(
        _ type: Unicode.Scalar, _ value: Value
    ) throws(BusError) {
        try Bus.check("sd_bus_message_append_basic") {
            withUnsafePointer(to: value) {
                sd_bus_message_append_basic(pointer, CChar(ascii: type), $0)
            }
        }
    }

    private func append(_ type: Unicode.Scalar, _ string: String) throws(BusError) {
        // C would end the string there, and the peer would be told something else.
        if string.utf8.contains(0) { throw .nulInString }
        try Bus.check("sd_bus_message_append_basic") {
            sd_bus_message_append_basic(pointer, CChar(ascii: type), string)
        }
    }

    private func container(
        _ type: Unicode.Scalar, _ contents: String, _ fill: () throws(BusError) -> Void
    ) throws(BusError) {
        try Bus.check("sd_bus_message_open_container") {
            sd_bus_message_open_container(pointer, CChar(ascii: type), contents)
        }
        try fill()
        try Bus.check("sd_bus_message_close_container") { sd_bus_message_close_container(pointer) }
    }
}

extension CChar {
    /// The character that stands for a D-Bus type.
    init(ascii scalar: Unicode.Scalar) {
        self.init(bitPattern: UInt8(ascii: scalar))
    }
}
