import Linux

/// Runs the person's own command at an alarm, without a shell and without waiting for it.
final class Hook {
    private let children: Children
    private var running = 0
    private let log: (String) -> Void

    init(_ children: Children, log: @escaping (String) -> Void) {
        self.children = children
        self.log = log
    }

    /// - Parameter variables: what the command is told, beside the daemon's own environment.
    func run(_ command: [String], variables: [String: String]) {
        guard let program = command.first else { return }
        guard running < Self.limit else {
            return log("the command was not run: \(Self.limit) of it are still running")
        }
        do throws(Errno) {
            try children.run(program, Array(command.dropFirst()), variables: variables) {
                [weak self] status in
                self?.running -= 1
                if status != 0 { self?.log("the command \(wordsOfEnd(status))") }
            }
            running += 1
        } catch {
            log("the command '\(program)' was not run: \(error.text)")
        }
    }

    /// More than one alarm's worth; a command that hangs is not piled up.
    private static let limit = 8
}
