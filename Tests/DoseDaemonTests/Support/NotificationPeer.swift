import BusSignals
import CSystemd
import Dispatch
import Glibc

@testable import Systemd

/// A notification server on a bus, with the manners that a test wants.
final class NotificationPeer {
    /// The arguments of one call of `Notify`.
    struct Notified: Equatable {
        var sender: String
        var application: String
        var replaced: UInt32
        var icon: String
        var summary: String
        var body: String
        var actions: [String]
        var hints: [String: BusArgument]
        var timeout: Int32

        /// The key of a button by the first part of it.
        func key(_ button: String) -> String {
            actions.first { $0.hasPrefix(button + ".") } ?? ""
        }
    }

    enum Manner { case prompt, late, refusing, hiding }

    static let name = "org.freedesktop.Notifications"
    static let path = "/org/freedesktop/Notifications"

    var manner = Manner.prompt
    var abilities: [String]?
    var replaces = true
    var nextID: UInt32
    private(set) var notified: [Notified] = []
    /// What was to stand in the place of what was closed then.
    private(set) var retracted: [Notified] = []
    private(set) var closed: [UInt32] = []
    private(set) var hasBeenAskedAbilities = false
    /// What it calls itself.
    var program = "peer"
    var isPaused = false
    let bus: Bus
    private var loop: BusLoop?
    private var slot: OpaquePointer?
    /// Calls that are still to be answered, with their ids.
    private var waiting: [(call: OpaquePointer, id: UInt32)] = []
    private var question: OpaquePointer?

    /// Without abilities it answers no question for them.
    init(
        on address: String, abilities: [String]? = ["actions", "body", "body-markup"],
        firstID: UInt32 = 1
    ) throws {
        self.abilities = abilities
        nextID = firstID
        bus = try Bus.open(address: address)
        let box = Unmanaged.passUnretained(self).toOpaque()
        try Bus.check("sd_bus_add_object") {
            sd_bus_add_object(
                bus.pointer, &slot, Self.path,
                { message, box, _ in
                    guard let message, let box else { return 0 }
                    Unmanaged<NotificationPeer>.fromOpaque(box).takeUnretainedValue()
                        .serve(message)
                    return 1
                }, box)
        }
        try Bus.check("sd_bus_request_name") { sd_bus_request_name(bus.pointer, Self.name, 0) }
        loop = try BusLoop(bus, on: .main) {}
    }

    isolated deinit { end() }

    /// Leaves the bus as a crash would.
    func end() {
        for wait in waiting { sd_bus_message_unref(wait.call) }
        waiting = []
        question = sd_bus_message_unref(question)
        slot = sd_bus_slot_unref(slot)
        bus.close()
        loop = nil
    }

    // MARK: Being asked

    private func serve(_ call: OpaquePointer) {
        let message = BusMessage(keeping: call)
        switch message.member {
        case "GetCapabilities":
            hasBeenAskedAbilities = true
            if let abilities {
                bus.reply(to: call) { append(abilities, to: $0) }
            } else if question == nil {
                question = sd_bus_message_ref(call)
            }
        case "GetServerInformation":
            bus.reply(to: call) { reply in
                for text in [program, "", "1", "1.2"] {
                    sd_bus_message_append_basic(reply, CChar(ascii: "s"), text)
                }
            }
        case "Notify": notify(call, message)
        case "GetAll":
            bus.reply(to: call) { append(["paused": .bool(isPaused)], to: $0) }
        case "CloseNotification":
            if let id = try? message.uint32() { closed.append(id) }
            bus.reply(to: call) { _ in }
        default: sd_bus_reply_method_errno(call, ENOSYS, nil)
        }
    }

    private func notify(_ call: OpaquePointer, _ message: BusMessage) {
        guard message.signature == "susssasa{sv}i", let notified = try? read(message) else {
            sd_bus_reply_method_errno(call, EINVAL, nil)
            return
        }
        // What takes the place of an alarm that is over, and is closed at once.
        let isRetraction = notified.hints["urgency"] == .byte(0)
        if isRetraction {
            retracted.append(notified)
        } else {
            self.notified.append(notified)
        }
        let id = replaces && notified.replaced != 0 ? notified.replaced : nextID
        if id == nextID { nextID += 1 }
        switch manner {
        case _ where isRetraction: answer(call, id)
        case .prompt: answer(call, id)
        case .late:
            sd_bus_message_ref(call)
            waiting.append((call, id))
        case .refusing: sd_bus_reply_method_errno(call, ENOBUFS, nil)
        case .hiding: answer(call, 0)
        }
    }

    private func read(_ message: BusMessage) throws -> Notified {
        let (application, replaced) = (try message.string(), try message.uint32())
        let texts = (try message.string(), try message.string(), try message.string())
        return Notified(
            sender: message.sender ?? "", application: application, replaced: replaced,
            icon: texts.0, summary: texts.1, body: texts.2, actions: try message.strings(),
            hints: try message.dictionary(), timeout: try message.int32())
    }

    /// Answers what was asked while the manner was `late`.
    func answerWaiting() {
        for (call, id) in waiting {
            answer(call, id)
            sd_bus_message_unref(call)
        }
        waiting = []
    }

    /// Says what it can, when it was asked and did not answer.
    func answerQuestion(_ abilities: [String]) {
        self.abilities = abilities
        guard let question else { return }
        bus.reply(to: question) { append(abilities, to: $0) }
        self.question = sd_bus_message_unref(question)
    }

    private func answer(_ call: OpaquePointer, _ id: UInt32) {
        bus.reply(to: call) { reply in
            _ = withUnsafePointer(to: id) {
                sd_bus_message_append_basic(reply, CChar(ascii: "u"), $0)
            }
        }
    }

    private func append(_ texts: [String], to reply: OpaquePointer) {
        sd_bus_message_open_container(reply, CChar(ascii: "a"), "s")
        for text in texts { sd_bus_message_append_basic(reply, CChar(ascii: "s"), text) }
        sd_bus_message_close_container(reply)
    }

    private func append(_ properties: [String: BusArgument], to reply: OpaquePointer) {
        try? OutgoingMessage(owning: sd_bus_message_ref(reply)).append(.dictionary(properties))
    }

    // MARK: Telling

    /// As dunst does when it is paused.
    func pause(_ isPaused: Bool) throws {
        self.isPaused = isPaused
        try bus.emit(.paused(isPaused))
    }

    func press(_ key: String, of id: UInt32) throws {
        try bus.emit(.notification("ActionInvoked", .uint32(id), .string(key)))
    }

    func close(_ id: UInt32, reason: UInt32) throws {
        try bus.emit(.notification("NotificationClosed", .uint32(id), .uint32(reason)))
    }
}

extension Signal {
    /// As dunst says that it is paused, or goes on.
    static func paused(_ isPaused: Bool, to destination: String? = nil) -> Signal {
        Signal(
            path: NotificationPeer.path, interface: "org.freedesktop.DBus.Properties",
            member: "PropertiesChanged",
            arguments: [
                .string("org.dunstproject.cmd0"), .dictionary(["paused": .bool(isPaused)]),
                .strings([]),
            ], destination: destination)
    }

    /// A signal as a notification server sends it.
    static func notification(
        _ member: String, to destination: String? = nil, _ arguments: BusArgument...
    ) -> Signal {
        Signal(
            path: NotificationPeer.path, interface: NotificationPeer.name, member: member,
            arguments: arguments, destination: destination)
    }
}
