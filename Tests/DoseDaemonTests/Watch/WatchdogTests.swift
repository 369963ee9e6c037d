import DoseCore
import Glibc
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What the service manager is told, so that it finds a hang before a dose suffers from it.
    struct WatchdogTests {
        private let home: Home
        private let manager: ServiceManager

        init() throws {
            home = try Home()
            manager = try ServiceManager(interval: .minutes(30))
        }

        @Test func `while a dose is open, a hang is found within half a minute`() throws {
            try home.write(planText(due: ago(.minutes(5))))
            try home.start()
            #expect(manager.watchdogNotices() == [.seconds(30)])
        }

        @Test func `the manager never waits beyond the time of the next dose`() throws {
            try home.write(planText(due: ago(.minutes(-10))))
            try home.start()
            let notices = manager.watchdogNotices()
            #expect(notices.count == 1)
            let interval = try #require(notices.first ?? nil)
            #expect(interval > .seconds(590) && interval <= .minutes(10))
        }

        @Test func `far from every dose nothing is told but that it lives`() throws {
            try home.write(planText(due: ago(.minutes(-180))))
            let daemon = try home.start()
            #expect(manager.watchdogNotices() == [nil])
            for _ in 0..<100 { daemon.handle(.clock) }
            #expect(manager.watchdogNotices() == [])
        }

        @Test func `a plan that brings a dose near is told of at once`() throws {
            try home.write(planText(due: ago(.minutes(-180))))
            let daemon = try home.start()
            #expect(manager.watchdogNotices() == [nil])
            try home.write(planText(due: ago(.minutes(5))))
            daemon.reload()
            #expect(manager.watchdogNotices() == [.seconds(30)])
        }

        @Test func `an interval of the manager's own that is shorter still stays`() throws {
            let manager = try ServiceManager(interval: .seconds(20))
            try home.write(planText(due: ago(.minutes(5))))
            try home.start()
            #expect(manager.watchdogNotices() == [nil])
        }

        @Test func `it is fed twice in every interval, and the usual one comes back`() async throws
        {
            var slack: Duration = .milliseconds(600)
            let manager = try ServiceManager(interval: .seconds(3600))
            let watchdog = try #require(Watchdog(shortest: .milliseconds(200)) { slack })
            #expect(manager.watchdogNotices() == [.milliseconds(600)])
            slack = .zero
            await pause(.milliseconds(450))
            // The first after 300 ms, the second 100 ms later.
            let notices = manager.watchdogNotices()
            #expect(notices.first == .milliseconds(200))
            #expect(notices.count >= 2 && notices.dropFirst().allSatisfy { $0 == nil })
            slack = .hours(5)
            var found: [Duration?] = []
            #expect(
                await eventually {
                    found += manager.watchdogNotices()
                    return found.contains(.seconds(3600))
                })
            await pause(.milliseconds(300))
            #expect(manager.watchdogNotices() == [])
            watchdog.hurry()
            #expect(manager.watchdogNotices() == [])
        }

        @Test func `without a manager that watches there is no watchdog`() {
            unsetenv("WATCHDOG_USEC")
            #expect(Watchdog { .zero } == nil)
        }
    }
}
