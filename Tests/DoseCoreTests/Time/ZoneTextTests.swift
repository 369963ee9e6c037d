import DoseCore
import DoseSimulator
import Testing

/// A time that a person tells of the past.
@Suite struct `A time that is told` {
    private func instant(_ text: String) -> Instant { paris.instant(of: text) }

    private static let rows = [
        ("now", "2026-12-01 17:05"), ("17:05", "2026-12-01 17:05"), ("17:04", "2026-12-01 17:04"),
        ("17:06", "2026-11-30 17:06"), ("2026-11-29 23:35", "2026-11-29 23:35"),
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

    @Test(arguments: ["", "25:00", "2026-11-31 08:00", "2026-11-29", "2026-11-29T23:35+", "soon"])
    func `in other words is none`(text: String) {
        #expect(paris.past(text, at: instant("2026-12-01 17:05")) == nil)
    }
}
