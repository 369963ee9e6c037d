import DoseCore

/// What is wrong with the words of the command line.
enum UsageError: Error, Hashable, Sendable {
    case unknownVerb(String)
    /// A verb of two words lacks the second.
    case halfVerb(String)
    /// `verb` is nil where it stands before any.
    case unknownOption(String, verb: String?)
    case optionTwice(String)
    case missingValue(Option)
    case needlessValue(Option)
    case unexpectedWord(String, verb: String)
    case badValue(String, of: Field)
    /// An amount that is two to readers of two countries.
    case maybeThousands(String, one: String, thousands: String)
    /// An option that must be there.
    case missingOption(Option)
    /// A word that must stand after the verb, as the form calls it.
    case missingWord(String)
    /// Of a course, which says it otherwise.
    case notOfCourse(String)
    /// Two options, or a word and an option, that say the same thing.
    case together(String, String)
    case observation(Observation.Problem, of: Observation.Kind, said: String)
    /// One of these would say it, and none is there.
    case noneOf([String])

    /// What a word was to be.
    enum Field: Hashable, Sendable {
        case number, volume, alcohol
        case dose, time, amount, minutes, date, month, limit, reason, step
        case startDate, firstDose, variant, days, count, duration, times, strength, key, name,
            shiftMinutes
        case weeks, weekday, first, stopDays, keep
        case percent, amounts, units, strengthOf, every, cycle, daysOfMonth, parts, line, steps, row
        case year, intake
        /// Of a report that ends on a date.
        case firstDate(CivilDate)
        case format, calendarWeeks, bar
        case pieces, expiry
    }
}
