package import DoseCore

extension Wire {
    /// A step that is to come, and the first date on which its amounts hold.
    package struct CourseStep: Codable, Hashable, Sendable {
        package var step: Int
        package var from: String
        package var dailyMilligrams: Double
        package var times: [String]
        package var amountsMilligrams: [Double]

        enum CodingKeys: String, CodingKey, CaseIterable {
            case step, from
            case dailyMilligrams = "daily_mg"
            case times
            case amountsMilligrams = "amounts_mg"
        }

        package init(
            step: Int, from: String, dailyMilligrams: Double, times: [String],
            amountsMilligrams: [Double]
        ) {
            self.step = step
            self.from = from
            self.dailyMilligrams = dailyMilligrams
            self.times = times
            self.amountsMilligrams = amountsMilligrams
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
        package var plannedMilligrams: Double
        /// Nil for dates to come.
        package var takenMilligrams: Double?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case date
            case plannedMilligrams = "planned_mg"
            case takenMilligrams = "taken_mg"
        }

        package init(date: String, plannedMilligrams: Double, takenMilligrams: Double? = nil) {
            self.date = date
            self.plannedMilligrams = plannedMilligrams
            self.takenMilligrams = takenMilligrams
        }
    }
}

extension Wire.CourseStep {
    init(_ change: CourseReport.Change) {
        let step = change.row.step
        self.init(
            step: change.row.position.step + 1, from: change.date.description,
            dailyMilligrams: step.dailyAmount.milligrams,
            times: step.slots.map(\.time.description),
            amountsMilligrams: step.slots.map(\.amount.milligrams))
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
            date: day.date.description, plannedMilligrams: day.planned.milligrams,
            takenMilligrams: day.taken?.milligrams)
    }
}
