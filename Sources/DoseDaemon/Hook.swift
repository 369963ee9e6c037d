import Glibc
import Linux

/// Runs the person's own command at an alarm, without a shell and without waiting for it.
final class Hook {
    private let children: Children
    /// Those that run, the oldest first, and whether each was told to end.
    private var running: [(pid: pid_t, isTold: Bool)] = []
    /// Whether some had to be ended so that the next one could run.
    private(set) var hangs = false
    private let log: (String) -> Void

    init(_ children: Children, log: @escaping (String) -> Void) {
        self.children = children
        self.log = log
    }

    /// - Parameter variables: what the command is told, beside the daemon's own environment.
    func run(_ command: [String], variables: [String: String]) {
        guard let program = command.first else { return }
        endOldest()
        do throws(Errno) {
            var child: pid_t = 0
            child = try children.run(program, Array(command.dropFirst()), variables: variables) {
                [weak self] status in self?.end(child, status)
            }
            running.append((child, isTold: false))
        } catch {
            log("the command '\(program)' was not run: \(error.text)")
        }
    }

    /// Makes room for the next one, which somebody is to hear: one that waits for ever is ended, at first gently.
    private func endOldest() {
        guard running.count >= Self.limit else {
            hangs = false
            return
        }
        if !hangs {
            log("\(Self.limit) commands are still running; at each alarm the oldest is ended now")
        }
        hangs = true
        for child in running where child.isTold { kill(child.pid, SIGKILL) }
        guard let oldest = running.firstIndex(where: { !$0.isTold }) else { return }
        running[oldest].isTold = true
        kill(running[oldest].pid, SIGTERM)
    }

    private func end(_ child: pid_t, _ status: CInt) {
        guard let index = running.firstIndex(where: { $0.pid == child }) else { return }
        let ended = running.remove(at: index)
        // That it was ended here was told.
        if status != 0, !ended.isTold { log("the command \(wordsOfEnd(status))") }
    }

    /// More than one alarm's worth; commands that hang are not piled up.
    private static let limit = 8
}
