/// An end that is reached as soon as either clock says so: the wall clock, or the time really passed since it was set.
///
/// A clock set back can therefore never stretch an open dose, and a clock set forward ends it at once.
package struct Deadline: Hashable, Sendable {
    package let end: Instant
    package let set: Moment

    package init(end: Instant, set: Moment) {
        self.end = end
        self.set = set
    }

    package func isReached(at now: Moment) -> Bool { millisecondsLeft(at: now) <= 0 }

    /// The shorter of what the two clocks leave; the wall clock alone counts after a reboot.
    package func left(at now: Moment) -> Duration { .milliseconds(millisecondsLeft(at: now)) }

    private func millisecondsLeft(at now: Moment) -> Int64 {
        let byWall = end.milliseconds - now.wall.milliseconds
        return min(byWall, millisecondsByBoot(at: now) ?? byWall)
    }

    /// Whether only a step of the wall clock, not the time really passed, brought the end.
    package func wasSteppedOver(at now: Moment) -> Bool {
        guard let left = leftByBoot(at: now) else { return false }
        return left > Limits.stepTolerance
    }

    /// Whether it was set a day or more from now, before a reboot: by a clock that was wrong, and nobody knows how much of it
    /// has passed since.
    func isOfWrongClock(at now: Moment) -> Bool {
        millisecondsByBoot(at: now) == nil && set.isDayAhead(of: now)
    }

    /// What the time really passed leaves; nil after a reboot.
    func leftByBoot(at now: Moment) -> Duration? {
        millisecondsByBoot(at: now).map { .milliseconds($0) }
    }

    private func millisecondsByBoot(at now: Moment) -> Int64? {
        now.boot.milliseconds(since: set.boot).map {
            end.milliseconds - set.wall.milliseconds - $0
        }
    }
}
