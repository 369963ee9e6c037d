import Dispatch
import Systemd

/// The notification server of the desktop and the way to it over the session bus; no call to it ever waits.
final class NotificationServer {
    enum Event: Equatable {
        /// A server is there that has not shown anything of ours.
        case appeared(ServerAbilities)
        case gone
        case invoked(id: UInt32, key: String)
        /// For whatever reason; it never counts as an answer.
        case closed(id: UInt32)
    }

    /// One connection to the bus and all that hangs on it.
    private struct Connection {
        let bus: Bus
        let loop: BusLoop
        var owner: NameOwner?
        var slots: [BusSlot] = []
        /// Counts the servers seen, so that an answer of an earlier one is known as such.
        var serverNumber = 0
        var server: String?
        var ignoredSignals = 0
        /// How many there are when they are told of again: ten times as many, for anybody can send any number.
        var nextTold = 1
    }

    private static let name = "org.freedesktop.Notifications"
    private static let path = "/org/freedesktop/Notifications"
    private static let busName = "org.freedesktop.DBus"

    private let handle: (Event) -> Void
    private let log: (String) -> Void
    private var connection: Connection?
    private var calls: [Int: BusSlot] = [:]
    private var nextCall = 0
    private var retryDelay: Duration?

    init(log: @escaping (String) -> Void, handle: @escaping (Event) -> Void) {
        self.log = log
        self.handle = handle
    }

    /// Whether a server is there that can be asked to show something.
    private(set) var abilities: ServerAbilities?

    /// The connection's fd is never shared with a child: libsystemd opens it close-on-exec.
    func connect() {
        guard connection == nil else { return }
        do {
            let bus = try Bus.openUser()
            let loop = try BusLoop(bus, on: .main) { [weak self] in self?.lost() }
            connection = Connection(bus: bus, loop: loop)
            let signals = [
                ("ActionInvoked", invoked(_:)), ("NotificationClosed", closed(_:)),
            ]
            for (member, receive) in signals {
                let rule = MatchRule(
                    sender: Self.name, path: Self.path, interface: Self.name, member: member)
                connection?.slots.append(try bus.match(rule, received: receive))
            }
            connection?.owner = try NameOwner(of: Self.name, on: bus) { [weak self] state in
                self?.ownerChanged(state)
            }
            retryDelay = nil
        } catch {
            connection = nil
        }
    }

    private func lost() {
        connection = nil
        calls = [:]
        serverGone()
        retry()
    }

    /// The bus itself was restarted: it is back soon, or the session has ended.
    private func retry() {
        let delay = min((retryDelay ?? .milliseconds(500)) * 2, .seconds(60))
        retryDelay = delay
        DispatchQueue.main.asyncAfter(
            deadline: .now() + .milliseconds(Int(delay / .milliseconds(1)))
        ) {
            [weak self] in
            guard let self, connection == nil, retryDelay != nil else { return }
            connect()
            if connection == nil { retry() }
        }
    }

    // MARK: The server

    private func ownerChanged(_ state: NameOwner.State) {
        connection?.server = nil
        switch state {
        case .unknown: break
        case .nobody: serverGone()
        case .connection(let owner):
            serverGone()
            connection?.server = owner
            connection?.serverNumber += 1
            askAbilities()
        }
    }

    private func serverGone() {
        guard abilities != nil else { return }
        abilities = nil
        handle(.gone)
    }

    private func askAbilities() {
        let number = connection?.serverNumber
        call("GetCapabilities", []) { [weak self] result in
            guard let self, number == connection?.serverNumber else { return }
            let abilities = (try? result.get()).flatMap { try? $0.strings() }
            // A server that does not say what it can gets the plainest form.
            self.abilities = Set(abilities ?? [])
            handle(.appeared(self.abilities ?? []))
        }
    }

    /// Asks the bus to start a server; many desktops have one that is started by its first caller only.
    func start() {
        connect()
        guard let connection, connection.server == nil else { return }
        let call = MethodCall(
            destination: Self.busName, path: "/org/freedesktop/DBus", interface: Self.busName,
            member: "StartServiceByName", arguments: [.string(Self.name), .uint32(0)])
        // Whether it worked is told by the change of the name's owner.
        send(call) { _ in }
    }

    // MARK: Calls

    /// Shows a notification; `shown` is given its id, or nil when the server did not take it.
    ///
    /// One that refuses is asked once more: some take nothing that says within a second what was said before.
    func notify(
        _ notification: Notification, replacing id: UInt32 = 0, isSecond: Bool = false,
        shown: @escaping (UInt32?) -> Void
    ) {
        guard let abilities else { return shown(nil) }
        call("Notify", notification.arguments(replacing: id, for: abilities)) {
            [weak self] result in
            do {
                shown(try result.get().uint32())
            } catch BusError.answered where !isSecond {
                DispatchQueue.main.asyncAfter(deadline: .now() + Self.refusalPause) {
                    self?.notify(notification, replacing: id, isSecond: true, shown: shown)
                }
            } catch {
                self?.log("the notification server did not show an alarm: \(error)")
                shown(nil)
            }
        }
    }

    private static let refusalPause: DispatchTimeInterval = .milliseconds(1100)

    func close(_ id: UInt32) {
        call("CloseNotification", [.uint32(id)]) { _ in }
    }

    private func call(
        _ member: String, _ arguments: [BusArgument],
        answered: @escaping (Result<BusMessage, BusError>) -> Void
    ) {
        let call = MethodCall(
            destination: Self.name, path: Self.path, interface: Self.name, member: member,
            arguments: arguments, startsDestination: false)
        send(call, answered: answered)
    }

    private func send(
        _ call: MethodCall, answered: @escaping (Result<BusMessage, BusError>) -> Void
    ) {
        let number = nextCall
        nextCall += 1
        do {
            guard let bus = connection?.bus else { throw BusError.disconnected }
            calls[number] = try bus.call(call) { [weak self] result in
                self?.calls[number] = nil
                answered(result)
            }
        } catch let error as BusError {
            answered(.failure(error))
        } catch {
            answered(.failure(.disconnected))
        }
    }

    // MARK: Signals

    /// Anybody may send a signal to this connection; only the server's own counts.
    private func isFromServer(_ message: BusMessage) -> Bool {
        message.sender != nil && message.sender == connection?.server
    }

    private func invoked(_ message: BusMessage) {
        guard isFromServer(message), let event = Event(invoked: message) else { return ignored() }
        handle(event)
    }

    private func ignored() {
        guard var connection else { return }
        connection.ignoredSignals += 1
        if connection.ignoredSignals == connection.nextTold {
            log(
                connection.nextTold == 1
                    ? "a signal that is not the notification server's was ignored"
                    : "\(connection.nextTold) signals that are not the notification server's were ignored by now"
            )
            connection.nextTold *= 10
        }
        self.connection = connection
    }

    private func closed(_ message: BusMessage) {
        guard isFromServer(message), let event = Event(closed: message) else { return }
        handle(event)
    }
}

extension NotificationServer.Event {
    /// Nil when the arguments are not those of `ActionInvoked`.
    init?(invoked message: BusMessage) {
        guard message.signature == "us", let id = try? message.uint32(),
            let key = try? message.string()
        else { return nil }
        self = .invoked(id: id, key: key)
    }

    /// Nil when the arguments are not those of `NotificationClosed`.
    init?(closed message: BusMessage) {
        guard message.signature == "uu", let id = try? message.uint32() else { return nil }
        self = .closed(id: id)
    }
}
