import DoseCore
import Testing

/// Zones without a transition, whose footer holds for all time.
struct ZoneFooterTests {
    func zone(_ footer: String) throws -> Zone {
        try Zone(name: "Test/Footer", tzif: TZifImage(version: 0x33, footer: footer).bytes)
    }

    static let rows: [(footer: String, at: String, offset: Int)] = [
        ("UTC0", "2026-07-01 00:00", 0),
        ("EST5", "2026-07-01 00:00", -18_000),
        ("EST+5", "2026-07-01 00:00", -18_000),
        ("<+0545>-5:45", "2026-07-01 00:00", 20_700),
        ("LMT-0:09:21", "2026-07-01 00:00", 561),
        ("<-24>24:59:59", "2026-07-01 00:00", -89_999),
        // Without an offset of its own daylight time is an hour ahead, without a time it is 02:00.
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29 00:59:59", 3600),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29 01:00:00", 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25 00:59:59", 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25 01:00:00", 3600),
        // Before 1970 and far away, with the calendar's 400 years.
        ("CET-1CEST,M3.5.0,M10.5.0/3", "1926-03-28 01:00:00", 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "1626-03-29 01:00:00", 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "9999-10-31 00:59:59", 7200),
        // Daylight time over the new year.
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-01-01 00:00", 39_600),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-07-01 00:00", 37_800),
        // Daylight time that is behind.
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01 00:00", 0),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01 00:00", 3600),
        // Hours beyond the day: Friday in the week after, and the evening before.
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26 23:59:59", 7200),
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27 00:00:00", 10_800),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29 00:59:59", -7200),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29 01:00:00", -3600),
        ("AAA0BBB,M6.1.0/167,M9.1.0/-167:30:15", "2026-06-13 23:00:00", 3600),
        ("AAA0BBB,M6.1.0/167,M9.1.0/-167:30:15", "2026-08-29 23:29:44", 3600),
        ("AAA0BBB,M6.1.0/167,M9.1.0/-167:30:15", "2026-08-29 23:29:45", 0),
        // Days of the year: J60 is March 1 always, 59 is February 29 in a leap year.
        ("AAA0BBB,J60/0,J300/0", "2028-02-29 23:59:59", 0),
        ("AAA0BBB,J60/0,J300/0", "2028-03-01 00:00:00", 3600),
        ("AAA0BBB,J60/0,J300/0", "2027-03-01 00:00:00", 3600),
        ("AAA0BBB,59/0,299/0", "2028-02-28 23:59:59", 0),
        ("AAA0BBB,59/0,299/0", "2028-02-29 00:00:00", 3600),
        ("AAA0BBB,59/0,299/0", "2027-03-01 00:00:00", 3600),
        // The first and the third Monday, the last Saturday of a February.
        ("AAA0BBB,M6.1.1/0,M6.3.1/0", "2026-06-01 00:00:00", 3600),
        ("AAA0BBB,M6.1.1/0,M6.3.1/0", "2026-06-14 22:59:59", 3600),
        ("AAA0BBB,M6.1.1/0,M6.3.1/0", "2026-06-14 23:00:00", 0),
        ("AAA0BBB,M2.5.6/0,M6.3.1/0", "2026-02-27 23:59:59", 0),
        ("AAA0BBB,M2.5.6/0,M6.3.1/0", "2026-02-28 00:00:00", 3600),
        // Daylight time all year, as RFC 9636 writes it, and with room to spare.
        ("EST5EDT,0/0,J365/25", "2026-01-01 04:30:00", -14_400),
        ("EST5EDT,0/0,J365/25", "2026-01-01 05:30:00", -14_400),
        ("XXX3EDT4,0/0,J365/23", "2026-01-01 02:59:59", -14_400),
        ("XXX3EDT4,0/0,J365/23", "2026-01-01 03:00:00", -14_400),
        ("XXX3EDT4,0/0,J365/23", "2028-12-31 12:00:00", -14_400),
        ("XXX3EDT4,0/0,J365/48", "2026-07-01 00:00:00", -14_400),
    ]

    @Test(arguments: rows)
    func `a footer is the rule of every year`(footer: String, at: String, offset: Int) throws {
        #expect(try zone(footer).offset(at: utc(at)) == offset)
    }

    @Test(arguments: [
        "5", "ES5", "EST", "EST5 ", " EST5", "E5T5", "<+3>-3", "<+03-3", "<+0_3>-3", "+03-3",
        "EST25", "EST5:60", "EST5:0:60", "EST5:", "EST--5", "EST0005", "EST5EDT", "EST5EDT4",
        "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,", "EST5EDT,M3.2.0,M11.1.0,", "EST5EDT,M0.2.0,M11.1.0",
        "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.0.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
        "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,M3.2,M11.1.0", "EST5EDT,J0,J365", "EST5EDT,J1,J366",
        "EST5EDT,0,366", "EST5EDT,M3.2.0/168,M11.1.0", "EST5EDT,M3.2.0/-168,M11.1.0",
        "EST5EDT,M3.2.0/,M11.1.0", "EST5EDT;M3.2.0;M11.1.0", "EST5\u{0}", "ÉST5",
    ])
    func `a footer that is not a whole rule is refused`(footer: String) {
        #expect(throws: TZifError.malformedFooter(at: 103)) { try zone(footer) }
    }

    /// As `zic -b slim` of 2022 wrote America/Ojinaga, which left daylight time a week early.
    @Test func `the last transition holds until the footer's next change`() throws {
        let ojinaga = TZifImage(
            transitions: [(1_667_116_800, 1)], offsets: [-25_200, -21_600],
            footer: "CST6CDT,M3.2.0,M11.1.0")
        let zone = try Zone(name: "America/Ojinaga", tzif: ojinaga.bytes)
        #expect(zone.offset(at: try utc("2022-10-30 07:59:59")) == -25_200)
        #expect(zone.offset(at: try utc("2022-10-30 08:00")) == -21_600)
        #expect(zone.offset(at: try utc("2022-11-06 07:00")) == -21_600)
        #expect(zone.offset(at: try utc("2023-03-12 08:00")) == -18_000)
        #expect(zone.offset(at: try utc("2422-11-01 08:00")) == -18_000)
    }

    /// Two hours of standard time, in years whose December 25 is a Sunday.
    @Test(arguments: [
        ("1970-01-01 00:00", 3600), ("1976-12-31 23:00", 3600), ("1977-12-31 21:59:59", 3600),
        ("1977-12-31 22:00", 0), ("1978-01-01 00:00", 3600), ("2022-12-31 23:00", 0),
        ("2023-12-31 23:00", 3600), ("2377-12-31 23:00", 0), ("2422-12-31 23:00", 0),
    ])
    func `a rule that changes nothing for years is a rule`(at: String, offset: Int) throws {
        #expect(try zone("AAA0BBB,J1/0,M12.5.0/167").offset(at: utc(at)) == offset)
    }

    @Test func `an empty footer leaves the last offset standing`() throws {
        let image = TZifImage(transitions: [(0, 1)], offsets: [0, 3600])
        let zone = try Zone(name: "Test/Empty", tzif: image.bytes)
        #expect(zone.offset(at: try utc("9999-01-01 00:00")) == 3600)
        #expect(zone.offset(at: try utc("1969-12-31 23:59:59")) == 0)
    }
}
