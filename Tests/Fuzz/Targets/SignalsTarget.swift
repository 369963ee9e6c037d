import CSystemd
import DoseCore
import Glibc
import Words

@testable import BusSignals
@testable import DoseDaemon
@testable import Systemd

/// Signals with any arguments, as any program on the bus may send them.
enum SignalsTarget {
    static func check(_ bytes: [UInt8]) {
        var choices = Choices(bytes)
        let text = choices.text()
        if let key = ActionKey(text) {
            expect(key.description == text, "The key of a button is written as it was read.")
        }
        var arguments: [BusArgument] = []
        while !choices.isEmpty, arguments.count < 4 { arguments.append(argument(&choices)) }
        check(arguments)
    }

    /// A signal is one of ours if its arguments have the types that the specification gives them, and only then.
    private static func check(_ arguments: [BusArgument]) {
        var expected: (invoked: NotificationServer.Event?, closed: NotificationServer.Event?)
        if arguments.count == 2, case .uint32(let id) = arguments[0] {
            if case .string(let key) = arguments[1] {
                expected.invoked = .invoked(id: id, key: key)
            }
            if case .uint32(let reason) = arguments[1] {
                expected.closed = .closed(id: id, NotificationServer.Reason(reason))
            }
        }
        guard let sent = sent(arguments) else { return }
        expect(
            NotificationServer.Event(invoked: arrived(sent)) == expected.invoked,
            "A press is told.")
        expect(
            NotificationServer.Event(closed: arrived(sent)) == expected.closed,
            "A closing is told.")
        readAll(arguments, of: arrived(sent))
    }

    /// Read as what it is, each argument comes back; as anything else it is an error.
    private static func readAll(_ arguments: [BusArgument], of message: BusMessage) {
        for argument in arguments {
            let read: BusArgument? =
                switch argument {
                case .byte: (try? message.byte()).map { .byte($0) }
                case .bool: (try? message.bool()).map { .bool($0) }
                case .int32: (try? message.int32()).map { .int32($0) }
                case .uint32: (try? message.uint32()).map { .uint32($0) }
                case .string: (try? message.string()).map { .string($0) }
                case .objectPath: (try? message.objectPath()).map { .objectPath($0) }
                case .strings: (try? message.strings()).map { .strings($0) }
                case .dictionary: (try? message.dictionary()).map { .dictionary($0) }
                // These are only sent.
                case .uint64, .array, .structure, .variant: argument
                }
            expect(read == argument, "What is sent is read back the same.")
        }
        expect((try? message.string()) == nil, "Nothing follows the last argument.")
    }

    // MARK: The bus

    /// A message; nil where libsystemd refuses to send it.
    private static func sent(_ arguments: [BusArgument]) -> OutgoingMessage? {
        let signal = Signal(
            path: "/org/freedesktop/Notifications", interface: "org.freedesktop.Notifications",
            member: "ActionInvoked", arguments: arguments)
        guard let message = try? OutgoingMessage.of(signal, on: bus) else { return nil }
        guard sd_bus_message_seal(message.pointer, 1, 0) >= 0 else {
            fatalError("A message can be sealed.")
        }
        return message
    }

    /// The message as its reader finds it, at its first argument.
    private static func arrived(_ message: borrowing OutgoingMessage) -> BusMessage {
        guard sd_bus_message_rewind(message.pointer, 1) >= 0 else {
            fatalError("A message can be read from its beginning.")
        }
        return BusMessage(keeping: message.pointer)
    }

    /// A connection to nobody, for a message belongs to one.
    private static let bus: OpaquePointer = {
        var ends: [CInt] = [0, 0]
        var bus: OpaquePointer?
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0,
            sd_bus_new(&bus) >= 0, sd_bus_set_fd(bus, ends[0], ends[0]) >= 0,
            sd_bus_start(bus) >= 0, let bus
        else { fatalError("There is no bus.") }
        return bus
    }()

    // MARK: Arguments

    private static func argument(_ choices: inout Choices) -> BusArgument {
        switch choices.below(10) {
        case 0, 1, 2: .uint32(UInt32(truncatingIfNeeded: choices.integer()))
        case 3, 4: .string(choices.text())
        case 5: .int32(Int32(truncatingIfNeeded: choices.integer()))
        case 6: .bool(choices.byte() % 2 == 0)
        case 7: .byte(choices.byte())
        case 8: .dictionary([choices.text(): .string(choices.text())])
        default: .strings([choices.text(), choices.text()])
        }
    }
}
