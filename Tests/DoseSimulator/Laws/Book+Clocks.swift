import DoseCore

/// Which clocks turn out to have been wrong.
extension Book {
    /// The courses that were placed last by a clock that turns out to have been days ahead of now, or was in doubt and may have been
    /// wrong by a day.
    func placedByWrongClock(at now: Moment) -> Set<Medication.Key> {
        Set(
            drugs.filter { _, drug in
                drug.placed.last.map { isOfWrongClock($0.record, at: now) } ?? false
            }.keys)
    }

    func isOfWrongClock(_ number: Int64, at now: Moment) -> Bool {
        let record = records[Int(number) - 1]
        let day: Int64 = 86_400_000
        let isOfBoot = record.at.boot.boot == now.boot.boot
        let passed = isOfBoot ? now.boot.milliseconds - record.at.boot.milliseconds : 0
        let ahead = record.at.wall.milliseconds + passed - now.wall.milliseconds
        if record.isClockTrusted { return ahead - passed >= day }
        return !isOfBoot || abs(ahead) >= day
    }
}
