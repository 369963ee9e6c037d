/// A point on the UTC time line, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Doses are due at whole seconds, so a clock reading rounded down to the millisecond is never early.
package struct Instant: Hashable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(seconds: Int64) {
        self.init(milliseconds: seconds * 1000)
    }

    package static func + (instant: Instant, span: Duration) -> Instant {
        Instant(milliseconds: instant.milliseconds + span.milliseconds)
    }

    package static func - (instant: Instant, span: Duration) -> Instant {
        Instant(milliseconds: instant.milliseconds - span.milliseconds)
    }

    /// The time from the second instant to the first; negative when the first is the earlier one.
    package static func - (later: Instant, earlier: Instant) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }
}

extension Instant: Comparable {
    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

extension Duration {
    /// The duration in milliseconds, rounded down in magnitude.
    package var milliseconds: Int64 { Int64(attoseconds / 1_000_000_000_000_000) }

    package static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }

    package static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
}
