import CSystemd

@testable import Systemd

extension Bus {
    /// Answers a call with what is appended to it.
    func reply(to call: OpaquePointer, _ fill: (OpaquePointer) -> Void) {
        var reply: OpaquePointer?
        sd_bus_message_new_method_return(call, &reply)
        guard let reply else { return }
        fill(reply)
        sd_bus_send(pointer, reply, nil)
        sd_bus_message_unref(reply)
        changed()
    }
}
