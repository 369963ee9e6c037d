import Glibc
import Linux

extension FileDescriptor {
    /// Tells the peer that nothing more will be sent, as no program of dosed does before it is answered.
    func finishSending() throws(Errno) {
        let fd = rawValue
        try Errno.check("shutdown") { shutdown(fd, CInt(SHUT_WR)) }
    }
}
