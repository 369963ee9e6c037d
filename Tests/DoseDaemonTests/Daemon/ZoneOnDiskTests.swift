import ControlProtocol
import Dispatch
import DoseCore
import Glibc
import Installation
import Linux
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What the daemon makes of a time zone database that is upgraded, damaged or taken away.
    struct ZoneOnDiskTests {
        private let home: Home
        private var zone: String { "system/zones/Home" }

        /// A dose that was due five minutes ago on the clocks of `Home`, where it is about noon.
        init() throws {
            home = try Home()
            // In a folder that holds no other file of the person's: what happens there is told to nobody.
            mkdir(home.folder.file("system"), 0o700)
            let folder = home.folder.file("system/zones")
            mkdir(folder, 0o700)
            home.variables = ["TZDIR": folder]
            try put(noonZoneName)
            try write(due: ago(.minutes(5)))
        }

        private func put(_ name: String) throws {
            try home.folder.write(
                File.read("/usr/share/zoneinfo/\(name)", limit: 1 << 20), to: "new")
            rename(home.folder.file("new"), home.folder.file(zone))
        }

        private func write(due: Instant) throws {
            try home.write(planText(due: due).replacing(noonZoneName, with: "Home"))
        }

        @Test func `rules of a zone that change are followed without a restart`() async throws {
            try write(due: ago(.minutes(5)) + .hours(2))
            try home.start()
            #expect(try await home.status().takeable.isEmpty)
            // Two hours east of it.
            try put(zoneName(atHour: 14))
            #expect(await eventually { home.daemon?.agenda.ledger.ringingDoses.count == 1 })
            #expect(try await home.events() == ["plan_adopted", "raised"])
        }

        @Test(arguments: ["damaged", "empty", "removed"])
        func `a zone that cannot be read any more leaves the doses at their hours, and is told`(
            _ kind: String
        ) async throws {
            try home.start()
            switch kind {
            case "damaged": try home.folder.write("TZif2 and no more", to: zone)
            case "empty": try home.folder.write("", to: zone)
            default: try home.folder.remove(zone)
            }
            let health = try await home.health(.zone) { !$0.isWell }
            #expect(health.code == (kind == "removed" ? .unreadable : .damaged))
            #expect(health.isInForce == true)
            #expect(health.file == home.folder.file(zone))
            #expect(health.zone == "Home")
            #expect(try await home.status().takeable.count == 1)
            try put(noonZoneName)
            #expect(try await home.health(.zone) { $0.isWell }.isWell)
            #expect(try await home.events() == ["plan_adopted", "raised"])
        }

        @Test func `without its zone at the start a plan waits, and no dose rings at a wrong hour`()
            async throws
        {
            try home.start()
            try home.drop()
            try home.folder.remove(zone)
            try home.start()
            #expect(try await home.status().takeable.isEmpty)
            #expect(try await home.events() == ["plan_adopted", "raised"])
            let (plan, zone) = (try await home.health(.plan), try await home.health(.zone))
            #expect(plan.code == .refused)
            #expect(plan.isInForce == false)
            #expect(plan.problems?.map(\.line) == [2])
            #expect(zone.code == .unreadable)
            #expect(zone.isInForce == false)
            #expect(try await home.ask(home.take()).error == "org.dosed.Control.NoPlan")

            try put(noonZoneName)
            #expect(try await home.health(.plan) { $0.isWell }.isWell)
            #expect(try await home.health(.zone).isWell)
            #expect(try await home.status().takeable.map(\.state) == [.ringing])
            #expect(try await home.events() == ["plan_adopted", "raised"])
        }

        @Test func `a database that is away for a while is tried again`() async throws {
            try home.start()
            try home.drop()
            rename(home.folder.file("system/zones"), home.folder.file("system/away"))
            let clock = TestClock()
            home.clock = { clock.now }
            let daemon = try home.start()
            #expect(try await home.status().takeable.isEmpty)
            rename(home.folder.file("system/away"), home.folder.file("system/zones"))
            clock.pass(Limits.storeRetry)
            daemon.handle(.clock)
            #expect(daemon.agenda.zone.name == "Home")
            #expect(try await home.health(.zone).isWell)
            #expect(try await home.status().takeable.count == 1)
        }
    }
}
