import DoseCore
import Testing

/// Clocks that change several times within hours, as no place's do today.
struct ZoneCloseChangesTests {
    enum Clocks {
        /// Ahead by two hours at 00:00 UTC, back at 00:30, and back by one more at 01:00.
        case forwardAndBack
        /// Back by an hour at 01:00 UTC, and again at 02:00.
        case backTwice
        /// Ahead by an hour at 00:00 UTC, and again at 00:30.
        case forwardTwice

        func zone() throws -> Zone {
            let image =
                switch self {
                case .forwardAndBack:
                    TZifImage(
                        transitions: [(0, 1), (1800, 0), (3600, 2)], offsets: [0, 7200, -3600])
                case .backTwice:
                    TZifImage(transitions: [(3600, 1), (7200, 2)], offsets: [0, -3600, -7200])
                case .forwardTwice:
                    TZifImage(transitions: [(0, 1), (1800, 2)], offsets: [0, 3600, 7200])
                }
            return try Zone(name: "Test/Close", tzif: image.bytes)
        }
    }

    static let rows: [(clocks: Clocks, time: String, expected: ZoneTests.Expected)] = [
        // Skipped at 00:00 and shown after all once the clocks have gone back.
        (.forwardAndBack, "00:15", .unique("1970-01-01 01:15")),
        (.forwardAndBack, "01:30", .unique("1970-01-01 02:30")),
        (.forwardAndBack, "00:30", .overlap("1970-01-01 00:30", "1970-01-01 01:30")),
        (.forwardAndBack, "02:15", .overlap("1970-01-01 00:15", "1970-01-01 03:15")),
        // Shown three times.
        (.backTwice, "00:30", .overlap("1970-01-01 00:30", "1970-01-01 01:30")),
        (.backTwice, "01:00", .unique("1970-01-01 03:00")),
        // In the first gap, in the half hour between the gaps, in the second.
        (.forwardTwice, "00:15", .gap("1970-01-01 00:15", minutes: 60)),
        (.forwardTwice, "01:15", .unique("1970-01-01 00:15")),
        (.forwardTwice, "01:45", .gap("1970-01-01 00:45", minutes: 60)),
        (.forwardTwice, "02:30", .unique("1970-01-01 00:30")),
    ]

    @Test(arguments: rows)
    func `neighbouring changes of the clocks are weighed together`(
        clocks: Clocks, time: String, expected: ZoneTests.Expected
    ) throws {
        let time = try #require(CivilTime(time))
        #expect(
            try clocks.zone().resolve(CivilDate(dayNumber: 0), time) == expected.resolution())
    }
}
