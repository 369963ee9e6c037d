package import DoseCore

/// How often the amounts are taken that a finding tells: only what is taken every day alike is so much "a day".
package enum HowOften: Hashable, Sendable {
    case daily
    case on(DatedRecurrence)
    /// By turns, on some weekdays more than on others, or of several medications together.
    case someDays
}

extension Medication {
    package var often: HowOften {
        if isAlikeEveryDay { return .daily }
        return recurrence == .daily || hasWeekdays
            ? .someDays : .on(DatedRecurrence(recurrence, from: start))
    }
}
