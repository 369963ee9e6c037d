import Glibc

/// The socket on which a service manager is told things, and its interval; both are named in the environment meanwhile.
final class ServiceManager {
    private let reader: DatagramReader

    init(interval: Duration) throws {
        reader = try DatagramReader()
        setenv("NOTIFY_SOCKET", reader.path, 1)
        setenv("WATCHDOG_USEC", "\(Int64(interval / .microseconds(1)))", 1)
    }

    isolated deinit {
        unsetenv("NOTIFY_SOCKET")
        unsetenv("WATCHDOG_USEC")
    }

    /// What it was told of the watchdog since it was asked last: the new interval, or nil for a mere sign of life.
    func watchdogNotices() -> [Duration?] {
        var notices: [Duration?] = []
        while let lines = reader.text()?.split(separator: "\n") {
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
