@testable import DoseCore

/// Bytes as a file of the time zone database.
enum ZoneTarget {
    static func check(_ bytes: [UInt8]) {
        guard let zone = try? Zone(name: "Test/Fuzz", tzif: bytes) else { return }
        for seconds in instants(of: zone) { check(Instant(seconds: seconds), in: zone) }
        for milliseconds in [Int64.min, .max] {
            _ = zone.civil(at: Instant(milliseconds: milliseconds))
        }
        for day in [-1_000_000_000_000, 1_000_000_000_000, 0] {
            _ = zone.resolve(CivilDate(dayNumber: day), .midnight)
        }
    }

    /// Some that every zone has, and those around some of its own changes; an `Instant` can name all of them.
    private static func instants(of zone: Zone) -> [Int64] {
        let starts = zone.stretches.map(\.start).filter { abs($0 / 2) < 4_000_000_000_000_000 }
        let step = max(1, starts.count / 8)
        let some = stride(from: 0, to: starts.count, by: step).map { starts[$0] }
        let around = (some + starts.suffix(1)).flatMap { [$0 - 1, $0, $0 + 1, $0 + 1800] }
        return around + [0, -3_000_000_000, 1_796_141_100, 4_102_444_800, 253_402_300_799]
    }

    private static func check(_ instant: Instant, in zone: Zone) {
        let shown = zone.civil(at: instant)
        switch zone.resolve(shown.date, shown.time) {
        case .unique(let found):
            expect(found == instant, "What clocks show once is shown at that instant.")
        case .overlap(let first, let second):
            expect(first < second, "The first of two comes before the second.")
            expect(
                first == instant || second <= instant, "Nothing is shown before the first time.")
            for found in [first, second] {
                expect(zone.civil(at: found) == shown, "Clocks show what was asked for.")
            }
        case .gap:
            fatalError("What clocks show is in no gap.")
        }
        checkSlot(at: shown, in: zone)
        checkTimestamp(of: instant, in: zone)
    }

    /// A slot is never early by the clock on the wall.
    private static func checkSlot(at shown: CivilDateTime, in zone: Zone) {
        for date in [shown.date, shown.date + 1] {
            for second in [0, 9000, shown.time.secondOfDay / 2] {
                guard let time = CivilTime(secondOfDay: second) else { continue }
                let asked = CivilDateTime(date: date, time: time)
                switch zone.resolve(date, time) {
                case .unique(let found):
                    expect(zone.civil(at: found) == asked, "Clocks show the slot's time.")
                case .overlap(let first, let second):
                    expect(first < second, "The first of two comes before the second.")
                    expect(zone.civil(at: first) == asked, "Clocks show the slot's time.")
                case .gap(let found, let skipped):
                    expect(skipped > .zero, "A gap is as long as what is skipped.")
                    expect(zone.civil(at: found) > asked, "A slot in a gap is moved forward.")
                }
            }
        }
    }

    /// RFC 3339 knows whole minutes and four digits.
    private static func checkTimestamp(of instant: Instant, in zone: Zone) {
        let year = zone.civil(at: instant).date.year
        let offset = zone.offset(at: instant)
        guard (1...9998).contains(year), offset % 60 == 0, abs(offset) < 86_400 else { return }
        expect(
            zone.past(zone.timestamp(instant), at: instant) == instant,
            "An instant that is written is read back the same.")
    }
}
