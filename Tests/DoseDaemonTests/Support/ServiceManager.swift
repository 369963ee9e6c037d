import Glibc
import Linux
import Testing

/// The socket on which a service manager is told things, and its interval; both are named in the environment meanwhile.
final class ServiceManager {
    private let folder: TemporaryFolder
    private let socket: FileDescriptor

    init(interval: Duration) throws {
        folder = try TemporaryFolder()
        let path = folder.file("notify")
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
        setenv("NOTIFY_SOCKET", path, 1)
        setenv("WATCHDOG_USEC", "\(Int64(interval / .microseconds(1)))", 1)
    }

    isolated deinit {
        unsetenv("NOTIFY_SOCKET")
        unsetenv("WATCHDOG_USEC")
    }

    /// What it was told of the watchdog since it was asked last: the new interval, or nil for a mere sign of life.
    func watchdogNotices() -> [Duration?] {
        var notices: [Duration?] = []
        while case .bytes(let bytes)? = try? socket.receive(limit: 4096) {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            guard lines.contains("WATCHDOG=1") else { continue }
            let interval = lines.first { $0.hasPrefix("WATCHDOG_USEC=") }
            notices.append(
                interval.flatMap { Int64($0.dropFirst("WATCHDOG_USEC=".count)) }.map {
                    .microseconds($0)
                })
        }
        return notices
    }
}
