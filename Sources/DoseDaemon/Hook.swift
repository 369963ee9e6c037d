import Dispatch
import Glibc

/// Runs the person's own command at an alarm, without a shell and without waiting for it.
final class Hook {
    private var children: Set<pid_t> = []
    private let ended: any DispatchSourceSignal
    private let log: (String) -> Void

    init(log: @escaping (String) -> Void) {
        self.log = log
        ended = DispatchSource.makeSignalSource(signal: SIGCHLD, queue: .main)
        ended.setEventHandler { [weak self] in self?.reap() }
        ended.activate()
    }

    /// - Parameter variables: what the command is told, beside the daemon's own environment.
    func run(_ command: [String], variables: [String: String]) {
        guard let program = command.first else { return }
        guard children.count < Self.limit else {
            return log("the command was not run: \(Self.limit) of it are still running")
        }
        var child: pid_t = 0
        let result = withCStrings(command) { arguments in
            withCStrings(environment(adding: variables)) { environment in
                posix_spawnp(&child, program, nil, nil, arguments, environment)
            }
        }
        guard result == 0 else {
            return log("the command '\(program)' was not run: \(String(cString: strerror(result)))")
        }
        children.insert(child)
    }

    private func reap() {
        for child in children {
            var status: CInt = 0
            guard waitpid(child, &status, WNOHANG) == child else { continue }
            children.remove(child)
            if status != 0 {
                log("the command ended with status \(status >> 8), signal \(status & 0x7f)")
            }
        }
    }

    /// What the service manager told the daemon is not for its children.
    private func environment(adding variables: [String: String]) -> [String] {
        let own = ["NOTIFY_SOCKET", "WATCHDOG_", "LISTEN_", "JOURNAL_STREAM", "DOSED_"]
        var all: [String] = []
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if !own.contains(where: text.hasPrefix) { all.append(text) }
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

    /// More than one alarm's worth; a command that hangs is not piled up.
    private static let limit = 8
}
