import Glibc
import Linux

/// Whether there is something to read at once.
func isReadable(_ fd: CInt) -> Bool {
    var request = pollfd(fd: fd, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) == 1
}

extension FileDescriptor {
    /// Tells the peer that nothing more will be sent.
    func finishSending() throws(Errno) {
        let fd = rawValue
        try Errno.check("shutdown") { shutdown(fd, CInt(SHUT_WR)) }
    }
}
