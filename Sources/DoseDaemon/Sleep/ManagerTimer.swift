import DoseCore
import Systemd

/// A timer of the user's service manager that wakes the machine.
///
/// The manager has the capability for it since systemd 254 and gives it to no service; and in the sandbox of this one,
/// which is a user namespace, it would be worth nothing.
final class ManagerTimer {
    enum Outcome: Equatable {
        case armed
        /// Nobody keeps timers on this bus.
        case noManager
        /// It was started, and failed: systemd tells its journal why, and nobody else.
        case failed
        case refused(String)
    }

    private let connection = PeerConnection(to: manager, rules: [jobs])
    private let patience: Duration
    private let told: (Outcome) -> Void
    private var absence: Countdown?
    private var owner: String?
    private var wanted: Instant?
    /// The unit that was asked for last, while it may be there.
    private var unit: String?

    /// - Parameters:
    ///   - patience: how long a manager may be away before that is told: as a session begins it comes to the bus after its
    ///     services.
    ///   - told: what became of the timer that was asked for last.
    init(patience: Duration, told: @escaping (Outcome) -> Void) {
        self.patience = patience
        self.told = told
        connection.handle = { [weak self] in self?.handle($0) }
        connect()
    }

    /// Looks for a bus where none was.
    func connect() {
        connection.connect()
        if !connection.hasBus { awaitManager() }
    }

    private func awaitManager() {
        absence = Countdown(patience) { [weak self] in self?.told(.noManager) }
    }

    /// In the place of what it was armed for before; nil for nothing.
    func arm(at instant: Instant?) {
        guard instant != wanted else { return }
        wanted = instant
        renew()
    }

    private func renew() {
        let before = unit
        unit = nil
        if owner != nil, let wanted { start(wanted) }
        if let before, before != unit { stop(before) }
    }

    private func start(_ instant: Instant) {
        // A whole second: the timer is never late for the ring, which comes at its own instant.
        let seconds = instant.milliseconds / 1000
        let name = "\(Self.prefix)\(seconds).timer"
        unit = name
        let timer: [(String, BusArgument)] = [
            ("Description", .string("Wakes the machine for dosed")),
            (
                "TimersCalendar",
                .array(of: "(ss)", [.structure([.string("OnCalendar"), .string("@\(seconds)")])])
            ),
            ("WakeSystem", .bool(true)),
            ("AccuracyUSec", .uint64(1)),
            ("RemainAfterElapse", .bool(false)),
            ("CollectMode", .string("inactive-or-failed")),
        ]
        // A timer has to start something: to be awake is all that is wanted.
        let service: [(String, BusArgument)] = [
            ("Description", .string("Nothing: the machine was woken for dosed")),
            ("Type", .string("oneshot")),
            ("CollectMode", .string("inactive-or-failed")),
            (
                "ExecStart",
                .array(
                    of: "(sasb)",
                    [
                        .structure([
                            .string("/bin/sh"), .strings(["sh", "-c", ":"]), .bool(false),
                        ])
                    ])
            ),
        ]
        let call = Self.call(
            "StartTransientUnit", .string(name), .string("replace"), Self.list(timer),
            .array(
                of: "(sa(sv))",
                [.structure([.string("\(Self.prefix)\(seconds).service"), Self.list(service)])]))
        connection.send(call) { [weak self] in
            guard let self, unit == name, case .failure(let error) = $0 else { return }
            if case .answered(name: Self.exists, _) = error { return told(.armed) }
            unit = nil
            told(.refused(error.words))
        }
    }

    private func stop(_ unit: String) {
        connection.send(Self.call("StopUnit", .string(unit), .string("replace"))) { _ in }
    }

    private func handle(_ event: PeerConnection.Event) {
        switch event {
        case .owner(let owner):
            self.owner = owner
            unit = nil
            absence = nil
            if owner == nil { awaitManager() } else { renew() }
        case .signal(let message): ended(message)
        }
    }

    /// Starting it was a job, which says how it ended.
    private func ended(_ message: BusMessage) {
        guard message.sender == owner, message.member == "JobRemoved",
            message.signature == "uoss", (try? message.uint32()) != nil,
            (try? message.objectPath()) != nil, let name = try? message.string(),
            let result = try? message.string(), name == unit
        else { return }
        if result != "done" { unit = nil }
        told(result == "done" ? .armed : .failed)
    }

    private static func list(_ properties: [(String, BusArgument)]) -> BusArgument {
        .array(
            of: "(sv)", properties.map { .structure([.string($0.0), .variant($0.1)]) })
    }

    private static func call(_ member: String, _ arguments: BusArgument...) -> MethodCall {
        MethodCall(
            destination: manager, path: path, interface: "\(manager).Manager", member: member,
            arguments: arguments, startsDestination: false)
    }

    /// Its timers are told from others', and by their time from one another: one that was asked for by a process before is
    /// found again.
    static let prefix = "dosed-wake-"
    private static let manager = "org.freedesktop.systemd1"
    private static let path = "/org/freedesktop/systemd1"
    private static let exists = "org.freedesktop.systemd1.UnitExists"
    private static let jobs = MatchRule(
        sender: manager, path: path, interface: "\(manager).Manager", member: "JobRemoved")
}
