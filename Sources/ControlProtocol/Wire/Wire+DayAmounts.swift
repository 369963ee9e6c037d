package import DoseCore

extension Wire {
    /// What is taken on a date with doses, and of that at each time.
    package struct DayAmounts: Codable, Hashable, Sendable {
        /// Which date it is, where one is meant.
        package var date: String?
        package var sum: Quantity
        package var times: [String]
        package var amounts: [Quantity]
        /// Which dates have it; nil for every date.
        package var recurrence: Recurrence?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case date, sum, times, amounts, recurrence
        }

        package init(
            date: String? = nil, sum: Quantity, times: [String], amounts: [Quantity],
            recurrence: Recurrence? = nil
        ) {
            self.date = date
            self.sum = sum
            self.times = times
            self.amounts = amounts
            self.recurrence = recurrence
        }
    }
}

extension Wire.DayAmounts {
    package init(_ slots: [Slot], on dates: DatedRecurrence? = nil) {
        let slots = slots.intakes
        self.init(
            sum: Wire.Quantity(slots.sum), times: slots.map(\.time.description),
            amounts: slots.map { Wire.Quantity($0.amount) },
            recurrence: dates.flatMap(Wire.Recurrence.init(_:)))
    }

    package init(_ day: PlannedDay) {
        self.init(day.slots, on: day.dates)
        date = day.date.description
    }

    /// Nil where nothing is taken.
    init?(some slots: [Slot], on dates: DatedRecurrence?) {
        if slots.isEmpty { return nil }
        self.init(slots, on: dates)
    }
}
