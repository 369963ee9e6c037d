import Dispatch
import Systemd

/// The notification server of the desktop and the way to it over the session bus; no call to it ever waits.
final class NotificationServer {
    static let name = "org.freedesktop.Notifications"
    static let path = "/org/freedesktop/Notifications"

    /// What is to be done about what happens; set before `connect()`.
    var handle: (Event) -> Void = { _ in }
    var state = State.absent
    let log: (String) -> Void
    let connection: PeerConnection
    private var foreignSignals = ForeignSignals()

    init(log: @escaping (String) -> Void) {
        self.log = log
        let signals = ["ActionInvoked", "NotificationClosed"].map {
            MatchRule(sender: Self.name, path: Self.path, interface: Self.name, member: $0)
        }
        connection = PeerConnection(to: Self.name, rules: signals + [Self.pauseRule])
        connection.handle = { [weak self] event in
            switch event {
            case .owner(let owner): self?.ownerChanged(owner)
            case .signal(let message): self?.received(message)
            }
        }
    }

    /// What the server can that is there and can be asked to show something; nil where there is none.
    var abilities: ServerAbilities? { state.abilities }

    /// Whether its notifications have buttons that are to be seen.
    var hasButtons: Bool {
        abilities?.contains("actions") ?? false && state.peer?.program?.drawsButtons ?? true
    }

    /// Which server on which bus is there; nil when there is none.
    var place: String? {
        guard let server = state.peer?.owner, let bus = connection.identity else { return nil }
        return "\(bus) \(server)"
    }

    func connect() { connection.connect() }

    /// Asks the bus to start a server; many desktops have one that is started by its first caller only.
    func start() {
        connect()
        if case .absent = state { connection.start() }
    }

    // MARK: The server

    private func ownerChanged(_ owner: String?) {
        let wasThere = abilities != nil
        state = owner.map { .asking(Peer(owner: $0)) } ?? .absent
        if wasThere { handle(.gone) }
        if owner != nil {
            askProgram()
            askAbilities()
        }
    }

    private func askProgram() {
        ask("GetServerInformation") { [weak self] message in
            guard let self, let message, message.signature == "ssss",
                let name = try? message.string(), (try? message.string()) != nil,
                let version = try? message.string()
            else { return }
            state = state.knowing { $0.program = Program(name: name, version: version) }
            askPause()
            if abilities != nil { handle(.learned) }
        }
    }

    func askAbilities() {
        let late = { [weak self] in _ = self?.toldNothing(isAsked: true) }
        ask("GetCapabilities", late: late) { [weak self] message in
            if let abilities = message.flatMap({ try? $0.strings() }) {
                self?.told(ServerAbilities(abilities))
            } else {
                self?.toldNothing(isAsked: false)
            }
        }
    }

    private func told(_ abilities: ServerAbilities) {
        switch state {
        case .asking(let peer):
            state = .ready(peer, abilities)
            handle(.appeared)
        case .unclear(let peer, _):
            state = .ready(peer, abilities)
            handle(.learned)
        case .absent, .ready: break
        }
    }

    private func toldNothing(isAsked: Bool) {
        switch state {
        case .asking(let peer):
            state = .unclear(peer, isAsked: isAsked)
            handle(.appeared)
        case .unclear(let peer, _): state = .unclear(peer, isAsked: isAsked)
        case .absent, .ready: break
        }
    }

    /// Asks the server that is there now; what another one says in its place is not told.
    func ask(
        _ member: String, _ arguments: [BusArgument] = [], of interface: String = name,
        late: @escaping () -> Void = {}, answered: @escaping (BusMessage?) -> Void
    ) {
        let owner = state.peer?.owner
        let isCurrent = { [weak self] in owner == self?.state.peer?.owner }
        let call = Self.call(member, arguments, of: interface)
        connection.send(call, late: { if isCurrent() { late() } }) { result in
            if isCurrent() { answered(try? result.get()) }
        }
    }

    static func call(
        _ member: String, _ arguments: [BusArgument], of interface: String = name
    ) -> MethodCall {
        MethodCall(
            destination: name, path: path, interface: interface, member: member,
            arguments: arguments, startsDestination: false)
    }

    // MARK: Signals

    /// Anybody may send a signal to this connection; only the server's own counts.
    func isFromServer(_ message: BusMessage) -> Bool {
        message.sender != nil && message.sender == state.peer?.owner
    }

    private func received(_ message: BusMessage) {
        switch message.member {
        case "ActionInvoked":
            if isFromServer(message), let event = Event(invoked: message) { return handle(event) }
            if let words = foreignSignals.add() { log(words) }
        case "NotificationClosed":
            if isFromServer(message), let event = Event(closed: message) { handle(event) }
        default: if isFromServer(message) { learnPause(changed: message) }
        }
    }
}
