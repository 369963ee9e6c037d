import Dispatch
import Glibc
import Systemd

/// Runs the person's own command at an alarm, without a shell and without waiting for it.
final class Hook {
    /// Those that run, the oldest first, and whether each was told to end.
    private var children: [(pid: pid_t, isTold: Bool)] = []
    /// Whether some had to be ended so that the next one could run.
    private(set) var hangs = false
    private let ended: any DispatchSourceSignal
    private let log: (String) -> Void

    init(log: @escaping (String) -> Void) {
        self.log = log
        ended = DispatchSource.makeSignalSource(signal: SIGCHLD, queue: .main)
        ended.setEventHandler { [weak self] in self?.reap() }
        // Of a child that has ended before the source was listening no signal tells.
        ended.setRegistrationHandler { [weak self] in self?.reap() }
        ended.activate()
    }

    /// - Parameter variables: what the command is told, beside the daemon's own environment.
    func run(_ command: [String], variables: [String: String]) {
        guard let program = command.first else { return }
        endOldest()
        var child: pid_t = 0
        var attributes = Self.makeAttributes()
        defer { posix_spawnattr_destroy(&attributes) }
        let result = withCStrings(command) { arguments in
            withCStrings(environment(adding: variables)) { environment in
                posix_spawnp(&child, program, nil, &attributes, arguments, environment)
            }
        }
        guard result == 0 else {
            return log("the command '\(program)' was not run: \(String(cString: strerror(result)))")
        }
        children.append((child, isTold: false))
    }

    /// Makes room for the next one, which somebody is to hear: one that waits for ever is ended, at first gently.
    private func endOldest() {
        guard children.count >= Self.limit else {
            hangs = false
            return
        }
        if !hangs {
            log(
                "\(Self.limit) commands are still running; at each alarm the oldest is ended now")
        }
        hangs = true
        for child in children where child.isTold { kill(child.pid, SIGKILL) }
        guard let oldest = children.firstIndex(where: { !$0.isTold }) else { return }
        children[oldest].isTold = true
        kill(children[oldest].pid, SIGTERM)
    }

    private func reap() {
        for child in children {
            var status: CInt = 0
            guard waitpid(child.pid, &status, WNOHANG) == child.pid else { continue }
            children.removeAll { $0.pid == child.pid }
            // That it was ended here was told.
            if status != 0, !child.isTold {
                let signal = status & 0x7f
                log(
                    signal == 0
                        ? "the command ended with status \(status >> 8)"
                        : "the command was ended by signal \(signal)")
            }
        }
    }

    /// Dispatch blocks signals in its threads and the daemon ignores some: a child of theirs could not be stopped.
    private static func makeAttributes() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        var signals = sigset_t()
        posix_spawnattr_init(&attributes)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        return attributes
    }

    /// What the service manager told the daemon is not for its children.
    private func environment(adding variables: [String: String]) -> [String] {
        var all: [String] = []
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            let name = String(text.prefix { $0 != "=" })
            if !Service.variables.contains(name), !name.hasPrefix("DOSED_") { all.append(text) }
            next += 1
        }
        return all + variables.map { "\($0.key)=\($0.value)" }
    }

    private func withCStrings<Value>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Value
    ) -> Value {
        let strings: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
        defer { strings.forEach { free($0) } }
        return strings.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("It ends with nil.") }
            return body(base)
        }
    }

    /// More than one alarm's worth; commands that hang are not piled up.
    private static let limit = 8
}
