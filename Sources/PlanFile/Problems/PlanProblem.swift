package import DoseCore
package import TOMLText

/// A thing to mend in a plan, a profile or `dosed.toml`: what it is and where it stands.
package struct PlanProblem: Error, Hashable, Sendable {
    package var position: SourcePosition
    package var kind: Kind
    /// How often what it tells is taken.
    package var often: HowOften

    package init(_ position: SourcePosition, _ kind: Kind, _ often: HowOften = .daily) {
        self.position = position
        self.kind = kind
        self.often = often
    }

    /// An error refuses the file, a warning does not.
    package enum Severity: String, Sendable {
        case error, warning
    }

    /// The evidence, without words.
    package enum Kind: Hashable, Sendable {
        // The file as a whole.
        /// The reason is in words of the system.
        case unreadable(reason: String)
        case text(TOMLError.Kind)
        /// What is left out of a list that grew beyond `Limits.problems`.
        case more(Int, Severity)

        // Keys.
        case unknownKey(String, known: [String])
        case missingKey(String, table: String?, expected: Expectation)
        case medicationKey(String)

        // Values.
        case unexpected(String, found: TOMLValue, expected: Expectation)
        case outOfRange(String, found: TOMLValue, allowed: Allowed)
        case tooFine(String, found: TOMLValue)
        /// A point before three digits is one of thousands to many people.
        case maybeThousands(String, found: TOMLValue, one: String, thousands: String)
        case tooMany(String, count: Int, limit: Int)
        case tooLong(String, length: Int, limit: Int)
        case empty(String, expected: Expectation)
        case unknownVersion(Int)

        // The day and the steps.
        case timeTwice(CivilTime)
        case timeOutOfOrder(CivilTime, after: CivilTime)
        /// Of a night that lasts into the times of the next date.
        case timeOfNextDay(CivilTime, first: CivilTime)
        /// Of names, or of times that differ by the day of the week.
        case timesCross(String, CivilTime, after: String, CivilTime, on: [Weekday])
        case unknownTime(String, known: [String])
        case timeName(String)
        case weekdaysWithoutTime(String, [Weekday])
        case beyondTheDay(String)
        case amountsForTimes(amounts: Int, times: Int)
        /// A unit, and yet no key.
        case unitAsKey(String)
        case amountsMissing(step: Int)
        case amountsTwice(String, first: String)
        case unitsDiffer(AmountUnit, first: AmountUnit)
        case saidTwice(String, first: String)
        case daysMissing(step: Int)
        case tooManyDoses(limit: Int)

        // The dates.
        case notWeekday(String)
        /// Of a recurrence of one day.
        case everyDate(String)
        case weekdayTwice(Weekday)
        case dayTwice(Int)
        case secondRecurrence(String, first: String, at: SourcePosition)
        case zone(ZoneTrouble)
        case endBeforeStart(end: CivilDate, start: CivilDate)
        case meaninglessAsNeeded(String, asNeeded: SourcePosition)
        case meaninglessSeries(String, String, at: SourcePosition)
        case hoursWithoutFirst(String)
        case doseWithoutFirst
        case rowOfSeries

        // Warnings.
        case noMedication
        case notPayable(Amount, Preparation)
        case neverDue(Medication.Key)
        case partsOfNothing(String)
        case strengthDoesNotFit(Strength, AmountUnit)
        case muchAtOnce(Amount)
        case monthsWithout(day: Int)
        case weekdayWithout(Weekday)
        case course(CourseFinding)
        /// The steps, from 0, at which the same is found too.
        case rule(RuleFinding, also: [Int], Citation)
    }

    /// The bounds that a value broke, in the value's own unit.
    package enum Allowed: Hashable, Sendable {
        case counts(ClosedRange<Int>)
        case spans(ClosedRange<Int>, unit: String)
        case years(ClosedRange<Int>)
        case durations(ClosedRange<Duration>)
        case amounts(ClosedRange<Amount>)
    }

    package var severity: Severity {
        switch kind {
        case .noMedication, .notPayable, .neverDue, .partsOfNothing, .strengthDoesNotFit,
            .muchAtOnce, .monthsWithout, .weekdayWithout, .course, .rule:
            .warning
        case .more(_, let severity): severity
        case .unreadable, .text, .unknownKey, .missingKey,
            .medicationKey, .unexpected, .outOfRange, .tooFine, .tooMany, .tooLong, .empty,
            .unknownVersion, .timeTwice, .timeOutOfOrder, .timeOfNextDay, .timesCross, .unknownTime,
            .timeName, .weekdaysWithoutTime, .beyondTheDay, .amountsForTimes, .daysMissing,
            .notWeekday, .everyDate, .weekdayTwice, .dayTwice, .secondRecurrence, .endBeforeStart,
            .meaninglessAsNeeded, .meaninglessSeries, .hoursWithoutFirst, .doseWithoutFirst,
            .rowOfSeries,
            .tooManyDoses, .zone, .maybeThousands, .unitAsKey,
            .amountsMissing,
            .amountsTwice, .unitsDiffer, .saidTwice:
            .error
        }
    }
}
