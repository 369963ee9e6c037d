import CLinux
import Glibc
import Linux

/// The clocks of the machine, read and set; all in nanoseconds.
enum Clock {
    static let second: Int64 = 1_000_000_000
    static let millisecond: Int64 = 1_000_000

    static var wall: Int64 { SystemClock.realtimeNanoseconds }
    /// Runs on through sleep, and no step moves it.
    static var boot: Int64 { SystemClock.boottimeNanoseconds }

    static func set(_ wall: Int64) throws {
        var time = timespec(tv_sec: Int(wall / second), tv_nsec: Int(wall % second))
        try Errno.check("clock_settime") { clock_settime(CLOCK_REALTIME, &time) }
    }

    /// Sets it by so much with ADJ_SETOFFSET; one call also says that it is right then, as a client of NTP would.
    static func shift(by span: Int64, isSynchronised: Bool = false) throws {
        var change = timex()
        change.modes = UInt32(ADJ_SETOFFSET)
        let seconds = (span - (span < 0 ? second - 1 : 0)) / second
        change.time.tv_sec = Int(seconds)
        change.time.tv_usec = Int((span - seconds * second) / 1000)
        if isSynchronised { synchronise(&change) }
        try Errno.check("adjtimex") { adjtimex(&change) }
    }

    /// Tells the kernel that the wall clock is synchronised to a reference.
    static func synchronise() throws {
        var change = timex()
        synchronise(&change)
        try Errno.check("adjtimex") { adjtimex(&change) }
    }

    private static func synchronise(_ change: inout timex) {
        change.modes |= UInt32(ADJ_STATUS | ADJ_MAXERROR | ADJ_ESTERROR)
        change.status = 0
    }

    /// Lets it run faster or slower by so many percent, of which the kernel allows ten.
    static func slew(percent: Int) throws {
        var change = timex()
        change.modes = UInt32(ADJ_TICK)
        change.tick = 10_000 + percent * 100
        try Errno.check("adjtimex") { adjtimex(&change) }
    }

    static func wait(until wall: Int64) {
        while Clock.wall < wall { usleep(UInt32(clamping: min(wall - Clock.wall, second) / 1000)) }
    }

    /// Suspends the machine to RAM until the real-time clock wakes it; returns when it is awake.
    static func sleep(until wall: Int64) throws {
        let alarm = FileDescriptor(
            owning: try Errno.check("timerfd_create") {
                // CLOCK_REALTIME_ALARM, for which there is no name in Swift.
                timerfd_create(8, CInt(TFD_CLOEXEC))
            })
        var time = itimerspec()
        time.it_value.tv_sec = Int(wall / second)
        try Errno.check("timerfd_settime") {
            timerfd_settime(alarm.rawValue, CInt(TFD_TIMER_ABSTIME), &time, nil)
        }
        try write("mem", to: "/sys/power/state")
    }
}
