import CSystemd
import Glibc

/// Sends single datagrams to a socket of the system, and never waits for who reads them.
///
/// libsystemd waits where the reader's queue is full: a journald or a manager that hangs would hold up its caller for
/// as long as that lasts.
struct DatagramSocket: ~Copyable {
    private let fd: CInt

    init() throws(Service.Failure) {
        fd = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        if fd < 0 { throw Service.Failure(code: errno, call: "socket") }
    }

    deinit { _ = close(fd) }

    /// Hands over all of it at once or throws: EAGAIN where the reader's queue is full, EMSGSIZE where it is too long.
    ///
    /// - Parameter path: in the file system, or with `@` for the NUL of a name beside it, as systemd writes them.
    func send(_ bytes: [UInt8], to path: String) throws(Service.Failure) {
        let path = Array(path.utf8)
        var address = sockaddr_un()
        let isAbstract = path.first == UInt8(ascii: "@")
        guard isAbstract || path.first == UInt8(ascii: "/"), !path.contains(0),
            path.count < MemoryLayout.size(ofValue: address.sun_path)
        else { throw Service.Failure(code: EINVAL, call: "sendto") }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) {
            $0.copyBytes(from: path)
            if isAbstract { $0[0] = 0 }
        }
        // A path ends with a NUL, an abstract name where the address does.
        let size = MemoryLayout<sa_family_t>.size + path.count + (isAbstract ? 0 : 1)
        let sent = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(
                    fd, bytes, bytes.count, CInt(MSG_DONTWAIT) | CInt(MSG_NOSIGNAL), $0,
                    socklen_t(size))
            }
        }
        if sent < 0 { throw Service.Failure(code: errno, call: "sendto") }
    }
}
