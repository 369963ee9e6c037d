import CLinux
import Glibc

/// How long processes were at work.
package enum ProcessorTime {
    /// What a child has used with all its threads since it began; nil where there is no such process.
    package static func used(by child: Int32) -> Duration? {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(child, &clock) == 0, clock_gettime(clock, &time) == 0 else {
            return nil
        }
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
