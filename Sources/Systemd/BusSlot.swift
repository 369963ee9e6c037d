import CSystemd

/// Something asked of the bus that ends when this is dropped: a call's answer, or a match.
package final class BusSlot {
    /// What the callback is given: the closure, kept by libsystemd until it destroys the slot.
    private final class Box {
        var handler: ((BusMessage) -> Void)?
        let once: Bool

        init(once: Bool, handler: @escaping (BusMessage) -> Void) {
            self.once = once
            self.handler = handler
        }
    }

    typealias Callback =
        @convention(c) (
            OpaquePointer?, UnsafeMutableRawPointer?, UnsafeMutablePointer<sd_bus_error>?
        ) -> CInt

    private let pointer: OpaquePointer

    /// Keeps the handler for as long as the slot lives that `register` makes with the callback.
    ///
    /// A handler that is called once is let go of before the call, so that whatever it captured does not
    /// hang on a slot that its owner keeps.
    init(
        once: Bool, handler: @escaping (BusMessage) -> Void,
        register: (inout OpaquePointer?, Callback, UnsafeMutableRawPointer) throws(BusError) -> Void
    ) throws(BusError) {
        let box = Unmanaged.passRetained(Box(once: once, handler: handler))
        var slot: OpaquePointer?
        do {
            try register(&slot, Self.callback, box.toOpaque())
        } catch {
            box.release()
            throw error
        }
        guard let slot else {
            preconditionFailure("libsystemd makes a slot whenever it reports no error.")
        }
        pointer = slot
        sd_bus_slot_set_destroy_callback(slot) { box in
            if let box { Unmanaged<Box>.fromOpaque(box).release() }
        }
    }

    deinit { sd_bus_slot_unref(pointer) }

    private static let callback: Callback = { message, userdata, _ in
        guard let message, let userdata else { return 0 }
        let box = Unmanaged<Box>.fromOpaque(userdata).takeUnretainedValue()
        let handler = box.handler
        if box.once { box.handler = nil }
        handler?(BusMessage(keeping: message))
        // 1: an answer is taken, and more may wait. 0: other matches are to see the signal as well.
        return box.once ? 1 : 0
    }
}
