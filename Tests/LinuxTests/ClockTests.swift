import Glibc
import Linux
import Testing

/// Setting the clock needs a privilege and would disturb the whole machine, and time namespaces do not
/// have a wall clock of their own: that a step is told is shown in a virtual machine, not here.
@Suite struct ClockTests {
    @Test func `milliseconds of the wall clock are its nanoseconds rounded down`() {
        let before = SystemClock.realtimeNanoseconds
        let milliseconds = SystemClock.realtimeMilliseconds
        let after = SystemClock.realtimeNanoseconds
        #expect((before / 1_000_000...after / 1_000_000).contains(milliseconds))
    }

    @Test func `the boot clock advances`() {
        let first = SystemClock.boottimeNanoseconds
        #expect(SystemClock.boottimeNanoseconds > first)
    }

    @Test func `one boot has one identity`() throws {
        let id = try SystemClock.bootID()
        #expect(id.utf8.count == 36)
        #expect(try SystemClock.bootID() == id)
    }

    @Test func `to ask whether the clock is synchronised is no error`() throws {
        _ = try SystemClock.synchronisation()
    }

    @Test func `a clock that nobody sets stays silent`() throws {
        let watch = try ClockWatch()
        #expect(!isReadable(watch.fd))
        #expect(try watch.drain() == false)
        #expect(try watch.drain() == false)
    }

    @Test func `the watch is armed for the end of time and cancelled by a step`() throws {
        let watch = try ClockWatch()
        let info = try File.read("/proc/self/fdinfo/\(watch.fd)", limit: 4096)
        let lines = String(decoding: info, as: UTF8.self).split(separator: "\n")
        // TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, in octal.
        #expect(lines.contains("settime flags: 03"))
        #expect(lines.contains("clockid: 0"))
        let remaining = lines.first { $0.hasPrefix("it_value: (") }
        #expect(remaining?.hasPrefix("it_value: (0, 0)") == false)
    }
}
