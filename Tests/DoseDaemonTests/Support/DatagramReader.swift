import Glibc
import Linux
import Testing

/// A socket like journald's or the manager's, which reads when the test wants it to.
final class DatagramReader {
    let path: String
    private let folder: TemporaryFolder
    private let socket: FileDescriptor

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("socket")
        let type = CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_NONBLOCK.rawValue)
        socket = FileDescriptor(owning: Glibc.socket(AF_UNIX, type, 0))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let fd = socket.rawValue
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(fd, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(result == 0)
    }

    /// What was sent first; nil when there is nothing.
    func text() -> String? {
        guard case .bytes(let bytes)? = try? socket.receive(limit: 1 << 16) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    func drain() { while text() != nil {} }
}
