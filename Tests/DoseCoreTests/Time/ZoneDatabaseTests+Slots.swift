import DoseSimulator
import Testing
import calendars

@testable import DoseCore

/// In the suite that has the C library's zone to itself; `make calendars` looks at every single change.
extension ZoneDatabaseTests {
    @Test func `each quarter of an hour is due once on its date, when the C library says`() throws {
        var seen: Set<[Int64]> = []
        for name in try SystemZones.names() {
            let zone = try SystemZones.zone(name)
            for (before, after) in zip(zone.stretches, zone.stretches.dropFirst())
            where Self.years.contains(after.start) {
                // Changes of one length at one time of day are alike.
                let wall = after.start + Int64(before.offset)
                let kind = [
                    Int64(before.offset), Int64(after.offset), floorDivide(wall, 86_400).remainder,
                ]
                guard seen.insert(kind).inserted else { continue }
                #expect(
                    surroundings(of: after.start, in: zone).flatMap { $0.differencesOfThePlan() }
                        == [])
            }
        }
        #expect(seen.count > 200)
    }

    @Test(arguments: [
        ("Europe/Paris", "2026-03-29 01:00"), ("Europe/Paris", "2026-10-25 01:00"),
        ("America/Santiago", "2026-09-06 04:00"), ("America/Santiago", "2026-04-05 03:00"),
        ("Australia/Lord_Howe", "2026-10-03 15:30"), ("Pacific/Apia", "2011-12-30 10:00"),
        ("America/Nuuk", "2090-03-26 01:00"),
    ])
    func `the agenda rings each quarter of an hour once`(name: String, change: String) throws {
        let around = surroundings(
            of: try utc(change).milliseconds / 1000, in: try SystemZones.zone(name))
        #expect(around.count == 1)
        #expect(around.flatMap { $0.differencesTaken() } == [])
    }

    /// As the C library reads the zone around a change; nothing where it knows of none.
    private func surroundings(of change: Int64, in zone: Zone) -> [Surroundings] {
        let days: Int64 = 5 * 86_400
        let oracle = CLibraryZone(
            zone.name, within: change - days..<change + days, step: 900)
        return oracle.changes.filter { $0.at == change }.map {
            Surroundings(of: $0, in: zone, oracle: oracle)
        }
    }
}
