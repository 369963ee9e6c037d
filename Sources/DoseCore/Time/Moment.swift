/// One look at the clocks: the wall clock, and the one that no step moves.
package struct Moment: Hashable, Sendable {
    package var wall: Instant
    package var boot: BootTime
    /// Whether the kernel holds the wall clock for synchronised with a time source.
    package var isSynchronised: Bool

    package init(wall: Instant, boot: BootTime, isSynchronised: Bool = false) {
        self.wall = wall
        self.boot = boot
        self.isSynchronised = isSynchronised
    }

    /// Whether its wall clock says a day or more after that of another look, which is more than any zone moves it.
    func isDayAhead(of now: Moment) -> Bool { wall - now.wall >= .hours(24) }
}

/// A reading of CLOCK_BOOTTIME, which runs through suspend and is never set.
package struct BootTime: Hashable, Sendable {
    /// The kernel's name of this boot; readings of two boots cannot be compared.
    package var boot: String
    package var milliseconds: Int64

    package init(boot: String, milliseconds: Int64) {
        self.boot = boot
        self.milliseconds = milliseconds
    }

    /// The time since an earlier reading; nil when that was taken in another boot.
    package func elapsed(since earlier: BootTime) -> Duration? {
        milliseconds(since: earlier).map { .milliseconds($0) }
    }

    func milliseconds(since earlier: BootTime) -> Int64? {
        boot == earlier.boot ? milliseconds - earlier.milliseconds : nil
    }
}
