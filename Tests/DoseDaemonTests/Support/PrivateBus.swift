import BusSignals
import Dispatch
import Glibc
import Linux

@testable import Systemd

/// A message bus of a test's own, always at the same address.
final class PrivateBus {
    private let folder: TemporaryFolder
    private var child: Child?

    var address: String { "unix:path=\(folder.file("bus"))" }

    init() async throws {
        folder = try TemporaryFolder()
        try await start()
    }

    func start() async throws {
        let silence = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(silence) }
        child = try Child(
            ["dbus-daemon", "--session", "--nofork", "--address=\(address)"], output: silence)
        // Its socket has a name a moment before it listens.
        let isThere = await eventually {
            (try? UnixSocket.connect(to: folder.file("bus"), timeout: .seconds(1))) != nil
        }
        guard isThere else { throw Errno(ECONNREFUSED, "connect", folder.file("bus")) }
    }

    /// Waits until it has answered a newcomer; nothing is waited for when it is not there.
    func roundTrip() async {
        guard let bus = try? Bus.open(address: address),
            let loop = try? BusLoop(bus, on: .main, disconnected: {})
        else { return }
        var isAnswered = false
        let call = try? bus.call(.ofBus("GetId")) { _ in isAnswered = true }
        _ = await eventually { isAnswered }
        withExtendedLifetime((loop, call)) {}
        bus.close()
    }

    /// Ends it as a crash would.
    func end() {
        child = nil
        unlink(folder.file("bus"))
    }

    /// Makes it the bus of the session for as long as the body runs.
    func whileOfSession<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        enterSession()
        defer { Self.leaveSession() }
        return try await body()
    }

    func enterSession() { setenv("DBUS_SESSION_BUS_ADDRESS", address, 1) }

    /// No test rings on the desktop of whoever runs it.
    static func leaveSession() {
        setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1)
    }
}
