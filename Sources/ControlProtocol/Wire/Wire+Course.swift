extension Wire {
    /// Where a course stands, what is to come, and what was done to it.
    package struct Course: Codable, Hashable, Sendable {
        package var medication: String
        package var name: String
        /// The date that it is; in the plan's zone.
        package var today: String
        package var standing: Standing
        /// From 1; nil before the start and after the end.
        package var step: Int?
        package var steps: Int
        /// The day in the step, from 1; it does not count on while the course is held.
        package var day: Int?
        /// Nil on a last step that is stayed on.
        package var stepDays: Int?
        package var starts: String
        /// What the step has in a day; zero before the start and after the end.
        package var dailyMilligrams: Double
        package var times: [String]
        package var amountsMilligrams: [Double]
        package var upcoming: [Step]
        package var reachesLast: String?
        package var ends: String?
        /// In the order in which they were recorded.
        package var moves: [Move]
        package var days: [Day]

        enum CodingKeys: String, CodingKey, CaseIterable {
            case medication, name, today, standing, step, steps, day
            case stepDays = "step_days"
            case starts
            case dailyMilligrams = "daily_mg"
            case times
            case amountsMilligrams = "amounts_mg"
            case upcoming
            case reachesLast = "reaches_last"
            case ends, moves, days
        }

        package enum Standing: String, Codable, CaseIterable, Sendable {
            case notBegun = "not_begun"
            case running, held, ended
        }

        package init(
            medication: String, name: String, today: String, standing: Standing, step: Int? = nil,
            steps: Int, day: Int? = nil, stepDays: Int? = nil, starts: String,
            dailyMilligrams: Double = 0, times: [String] = [], amountsMilligrams: [Double] = [],
            upcoming: [Step] = [], reachesLast: String? = nil, ends: String? = nil,
            moves: [Move] = [], days: [Day] = []
        ) {
            self.medication = medication
            self.name = name
            self.today = today
            self.standing = standing
            self.step = step
            self.steps = steps
            self.day = day
            self.stepDays = stepDays
            self.starts = starts
            self.dailyMilligrams = dailyMilligrams
            self.times = times
            self.amountsMilligrams = amountsMilligrams
            self.upcoming = upcoming
            self.reachesLast = reachesLast
            self.ends = ends
            self.moves = moves
            self.days = days
        }
    }
}

extension Wire.Course {
    /// A step that is to come, and the first date on which its amounts hold.
    package struct Step: Codable, Hashable, Sendable {
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
    package struct Move: Codable, Hashable, Sendable {
        package var record: Int
        package var kind: Kind
        /// A civil date and time, as `2026-12-01 00:00`.
        package var from: String
        package var reason: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case record, kind, from, reason
        }

        package enum Kind: String, Codable, CaseIterable, Sendable {
            case held, resumed
            case steppedBack = "stepped_back"
        }

        package init(record: Int, kind: Kind, from: String, reason: String? = nil) {
            self.record = record
            self.kind = kind
            self.from = from
            self.reason = reason
        }
    }

    package struct Day: Codable, Hashable, Sendable {
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
