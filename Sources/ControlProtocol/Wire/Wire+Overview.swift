package import DoseCore

extension Wire {
    /// Everything that fits on one screen.
    package struct Overview: Codable, Hashable, Sendable {
        package var version: String
        package var now: String
        package var zone: String
        /// Whether alarms show neither names nor amounts, for others see the screen.
        package var isPrivate: Bool
        package var questions: [Question]
        package var waiting: [Waiting]
        package var takeable: [Dose]
        package var next: [Dose]
        /// Within a day before now.
        package var missed: [Dose]
        package var today: Day
        /// In short.
        package var courses: [CourseReport]
        /// Of which the person is to do something.
        package var stocks: [Stock]
        package var health: [Health]
        /// The one that the daemon was started for and ends with.
        package var session: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case version, now, zone
            case isPrivate = "private"
            case questions, waiting, takeable, next, missed, today, courses, stocks, health, session
        }

        package init(
            version: String, now: String, zone: String, isPrivate: Bool = false,
            questions: [Question] = [],
            waiting: [Waiting] = [], takeable: [Dose] = [], next: [Dose] = [],
            missed: [Dose] = [], today: Day, courses: [CourseReport] = [], stocks: [Stock] = [],
            health: [Health] = [], session: String? = nil
        ) {
            self.version = version
            self.now = now
            self.zone = zone
            self.isPrivate = isPrivate
            self.questions = questions
            self.waiting = waiting
            self.takeable = takeable
            self.next = next
            self.missed = missed
            self.today = today
            self.courses = courses
            self.stocks = stocks
            self.health = health
            self.session = session
        }
    }

    /// A course that goes on by the plan before the one saved last, which begins later.
    package struct Waiting: Codable, Hashable, Sendable {
        package var medication: String
        package var name: String
        /// The first date of the plan saved last.
        package var starts: String

        enum CodingKeys: String, CodingKey, CaseIterable {
            case medication, name, starts
        }

        package init(medication: String, name: String, starts: String) {
            self.medication = medication
            self.name = name
            self.starts = starts
        }
    }
}

extension Wire.Overview {
    package init(
        version: String = Release.version, now: Instant, zone: Zone, isPrivate: Bool = false,
        questions: [CourseQuestion] = [],
        waiting: [CourseWait] = [], takeable: [DoseReport],
        next: [DoseReport], missed: [DoseReport] = [], today: DayReport,
        courses: [CourseReport] = [], stocks: [StockReport] = [], health: [Wire.Health],
        session: String? = nil
    ) {
        self.init(
            version: version, now: zone.timestamp(now), zone: zone.name,
            isPrivate: isPrivate, questions: questions.map { Wire.Question($0) },
            waiting: waiting.map {
                Wire.Waiting(
                    medication: $0.medication.key, name: $0.medication.name,
                    starts: $0.starts.description)
            },
            takeable: takeable.map { Wire.Dose($0, zone: zone) },
            next: next.map { Wire.Dose($0, zone: zone) },
            missed: missed.map { Wire.Dose($0, zone: zone) }, today: Wire.Day(today, zone: zone),
            courses: courses.map { Wire.CourseReport($0, today: today.date) },
            stocks: stocks.map { Wire.Stock($0) }, health: health, session: session)
    }
}
