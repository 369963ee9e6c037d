import ControlProtocol
import DoseCore
import Glibc
import Linux
import Systemd
import Testing

@testable import DoseDaemon

extension OneSession {
    /// A machine that sleeps, and those who are asked to wake it or to wait.
    struct SleepTests {
        private let bus: PrivateBus
        private let home: Home

        init() async throws {
            bus = try await PrivateBus()
            home = try Home()
            setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address, 1)
        }

        /// With a dose that is due after so long.
        private func start(_ settings: String = "wake = true", dueIn span: Duration = .hours(1))
            throws -> Instant
        {
            let due = ago(.zero - span)
            try home.write(planText(due: due))
            try home.folder.write(settings, to: "dosed.toml")
            try home.start(on: bus)
            return due
        }

        private func timer(_ instant: Instant) -> String {
            "dosed-wake-\(instant.milliseconds / 1000).timer"
        }

        /// Where the kernel lets nobody wake the machine, which it does as well where dosed runs in its sandbox.
        private func newAwakener(
            patience: Duration = .milliseconds(100),
            _ changed: @escaping (Awakener.State) -> Void = { _ in }
        ) -> Awakener {
            Awakener(
                hasClock: true,
                alarm: { () throws(Errno) in throw Errno(EPERM, "timerfd_create") },
                patience: patience, changed: changed)
        }

        @Test func `the service manager is asked for a timer, and for another one in its place`()
            async throws
        {
            let manager = try SleepPeer(.manager, on: bus.address)
            let awakener = await bus.whileOfSession { newAwakener() }
            #expect(awakener.state == .untried)
            let (first, second) = (ago(.hours(-1)), ago(.hours(-2)))
            awakener.awaken(at: first)
            #expect(await eventually { awakener.state == .able })
            awakener.awaken(at: first)
            awakener.awaken(at: second)
            #expect(await eventually { manager.started == [timer(first), timer(second)] })
            #expect(await eventually { manager.stopped == [timer(first)] })
            awakener.awaken(at: nil)
            #expect(await eventually { manager.stopped == [timer(first), timer(second)] })
            #expect(manager.started.count == 2)
        }

        @Test
        func `a manager that may not wake the machine is told of, one that comes later asked`()
            async throws
        {
            let awakener = await bus.whileOfSession { newAwakener() }
            awakener.awaken(at: ago(.hours(-1)))
            #expect(await eventually { awakener.state == .forbidden })
            let manager = try SleepPeer(.manager, on: bus.address)
            #expect(await eventually { awakener.state == .able })
            manager.result = "failed"
            awakener.awaken(at: ago(.hours(-2)))
            #expect(await eventually { awakener.state == .forbidden })
        }

        @Test
        func `a timer that a process before has left is found, a session without a bus told of`()
            async throws
        {
            let manager = try SleepPeer(.manager, on: bus.address)
            let next = ago(.hours(-1))
            for _ in 1...2 {
                let awakener = await bus.whileOfSession { newAwakener() }
                awakener.awaken(at: next)
                #expect(await eventually { awakener.state == .able })
            }
            #expect(manager.started == [timer(next)])
            let lonely = newAwakener()
            #expect(await eventually { lonely.state == .forbidden })
        }

        @Test func `a manager that comes to the bus after its services is waited for`() async throws
        {
            var told: [Awakener.State] = []
            let awakener = await bus.whileOfSession {
                newAwakener(patience: .seconds(5)) { told.append($0) }
            }
            awakener.awaken(at: ago(.hours(-1)))
            await bus.roundTrip()
            let manager = try SleepPeer(.manager, on: bus.address)
            #expect(await eventually { !told.isEmpty })
            #expect(told == [.able])
            withExtendedLifetime(manager) {}
        }

        @Test func `the lock is let go of at once where no dose is near, and taken again`()
            async throws
        {
            let logins = try SleepPeer(.logins, on: bus.address)
            _ = try start()
            #expect(await eventually { logins.isLocked })
            try logins.prepareForSleep(true)
            #expect(await eventually(within: .seconds(1)) { !logins.isLocked })
            try logins.prepareForSleep(false)
            #expect(await eventually { logins.isLocked })
            #expect(logins.locks == 2)
        }

        @Test func `a dose that is due in a moment rings before the machine sleeps`() async throws {
            let logins = try SleepPeer(.logins, on: bus.address)
            let due = try start(dueIn: .seconds(3))
            #expect(await eventually { logins.isLocked })
            try logins.prepareForSleep(true)
            #expect(await eventually(within: .seconds(10)) { !logins.isLocked })
            #expect(wallClock - due >= .zero)
            #expect(wallClock - due < .seconds(2))
            #expect(try await home.events().last == "raised")
        }

        @Test func `without the setting nobody is asked, and it counts as soon as it is saved`()
            async throws
        {
            let logins = try SleepPeer(.logins, on: bus.address)
            _ = try start("")
            await bus.roundTrip()
            #expect(try await home.health(.waking) == Wire.Health(.waking, .off))
            #expect(logins.locks == 0)
            try home.folder.write("wake = true", to: "dosed.toml")
            #expect(await eventually { logins.isLocked })
            try home.folder.write("wake = false", to: "dosed.toml")
            #expect(await eventually { !logins.isLocked })
            #expect(try await home.health(.waking) == Wire.Health(.waking, .off))
        }

        @Test func `without a bus of the system it rings all the same, and tells of the wake-up`()
            async throws
        {
            setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1)
            _ = try start(dueIn: .zero)
            #expect(try await home.events().last == "raised")
            let code = try await home.health(.waking).code
            #expect(code == (WakeAlarm.hasClock ? .able : .noClock) || code == .untried)
        }
    }
}
