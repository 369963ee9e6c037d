import Dispatch
import DoseCore
import Linux
import Systemd

/// Holds up a machine that is about to sleep, for as long as an alarm needs that is seconds ahead.
///
/// logind waits for those who hold a lock of this kind, five seconds at the most. Without it nothing is held up.
final class SleepLock {
    /// Held while it is open.
    private final class Lock {
        let descriptor: FileDescriptor

        init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
    }

    private enum State {
        /// Nobody answers to it.
        case away
        case asked
        case held(Lock)
        /// The machine is about to sleep, or does.
        case letGo
    }

    private let connection = PeerConnection(to: logind, on: Bus.openSystem, rules: [sleep])
    private let delay: () -> Duration?
    private let log: (String) -> Void
    private var owner: String?
    private var state = State.away
    private var countdown: Countdown?

    /// - Parameter delay: for how long the machine is to be held up now; nil for not at all.
    init(log: @escaping (String) -> Void, delay: @escaping () -> Duration?) {
        self.log = log
        self.delay = delay
        connection.handle = { [weak self] in self?.handle($0) }
        connection.connect()
    }

    private func handle(_ event: PeerConnection.Event) {
        switch event {
        case .owner(let owner):
            self.owner = owner
            countdown = nil
            state = .away
            if owner != nil { take() }
        case .signal(let message):
            guard message.sender == owner, message.member == "PrepareForSleep",
                message.signature == "b", let isAhead = try? message.bool()
            else { return }
            isAhead ? prepare() : take()
        }
    }

    private func prepare() {
        guard let delay = delay() else { return letGo() }
        countdown = Countdown(delay) { [weak self] in self?.letGo() }
    }

    private func letGo() {
        countdown = nil
        state = .letGo
    }

    private func take() {
        countdown = nil
        state = .asked
        let call = MethodCall(
            destination: Self.logind, path: Self.path, interface: Self.interface,
            member: "Inhibit",
            arguments: ["sleep", "dosed", "Rings a dose that is due in a moment", "delay"]
                .map { .string($0) }, startsDestination: false)
        connection.send(call) { [weak self] in self?.take($0) }
    }

    private func take(_ answer: Result<BusMessage, BusError>) {
        guard case .asked = state else { return }
        do throws(BusError) {
            let descriptor = try answer.get().descriptor()
            state = .held(Lock(FileDescriptor(owning: descriptor)))
        } catch {
            state = .away
            log(
                "a dose that is due in a moment does not hold up a machine that goes to sleep: \(error.words)"
            )
        }
    }

    private static let logind = "org.freedesktop.login1"
    private static let path = "/org/freedesktop/login1"
    private static let interface = "\(logind).Manager"
    private static let sleep = MatchRule(
        sender: logind, path: path, interface: interface, member: "PrepareForSleep")
}
