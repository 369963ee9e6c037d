/// An intake and the moment at which it was told, by which it is found again on a clock that was set since.
///
/// Without that a clock set forward would bring the next dose right after an intake as if hours had passed.
package struct RecordedIntake: Hashable, Sendable {
    package let intake: Intake
    /// When it was as it was told, by the clock of whichever computer.
    private let said: Instant
    let told: Moment
    /// The number of the record that tells it.
    let record: Int64
    /// The civil date that it counts for.
    let date: CivilDate
    /// Whether it was of a dose, and not extra.
    let isOfDose: Bool

    init(_ intake: Intake, of record: Record, on date: CivilDate, isOfDose: Bool) {
        // By the clock of another computer it may be still to come; it was before it was told here.
        self.intake = Intake(amount: intake.amount, at: min(intake.at, record.at.wall))
        self.said = intake.at
        told = record.at
        self.record = record.number
        self.date = date
        self.isOfDose = isOfDose
    }

    func isSame(_ intake: Intake, on date: CivilDate, isOfDose: Bool) -> Bool {
        self.intake.amount == intake.amount && said == intake.at && self.date == date
            && self.isOfDose == isOfDose
    }

    /// Whether it was told a day or more after it was.
    var isToldLate: Bool { told.wall - intake.at >= .hours(24) }

    /// The intake as the clock has it now.
    ///
    /// After a reboot nobody knows by how much the clock was set, and the time stays as it was recorded.
    func seen(at now: Moment) -> Intake {
        guard let passed = now.boot.milliseconds(since: told.boot) else { return intake }
        // In whole seconds: two readings of the clocks differ by a millisecond for nothing.
        let seconds = (now.wall.milliseconds - told.wall.milliseconds - passed) / 1000
        guard seconds != 0, .seconds(abs(seconds)) > Limits.stepTolerance else { return intake }
        return Intake(amount: intake.amount, at: intake.at + .seconds(seconds))
    }

    /// When it was at the latest: before now, and before this boot if it was told in another, whatever a clock said then.
    func latest(at now: Moment) -> Instant {
        let uptime = now.boot.boot == told.boot.boot ? 0 : now.boot.milliseconds
        return min(seen(at: now).at, Instant(milliseconds: now.wall.milliseconds - uptime))
    }
}
