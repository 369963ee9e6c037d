import CSystemd
import Glibc

/// A connection to a message bus, used from one queue only; nothing here waits.
///
/// Whoever drives it calls `process()` when `fd` is ready for `interest` or `deadline` has come, and looks at
/// both anew after every use of the connection: `BusLoop` does so with Dispatch.
package final class Bus {
    /// Within it a peer that works has answered, and a person does not notice one that does not.
    package static let timeout: Duration = .seconds(5)
    /// The most messages handled in one go, so that a flood on the bus holds up nothing else.
    static let messagesPerTurn = 64

    let pointer: OpaquePointer
    /// Called after each use that may have changed `interest` or `deadline`.
    var changed: () -> Void = {}

    /// The session's bus: `$DBUS_SESSION_BUS_ADDRESS`, or `$XDG_RUNTIME_DIR/bus`.
    package static func openUser() throws(BusError) -> Bus {
        var bus: OpaquePointer?
        try check("sd_bus_open_user") { sd_bus_open_user(&bus) }
        return Bus(owning: bus)
    }

    /// The bus of the machine: `$DBUS_SYSTEM_BUS_ADDRESS`, or its usual place.
    package static func openSystem() throws(BusError) -> Bus {
        var bus: OpaquePointer?
        try check("sd_bus_open_system") { sd_bus_open_system(&bus) }
        return Bus(owning: bus)
    }

    /// The bus at an address in the notation of D-Bus, such as `unix:path=/run/user/1000/bus`.
    package static func open(address: String) throws(BusError) -> Bus {
        var pointer: OpaquePointer?
        try check("sd_bus_new") { sd_bus_new(&pointer) }
        let bus = Bus(owning: pointer)
        try check("sd_bus_set_address") { sd_bus_set_address(bus.pointer, address) }
        try check("sd_bus_set_bus_client") { sd_bus_set_bus_client(bus.pointer, 1) }
        try check("sd_bus_start") { sd_bus_start(bus.pointer) }
        return bus
    }

    /// Whether `close()` ended the connection.
    private var isClosed = false

    private init(owning bus: OpaquePointer?) {
        guard let bus else {
            preconditionFailure("libsystemd makes a bus whenever it reports no error.")
        }
        pointer = bus
    }

    deinit { sd_bus_close_unref(pointer) }

    /// Closes the connection; what was still to be answered never is.
    package func close() {
        defer { changed() }
        isClosed = true
        sd_bus_close(pointer)
    }

    /// What tells this bus from every other one, once it is known.
    package var identity: String? {
        guard sd_bus_is_ready(pointer) > 0 else { return nil }
        var id = sd_id128_t()
        guard sd_bus_get_bus_id(pointer, &id) >= 0 else { return nil }
        return String(id.qwords.0, radix: 16) + "-" + String(id.qwords.1, radix: 16)
    }

    /// Handles what has come and sends what waits, at most `messagesPerTurn` messages of it.
    ///
    /// Throws when the connection has ended by itself; calls under way were told `unanswered` before,
    /// unless the bus broke the protocol. It stays closed then. After `close()` nothing happens.
    package func process() throws(BusError) {
        defer { changed() }
        for _ in 0..<Self.messagesPerTurn {
            if isClosed { return }
            do {
                let progress = try Self.check("sd_bus_process") { sd_bus_process(pointer, nil) }
                if progress == 0 { return }
            } catch {
                // libsystemd keeps a connection open that sent nonsense, and would fail on it for ever.
                sd_bus_close(pointer)
                throw error
            }
        }
        // The last of the turn may have been the end.
        if interest == .nothing, !isClosed { throw .disconnected }
    }

    /// Calls a method and tells its answer once, always from within `process()`.
    ///
    /// Dropping the returned slot gives up the answer, not the call.
    package func call(
        _ call: MethodCall, timeout: Duration = Bus.timeout,
        answered: @escaping (Result<BusMessage, BusError>) -> Void
    ) throws(BusError) -> BusSlot {
        defer { changed() }
        let message = try OutgoingMessage.of(call, on: pointer)
        return try BusSlot(
            once: true,
            handler: { message in
                answered(message.error.map(Result.failure) ?? .success(message))
            }
        ) { (slot, callback, box) throws(BusError) in
            try Self.check("sd_bus_call_async") {
                sd_bus_call_async(
                    pointer, &slot, message.pointer, callback, box, timeout.microseconds)
            }
        }
    }

    /// Tells of each matching signal until the returned slot is dropped.
    ///
    /// A rule that the bus refuses ends the connection: without it the caller would wait in vain.
    package func match(
        _ rule: MatchRule, received: @escaping (BusMessage) -> Void
    ) throws(BusError) -> BusSlot {
        defer { changed() }
        return try BusSlot(once: false, handler: received) {
            (slot, callback, box) throws(BusError) in
            try Self.check("sd_bus_add_match_async") {
                sd_bus_add_match_async(pointer, &slot, rule.text, callback, nil, box)
            }
        }
    }

    /// Makes a call of libsystemd and throws what it reports, a negated errno.
    @discardableResult
    static func check(_ call: String, _ body: () -> CInt) throws(BusError) -> CInt {
        let result = body()
        if result >= 0 { return result }
        switch -result {
        case ENOTCONN, ECONNRESET, EPIPE, ESHUTDOWN: throw .disconnected
        case let code: throw .refused(code: code, call: call)
        }
    }
}
