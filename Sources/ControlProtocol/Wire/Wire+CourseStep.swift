package import DoseCore

extension Wire {
    /// A step that is to come, and the first date on which its amounts hold.
    package struct CourseStep: Codable, Hashable, Sendable {
        package var step: Int
        package var from: String
        /// On a date with doses.
        package var sum: Quantity
        package var times: [String]
        package var amounts: [Quantity]
        /// Which dates have it; nil for every date.
        package var recurrence: Recurrence?
        /// What other weekdays have, where these have other amounts.
        package var others: [DayAmounts]

        enum CodingKeys: String, CodingKey, CaseIterable {
            case step, from, sum, times, amounts, recurrence, others
        }

        package init(
            step: Int, from: String, sum: Quantity, times: [String], amounts: [Quantity],
            recurrence: Recurrence? = nil, others: [DayAmounts] = []
        ) {
            self.step = step
            self.from = from
            self.sum = sum
            self.times = times
            self.amounts = amounts
            self.recurrence = recurrence
            self.others = others
        }
    }

    /// What a person did to the course.
    package struct CourseMove: Codable, Hashable, Sendable {
        package var record: Int
        package var kind: DoseCore.CourseMove.Kind
        /// A civil date and time, as `2026-12-01 00:00`.
        package var from: String
        package var reason: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case record, kind, from, reason
        }

        package init(
            record: Int, kind: DoseCore.CourseMove.Kind, from: String, reason: String? = nil
        ) {
            self.record = record
            self.kind = kind
            self.from = from
            self.reason = reason
        }
    }

    package struct CourseDay: Codable, Hashable, Sendable {
        package var date: String
        package var planned: Quantity
        /// Nil for dates to come.
        package var taken: Quantity?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case date
            case planned
            case taken
        }

        package init(date: String, planned: Quantity, taken: Quantity? = nil) {
            self.date = date
            self.planned = planned
            self.taken = taken
        }
    }
}

extension Wire {
    /// So many doses, each so long after the one before.
    package struct Series: Codable, Hashable, Sendable {
        package var doses: Int
        package var everySeconds: Int
        /// The first and the last of those of today, counted from 1; nil where today has none.
        package var first: Int?
        package var last: Int?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case doses
            case everySeconds = "every_seconds"
            case first, last
        }

        package init(doses: Int, everySeconds: Int, first: Int? = nil, last: Int? = nil) {
            self.doses = doses
            self.everySeconds = everySeconds
            self.first = first
            self.last = last
        }
    }
}

extension Wire.Series {
    init(_ series: DoseSeries, today: ClosedRange<Int>?) {
        self.init(
            doses: series.count, everySeconds: Int(series.every.components.seconds),
            first: today?.lowerBound, last: today?.upperBound)
    }
}

extension Wire.CourseStep {
    init(_ change: CourseReport.Change) {
        let step = change.row.step
        self.init(
            step: change.row.position.step + 1, from: change.date.description,
            sum: Wire.Quantity(step.dailyAmount),
            times: step.slots.map(\.time.description),
            amounts: step.slots.map { Wire.Quantity($0.amount) },
            recurrence: Wire.Recurrence(change.row.dates),
            others: change.row.others.map(Wire.DayAmounts.init))
    }
}

extension Wire.CourseMove {
    init(_ entry: CourseHistory.Entry) {
        self.init(
            record: Int(entry.record), kind: entry.move.kind,
            from: entry.move.from.description, reason: entry.reason)
    }
}

extension Wire.CourseDay {
    init(_ day: CourseReport.Day) {
        self.init(
            date: day.date.description, planned: Wire.Quantity(day.planned),
            taken: day.taken.map(Wire.Quantity.init))
    }
}
