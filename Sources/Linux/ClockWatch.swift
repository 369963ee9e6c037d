import CLinux
import Glibc

/// Tells when the wall clock was set, and when the machine came back from suspend.
///
/// A timer that never rings, armed with `TFD_TIMER_CANCEL_ON_SET`: the kernel cancels it whenever the
/// distance between the wall clock and the monotonic clock jumps. Slewing by NTP is no jump.
/// Dispatch timers follow such steps by themselves but tell nobody.
package final class ClockWatch {
    private let timer: FileDescriptor

    package init() throws(Errno) {
        timer = FileDescriptor(
            owning: try Errno.check("timerfd_create") {
                timerfd_create(CLOCK_REALTIME, CInt(TFD_CLOEXEC) | CInt(TFD_NONBLOCK))
            })
        try arm()
    }

    /// Readable after a step, until drained.
    package var fd: CInt { timer.rawValue }

    /// Whether the clock was set since the last call; the watch goes on.
    package func drain() throws(Errno) -> Bool {
        var expirations: UInt64 = 0
        do {
            try Errno.check("read") {
                read(fd, &expirations, MemoryLayout.size(ofValue: expirations))
            }
        } catch {
            switch error.code {
            case EAGAIN: return false
            case ECANCELED: break
            default: throw error
            }
        }
        try arm()
        return true
    }

    private func arm() throws(Errno) {
        // The farthest time there is; the kernel cuts it to its own maximum, in the year 2262.
        var never = itimerspec()
        never.it_value.tv_sec = time_t.max
        let flags = CInt(TFD_TIMER_ABSTIME) | CInt(TFD_TIMER_CANCEL_ON_SET)
        // ECANCELED: the clock was set once more just now. The timer is armed all the same, and the
        // caller reads the clock after this.
        _ = try Errno.check("timerfd_settime", absentOn: ECANCELED) {
            timerfd_settime(fd, flags, &never, nil)
        }
    }
}
