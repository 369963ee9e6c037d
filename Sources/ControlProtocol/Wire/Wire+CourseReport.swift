package import DoseCore

extension Wire {
    /// Where a course stands, what is to come, and what was done to it.
    package struct CourseReport: Codable, Hashable, Sendable {
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
        /// When the plan saved last begins, where that one is waited for.
        package var waitsUntil: String?
        /// From when on the steps are those of the plan saved last, where today is by the one before it.
        package var follows: String?
        /// What the step has on a date with doses; zero before the start and after the end.
        package var sum: Quantity
        package var times: [String]
        package var amounts: [Quantity]
        /// Which dates have it; nil for every date.
        package var recurrence: Recurrence?
        /// What other weekdays have, where these have other amounts.
        package var others: [DayAmounts]
        /// Where the times go little by little; empty where they stay.
        package var timesTo: [String]
        /// The date on which all are there.
        package var timesUntil: String?
        package var upcoming: [CourseStep]
        package var reachesLast: String?
        package var ends: String?
        /// Of so many doses at equal stretches, which nothing moves.
        package var series: Series?
        /// In the order in which they were recorded.
        package var moves: [CourseMove]
        package var days: [CourseDay]

        enum CodingKeys: String, CodingKey, CaseIterable {
            case medication, name, today, standing, step, steps, day
            case stepDays = "step_days"
            case starts
            case waitsUntil = "waits_until"
            case follows
            case sum, times, amounts, recurrence, others
            case timesTo = "times_to"
            case timesUntil = "times_until"
            case upcoming
            case reachesLast = "reaches_last"
            case ends, series, moves, days
        }

        package enum Standing: String, Codable, CaseIterable, Sendable {
            case notBegun = "not_begun"
            case running, held, asked, ended
        }

        package init(
            medication: String, name: String, today: String, standing: Standing, step: Int? = nil,
            steps: Int, day: Int? = nil, stepDays: Int? = nil, starts: String,
            waitsUntil: String? = nil, follows: String? = nil, sum: Quantity = .none,
            times: [String] = [], amounts: [Quantity] = [],
            recurrence: Recurrence? = nil, others: [DayAmounts] = [], timesTo: [String] = [],
            timesUntil: String? = nil, upcoming: [CourseStep] = [], reachesLast: String? = nil,
            ends: String? = nil, series: Series? = nil,
            moves: [CourseMove] = [], days: [CourseDay] = []
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
            self.waitsUntil = waitsUntil
            self.follows = follows
            self.sum = sum
            self.times = times
            self.amounts = amounts
            self.recurrence = recurrence
            self.others = others
            self.timesTo = timesTo
            self.timesUntil = timesUntil
            self.upcoming = upcoming
            self.reachesLast = reachesLast
            self.ends = ends
            self.series = series
            self.moves = moves
            self.days = days
        }
    }
}

extension Wire.CourseReport {
    package init(_ report: CourseReport, today: CivilDate) {
        let medication = report.medication
        let row = report.standing.row
        self.init(
            medication: medication.key, name: medication.name, today: today.description,
            standing: Standing(report.standing), steps: (row?.medication ?? medication).steps.count,
            starts: report.starts.description, waitsUntil: report.waitsUntil?.description,
            follows: report.follows?.description,
            recurrence: Wire.Recurrence(
                DatedRecurrence(medication.recurrence, from: medication.start)),
            timesTo: report.way?.to.map(\.description) ?? [],
            timesUntil: report.way?.until.description,
            upcoming: report.changes.map { Wire.CourseStep($0) },
            reachesLast: medication.after == .repeat
                ? nil
                : report.changes.first { $0.row.isLast && $0.row.medication == medication }?
                    .date.description,
            ends: report.ends?.description,
            series: (row?.medication ?? medication).series.map {
                Wire.Series($0, today: report.numbers)
            },
            moves: report.history.suffix(ControlLimits.courseMoves).map { Wire.CourseMove($0) },
            days: report.days.map { Wire.CourseDay($0) })
        guard let row else { return }
        let step = row.step
        self.step = row.position.step + 1
        steps = row.medication.steps.count
        day = row.position.day
        stepDays = row.isLast && row.medication.after == .hold ? nil : step.days
        recurrence = Wire.Recurrence(row.dates)
        others = row.others.map(Wire.DayAmounts.init)
        sum = Wire.Quantity(step.dailyAmount)
        times = step.slots.map(\.time.description)
        amounts = step.slots.map { Wire.Quantity($0.amount) }
    }
}

extension Wire.CourseReport.Standing {
    init(_ standing: CourseReport.Standing) {
        self =
            switch standing {
            case .notBegun: .notBegun
            case .on(let row): row.position.isHeld ? .held : .running
            case .asked: .asked
            case .ended: .ended
            }
    }
}
