import Glibc
import DoseSimulator
import Testing
import calendars

@testable import DoseCore

/// Every zone of the machine's tz database against the C library's own reader of it.
///
/// They are one suite and in series because the C library has one zone for the whole process.
@Suite(.serialized)
struct ZoneDatabaseTests {
    /// 1970 to 2100, in seconds.
    static let years: Range<Int64> = 0..<4_133_980_800

    /// The seconds at which a zone changes: from its first transition to some centuries after 2100.
    static func transitions(_ zone: Zone, before end: Int64 = 16_725_225_600) -> [Int64] {
        zone.stretches.dropFirst().map(\.start).filter { $0 < end }
    }

    @Test func `every zone has the offsets that the C library finds, at every transition`() throws {
        let names = try SystemZones.names()
        #expect(names.count > 400)
        let before = getenv("TZ").map { String(cString: $0) }
        defer {
            if let before { setenv("TZ", before, 1) } else { unsetenv("TZ") }
            tzset()
        }
        for name in names {
            let zone = try SystemZones.zone(name)
            setenv("TZ", ":\(SystemZones.folder)/\(name)", 1)
            tzset()
            var previous = Self.years.lowerBound
            var seconds: [Int64] = []
            for transition in Self.transitions(zone) {
                seconds += [
                    (previous + transition) / 2, transition - 1, transition, transition + 1,
                ]
                previous = transition
            }
            // What the zone has missed would show here.
            seconds += stride(
                from: Self.years.lowerBound, to: Self.years.upperBound, by: 7 * 86_400)
            let wrong = seconds.filter { zone.offset(at: Instant(seconds: $0)) != offset(at: $0) }
            #expect(wrong == [], "\(name)")
        }
    }

    private func offset(at seconds: Int64) -> Int {
        var time = time_t(seconds)
        var fields = tm()
        localtime_r(&time, &fields)
        return fields.tm_gmtoff
    }

    @Test func `what a clock shows around a transition stands for that instant`() throws {
        for name in try SystemZones.names() {
            let zone = try SystemZones.zone(name)
            let seconds = Self.transitions(zone).flatMap { transition in
                [-3601, -1800, -1, 0, 1, 1800, 3600].map { transition + $0 }
            }
            let wrong = seconds.filter { !returns(Instant(seconds: $0), in: zone) }
            #expect(wrong == [], "\(name)")
        }
    }

    private func returns(_ instant: Instant, in zone: Zone) -> Bool {
        let civil = zone.civil(at: instant)
        switch zone.resolve(civil.date, civil.time) {
        case .unique(let only): return only == instant
        case .overlap(let first, let second):
            return first < second && [first, second].contains(instant)
        case .gap: return false
        }
    }
}
