import CSystemd
import Glibc

/// This process as a service of systemd: what it tells the service manager.
package enum Service {
    package enum Notice: Equatable, Sendable {
        case ready
        /// The configuration is being read again; to be followed by `ready`.
        case reloading
        case stopping
        /// One line for `systemctl status`.
        case status(String)
        /// Still alive; to come more often than `watchdogInterval`.
        case alive
        /// From now on the manager waits this long for `alive`.
        case watchdogInterval(Duration)

        /// Whether a newer notice says all that this one would.
        package func isOutdated(by newer: Notice) -> Bool {
            func name(_ notice: Notice) -> Substring { assignments(notice).prefix { $0 != "=" } }
            return name(self) == name(newer)
        }
    }

    /// The kernel or libsystemd refused the call with an errno.
    package struct Failure: Error, Equatable {
        package let code: CInt
        package let call: String

        package init(code: CInt, call: String) {
            self.code = code
            self.call = call
        }
    }

    /// Tells the manager all notices at once, the last one wins; false when no manager listens, as in a terminal.
    ///
    /// It never waits, as sd_notify does for a manager that hangs: EAGAIN when its queue is full. The format is
    /// sd_notify(3)'s, one assignment a line.
    @discardableResult
    package static func notify(_ notices: [Notice]) throws(Failure) -> Bool {
        // The environment is kept: it says where to send the next notice.
        guard let path = getenv("NOTIFY_SOCKET") else { return false }
        let text = notices.map(assignments).joined(separator: "\n")
        try DatagramSocket().send(Array(text.utf8), to: String(cString: path))
        return true
    }

    @discardableResult
    package static func notify(_ notices: Notice...) throws(Failure) -> Bool {
        try notify(notices)
    }

    /// How long the manager waits for `alive` before it takes the service for hung; nil when it does not.
    package static func watchdogInterval() throws(Failure) -> Duration? {
        var microseconds: UInt64 = 0
        let isEnabled = try check("sd_watchdog_enabled") { sd_watchdog_enabled(0, &microseconds) }
        return isEnabled > 0 ? .microseconds(Int64(clamping: microseconds)) : nil
    }

    /// What the manager says to this process in the environment, which no child may take for its own.
    package static let variables: Set = [
        "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "LISTEN_FDS", "LISTEN_PID",
        "LISTEN_FDNAMES", "JOURNAL_STREAM",
    ]

    private static func assignments(_ notice: Notice) -> String {
        switch notice {
        case .ready: "READY=1"
        // The manager tells an old notice from a new one by the time of this one (systemd 253 and later).
        case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(monotonicMicroseconds)"
        case .stopping: "STOPPING=1"
        // A line more would be a notice more.
        case .status(let text): "STATUS=\(String(text.map { $0.isNewline ? " " : $0 }))"
        case .alive: "WATCHDOG=1"
        case .watchdogInterval(let interval): "WATCHDOG_USEC=\(interval.microseconds)"
        }
    }

    private static var monotonicMicroseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }

    static func check(_ call: String, _ body: () -> CInt) throws(Failure) -> CInt {
        let result = body()
        if result < 0 { throw Failure(code: -result, call: call) }
        return result
    }
}
