extension Wire {
    /// One planned intake, known as medication/date/time.
    package struct Dose: Codable, Hashable, Sendable {
        package var id: String
        package var medication: String
        package var name: String
        package var date: String
        package var time: String
        package var amountMilligrams: Double
        package var tablets: String?
        package var due: String
        package var opens: String
        package var closes: String
        package var state: State
        package var snoozedUntil: String?
        package var recordedAt: String?
        package var recordedBy: Origin?
        package var takenAt: String?
        package var takenMilligrams: Double?
        package var reason: String?
        package var cause: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case id, medication, name, date, time
            case amountMilligrams = "amount_mg"
            case tablets, due, opens, closes, state
            case snoozedUntil = "snoozed_until"
            case recordedAt = "recorded_at"
            case recordedBy = "recorded_by"
            case takenAt = "taken_at"
            case takenMilligrams = "taken_mg"
            case reason, cause
        }

        package init(
            id: String, medication: String, name: String, date: String, time: String,
            amountMilligrams: Double, tablets: String? = nil, due: String, opens: String,
            closes: String, state: State, snoozedUntil: String? = nil, recordedAt: String? = nil,
            recordedBy: Origin? = nil, takenAt: String? = nil, takenMilligrams: Double? = nil,
            reason: String? = nil, cause: String? = nil
        ) {
            self.id = id
            self.medication = medication
            self.name = name
            self.date = date
            self.time = time
            self.amountMilligrams = amountMilligrams
            self.tablets = tablets
            self.due = due
            self.opens = opens
            self.closes = closes
            self.state = state
            self.snoozedUntil = snoozedUntil
            self.recordedAt = recordedAt
            self.recordedBy = recordedBy
            self.takenAt = takenAt
            self.takenMilligrams = takenMilligrams
            self.reason = reason
            self.cause = cause
        }
    }

    package enum State: String, Codable, CaseIterable, Sendable {
        case awaited, open, ringing, snoozed, taken, skipped, missed, superseded
    }

    package enum Origin: String, Codable, CaseIterable, Sendable {
        case daemon, button, command
    }
}
