/// What `dosectl` says of wrong words on its command line; the values are words by then.
package struct UsageWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: Verbs and options

    package func unknownVerb(_ word: String, meant: String?) -> String {
        meant.map { tr("there is no verb '%1$s'; did you mean '%2$s'?", word, $0) }
            ?? tr("there is no verb '%1$s'; see: dosectl help", word)
    }

    package func halfVerb(_ word: String, _ commands: [String]) -> String {
        tr("'%1$s' needs a second word: %2$s", word, language.together(commands))
    }

    package func optionBeforeVerb(_ option: String) -> String {
        tr("unknown option %1$s; the options of a verb come after it", option)
    }

    package func unknownOption(_ option: String, of verb: String, meant: String?) -> String {
        meant.map { tr("'%1$s' has no option %2$s; did you mean '%3$s'?", verb, option, $0) }
            ?? tr("'%1$s' has no option %2$s; see: dosectl help %1$s", verb, option)
    }

    package func twice(_ option: String) -> String {
        tr("%1$s is given twice; once is enough", option)
    }

    /// - Parameter form: The option with the name of its value.
    package func missingValue(_ option: String, _ form: String) -> String {
        tr("%1$s needs a value: %2$s", option, form)
    }

    package func needlessValue(_ option: String) -> String { tr("%1$s takes no value", option) }

    package func unexpected(_ word: String, form: String) -> String {
        tr("'%1$s' is one word too many. The form is: %2$s", word, form)
    }

    package func missing(_ option: String, _ help: String) -> String {
        tr("%1$s is missing: %2$s", option, help)
    }

    package func missing(_ word: String, form: String) -> String {
        tr("%1$s is missing. The form is: %2$s", word, form)
    }

    package func together(_ one: String, _ other: String) -> String {
        tr("%1$s and %2$s cannot be used together", one, other)
    }

    package func notOfCourse(_ option: String) -> String {
        tr("%1$s cannot be used with a course, whose steps say how long they last", option)
    }

    package func noneOf(_ choices: [String]) -> String {
        tr("give one of these: %1$s", language.together(choices))
    }

    // MARK: Values

    package func dose(_ value: String) -> String {
        tr(
            "'%1$s' is not a dose. Name it by its time, its medicine, or both: 17:00, baclofen, baclofen/17:00, 2026-12-01/17:00",
            value)
    }

    package func intakeTime(_ value: String) -> String {
        tr(
            "'%1$s' is not a time of an intake; write now, 17:05, \"2026-12-01 17:05\" or 2026-12-01T17:05:00+01:00",
            value)
    }

    /// - Parameter example: With its decimal mark.
    package func amount(_ value: String, _ example: String) -> String {
        tr("'%1$s' is not an amount; write 20, %2$s or \"1 tablet\"", value, example)
    }

    package func thousands(_ value: String, _ one: String, _ thousands: String) -> String {
        tr(
            "'%1$s' is %2$s to some readers and %3$s to others; write %2$s or %3$s", value, one,
            thousands)
    }

    package func snoozeMinutes(_ value: String, _ range: ClosedRange<Int>) -> String {
        tr(
            "'%1$s' is out of range; an alarm is snoozed for %2$s to %3$s minutes", value,
            "\(range.lowerBound)", "\(range.upperBound)")
    }

    package func day(_ value: String) -> String {
        tr("'%1$s' is not a date; write 2026-12-01, yesterday, today or tomorrow", value)
    }

    package func date(_ value: String) -> String {
        tr("'%1$s' is not a date; write 2026-12-01", value)
    }

    package func firstDose(_ value: String) -> String {
        tr("'%1$s' is not a date with a time; write \"2026-12-01 15:00\"", value)
    }

    package func amountsOfDays(_ value: String) -> String {
        tr(
            "'%1$s' is not days with their amount, each day once; write \"mon,fri 3mg\"", value)
    }

    package func year(_ value: String, _ range: ClosedRange<Int>) -> String {
        tr(
            "'%1$s' is out of range; write a date of the years %2$s to %3$s", value,
            "\(range.lowerBound)", "\(range.upperBound)")
    }

    package func firstDate(_ value: String, until last: String) -> String {
        tr(
            "'%1$s' is no first date of a report that ends on %2$s; write an earlier one", value,
            last)
    }

    package func intake(_ value: String) -> String {
        tr(
            "'%1$s' is not intakes of a day, each time once; write 11:00=20,14:00=30,17:00=45",
            value)
    }

    package func pieces(_ value: String) -> String {
        tr("'%1$s' is not a number of pieces; write 60, or 12.5 for half a tablet more", value)
    }

    package func expiry(_ value: String) -> String {
        tr(
            "'%1$s' is not until when a box is good; write 2027-03, 03/2027 or 2027-03-31", value)
    }

    package func month(_ value: String) -> String {
        tr("'%1$s' is not a month; write 2026-11", value)
    }

    package func limit(_ value: String) -> String {
        tr("'%1$s' is not a number of records; write 1 or more", value)
    }

    package func days(_ value: String) -> String {
        tr("'%1$s' is not a number of days; write 3d, 3 or 2w", value)
    }

    package func intakes(_ value: String, most: Int) -> String {
        tr("'%1$s' is not a number of intakes; write 1 to %2$s", value, "\(most)")
    }

    package func duration(_ value: String) -> String {
        tr("'%1$s' is not a duration; write 2h or 90min", value)
    }

    package func times(_ value: String) -> String {
        tr(
            "'%1$s' is not a list of times; write them in the order of the day: 13:00,15:00,17:00",
            value)
    }

    package func tablet(_ value: String) -> String {
        tr("'%1$s' is not the strength of a tablet; write \"10 mg\"", value)
    }

    package func strength(_ value: String) -> String {
        tr("'%1$s' is not a strength; write \"10 mg/5 ml\" or \"100 mcg/puff\"", value)
    }

    package func key(_ value: String) -> String {
        tr(
            "'%1$s' cannot be the key of a medicine, which has only a-z, 0-9, '-' and '_': --key baclofen",
            value)
    }

    package func name(most: Int) -> String {
        tr("the name of a medicine has 1 to %1$s characters", "\(most)")
    }

    package func minutes(_ value: String) -> String {
        tr("'%1$s' is not a number of minutes; write 1 to 720", value)
    }

    package func step(_ value: String) -> String {
        tr("'%1$s' is not a step; they are counted from 1: dosectl goto 1", value)
    }

    package func weeks(_ value: String) -> String {
        tr("--on raises on one day of the week, and %1$s days are not whole weeks; write 7d", value)
    }

    package func weekday(_ value: String) -> String {
        tr("'%1$s' is not a day of the week; write mon, tue, wed, thu, fri, sat or sun", value)
    }

    package func first(_ value: String) -> String {
        tr("'%1$s' is not understood; write --first now, or leave it out", value)
    }

    package func daysOfStop(_ value: String) -> String {
        tr(
            "stopping every %1$s days is not what is published; write 2d or 3d, or use dosectl taper",
            value)
    }

    package func keep(_ value: String) -> String {
        tr("'%1$s' is not a length of time; write 3m, 12w or 90d", value)
    }

    package func change(_ value: String) -> String {
        tr("'%1$s' is not a change; write 5mg, or 10%% for ten percent of the last amount", value)
    }

    package func amounts(_ value: String) -> String {
        tr(
            "'%1$s' is not an amount, or not one for each of the times; write 5mg, \"1 tablet\", or \"1-0-1 tablets\" for three times",
            value)
    }

    package func unit(_ value: String) -> String {
        tr(
            "'%1$s' can be tablets or what they hold; write the unit: %1$smg, or \"%1$s tablets\"",
            value)
    }

    package func every(_ value: String) -> String {
        tr("'%1$s' is not understood; write 2d, 2w or 3m", value)
    }

    package func cycle(_ value: String) -> String {
        tr("'%1$s' is not a cycle; write 21/7 for 21 days with doses and 7 without", value)
    }

    package func daysOfMonth(_ value: String) -> String {
        tr("'%1$s' is not a list of days of the month; write 1,15", value)
    }

    package func parts(_ value: String) -> String {
        tr("'%1$s' is not understood; a tablet is cut in 2 or 4 parts", value)
    }

    package func line(_ value: String, most: Int) -> String {
        tr("'%1$s' has more than %2$s characters", value, "\(most)")
    }

    package func steps(_ value: String) -> String {
        tr("'%1$s' is not a list of amounts; write them with spaces: \"0.25 0.5 1 mg\"", value)
    }

    package func row(_ value: String) -> String {
        tr(
            "'%1$s' is not a row; write \"3d 0-0-10 mg\", days and an amount for each of the times, in one unit in all rows",
            value)
    }

    package func reason(most: Int) -> String {
        tr("the reason has more than %1$s characters", "\(most)")
    }
}
