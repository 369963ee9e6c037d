import BusSignals
import CSystemd
import Dispatch
import Glibc

@testable import Systemd

/// The service manager of a user, or the login manager of the machine, as far as sleep concerns them.
final class SleepPeer {
    enum Role: String {
        case manager = "systemd1"
        case logins = "login1"
    }

    /// What becomes of a timer that is to wake the machine.
    var result = "done"
    /// The units that were started, and those that were stopped.
    private(set) var started: [String] = []
    private(set) var stopped: [String] = []
    /// How often a lock was asked for.
    private(set) var locks = 0
    private let bus: Bus
    private let role: Role
    private var loop: BusLoop?
    private var slot: OpaquePointer?
    /// The other end of the lock that was given last.
    private var end: CInt = -1

    private var path: String { "/org/freedesktop/\(role.rawValue)" }
    private var interface: String { "org.freedesktop.\(role.rawValue).Manager" }

    init(_ role: Role, on address: String) throws {
        self.role = role
        bus = try Bus.open(address: address)
        let box = Unmanaged.passUnretained(self).toOpaque()
        try Bus.check("sd_bus_add_object") {
            sd_bus_add_object(
                bus.pointer, &slot, path,
                { message, box, _ in
                    guard let message, let box else { return 0 }
                    Unmanaged<SleepPeer>.fromOpaque(box).takeUnretainedValue().serve(message)
                    return 1
                }, box)
        }
        try Bus.check("sd_bus_request_name") {
            sd_bus_request_name(bus.pointer, "org.freedesktop.\(role.rawValue)", 0)
        }
        loop = try BusLoop(bus, on: .main) {}
    }

    isolated deinit {
        slot = sd_bus_slot_unref(slot)
        bus.close()
        close(end)
    }

    /// Whether somebody holds the lock that was given last.
    var isLocked: Bool {
        guard end >= 0 else { return false }
        var poller = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
        return poll(&poller, 1, 0) == 0
    }

    func prepareForSleep(_ isAhead: Bool) throws {
        try bus.emit(
            Signal(
                path: path, interface: interface, member: "PrepareForSleep",
                arguments: [.bool(isAhead)]))
    }

    private func serve(_ call: OpaquePointer) {
        let message = BusMessage(keeping: call)
        switch message.member {
        case "StartTransientUnit":
            guard message.signature == "ssa(sv)a(sa(sv))", let unit = try? message.string()
            else { return refuse(call) }
            if started.contains(unit), !stopped.contains(unit) {
                var error = sd_bus_error()
                sd_bus_error_set_const(&error, "org.freedesktop.systemd1.UnitExists", "")
                sd_bus_reply_method_error(call, &error)
                bus.changed()
                return
            }
            started.append(unit)
            bus.reply(to: call) { sd_bus_message_append_basic($0, CChar(ascii: "o"), "/job/1") }
            try? bus.emit(
                Signal(
                    path: path, interface: interface, member: "JobRemoved",
                    arguments: [
                        .uint32(1), .objectPath("/job/1"), .string(unit), .string(result),
                    ]))
        case "StopUnit":
            if let unit = try? message.string() { stopped.append(unit) }
            bus.reply(to: call) { sd_bus_message_append_basic($0, CChar(ascii: "o"), "/job/2") }
        case "Inhibit": lock(call)
        default: refuse(call)
        }
        bus.changed()
    }

    private func lock(_ call: OpaquePointer) {
        locks += 1
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { return refuse(call) }
        close(end)
        end = ends[0]
        bus.reply(to: call) { reply in
            _ = withUnsafePointer(to: ends[1]) {
                sd_bus_message_append_basic(reply, CChar(ascii: "h"), $0)
            }
        }
        close(ends[1])
    }

    private func refuse(_ call: OpaquePointer) { sd_bus_reply_method_errno(call, EINVAL, nil) }
}
