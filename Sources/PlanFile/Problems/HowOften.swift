package import DoseCore

/// How often the amounts are taken that a finding tells: only what is taken every day alike is so much "a day".
package enum HowOften: Hashable, Sendable {
    case daily
    case on(DatedRecurrence)
    /// By turns, on some weekdays more than on others, or of several medications together.
    case someDays

    /// What follows an amount.
    var words: String {
        switch self {
        case .daily: "a day"
        case .on(let dates): dates.words
        case .someDays: "on one day"
        }
    }
}

extension Medication {
    package var often: HowOften {
        if isAlikeEveryDay { return .daily }
        return recurrence == .daily || hasWeekdays
            ? .someDays : .on(DatedRecurrence(recurrence, from: start))
    }
}
