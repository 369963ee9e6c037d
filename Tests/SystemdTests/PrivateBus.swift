import BusSignals
import Glibc
import Systemd

/// A message bus of a test's own, ended with it.
final class PrivateBus {
    struct Failure: Error {
        let call: String
    }

    let address: String
    /// nil once it has ended.
    private var pid: pid_t?

    init() throws {
        var ends: [CInt] = [-1, -1]
        guard Self.makePipe(&ends) else { throw Failure(call: "pipe") }
        let arguments = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        pid = try Self.spawn(arguments, output: ends[1])
        close(ends[1])
        defer { close(ends[0]) }
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(ends[0], &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
        address = String(decoding: line, as: UTF8.self)
    }

    deinit { end() }

    /// Ends the bus as a crash would.
    func end() {
        guard let pid else { return }
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
        self.pid = nil
    }

    /// Lets nothing pass until the body is done.
    func suspended(_ body: () throws -> Void) rethrows {
        guard let pid else { return }
        kill(pid, SIGSTOP)
        defer { kill(pid, SIGCONT) }
        try body()
    }

    /// A new connection that the bus has accepted and named.
    func connect() throws -> Bus {
        let bus = try Bus.open(address: address)
        guard try run(bus, until: { bus.uniqueName != nil }) else {
            throw Failure(call: "Hello")
        }
        return bus
    }

    private static func spawn(_ arguments: [String], output: CInt) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        // It complains there about limits that it may not raise.
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let argv = arguments.map { strdup($0) } + [nil]
        defer { for argument in argv { free(argument) } }
        var pid: pid_t = 0
        guard posix_spawnp(&pid, arguments[0], &actions, nil, argv, environ) == 0 else {
            throw Failure(call: "posix_spawnp")
        }
        return pid
    }

    /// Close-on-exec, because tests that run at the same time start processes as well.
    private static func makePipe(_ ends: inout [CInt]) -> Bool {
        guard pipe(&ends) == 0 else { return false }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return true
    }
}

/// Drives connections as the contract says, until a condition holds; false when it does not within a minute.
func run(_ buses: Bus..., until isDone: () -> Bool) throws -> Bool {
    let end = monotonicNanoseconds() + 60_000_000_000
    while !isDone() {
        let now = monotonicNanoseconds()
        if now >= end { return false }
        for bus in buses where bus.interest != .nothing { try bus.process() }
        if isDone() { return true }
        let deadline = min(buses.compactMap(\.deadline).min() ?? end, end)
        var requests = buses.filter { $0.interest != .nothing }.map { bus in
            let writes = bus.interest == .readingAndWriting ? POLLOUT : 0
            return pollfd(fd: bus.fd, events: Int16(POLLIN | writes), revents: 0)
        }
        let wait = deadline > now ? (deadline - now) / 1_000_000 + 1 : 0
        poll(&requests, nfds_t(requests.count), CInt(wait))
    }
    return true
}

/// Waits until the bus has passed on all that was asked of it over a connection.
func settle(_ bus: Bus) throws {
    var isAnswered = false
    let slot = try bus.call(.ofBus("GetId")) { _ in isAnswered = true }
    _ = try run(bus) { isAnswered }
    withExtendedLifetime(slot) {}
}

func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
