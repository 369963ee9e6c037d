import Dispatch
import Glibc
import Installation
import Linux
import Systemd

/// A login session of the person's desktop, which begins and ends with its bus.
final class DesktopSession {
    /// What tells it from the person's other sessions: where its bus is.
    let address: String
    private let bus: Bus
    private var loop: BusLoop?

    /// That of this process; nil where there is none.
    init?(_ variables: Variables = .process) {
        guard let address = variables.sessionBus, let bus = try? Bus.open(address: address) else {
            return nil
        }
        self.address = address
        self.bus = bus
    }

    /// Tells of its end.
    func watch(ended: @escaping () -> Void) {
        loop = try? BusLoop(bus, on: .main, disconnected: ended)
        if loop == nil { ended() }
    }

    /// Waits, while there is no loop yet, until a peer has hung up; false where the session ends before that.
    func outlasts(_ peer: borrowing FileDescriptor) -> Bool {
        while true {
            var ends = [peer.rawValue, bus.fd].map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            guard poll(&ends, 2, -1) > 0 else { continue }
            if ends[1].revents != 0, (try? bus.process()) == nil { return false }
            guard ends[0].revents != 0 else { continue }
            // What it says meanwhile is of no use here.
            guard case .bytes? = try? peer.receive(limit: 65_536) else { return true }
        }
    }
}
