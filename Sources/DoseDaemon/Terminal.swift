import Glibc
import Words
import Linux

/// The terminal in which the daemon runs, which rings where no desktop does.
struct Terminal {
    private let isThere = isatty(STDOUT_FILENO) == 1
    private let output = Output(STDOUT_FILENO)

    /// False when there is a terminal that did not take all of it; it is not waited for.
    func ring(_ notification: Notification) -> Bool {
        let notification = notification.plain
        return say("\u{7}\n  ⏰ \(notification.summary)\n     \(lines(notification))\n")
    }

    /// The same.
    func notify(_ notification: Notification) -> Bool {
        let notification = notification.plain
        return say("\n  \(notification.summary)\n  \(lines(notification))\n")
    }

    private func lines(_ notification: Notification) -> String {
        notification.body.split(separator: "\n").joined(separator: "\n     ")
    }

    private func say(_ text: String) -> Bool {
        !isThere || (try? output.write(text)) != nil
    }
}
