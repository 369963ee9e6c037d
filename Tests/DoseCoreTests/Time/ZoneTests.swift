import DoseCore
import DoseSimulator
import Testing

/// Reads `2026-03-29 07:00:00` as UTC.
func utc(_ text: String) throws -> Instant {
    let parts = text.split(separator: " ").map(String.init)
    let date = try #require(CivilDate(parts[0]))
    let time = try #require(CivilTime(parts[1]))
    return Instant(seconds: Int64(date.dayNumber * 86_400 + time.secondOfDay))
}

struct ZoneTests {
    enum Expected {
        case unique(String)
        case gap(String, minutes: Int)
        case overlap(String, String)

        func resolution() throws -> CivilResolution {
            switch self {
            case .unique(let text): .unique(try utc(text))
            case .gap(let text, let minutes): .gap(try utc(text), skipped: .minutes(minutes))
            case .overlap(let first, let second):
                .overlap(first: try utc(first), second: try utc(second))
            }
        }
    }

    static let rows: [(zone: String, date: String, time: String, expected: Expected)] = [
        ("Europe/Paris", "2026-03-28", "09:00", .unique("2026-03-28 08:00")),
        ("Europe/Paris", "2026-03-29", "01:59:59", .unique("2026-03-29 00:59:59")),
        ("Europe/Paris", "2026-03-29", "02:00", .gap("2026-03-29 01:00", minutes: 60)),
        ("Europe/Paris", "2026-03-29", "02:30", .gap("2026-03-29 01:30", minutes: 60)),
        ("Europe/Paris", "2026-03-29", "03:00", .unique("2026-03-29 01:00")),
        ("Europe/Paris", "2026-03-29", "09:00", .unique("2026-03-29 07:00")),
        ("Europe/Paris", "2026-10-25", "01:59:59", .unique("2026-10-24 23:59:59")),
        ("Europe/Paris", "2026-10-25", "02:00", .overlap("2026-10-25 00:00", "2026-10-25 01:00")),
        ("Europe/Paris", "2026-10-25", "02:30", .overlap("2026-10-25 00:30", "2026-10-25 01:30")),
        ("Europe/Paris", "2026-10-25", "03:00", .unique("2026-10-25 02:00")),
        ("Europe/Paris", "2026-10-25", "09:00", .unique("2026-10-25 08:00")),
        // After the transitions that the file lists, by its footer; and 400 years on, the same.
        ("Europe/Paris", "2099-03-29", "02:30", .gap("2099-03-29 01:30", minutes: 60)),
        ("Europe/Paris", "2099-07-01", "09:00", .unique("2099-07-01 07:00")),
        ("Europe/Paris", "2426-03-29", "02:30", .gap("2426-03-29 01:30", minutes: 60)),
        ("Europe/Paris", "9999-12-31", "09:00", .unique("9999-12-31 08:00")),
        // Local mean time, 9 min 21 s ahead, and the night on which France gave it up.
        ("Europe/Paris", "1880-01-01", "12:00", .unique("1880-01-01 11:50:39")),
        (
            "Europe/Paris", "1911-03-10", "23:55",
            .overlap("1911-03-10 23:45:39", "1911-03-10 23:55")
        ),
        // The hour after midnight is skipped.
        ("Asia/Beirut", "2026-03-28", "23:59:59", .unique("2026-03-28 21:59:59")),
        ("Asia/Beirut", "2026-03-29", "00:00", .gap("2026-03-28 22:00", minutes: 60)),
        ("America/Santiago", "2026-09-06", "00:00", .gap("2026-09-06 04:00", minutes: 60)),
        ("America/Santiago", "2026-09-06", "01:00", .unique("2026-09-06 04:00")),
        // The hour before midnight comes twice.
        (
            "America/Santiago", "2026-04-04", "23:30",
            .overlap("2026-04-05 02:30", "2026-04-05 03:30")
        ),
        // Half an hour.
        (
            "Australia/Lord_Howe", "2026-04-05", "01:45",
            .overlap("2026-04-04 14:45", "2026-04-04 15:15")
        ),
        ("Australia/Lord_Howe", "2026-04-05", "02:00", .unique("2026-04-04 15:30")),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", .gap("2026-10-03 15:45", minutes: 30)),
        // A date that never was, and one that came twice.
        ("Pacific/Apia", "2011-12-29", "23:59:59", .unique("2011-12-30 09:59:59")),
        ("Pacific/Apia", "2011-12-30", "00:00", .gap("2011-12-30 10:00", minutes: 1440)),
        ("Pacific/Apia", "2011-12-30", "09:00", .gap("2011-12-30 19:00", minutes: 1440)),
        ("Pacific/Apia", "2011-12-31", "09:00", .unique("2011-12-30 19:00")),
        (
            "America/Juneau", "1867-10-19", "00:00",
            .overlap("1867-10-18 08:57:41", "1867-10-19 08:57:41")
        ),
        ("America/New_York", "2026-03-08", "02:30", .gap("2026-03-08 07:30", minutes: 60)),
        (
            "America/New_York", "2026-11-01", "01:30",
            .overlap("2026-11-01 05:30", "2026-11-01 06:30")
        ),
        // Daylight time in winter, an hour less.
        ("Europe/Dublin", "2026-01-15", "09:00", .unique("2026-01-15 09:00")),
        ("Europe/Dublin", "2026-07-15", "09:00", .unique("2026-07-15 08:00")),
        ("Europe/Dublin", "2090-01-15", "09:00", .unique("2090-01-15 09:00")),
        ("Europe/Dublin", "2090-07-15", "09:00", .unique("2090-07-15 08:00")),
        // An hour less during Ramadan.
        (
            "Africa/Casablanca", "2025-02-23", "02:30",
            .overlap("2025-02-23 01:30", "2025-02-23 02:30")
        ),
        ("Africa/Casablanca", "2025-03-15", "09:00", .unique("2025-03-15 09:00")),
        ("Africa/Casablanca", "2025-04-06", "02:30", .gap("2025-04-06 02:30", minutes: 60)),
        ("Asia/Kolkata", "2026-03-29", "02:30", .unique("2026-03-28 21:00")),
        ("Asia/Kathmandu", "2026-03-29", "02:30", .unique("2026-03-28 20:45")),
        // A change at -01:00 of the rule's date, which is the evening before.
        ("America/Nuuk", "2026-03-28", "23:30", .gap("2026-03-29 01:30", minutes: 60)),
        ("America/Nuuk", "2090-03-25", "23:30", .gap("2090-03-26 01:30", minutes: 60)),
        ("America/Nuuk", "2026-10-24", "23:30", .overlap("2026-10-25 00:30", "2026-10-25 01:30")),
        ("Etc/GMT+12", "2026-01-01", "12:00", .unique("2026-01-02 00:00")),
    ]

