import CSystemd
import Glibc

/// A message that came over the bus, read from its first argument to its last.
///
/// Each reader checks the type of what comes next, so that a message of another shape is an error and
/// never anything worse.
package final class BusMessage {
    private let message: OpaquePointer

    /// Keeps a message that libsystemd lent for the time of a callback.
    init(keeping message: OpaquePointer) {
        self.message = sd_bus_message_ref(message)
    }

    deinit { sd_bus_message_unref(message) }

    /// The unique name of the sending connection, set by the bus; nil for what libsystemd made up itself.
    package var sender: String? { text(sd_bus_message_get_sender(message)) }
    package var path: String? { text(sd_bus_message_get_path(message)) }
    package var interface: String? { text(sd_bus_message_get_interface(message)) }
    package var member: String? { text(sd_bus_message_get_member(message)) }
    /// The types of all arguments.
    package var signature: String { text(sd_bus_message_get_signature(message, 1)) ?? "" }

    package func byte() throws(BusError) -> UInt8 {
        var value: UInt8 = 0
        try read("y", into: &value)
        return value
    }

    package func bool() throws(BusError) -> Bool {
        var value: CInt = 0
        try read("b", into: &value)
        return value != 0
    }

    package func int32() throws(BusError) -> Int32 {
        var value: Int32 = 0
        try read("i", into: &value)
        return value
    }

    package func uint32() throws(BusError) -> UInt32 {
        var value: UInt32 = 0
        try read("u", into: &value)
        return value
    }

    package func string() throws(BusError) -> String {
        // Owned by the message.
        var value: UnsafePointer<CChar>?
        try read("s", into: &value)
        return text(value) ?? ""
    }

    package func objectPath() throws(BusError) -> String {
        // Owned by the message.
        var value: UnsafePointer<CChar>?
        try read("o", into: &value)
        return text(value) ?? ""
    }

    /// Close-on-exec, and the caller's to close.
    package func descriptor() throws(BusError) -> CInt {
        // Owned by the message.
        var value: CInt = -1
        try read("h", into: &value)
        let duplicate = fcntl(value, F_DUPFD_CLOEXEC, 0)
        if duplicate < 0 { throw .refused(code: errno, call: "fcntl") }
        return duplicate
    }

    package func strings() throws(BusError) -> [String] {
        var values: [String] = []
        try enter("a", "s")
        while !isAtEnd { values.append(try string()) }
        try leave()
        return values
    }

    /// Refuses a message with other arguments than these, also with more.
    package func expect(_ signature: String) throws(BusError) {
        guard self.signature == signature else { throw mismatch(signature) }
    }

    /// The error that the message is, when it is one.
    var error: BusError? {
        guard let error = sd_bus_message_get_error(message)?.pointee, let name = text(error.name)
        else { return nil }
        // The bus and libsystemd use one name for all ways of staying without an answer.
        if name == "org.freedesktop.DBus.Error.NoReply" { return .unanswered }
        return .answered(name: name, message: text(error.message) ?? "")
    }

    private func read<Value: BitwiseCopyable>(_ type: Unicode.Scalar, into value: inout Value)
        throws(BusError)
    {
        let result = sd_bus_message_read_basic(message, CChar(ascii: type), &value)
        // 0: there are no more arguments.
        try check(result, String(type))
    }

    private func check(_ result: CInt, _ expected: String) throws(BusError) {
        if result <= 0 { throw mismatch(expected) }
    }

    private func mismatch(_ expected: String) -> BusError {
        .mismatch(expected: expected, signature: signature)
    }

    private func text(_ string: UnsafePointer<CChar>?) -> String? {
        string.map { String(cString: $0) }
    }
}

/// Steps through arrays, entries and variants.
extension BusMessage {
    func enter(_ type: Unicode.Scalar, _ contents: String) throws(BusError) {
        let result = sd_bus_message_enter_container(message, CChar(ascii: type), contents)
        try check(result, type == "e" ? "{\(contents)}" : "\(type)\(contents)")
    }

    func leave() throws(BusError) {
        try check(sd_bus_message_exit_container(message), "the end")
    }

    func skip(_ contents: String) throws(BusError) {
        try check(sd_bus_message_skip(message, contents), contents)
    }

    /// Whether the container that was entered last holds no more.
    var isAtEnd: Bool { sd_bus_message_at_end(message, 0) != 0 }

    /// The type within the variant that comes next.
    func variantContents() throws(BusError) -> String {
        var type: CChar = 0
        var contents: UnsafePointer<CChar>?
        try check(sd_bus_message_peek_type(message, &type, &contents), "v")
        guard type == CChar(ascii: "v") else { throw mismatch("v") }
        return text(contents) ?? ""
    }
}
