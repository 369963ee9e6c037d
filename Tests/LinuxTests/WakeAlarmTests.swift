import Glibc
import Linux
import Testing

/// Whether the machine really wakes is tried in the laboratory of the clock.
@Suite struct WakeAlarmTests {
    @Test func `it is armed and disarmed, or forbidden`() throws {
        do {
            let alarm = try WakeAlarm()
            try alarm.arm(atMilliseconds: SystemClock.realtimeMilliseconds + 3_600_000)
            try alarm.arm(atMilliseconds: nil)
        } catch {
            #expect(error.code == EPERM && geteuid() != 0)
        }
    }
}
