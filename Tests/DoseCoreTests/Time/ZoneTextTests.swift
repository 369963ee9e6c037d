import DoseCore
import DoseSimulator
import Testing

/// A time that a person tells of the past.
@Suite struct `A time that is told` {
    private func instant(_ text: String) -> Instant { paris.instant(of: text) }

    private static let rows = [
        ("now", "2026-12-01 17:05"), ("17:05", "2026-12-01 17:05"), ("17:04", "2026-12-01 17:04"),
        // A slip of the pen is no time of yesterday.
        ("17:06", "2026-12-01 17:06"), ("23:04", "2026-12-01 23:04"),
        ("23:05", "2026-11-30 23:05"), ("2026-11-29 23:35", "2026-11-29 23:35"),
        ("2026-11-29T23:35", "2026-11-29 23:35"),
        ("2026-11-29T23:35:00+01:00", "2026-11-29 23:35"),
        ("2026-11-29T22:35:00Z", "2026-11-29 23:35"),
        ("2026-11-29T20:35:00-02:00", "2026-11-29 23:35"),
    ]

    @Test(arguments: rows)
    func `is its latest occurrence that has been, or what it says whole`(
        text: String, meant: String
    ) {
        #expect(paris.past(text, at: instant("2026-12-01 17:05")) == instant(meant))
    }

    /// It was recorded of today, as an intake beside its doses.
    @Test(arguments: [
        ("2026-11-29/17:00", "17:10", "2026-11-29 17:10"),
        ("2026-11-29/23:50", "00:10", "2026-11-30 00:10"),
        ("2026-11-29/00:10", "23:55", "2026-11-28 23:55"),
        ("2026-11-29", "23:55", "2026-11-29 23:55"),
        ("2026-11-29/24:30", "24:40", "2026-11-30 00:40"),
        ("2026-11-29/24:30", "00:40", "2026-11-30 00:40"), ("17:00", "16:50", "2026-12-01 16:50"),
    ])
    func `is of the date of the dose that is named with one`(
        dose: String, text: String, meant: String
    ) {
        let now = instant("2026-12-01 18:00")
        #expect(paris.past(text, at: now, of: DoseSelector(dose)) == instant(meant))
    }

    @Test(arguments: ["", "28:00", "2026-11-31 08:00", "2026-11-29", "2026-11-29T23:35+", "soon"])
    func `in other words is none`(text: String) {
        #expect(paris.past(text, at: instant("2026-12-01 17:05")) == nil)
    }
}
