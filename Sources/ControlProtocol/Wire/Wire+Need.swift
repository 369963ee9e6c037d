import DoseCore

extension Wire {
    /// How a medication that is taken when needed stands now.
    package struct Need: Codable, Hashable, Sendable {
        package var medication: String
        package var name: String
        /// How much is usually taken.
        package var dose: Quantity?
        /// In the last `withinMinutes`.
        package var taken: Quantity
        package var max: Quantity?
        package var left: Quantity?
        package var withinMinutes: Int
        package var lastAt: String?
        /// From when on the next may be taken, where that is not now.
        package var nextAt: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case medication, name, dose, taken, max, left
            case withinMinutes = "within_minutes"
            case lastAt = "last_at"
            case nextAt = "next_at"
        }

        package init(
            medication: String, name: String, dose: Quantity? = nil, taken: Quantity,
            max: Quantity? = nil, left: Quantity? = nil, withinMinutes: Int, lastAt: String? = nil,
            nextAt: String? = nil
        ) {
            self.medication = medication
            self.name = name
            self.dose = dose
            self.taken = taken
            self.max = max
            self.left = left
            self.withinMinutes = withinMinutes
            self.lastAt = lastAt
            self.nextAt = nextAt
        }
    }
}

extension Wire.Need {
    init(_ report: NeedReport, zone: Zone) {
        self.init(
            medication: report.medication, name: report.name,
            dose: report.asNeeded.dose.map(Wire.Quantity.init), taken: Wire.Quantity(report.taken),
            max: report.asNeeded.maximum.map(Wire.Quantity.init),
            left: report.left.map(Wire.Quantity.init),
            withinMinutes: Int(report.asNeeded.within.components.seconds / 60),
            lastAt: report.last.map { zone.timestamp($0.at) },
            nextAt: report.next.map { zone.timestamp($0) })
    }
}
