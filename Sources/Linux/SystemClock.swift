import CLinux
import Glibc

/// The clocks of the kernel.
package enum SystemClock {
    /// Nanoseconds since 1970-01-01T00:00:00Z; steps when the clock is set.
    package static var realtimeNanoseconds: Int64 { nanoseconds(of: CLOCK_REALTIME) }

    /// Whole milliseconds since 1970-01-01T00:00:00Z, rounded down so that nothing is early.
    package static var realtimeMilliseconds: Int64 {
        let (quotient, remainder) = realtimeNanoseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// Nanoseconds since boot, suspends included; never steps, and means nothing in another boot.
    package static var boottimeNanoseconds: Int64 { nanoseconds(of: CLOCK_BOOTTIME) }

    /// The identity of this boot, which says whether two readings of the boot clock can be compared.
    package static func bootID() throws(Errno) -> String {
        let bytes = try File.read("/proc/sys/kernel/random/boot_id", limit: 64)
        return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    package enum Synchronisation {
        case synchronised
        /// Not by the kernel's flag, which some programs that keep the time never set.
        case unsynchronised
        /// A sandbox forbids asking: `ProtectClock=` and `SystemCallFilter=@system-service` do.
        case untold
    }

    /// Whether the kernel holds the wall clock for synchronised to a reference.
    ///
    /// Only read, never adjusted (`modes` is 0), so no privilege is needed.
    package static func synchronisation() throws(Errno) -> Synchronisation {
        var state = timex()
        guard let status = try Errno.check("adjtimex", absentOn: EPERM, body: { adjtimex(&state) })
        else { return .untold }
        let isSynchronised = status != TIME_ERROR && state.status & STA_UNSYNC == 0
        return isSynchronised ? .synchronised : .unsynchronised
    }

    private static func nanoseconds(of clock: clockid_t) -> Int64 {
        var time = timespec()
        let result = clock_gettime(clock, &time)
        precondition(result == 0, "Linux has had both clocks since 2.6.39.")
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
