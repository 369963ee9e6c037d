import Dispatch
import Systemd

/// The notification server of the desktop and the way to it over the session bus; no call to it ever waits.
final class NotificationServer {
    private enum Question { case open, asked, answered }

    /// One connection to the bus and all that hangs on it.
    private struct Connection {
        let bus: Bus
        let loop: BusLoop
        var owner: NameOwner?
        var slots: [BusSlot] = []
        /// Counts the servers seen, so that an answer of an earlier one is known as such.
        var serverNumber = 0
        var server: String?
        /// What the server calls itself.
        var program: String?
        /// Whether the server has said what it can, or is still to.
        var question = Question.open
        var ignoredSignals = 0
        /// How many there are when they are told of again: ten times as many, for anybody can send any number.
        var nextTold = 1
    }

    private static let name = "org.freedesktop.Notifications"
    private static let path = "/org/freedesktop/Notifications"
    private static let busName = "org.freedesktop.DBus"

    /// What is to be done about what happens; set before `connect()`.
    var handle: (Event) -> Void = { _ in }
    private let log: (String) -> Void
    private var connection: Connection?
    private var calls: [Int: PendingCall] = [:]
    private var nextCall = 0
    private var retryDelay: Duration?

    init(log: @escaping (String) -> Void) { self.log = log }

    /// Whether a server is there that can be asked to show something.
    private(set) var abilities: ServerAbilities?

    /// What the server calls itself, such as `dunst`; nil until it has said so.
    var program: String? { connection?.program }

    /// Whether its notifications have buttons that are to be seen.
    var hasButtons: Bool {
        abilities?.contains("actions") ?? false && !Self.menus.contains(program ?? "")
    }

    /// They say that they have actions, and draw none: a menu or a key brings them up.
    private static let menus: Set = ["dunst", "fnott", "mako"]

    /// Which server on which bus is there; nil when there is none.
    var place: String? {
        guard let connection, let server = connection.server, let bus = connection.bus.identity
        else { return nil }
        return "\(bus) \(server)"
    }

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
        connection?.question = .asked
        call("GetServerInformation") { [weak self] message in
            guard let self, message?.signature == "ssss" else { return }
            connection?.program = try? message?.string()
            if abilities != nil { handle(.learned) }
        }
        call("GetCapabilities", late: { [weak self] in self?.learn(nil) }) { [weak self] message in
            let abilities = message.flatMap { try? $0.strings() }
            self?.connection?.question = abilities == nil ? .open : .answered
            self?.learn(abilities.map { Set($0) })
        }
    }

    /// A server that does not say what it can gets the plainest form, until it does.
    private func learn(_ abilities: ServerAbilities?) {
        guard let before = self.abilities else {
            self.abilities = abilities ?? []
            return handle(.appeared)
        }
        guard let abilities, abilities != before else { return }
        self.abilities = abilities
        handle(.learned)
    }

    /// Asks the bus to start a server; many desktops have one that is started by its first caller only.
    func start() {
        connect()
        guard let connection, connection.server == nil else { return }
        let call = MethodCall(
            destination: Self.busName, path: "/org/freedesktop/DBus", interface: Self.busName,
            member: "StartServiceByName", arguments: [.string(Self.name), .uint32(0)])
        // Whether it worked is told by the change of the name's owner.
        send(call, late: {}) { _ in }
    }

    // MARK: Calls

    /// Shows a notification; `told` may be called twice, for a server that is late may still answer.
    ///
    /// One that refuses is asked once more: some take nothing that says within a second what was said before.
    ///
    /// - Parameter isMeant: whether it is still to be shown when it is asked for once more.
    func notify(
        _ notification: Notification, replacing id: UInt32 = 0, isSecond: Bool = false,
        isMeant: @escaping () -> Bool = { true }, told: @escaping (Receipt) -> Void
    ) {
        guard let abilities else { return told(.refused) }
        if connection?.question == .open { askAbilities() }
        let call = methodCall("Notify", notification.arguments(replacing: id, for: abilities))
        let late = { [weak self] in
            self?.log("the notification server did not show an alarm: unanswered")
            told(.late)
        }
        send(call, late: late) { [weak self] result in
            do {
                let answer = try result.get()
                // An id means something only to the server that gave it.
                guard let self, isFromServer(answer) else { return told(.refused) }
                told(.shown(try answer.uint32()))
            } catch BusError.answered where !isSecond {
                DispatchQueue.main.asyncAfter(deadline: .now() + Self.refusalPause) {
                    guard isMeant() else { return told(.refused) }
                    self?.notify(
                        notification, replacing: id, isSecond: true, isMeant: isMeant, told: told)
                }
            } catch {
                self?.log("the notification server did not show an alarm: \(error)")
                told(.refused)
            }
        }
    }

    private static let refusalPause: DispatchTimeInterval = .milliseconds(1100)

    func close(_ id: UInt32) { call("CloseNotification", [.uint32(id)]) { _ in } }

    private func methodCall(_ member: String, _ arguments: [BusArgument]) -> MethodCall {
        MethodCall(
            destination: Self.name, path: Self.path, interface: Self.name, member: member,
            arguments: arguments, startsDestination: false)
    }

    /// Asks the server that is there now; what another one says in its place is not told.
    private func call(
        _ member: String, _ arguments: [BusArgument] = [], late: @escaping () -> Void = {},
        answered: @escaping (BusMessage?) -> Void
    ) {
        let number = connection?.serverNumber
        let isCurrent = { [weak self] in number == self?.connection?.serverNumber }
        send(methodCall(member, arguments), late: { if isCurrent() { late() } }) { result in
            if isCurrent() { answered(try? result.get()) }
        }
    }

    /// The answer is waited for until the server is gone, for a desktop that was stopped answers when it goes on; `late`
    /// tells that it does not come in time.
    private func send(
        _ call: MethodCall, late: @escaping () -> Void,
        answered: @escaping (Result<BusMessage, BusError>) -> Void
    ) {
        let number = nextCall
        nextCall += 1
        do {
            guard let bus = connection?.bus else { throw BusError.disconnected }
            let slot = try bus.call(call, timeout: Self.patience) { [weak self] result in
                self?.calls[number] = nil
                answered(result)
            }
            calls[number] = PendingCall(slot, within: Bus.timeout, late: late)
        } catch let error as BusError {
            answered(.failure(error))
        } catch {
            answered(.failure(.disconnected))
        }
    }

    /// Longer than any window is open.
    private static let patience: Duration = .seconds(24 * 3600)

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
