import CLinux
import Glibc

/// A stream that this process was given, written to without ever waiting for who reads it.
///
/// The flags of the stream stay as they are: its description is shared with the shell, which a terminal that does not
/// block would break. What may block is opened anew through /proc instead, for a description of one's own. To ask
/// `poll` first is not enough: a terminal says that it takes a byte, and then waits with the others.
package final class Output {
    private let fd: CInt
    private var own: FileDescriptor?
    /// Whether the end of a line is missing there.
    private var isTorn = false

    package init(_ fd: CInt) { self.fd = fd }

    /// Lets no stream end or stop this process, and opens those that are closed on nothing.
    ///
    /// A reader that is gone is an error of the write then, and not SIGPIPE; a terminal that another job has is written
    /// to, and does not stop who writes (SIGTTOU). Whatever is opened next would take the number of a stream that is
    /// closed, and be told what is meant for that.
    package static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGTTOU, SIG_IGN)
        for fd in STDIN_FILENO...STDERR_FILENO where fcntl(fd, F_GETFD) < 0 {
            // The lowest number that is free is this one.
            _ = open("/dev/null", O_RDWR)
        }
    }

    /// Writes whole lines, or throws where some of it was lost: EAGAIN when nobody reads, EPIPE when nobody will.
    package func write(_ text: String) throws(Errno) {
        let bytes = Array((isTorn ? "\n\(text)" : text).utf8)
        let count = try put(bytes)
        isTorn = count < bytes.count && (count > 0 || isTorn)
        if count < bytes.count { throw Errno(EAGAIN, "write") }
    }

    /// As many of the bytes as are taken at once.
    private func put(_ bytes: [UInt8]) throws(Errno) -> Int {
        var status = stat()
        try Errno.check("fstat") { fstat(fd, &status) }
        switch status.st_mode & Glibc.S_IFMT {
        case Glibc.S_IFREG:
            return try Errno.check("write") { Glibc.write(fd, bytes, bytes.count) }
        case Glibc.S_IFSOCK:
            return try Errno.check("send") {
                Glibc.send(fd, bytes, bytes.count, CInt(MSG_DONTWAIT) | CInt(MSG_NOSIGNAL))
            }
        default:
            do {
                if own == nil { own = try reopen() }
            } catch {
                let isPipe = status.st_mode & Glibc.S_IFMT == Glibc.S_IFIFO
                guard isPipe, error.code == EACCES else { throw error }
                return try putIfThereIsRoom(bytes)
            }
            guard let descriptor = own?.rawValue else { return 0 }
            return try Errno.check("write", absentOn: EAGAIN) {
                Glibc.write(descriptor, bytes, bytes.count)
            } ?? 0
        }
    }

    /// Into a pipe that another user made, as a supervisor does, and that is nobody else's to open.
    ///
    /// A pipe that says it takes something takes so much at once, unless somebody else writes into it meanwhile.
    private func putIfThereIsRoom(_ bytes: [UInt8]) throws(Errno) -> Int {
        var request = pollfd(fd: fd, events: Int16(POLLOUT), revents: 0)
        let readyCount = try Errno.check("poll") { poll(&request, 1, 0) }
        if readyCount == 0 { return 0 }
        return try Errno.check("write") { Glibc.write(fd, bytes, min(bytes.count, Self.pipeRoom)) }
    }

    /// PIPE_BUF.
    private static let pipeRoom = 4096

    private func reopen() throws(Errno) -> FileDescriptor {
        let path = "/proc/self/fd/\(fd)"
        return FileDescriptor(
            owning: try Errno.check("open", path) {
                open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
            })
    }
}
