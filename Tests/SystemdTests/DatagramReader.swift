import Glibc
import Testing

/// A socket like journald's or the manager's, which reads when the test wants it to.
final class DatagramReader {
    /// As systemd writes it.
    let path: String
    private let fd: CInt

    /// - Parameter name: one beside the file system, with `@`; nil for a path of its own.
    init(named name: String? = nil) throws {
        if let name {
            path = name
        } else {
            var template = Array("/tmp/reader-XXXXXX".utf8CString)
            path = String(cString: try #require(mkdtemp(&template))) + "/socket"
        }
        fd = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) {
            $0.copyBytes(from: path.utf8)
            if name != nil { $0[0] = 0 }
        }
        let size = name.map { 2 + $0.utf8.count } ?? MemoryLayout<sockaddr_un>.size
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(fd, $0, socklen_t(size))
            }
        }
        try #require(result == 0)
    }

    deinit {
        close(fd)
        guard path.hasPrefix("/") else { return }
        unlink(path)
        rmdir(String(path.dropLast("/socket".count)))
    }

    /// What was sent first; nil when there is nothing.
    func receive() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = recv(fd, &bytes, bytes.count, CInt(MSG_DONTWAIT))
        return count < 0 ? nil : Array(bytes.prefix(count))
    }
}
