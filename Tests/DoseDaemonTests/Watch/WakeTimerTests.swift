import DoseCore
import Testing

@testable import DoseDaemon

/// The timer of the agenda.
struct WakeTimerTests {
    /// Arms the next alarm whenever one rang.
    private final class Alarms {
        var armed: [Instant] = []
        var rang: [Instant] = []
        private var timer: WakeTimer?

        func start(_ count: Int) {
            timer = WakeTimer { [weak self] in
                guard let self else { return }
                rang.append(wallClock)
                if rang.count < count { arm() }
            }
            arm()
        }

        private func arm() {
            // From one millisecond ahead to seven.
            armed.append(wallClock + .milliseconds(1 + rang.count % 7))
            if let last = armed.last { timer?.arm(at: last) }
        }
    }

    @Test func `it is never early`() async {
        let alarms = Alarms()
        alarms.start(300)
        #expect(await eventually(within: .seconds(20)) { alarms.rang.count == 300 })
        let lateness = zip(alarms.rang, alarms.armed).map { ($0 - $1).milliseconds }
        #expect(lateness.allSatisfy { $0 >= 0 })
        print("late by \(lateness.sorted()[lateness.count / 2]) ms in the middle")
    }

    @Test func `an instant that has passed rings at once, and each arming replaces the one before`()
        async
    {
        var count = 0
        let timer = WakeTimer { count += 1 }
        timer.arm(at: wallClock + .milliseconds(50))
        timer.arm(at: wallClock + .hours(1))
        await pause(.milliseconds(150))
        #expect(count == 0)
        timer.arm(at: wallClock - .hours(1))
        #expect(await eventually { count == 1 })
        await pause(.milliseconds(50))
        #expect(count == 1)
    }
}