    @Test(arguments: rows)
    func `a civil time stands for the instants at which clocks show it`(
        zone: String, date: String, time: String, expected: Expected
    ) throws {
        let zone = try SystemZones.zone(zone)
        let date = try #require(CivilDate(date))
        let time = try #require(CivilTime(time))
        #expect(zone.resolve(date, time) == (try expected.resolution()))
    }

    @Test func `a slot in a gap rings later by the gap, one in an overlap at the first`() throws {
        let paris = try SystemZones.zone("Europe/Paris")
        let time = try #require(CivilTime("02:30"))
        let spring = try #require(CivilDate("2026-03-29"))
        let autumn = try #require(CivilDate("2026-10-25"))
        #expect(paris.instant(spring, time) == (try utc("2026-03-29 01:30")))
        #expect(paris.civil(at: paris.instant(spring, time)).description == "2026-03-29 03:30")
        #expect(paris.instant(autumn, time) == (try utc("2026-10-25 00:30")))
    }

    @Test func `a clock shows whole seconds that have begun, before 1970 too`() throws {
        let paris = try SystemZones.zone("Europe/Paris")
        let newYear = Instant(milliseconds: (try utc("2026-12-31 23:00")).milliseconds - 1)
        #expect(paris.civil(at: newYear).description == "2026-12-31 23:59:59")
        #expect(Zone.utc.civil(at: Instant(milliseconds: -1)).description == "1969-12-31 23:59:59")
        #expect(paris.date(at: try utc("2026-12-31 23:00")).description == "2027-01-01")
    }

    @Test func `UTC needs no file and is what the database says`() throws {
        let file = try SystemZones.zone("UTC")
        #expect(file == Zone.utc)
        #expect(Zone.utc.name == "UTC")
    }

    @Test(arguments: ["UTC", "Europe/Paris", "Pacific/Apia", "America/Nuuk"])
    func `the ends of time have an offset and every date an instant`(name: String) throws {
        let zone = try SystemZones.zone(name)
        for edge in [Int64.min, .max] {
            let instant = Instant(milliseconds: edge)
            #expect(abs(zone.offset(at: instant)) <= 14 * 3600)
            #expect(abs(zone.date(at: instant).dayNumber) > 106_751_991_000)
        }
        let noon = try #require(CivilTime("12:00"))
        for day in [Int.min, -106_751_991_165, 106_751_991_165, .max] {
            let instant = zone.instant(CivilDate(dayNumber: day), noon)
            #expect(abs(zone.date(at: instant).dayNumber) == 106_751_991_164)
        }
    }
}
