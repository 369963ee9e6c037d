import CLinux
import Glibc

/// A timer that wakes the machine from suspend.
///
/// Nobody reads it: that the machine woke up is told by `ClockWatch`, and what is due by then by a timer of its own.
package final class WakeAlarm {
    private let timer: FileDescriptor

    /// - Throws: EPERM where the process has no CAP_WAKE_ALARM, of which a namespace of users gives none.
    package init() throws(Errno) {
        timer = FileDescriptor(
            owning: try Errno.check("timerfd_create") {
                timerfd_create(Self.clock, CInt(TFD_CLOEXEC) | CInt(TFD_NONBLOCK))
            })
    }

    /// Whether the machine has a real-time clock that can wake it.
    package static var hasClock: Bool {
        var time = timespec()
        return clock_gettime(clock, &time) == 0
    }

    /// In the place of what it was armed for before; nil for nothing.
    package func arm(atMilliseconds instant: Int64?) throws(Errno) {
        var time = itimerspec()
        if let instant {
            // Nothing at all would disarm it.
            let (seconds, milliseconds) = max(instant, 1).quotientAndRemainder(dividingBy: 1000)
            time.it_value = timespec(
                tv_sec: Int(seconds), tv_nsec: Int(milliseconds) * 1_000_000)
        }
        try Errno.check("timerfd_settime") {
            timerfd_settime(timer.rawValue, CInt(TFD_TIMER_ABSTIME), &time, nil)
        }
    }

    /// CLOCK_REALTIME_ALARM, a macro with a cast, which Swift does not import.
    private static let clock: clockid_t = 8
}
