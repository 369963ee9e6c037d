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

    package func isReached(at now: Moment) -> Bool { left(at: now) <= .zero }

    /// The shorter of what the two clocks leave; the wall clock alone counts after a reboot.
    package func left(at now: Moment) -> Duration {
        let byWall = end - now.wall
        guard let left = leftByBoot(at: now) else { return byWall }
        return min(byWall, left)
    }

    /// Whether only a step of the wall clock, not the time really passed, brought the end.
    package func wasSteppedOver(at now: Moment) -> Bool {
        guard let left = leftByBoot(at: now) else { return false }
        return left > Limits.stepTolerance
    }

    private func leftByBoot(at now: Moment) -> Duration? {
        now.boot.elapsed(since: set.boot).map { (end - set.wall) - $0 }
    }
}
