import Glibc

/// The terminal in which the daemon runs, which rings where no desktop does.
struct Terminal {
    private let isThere = isatty(STDOUT_FILENO) == 1

    func ring(_ notification: Notification) {
        guard isThere else { return }
        say("\u{7}\n  ⏰ \(notification.summary)\n     \(lines(notification))\n")
    }

    func notify(_ notification: Notification) {
        guard isThere else { return }
        say("\n  \(notification.summary)\n  \(lines(notification))\n")
    }

    private func lines(_ notification: Notification) -> String {
        notification.body.split(separator: "\n").joined(separator: "\n     ")
    }

    private func say(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }
}
