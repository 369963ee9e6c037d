extension Wire {
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
