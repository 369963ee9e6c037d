import Glibc

/// The journal of systemd, told over a socket of its own.
///
/// `sd_journal_sendv` waits for a journald that hangs: 512 entries of whatever programs fill its queue, and then it
/// would hold up an alarm. What it does beside, to pass on more than a datagram holds, is not needed here.
package final class Journal {
    private let identifier: String
    private let path: String
    private var socket: DatagramSocket?

    /// - Parameters:
    ///   - identifier: the name under which the entries stand.
    ///   - path: where journald listens.
    package init(identifier: String, path: String = "/run/systemd/journal/socket") {
        self.identifier = identifier
        self.path = path
    }

    /// Hands over an entry or throws at once: EAGAIN where journald does not read, ENOENT where there is none.
    package func send(_ entry: JournalEntry) throws(Service.Failure) {
        let bytes = entry.bytes(identifier: identifier)
        // Kept, for there may be no descriptor left when something has to be said.
        if socket == nil { socket = try DatagramSocket() }
        try socket?.send(bytes, to: path)
    }

    /// Whether what is written to standard error arrives in the journal anyway, so that entries are
    /// to be sent to it instead of being written there.
    package static var isStandardError: Bool {
        var status = stat()
        guard let stream = getenv("JOURNAL_STREAM"), fstat(STDERR_FILENO, &status) == 0 else {
            return false
        }
        return isStream(String(cString: stream), device: status.st_dev, inode: status.st_ino)
    }

    /// Whether a value of `$JOURNAL_STREAM` names this file. The variable alone proves nothing: a process
    /// inherits it even when its standard error is redirected.
    package static func isStream(_ value: String, device: UInt, inode: UInt) -> Bool {
        let parts = value.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        return UInt(parts[0]) == device && UInt(parts[1]) == inode
    }
}
