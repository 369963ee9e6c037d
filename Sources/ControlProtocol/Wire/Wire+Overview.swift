package import DoseCore

extension Wire {
    /// Everything that fits on one screen.
    package struct Overview: Codable, Hashable, Sendable {
        package var version: String
        package var now: String
        package var zone: String
        package var questions: [Question]
        package var takeable: [Dose]
        package var next: [Dose]
        package var today: Day
        package var health: [Health]

        enum CodingKeys: String, CodingKey, CaseIterable {
            case version, now, zone, questions, takeable, next, today, health
        }

        package init(
            version: String, now: String, zone: String, questions: [Question] = [],
            takeable: [Dose] = [], next: [Dose] = [],
            today: Day, health: [Health] = []
        ) {
            self.version = version
            self.now = now
            self.zone = zone
            self.questions = questions
            self.takeable = takeable
            self.next = next
            self.today = today
            self.health = health
        }
    }
}

extension Wire.Overview {
    package init(
        version: String = Release.version, now: Instant, zone: Zone, questions: [CourseQuestion],
        takeable: [DoseReport],
        next: [DoseReport], today: DayReport, health: [Wire.Health]
    ) {
        self.init(
            version: version, now: zone.timestamp(now), zone: zone.name,
            questions: questions.map { Wire.Question($0) },
            takeable: takeable.map { Wire.Dose($0, zone: zone) },
            next: next.map { Wire.Dose($0, zone: zone) }, today: Wire.Day(today, zone: zone),
            health: health)
    }
}
