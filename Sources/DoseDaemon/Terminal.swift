import Glibc
import Linux
import Words

/// The terminal in which the daemon runs, which rings where no desktop does.
struct Terminal {
    /// When it is told what a desktop may show as well.
    enum Use {
        case never, withoutDesktop
        /// Also where the output is no terminal.
        case always
    }

    private let use: Use
    private let isThere = isatty(STDOUT_FILENO) == 1
    private let output = Output(STDOUT_FILENO)

    init(_ use: Use = .withoutDesktop) { self.use = use }

    /// Whether it is to be told what concerns the person.
    func rings(besideDesktop hasDesktop: Bool) -> Bool {
        switch use {
        case .never: false
        case .withoutDesktop: !hasDesktop && isThere
        case .always: true
        }
    }

    /// False when it did not take all of it; it is not waited for.
    func ring(_ notification: Notification) -> Bool {
        let notification = notification.plain
        let bell = isThere ? "\u{7}" : ""
        return say("\(bell)\n  ⏰ \(notification.summary)\n\(lines(notification, "     "))")
    }

    /// The same.
    func notify(_ notification: Notification) -> Bool {
        let notification = notification.plain
        return say("\n  \(notification.summary)\n\(lines(notification, "  "))")
    }

    /// A line for each sentence of what is longer than a usual terminal is wide.
    private func lines(_ notification: Notification, _ indent: String) -> String {
        var lines = ""
        for line in notification.body.split(separator: "\n") {
            let isLong = indent.count + line.count > 79
            let sentences =
                isLong ? String(line).replacing(". ", with: ".\n\(indent)") : String(line)
            lines += "\(indent)\(sentences)\n"
        }
        return lines
    }

    private func say(_ text: String) -> Bool {
        (try? output.write(text)) != nil
    }
}
