extension Wire {
    /// Everything that fits on one screen.
    package struct Status: Codable, Hashable, Sendable {
        package var version: String
        package var now: String
        package var zone: String
        package var open: [Dose]
        package var next: [Dose]
        package var today: Day
        package var health: [Health]

        enum CodingKeys: String, CodingKey, CaseIterable {
            case version, now, zone, open, next, today, health
        }

        package init(
            version: String, now: String, zone: String, open: [Dose] = [], next: [Dose] = [],
            today: Day, health: [Health] = []
        ) {
            self.version = version
            self.now = now
            self.zone = zone
            self.open = open
            self.next = next
            self.today = today
            self.health = health
        }
    }

    /// Whether a part of the daemon does its work, and in words what is the matter with it.
    package struct Health: Codable, Hashable, Sendable {
        package var part: Part
        package var isWell: Bool
        package var detail: String

        enum CodingKeys: String, CodingKey, CaseIterable {
            case part
            case isWell = "ok"
            case detail
        }

        package enum Part: String, Codable, CaseIterable, Sendable {
            case plan, settings, store, clock, zone, display
        }

        package init(part: Part, isWell: Bool, detail: String) {
            self.part = part
            self.isWell = isWell
            self.detail = detail
        }
    }
}
