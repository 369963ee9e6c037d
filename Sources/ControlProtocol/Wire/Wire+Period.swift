package import DoseCore

extension Wire {
    /// How a medication was taken over some dates.
    package struct Period: Codable, Hashable, Sendable {
        package var medication: String
        package var name: String
        package var from: String
        /// The last date.
        package var through: String
        package var planned: Quantity
        package var taken: Quantity
        package var onTime: Int
        package var early: Int
        package var late: Int
        package var skipped: Int
        package var missed: Int
        package var extra: Int
        package var even: Int
        package var uneven: Int
        package var differenceSeconds: Int

        enum CodingKeys: String, CodingKey, CaseIterable {
            case medication, name, from, through, planned, taken
            case onTime = "on_time"
            case early, late, skipped, missed, extra, even, uneven
            case differenceSeconds = "difference_seconds"
        }

        package init(
            medication: String, name: String, from: String, through: String, planned: Quantity,
            taken: Quantity, _ adherence: Adherence
        ) {
            self.medication = medication
            self.name = name
            self.from = from
            self.through = through
            self.planned = planned
            self.taken = taken
            (onTime, early, late) = (adherence.onTime, adherence.early, adherence.late)
            (skipped, missed, extra) = (adherence.skipped, adherence.missed, adherence.extra)
            (even, uneven) = (adherence.spacings.even, adherence.spacings.uneven)
            differenceSeconds = Int(adherence.spacings.difference.milliseconds / 1000)
        }

        package var adherence: Adherence {
            var adherence = Adherence()
            (adherence.onTime, adherence.early, adherence.late) = (onTime, early, late)
            (adherence.skipped, adherence.missed, adherence.extra) = (skipped, missed, extra)
            (adherence.spacings.even, adherence.spacings.uneven) = (even, uneven)
            adherence.spacings.difference = .seconds(differenceSeconds)
            return adherence
        }
    }
}

extension Wire.Period {
    package init(_ period: IntakePeriod, named name: String) {
        self.init(
            medication: period.medication, name: name, from: period.dates.lowerBound.description,
            through: period.dates.upperBound.description, planned: Wire.Quantity(period.planned),
            taken: Wire.Quantity(period.taken), period.adherence)
    }
}
