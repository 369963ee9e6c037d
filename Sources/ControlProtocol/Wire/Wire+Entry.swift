extension Wire {
    /// One record of the ledger.
    package struct Entry: Codable, Hashable, Sendable {
        package var number: Int
        package var at: String
        package var by: Origin
        package var event: Event
        package var medication: String?
        package var dose: String?
        package var date: String?
        package var amountMilligrams: Double?
        package var intakeAt: String?
        package var until: String?
        package var from: String?
        package var reason: String?
        package var cause: String?
        package var undoes: Int?
        package var afterLoss: Bool?
        package var request: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case number, at, by, event, medication, dose, date
            case amountMilligrams = "amount_mg"
            case intakeAt = "intake_at"
            case until, from, reason, cause, undoes
            case afterLoss = "after_loss"
            case request
        }

        package enum Event: String, Codable, CaseIterable, Sendable {
            case planAdopted = "plan_adopted"
            case raised, snoozed, taken, skipped, missed, superseded
            case extraIntake = "extra_intake"
            case held, resumed
            case steppedBack = "stepped_back"
            case undone
        }

        package init(
            number: Int, at: String, by: Origin, event: Event, medication: String? = nil,
            dose: String? = nil, date: String? = nil, amountMilligrams: Double? = nil,
            intakeAt: String? = nil, until: String? = nil, from: String? = nil,
            reason: String? = nil, cause: String? = nil, undoes: Int? = nil, afterLoss: Bool? = nil,
            request: String? = nil
        ) {
            self.number = number
            self.at = at
            self.by = by
            self.event = event
            self.medication = medication
            self.dose = dose
            self.date = date
            self.amountMilligrams = amountMilligrams
            self.intakeAt = intakeAt
            self.until = until
            self.from = from
            self.reason = reason
            self.cause = cause
            self.undoes = undoes
            self.afterLoss = afterLoss
            self.request = request
        }
    }
}
