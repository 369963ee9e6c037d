import CSystemd

@testable package import Systemd

/// What a peer does whom a test plays: dosed itself sends no signal.
extension Bus {
    /// The name that the bus gave this connection, once it has.
    package var uniqueName: String? {
        // Asking earlier would wait for it.
        guard sd_bus_is_ready(pointer) > 0 else { return nil }
        var name: UnsafePointer<CChar>?
        guard sd_bus_get_unique_name(pointer, &name) >= 0 else { return nil }
        return name.map { String(cString: $0) }
    }

    /// Sends a signal, to all or to one.
    package func emit(_ signal: Signal) throws(BusError) {
        defer { changed() }
        let message = try OutgoingMessage.of(signal, on: pointer)
        try Self.check("sd_bus_send") { sd_bus_send(pointer, message.pointer, nil) }
    }
}

extension OutgoingMessage {
    static func of(_ signal: Signal, on bus: OpaquePointer) throws(BusError) -> Self {
        var pointer: OpaquePointer?
        try Bus.check("sd_bus_message_new_signal") {
            sd_bus_message_new_signal(
                bus, &pointer, signal.path, signal.interface, signal.member)
        }
        let message = OutgoingMessage(owning: pointer)
        if let destination = signal.destination {
            try Bus.check("sd_bus_message_set_destination") {
                sd_bus_message_set_destination(message.pointer, destination)
            }
        }
        for argument in signal.arguments { try message.append(argument) }
        return message
    }
}

extension MethodCall {
    /// A method of the bus itself.
    package static func ofBus(_ member: String, _ arguments: BusArgument...) -> MethodCall {
        MethodCall(
            destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus",
            interface: "org.freedesktop.DBus", member: member, arguments: arguments)
    }
}
