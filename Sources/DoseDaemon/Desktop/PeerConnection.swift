import Dispatch
import Systemd

/// The way to one peer by its name on a bus, found again when the bus was restarted; no call ever waits.
final class PeerConnection {
    enum Event {
        /// Who has the name now; nil for nobody.
        case owner(String?)
        /// From anybody, for anybody may send one to this connection.
        case signal(BusMessage)
    }

    private struct Line {
        let bus: Bus
        let loop: BusLoop
        var owner: NameOwner?
        var slots: [BusSlot] = []
    }

    /// What is to be done about what happens; set before `connect()`.
    var handle: (Event) -> Void = { _ in }
    private let name: String
    private let rules: [MatchRule]
    private let open: () throws(BusError) -> Bus
    private var line: Line?
    /// Those whose answer is waited for, also beyond the time in which it should come.
    private var calls: [Int: (BusSlot, Countdown)] = [:]
    private var nextCall = 0
    private var retryDelay: Duration?

    /// - Parameters:
    ///   - bus: how the bus is opened; that of the session unless another one is said.
    ///   - rules: which signals are wanted.
    init(
        to name: String, on bus: @escaping () throws(BusError) -> Bus = Bus.openUser,
        rules: [MatchRule]
    ) {
        self.name = name
        open = bus
        self.rules = rules
    }

    /// Whether there is a bus.
    var hasBus: Bool { line != nil }

    /// What tells this bus from every other one, once it is known.
    var identity: String? { line?.bus.identity }

    /// The connection's fd is never shared with a child: libsystemd opens it close-on-exec.
    func connect() {
        guard line == nil else { return }
        do {
            let bus = try open()
            let loop = try BusLoop(bus, on: .main) { [weak self] in self?.lost() }
            line = Line(bus: bus, loop: loop)
            line?.slots = try rules.map { rule in
                try bus.match(rule) { [weak self] in self?.handle(.signal($0)) }
            }
            line?.owner = try NameOwner(of: name, on: bus) { [weak self] state in
                switch state {
                case .unknown: break
                case .nobody: self?.handle(.owner(nil))
                case .connection(let owner): self?.handle(.owner(owner))
                }
            }
            retryDelay = nil
        } catch {
            line = nil
        }
    }

    private func lost() {
        line = nil
        calls = [:]
        handle(.owner(nil))
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
            guard let self, line == nil, retryDelay != nil else { return }
            connect()
            if line == nil { retry() }
        }
    }

    /// Asks the bus to start the peer, if it knows how; whether it did is told by the change of the owner.
    func start() {
        connect()
        let bus = "org.freedesktop.DBus"
        let call = MethodCall(
            destination: bus, path: "/org/freedesktop/DBus", interface: bus,
            member: "StartServiceByName", arguments: [.string(name), .uint32(0)])
        send(call) { _ in }
    }

    /// The answer is waited for until the bus is gone, for a desktop that was stopped answers when it goes on; `late`
    /// tells that it does not come in time.
    func send(
        _ call: MethodCall, late: @escaping () -> Void = {},
        answered: @escaping (Result<BusMessage, BusError>) -> Void
    ) {
        let number = nextCall
        nextCall += 1
        do {
            guard let bus = line?.bus else { throw BusError.disconnected }
            let slot = try bus.call(call, timeout: Self.patience) { [weak self] result in
                self?.calls[number] = nil
                answered(result)
            }
            calls[number] = (slot, Countdown(Bus.timeout, late))
        } catch let error as BusError {
            answered(.failure(error))
        } catch {
            answered(.failure(.disconnected))
        }
    }

    /// Longer than any window is open.
    private static let patience: Duration = .seconds(24 * 3600)
}
