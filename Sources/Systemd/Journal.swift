import CSystemd
import Glibc

/// The journal of systemd.
package enum Journal {
    /// libsystemd could not pass an entry on, for the reason that the errno tells.
    package struct Failure: Error, Equatable {
        package let code: CInt
    }

    /// Sends an entry as one; where no journal runs, libsystemd drops it and reports no error.
    package static func send(_ entry: JournalEntry) throws(Failure) {
        let lines = entry.lines.map { Array($0.utf8) }
        let result = withVectors(lines) { sd_journal_sendv($0.baseAddress, CInt($0.count)) }
        if result < 0 { throw Failure(code: -result) }
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

    /// Lends the lines to C, all at once.
    private static func withVectors<Value>(
        _ lines: [[UInt8]], _ body: (UnsafeBufferPointer<iovec>) -> Value
    ) -> Value {
        var storage = Array(lines.joined())
        return storage.withUnsafeMutableBytes { storage in
            var vectors: [iovec] = []
            var offset = 0
            for line in lines {
                let start = storage.baseAddress.map { $0 + offset }
                vectors.append(iovec(iov_base: start, iov_len: line.count))
                offset += line.count
            }
            return vectors.withUnsafeBufferPointer(body)
        }
    }
}
