import DoseCore

/// An end by either clock, reckoned here once more.
struct Span: Equatable {
    let end: Instant
    let set: Moment

    /// The milliseconds left; the clock of passed time counts within one boot.
    func left(at now: Moment) -> Int64 {
        let byWall = end.milliseconds - now.wall.milliseconds
        guard now.boot.boot == set.boot.boot else { return byWall }
        return min(byWall, byBoot(at: now))
    }

    /// Whether the end is there only because the wall clock was set.
    func isSteppedOver(at now: Moment) -> Bool {
        now.boot.boot == set.boot.boot && byBoot(at: now) > 2000
    }

    /// Whether it was set before a reboot and a day or more from now, so that it was set by a clock that was wrong.
    func isOfWrongClock(at now: Moment) -> Bool {
        now.boot.boot != set.boot.boot
            && set.wall.milliseconds - now.wall.milliseconds >= 24 * 3_600_000
    }

    private func byBoot(at now: Moment) -> Int64 {
        let passed = now.boot.milliseconds - set.boot.milliseconds
        return end.milliseconds - set.wall.milliseconds - passed
    }
}
