/// Every bound of the conversation, each with its reason.
package enum ControlLimits {
    /// Far above the longest call, whose reason has at most 500 characters.
    package static let callBytes = 64 << 10
    /// What a client takes in: a status with all doses that a day may have, and the longest names.
    package static let replyBytes = 1 << 20
    /// So many entries, each with the longest reason, still fit in a reply.
    package static let historyEntries = 200
    package static let historyEntriesByDefault = 50
    /// So much text of the records in a reply that with every second byte escaped it still fits.
    package static let exportBytes = 384 << 10
    /// As many of what was done to a course as are told, the newest; more would be no course but a diary.
    package static let courseMoves = 100
    /// Of what is told in the unit of the plan, which only the daemon knows.
    static let amountWithoutUnit = 1_000_000.0
    /// As many days as are told of the past, of one course or of all that are told together: two years.
    package static let courseDays = 731
    /// Of how many dates a period may be; of more years are told.
    package static let periodDays = 1...366
    /// So many dates are read for a reply to a question of how doses were taken, so that no alarm waits for it.
    package static let datesOfPeriods = 28
    /// So many periods, each with the longest name, fit in a reply beside the entries of a history.
    package static let periods = 400
    /// A request is named by a random number or the like.
    package static let requestLength = 64
    /// No window is longer than a day, so that no snooze is.
    package static let snoozeMinutes = 1...1440
}
