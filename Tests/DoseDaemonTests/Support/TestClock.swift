import DoseCore
import Linux

/// The clocks of this machine, moved on in the test's hand.
final class TestClock {
    /// How far the wall clock is ahead of what passed.
    var ahead: Duration = .zero
    private var passed: Duration = .zero

    var now: Moment {
        Moment(
            wall: wallClock + ahead + passed,
            boot: BootTime(
                boot: "a boot",
                milliseconds: SystemClock.boottimeNanoseconds / 1_000_000 + passed.milliseconds),
            isSynchronised: true)
    }

    /// As if so much time had passed.
    func pass(_ span: Duration) { passed = passed + span }

    /// Shows what the machine's clocks show again.
    func reset() { passed = .zero }
}
