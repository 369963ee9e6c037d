import Dispatch
import Glibc
import Linux
import Systemd

/// The programs that the daemon has started: each is told of when it ends, and none is ever waited for.
///
/// There is one of it, for SIGCHLD tells of all children at once and not which of them ended.
final class Children {
    private var ends: [pid_t: (CInt) -> Void] = [:]
    private let ended: any DispatchSourceSignal

    init() {
        ended = DispatchSource.makeSignalSource(signal: SIGCHLD, queue: .main)
        ended.setEventHandler { [weak self] in self?.reap() }
        // Of a child that has ended before the source was listening no signal tells.
        ended.setRegistrationHandler { [weak self] in self?.reap() }
        ended.activate()
    }

    /// Runs a program without a shell.
    ///
    /// - Parameters:
    ///   - variables: what the program is told, beside the daemon's own environment.
    ///   - isMute: whether what it prints goes nowhere; it reads nothing then.
    ///   - ended: told its status as waitpid(2) has it, in a later turn of the loop.
    @discardableResult
    func run(
        _ program: String, _ arguments: [String], variables: [String: String] = [:],
        isMute: Bool = false, ended: @escaping (CInt) -> Void
    ) throws(Errno) -> pid_t {
        var child: pid_t = 0
        var attributes = Self.makeAttributes()
        defer { posix_spawnattr_destroy(&attributes) }
        var files = Self.makeFiles(isMute: isMute)
        defer { posix_spawn_file_actions_destroy(&files) }
        let result = withCStrings([program] + arguments) { arguments in
            withCStrings(environment(adding: variables)) { environment in
                posix_spawnp(&child, program, &files, &attributes, arguments, environment)
            }
        }
        guard result == 0 else { throw Errno(result, "posix_spawn", program) }
        ends[child] = ended
        return child
    }

    private func reap() {
        for child in ends.keys {
            var status: CInt = 0
            guard waitpid(child, &status, WNOHANG) == child else { continue }
            ends.removeValue(forKey: child)?(status)
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

    private static func makeFiles(isMute: Bool) -> posix_spawn_file_actions_t {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        for fd in isMute ? [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] : [] {
            posix_spawn_file_actions_addopen(&files, fd, "/dev/null", O_RDWR, 0)
        }
        return files
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
}

/// How a child ended, of its status in waitpid(2).
func wordsOfEnd(_ status: CInt) -> String {
    let signal = status & 0x7f
    return signal == 0 ? "ended with status \(status >> 8)" : "was ended by signal \(signal)"
}
