extension Wire {
    /// What an answer led to.
    package struct Answer: Codable, Hashable, Sendable {
        /// False when the doses were settled just so before.
        package var isRecorded: Bool
        package var doses: [Dose]
        package var extraIntakes: [ExtraIntake]
        /// The answers that were taken back.
        package var undone: [Entry]
        package var warnings: [Warning]
        /// The doses that may be taken now, but for those that the answer was about.
        package var takeable: [Dose]
        package var next: Dose?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case isRecorded = "recorded"
            case doses
            case extraIntakes = "extra_intakes"
            case undone, warnings, takeable, next
        }

        package init(
            isRecorded: Bool, doses: [Dose] = [], extraIntakes: [ExtraIntake] = [],
            undone: [Entry] = [], warnings: [Warning] = [], takeable: [Dose] = [], next: Dose? = nil
        ) {
            self.isRecorded = isRecorded
            self.doses = doses
            self.extraIntakes = extraIntakes
            self.undone = undone
            self.warnings = warnings
            self.takeable = takeable
            self.next = next
        }
    }

    /// What the person should know of an intake that was recorded.
    package struct Warning: Codable, Hashable, Sendable {
        package var kind: Kind
        package var medication: String
        package var name: String
        package var dose: String?
        package var at: String?
        package var minutes: Int?
        package var takenMilligrams: Double?
        package var plannedMilligrams: Double?
        /// Of a course that moved: where it stands today, each from 1; nil where it has ended.
        package var step: Int?
        package var day: Int?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case kind, medication, name, dose, at, minutes, step, day
            case takenMilligrams = "taken_mg"
            case plannedMilligrams = "planned_mg"
        }

        package enum Kind: String, Codable, CaseIterable, Sendable {
            case extraIntake = "extra_intake"
            case closeToIntake = "close_to_intake"
            case closeToNext = "close_to_next"
            case aboveDayTotal = "above_day_total"
            case otherAmount = "other_amount"
            case courseMoved = "course_moved"
        }

        package init(
            kind: Kind, medication: String, name: String, dose: String? = nil, at: String? = nil,
            minutes: Int? = nil, takenMilligrams: Double? = nil, plannedMilligrams: Double? = nil,
            step: Int? = nil, day: Int? = nil
        ) {
            self.kind = kind
            self.medication = medication
            self.name = name
            self.dose = dose
            self.at = at
            self.minutes = minutes
            self.takenMilligrams = takenMilligrams
            self.plannedMilligrams = plannedMilligrams
            self.step = step
            self.day = day
        }
    }
}
