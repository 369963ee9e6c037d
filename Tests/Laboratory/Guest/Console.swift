import Glibc

/// Says one line to the host, over the serial line that is this program's output.
///
/// The kernel writes to the same line, so each of ours begins anew and ends before the call returns.
func say(_ line: String) {
    let bytes = Array("\nLAB \(line)\n".utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
}

/// What went wrong in the guest, for the host to read.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
