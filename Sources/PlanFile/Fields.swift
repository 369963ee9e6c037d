import DoseCore

/// The keys of `plan.toml` outside any table.
enum PlanField: String, CaseIterable {
    case version, timezone, times, diary, medication
}

/// The keys of `[diary]`.
enum DiaryField: String, CaseIterable {
    case evening
}

/// The keys of a `[medication.KEY]`.
package enum MedicationField: String, CaseIterable, Sendable {
    case name, tablet, halves, parts, strength, start, end, times, steps, after, early, late
    case spacing
    case weekdays, every, cycle
    case first, doses, dose
    case daysOfMonth = "days_of_month"
    case advance
    case pauseAfter = "pause_after"
    case reviewEvery = "review_every"
    case reviewOn = "review_on"
    case stockNotice = "stock_notice"
    case profile
    case asNeeded = "as_needed"
    case cravings, shift, note
    case ifMissed = "if_missed"
}

/// The keys of a step, beside the unit of its amounts.
enum StepField: String, CaseIterable {
    case days, weekdays, every, cycle
    case daysOfMonth = "days_of_month"
    case times, on, note
}

/// The keys of which each alone says which dates have doses, of a medication or of a step.
enum RecurrenceField: String, CaseIterable {
    case weekdays, every, cycle
    case daysOfMonth = "days_of_month"
}

/// The keys of the amounts of some weekdays, beside their unit.
enum VariantField: String, CaseIterable {
    case weekdays
}

/// The keys of a `cycle`.
enum CycleField: String, CaseIterable {
    case on, off, of, days
}

/// The keys of a `shift`.
enum ShiftField: String, CaseIterable {
    case from, to
    case perDay = "per_day"
}

/// The keys of an `as_needed`.
enum AsNeededField: String, CaseIterable {
    case dose, spacing, max, within
    /// The most in 24 hours, as it was written before there was `within`.
    case dailyMaximum = "daily_max"
}

/// The keys of `dosed.toml`.
enum SettingsField: String, CaseIterable {
    case `repeat`, snooze, sound, volume, `private`, journal, emergency, language
    case backups, sync, wake
    /// That of the alarm, as it was written before there were others.
    case command
    case lastCall = "last_call"
    case onAlarm = "on_alarm"
    case onAnswered = "on_answered"
    case onMissed = "on_missed"
    case onQuestion = "on_question"
    case onTrouble = "on_trouble"
}

extension SettingsField {
    /// The command that is run then.
    init(at occasion: Occasion) {
        self =
            switch occasion {
            case .alarm: .onAlarm
            case .answered: .onAnswered
            case .missed: .onMissed
            case .question: .onQuestion
            case .trouble: .onTrouble
            }
    }
}
