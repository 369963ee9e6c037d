import Glibc
import Systemd
import Testing

/// Each in a process of its own, because the service manager speaks through the environment.
@Suite struct ServiceTests {
    @Test func `notices reach the manager's socket`() async {
        await #expect(processExitsWith: .success) {
            let manager = try Manager()
            try Service.notify(.ready, .status("next dose 17:00\nREADY=0"))
            #expect(manager.receive() == ["READY=1", "STATUS=next dose 17:00 READY=0"])
            try Service.notify(.alive, .watchdogInterval(.seconds(30)))
            #expect(manager.receive() == ["WATCHDOG=1", "WATCHDOG_USEC=30000000"])
            try Service.notify(.stopping)
            #expect(manager.receive() == ["STOPPING=1"])
        }
    }

    @Test func `a manager beside the file system is reached as well`() async {
        await #expect(processExitsWith: .success) {
            let manager = try Manager(named: "@dosed-tests-\(getpid())")
            #expect(try Service.notify(.ready))
            #expect(manager.receive() == ["READY=1"])
        }
    }

    @Test func `a manager that does not read is not waited for`() async {
        await #expect(processExitsWith: .success) {
            let manager = try Manager()
            #expect(throws: Service.Failure(code: EAGAIN, call: "sendto")) {
                for _ in 0..<100_000 { try Service.notify(.alive) }
            }
            _ = manager.receive()
            #expect(try Service.notify(.alive))
        }
    }

    @Test(arguments: ["", "relative", "vsock:2:1234", "/" + String(repeating: "x", count: 108)])
    func `an address that is none is an error`(address: String) async {
        await #expect(processExitsWith: .success) { [address] in
            setenv("NOTIFY_SOCKET", address, 1)
            #expect(throws: Service.Failure(code: EINVAL, call: "sendto")) {
                try Service.notify(.ready)
            }
        }
    }

    @Test func `a newer notice of its kind outdates one`() {
        #expect(Service.Notice.status("next dose 17:00").isOutdated(by: .status("a dose is open")))
        #expect(Service.Notice.alive.isOutdated(by: .alive))
        #expect(!Service.Notice.alive.isOutdated(by: .watchdogInterval(.seconds(30))))
        #expect(!Service.Notice.ready.isOutdated(by: .reloading))
    }

    @Test func `a reload tells its time`() async {
        await #expect(processExitsWith: .success) {
            let manager = try Manager()
            let before = monotonicNanoseconds() / 1000
            #expect(try Service.notify(.reloading))
            let lines = manager.receive()
            #expect(lines.first == "RELOADING=1")
            let time = try #require(lines.last?.split(separator: "=").last)
            let microseconds = try #require(UInt64(time))
            #expect((before...monotonicNanoseconds() / 1000).contains(microseconds))
        }
    }

    @Test func `without a manager nobody is told and nothing is wrong`() async {
        await #expect(processExitsWith: .success) {
            Service.variables.forEach { unsetenv($0) }
            let isTold = try Service.notify(.ready)
            #expect(!isTold)
            #expect(try Service.watchdogInterval() == nil)
            #expect(try Service.takeSockets() == [])
        }
    }

    @Test func `a manager that is gone is an error`() async {
        await #expect(processExitsWith: .success) {
            setenv("NOTIFY_SOCKET", "/none/notify", 1)
            #expect(throws: Service.Failure(code: ENOENT, call: "sendto")) {
                try Service.notify(.ready)
            }
        }
    }

    @Test func `the watchdog's interval counts for the process that it is meant for`() async {
        await #expect(processExitsWith: .success) {
            setenv("WATCHDOG_USEC", "1800000000", 1)
            setenv("WATCHDOG_PID", "\(getpid())", 1)
            let interval = try Service.watchdogInterval()
            #expect(interval == .seconds(1800))
            setenv("WATCHDOG_PID", "1", 1)
            #expect(try Service.watchdogInterval() == nil)
            setenv("WATCHDOG_PID", "\(getpid())", 1)
            setenv("WATCHDOG_USEC", "soon", 1)
            #expect(throws: Service.Failure(code: EINVAL, call: "sd_watchdog_enabled")) {
                try Service.watchdogInterval()
            }
        }
    }

    @Test func `sockets are handed over with their names, once`() async {
        await #expect(processExitsWith: .success) {
            let listener = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
            // Binding to a family only lets the kernel choose a name.
            var family = sa_family_t(AF_UNIX)
            let isBound = withUnsafePointer(to: &family) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(listener, $0, socklen_t(MemoryLayout<sa_family_t>.size)) == 0
                }
            }
            #expect(isBound && listen(listener, 1) == 0)
            setenv("LISTEN_PID", "\(getpid())", 1)
            setenv("LISTEN_FDS", "2", 1)
            setenv("LISTEN_FDNAMES", "control:other", 1)
            let (sockets, again, areListeners) = try passing([listener, STDERR_FILENO]) {
                let sockets = try Service.takeSockets()
                return (sockets, try Service.takeSockets(), sockets.map(\.isUnixListener))
            }
            #expect(sockets.map(\.name) == ["control", "other"])
            #expect(sockets.map(\.fd) == [3, 4])
            #expect(areListeners == [true, false])
            #expect(again == [])
        }
    }
}

/// Puts descriptors where the manager passes them, from 3 on; what was there comes back afterwards, as
/// the test's own channel to its parent may be.
private func passing<Value>(_ passed: [CInt], _ body: () throws -> Value) rethrows -> Value {
    let places = (0..<passed.count).map { CInt(3 + $0) }
    let others = places.map { dup($0) }
    defer {
        for (place, other) in zip(places, others) {
            if other >= 0 { dup2(other, place) } else { close(place) }
        }
    }
    for (place, fd) in zip(places, passed) { dup2(fd, place) }
    return try body()
}

/// The socket on which a service manager listens, named in the environment.
private final class Manager {
    private let reader: DatagramReader

    /// - Parameter name: one beside the file system, with `@`.
    init(named name: String? = nil) throws {
        reader = try DatagramReader(named: name)
        setenv("NOTIFY_SOCKET", reader.path, 1)
    }

    /// The assignments of one notification.
    func receive() -> [String] {
        String(decoding: reader.receive() ?? [], as: UTF8.self).split(separator: "\n")
            .map(String.init)
    }
}
