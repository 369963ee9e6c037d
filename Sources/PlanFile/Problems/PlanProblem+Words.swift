import DoseCore
import TOMLText

// All that is said about a file is said here, and of the linter's findings in *Finding+Words.swift.

extension PlanProblem {
    /// The line for people: `plan.toml:12:9: error: ...`, as compilers write it and editors read it.
    package func message(in file: String) -> String {
        "\(file):\(position.line):\(position.column): \(severity.rawValue): \(words)"
    }

    private var words: String {
        switch kind {
        case .unreadable(let reason):
            "the file cannot be read: \(reason)"
        case .text(let kind):
            kind.words
        case .more(let count, _):
            "and \(count) more \(count == 1 ? "problem" : "problems") from here on"

        case .unknownKey(let key, let known):
            "unknown key \(single(key)); "
                + (Spelling.nearest(to: key, among: known).map { "did you mean '\($0)'?" }
                    ?? "the keys here are \(known.joined(separator: ", "))")
        case .missingKey(let key, let table, let expected):
            "'\(key)' is missing\(table.map { " in \(visible($0))" } ?? ""); "
                + "write for example: \(key) = \(expected.example)"
        case .medicationKey(let key):
            "\(single(key)) cannot be a medication's key, which is 1 to \(Limits.keyLength) of a-z, 0-9, "
                + "'-' and '_' with a letter among them; the name to be shown goes into 'name'"
                + Medication.nearestKey(to: key).suggestion("'", "'")

        case .unexpected(let key, let found, let expected):
            "\(single(key)): found \(found.words), expected \(expected.words)"
                + expected.nearest(to: found).suggestion()
        case .outOfRange(let key, let found, let allowed):
            "\(single(key)): \(found.words) must be \(allowed.words)"
        case .tooFine(let key, let found):
            "\(single(key)): \(found.words) mg is finer than a microgram (0.001 mg)"
        case .tooMany(let key, let count, let limit):
            "\(single(key)) has \(count) entries; at most \(limit) are allowed"
        case .tooLong(let key, let length, let limit):
            "\(single(key)): the text has a length of \(length); at most \(limit) are allowed"
        case .empty(let key, let expected):
            "\(single(key)) is empty, expected \(expected.words)"
        case .unknownVersion(let version):
            "version \(version) of plan files is not known here; "
                + "this program reads version \(PlanFile.version)"

        case .timeTwice(let time):
            "\(time) is given twice"
        case .timeOutOfOrder(let time, let earlier):
            "\(time) follows \(earlier); write the times in the order of the day"
        case .amountsForTimes(let amounts, let times):
            "\(amounts) \(amounts == 1 ? "amount" : "amounts") for "
                + "\(times) \(times == 1 ? "time" : "times"); write one for each, 0 for none"
        case .tooManyDoses(let limit):
            "with this medication the plan has more than \(limit) doses on a day"
        case .daysMissing(let step):
            "step \(step + 1) does not say its days; only the last step may leave 'days' out, "
                + "and only where the plan stays on it (after = \"hold\")"

        case .notWeekday(let text):
            "\(single(text)) is not a weekday; "
                + (Weekday.nearest(to: text).map { "did you mean '\($0)'?" }
                    ?? "the weekdays are \(Weekday.allCases.map(\.rawValue).joined(separator: ", "))")
        case .weekdayTwice(let weekday):
            "\(weekday.rawValue) is given twice"
        case .dayOfMonthTwice(let day):
            "the day \(day) is given twice"
        case .secondRecurrence(let key, let first, let position):
            "'\(key)' stands beside '\(first)' at \(position.line):\(position.column); "
                + "keep one of them, for each alone says which dates have doses"
        case .zone(let trouble):
            trouble.words
        case .endBeforeStart(let end, let start):
            "the end \(end) lies before the start \(start)"
        case .meaninglessAsNeeded(let key, let position):
            "'\(key)' means nothing for a medication taken as needed, which never rings "
                + "('as_needed' at \(position.line):\(position.column)); remove one of the two"

        case .noMedication:
            "the plan holds no medication; nothing will ring"
        case .notPayable(let amount, let tablets):
            "\(amount) cannot be made of tablets of \(tablets.strength)"
                + (tablets.halves ? " and their halves" : "")
        case .neverDue(let medication):
            "every amount of \(single(medication)) is 0; nothing will ring"
        case .halvesWithoutTablet:
            "'halves' means nothing without 'tablet', the strength of one tablet"
        case .monthsWithout(let day):
            "not every month has a day \(day); a month without it has no dose for it"
        case .course(let finding):
            finding.words
        case .rule(let finding, let steps, let citation):
            "\(finding.words)\(also(steps)) [\(citation)]"
        }
    }
}

extension ZoneTrouble {
    package var words: String {
        switch self {
        case .unreadable(let path, let reason):
            "the time zone cannot be read: \(visible(path, upTo: 200)): \(reason); "
                + "is its name right, and tzdata installed?"
        case .damaged(let path, let error):
            "the time zone cannot be read: \(visible(path, upTo: 200)) is damaged (\(error)); "
                + "reinstall tzdata"
        }
    }
}

extension TOMLError.Kind {
    fileprivate var words: String {
        switch self {
        case .tooLarge(let limit):
            "the file has more than \(limit) bytes, and no more are read"
        case .notUTF8(let byte):
            "the byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8; "
                + "save the file in the encoding UTF-8"
        case .malformed(let description):
            "not valid TOML\(Self.reason(description))"
        case .outOfMemory:
            "not enough memory to read the file"
        }
    }

    /// toml++ begins most descriptions with "Error while parsing", which the line says already.
    private static func reason(_ description: String) -> String {
        let opening = "Error while parsing "
        let isOpened = description.hasPrefix(opening)
        let rest = isOpened ? String(description.dropFirst(opening.count)) : description
        return (isOpened ? " in " : ": ") + visible(rest, upTo: 200)
    }
}

extension Expectation {
    /// What is wanted, with an example as it stands in a file.
    fileprivate var words: String {
        switch self {
        case .version, .trueOrFalse, .oneOf: example
        case .zone: "\"local\" or a place of the time zone database such as \"Europe/Paris\""
        case .medications: "a table such as \(example)"
        case .text: "a text in quotes such as \(example)"
        case .strength:
            "a tablet's strength such as \(example) (units mg, g, µg, mcg, ug)"
        case .mass: "an amount such as \(example) (units mg, g, µg, mcg, ug)"
        case .rule: "a table such as \(example)"
        case .source: "a text in quotes such as \(example)"
        case .names: "a list of names such as \(example)"
        case .age: "an age in years such as \(example)"
        case .date: "a date such as \(example)"
        case .times: "a list of times such as \(example)"
        case .time: "a time of day such as \(example)"
        case .steps: "a list of steps such as \(example)"
        case .step: "a step such as \(example)"
        case .days: "a whole number of days such as \(example)"
        case .weekdays: "a list of weekdays such as \(example)"
        case .cycle: "days with doses and days without such as \(example)"
        case .daysOfMonth: "a list of days of the month such as \(example)"
        case .dayOfMonth: "a day of the month such as \(example)"
        case .shift: "a table of where the times go such as \(example)"
        case .asNeeded: "true or a table such as \(example)"
        case .dailyMaximum: "an amount such as \(example) (units mg, g, µg, mcg, ug)"
        case .profile: "the name of a profile such as \(example)"
        case .amounts: "a list of amounts in mg such as \(example)"
        case .amount: "an amount in mg such as \(example)"
        case .duration: "a duration such as \(example) (units s, sec, min, h)"
        case .sound:
            "true, false, the name of a sound such as \(example), or a file such as \"~/alarm.ogg\""
        case .percent: "a whole number of percent such as \(example)"
        case .command: "a list of words such as \(example)"
        case .commandWord: "a word of a command such as \(example)"
        case .count: "a whole number such as \(example)"
        case .phases: "a list of phases such as \(example)"
        case .phase: "a phase such as \(example)"
        case .fill: "a rule of filling such as \(example)"
        }
    }

    fileprivate var example: String {
        switch self {
        case .version: "1"
        case .zone: "\"local\""
        case .medications: "[medication.baclofen]"
        case .text: "\"Baclofen\""
        case .strength, .mass: "\"10 mg\""
        case .rule: "[raise]"
        case .source: "\"ANSM\""
        case .names: "[\"baclofen\", \"lioresal\"]"
        case .age: "65"
        case .trueOrFalse: "true or false"
        case .date: "2026-12-01"
        case .times: "[\"13:00\", \"17:00\"]"
        case .time: "\"17:00\""
        case .steps: "[{ days = 3, mg = [10, 20] }]"
        case .step: "{ days = 3, mg = [10, 20] }"
        case .days: "3"
        case .weekdays: "[\"monday\", \"thursday\"]"
        case .cycle: "{ on = 21, off = 7 }"
        case .daysOfMonth: "[1, 15]"
        case .dayOfMonth: "15"
        case .shift:
            "{ from = 2026-12-01, to = [\"14:00\", \"18:00\"], per_day = \"30 min\" }"
        case .asNeeded: "{ spacing = \"6 h\", daily_max = \"80 mg\" }"
        case .dailyMaximum: "\"80 mg\""
        case .profile: "\"baclofen\""
        case .amounts: "[10, 20]"
        case .amount: "10 or 2.5"
        case .oneOf(let choices): choices.map(\.quotedForTOML).joined(separator: " or ")
        case .duration: "\"10 min\""
        case .sound: "\"bell\""
        case .percent: "80"
        case .command: "[\"espeak\", \"medicine\"]"
        case .commandWord: "\"espeak\""
        case .count: "3"
        case .phases: "[{ mg = 10, days = 3, raise = 10, until = 70 }]"
        case .phase: "{ mg = 10, days = 3, raise = 10, until = 70 }"
        case .fill: "{ first = 20, others = 30, largest = 50 }"
        }
    }
}

extension PlanProblem.Allowed {
    fileprivate var words: String {
        switch self {
        case .counts(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .years(let range): "in the years \(range.lowerBound) to \(range.upperBound)"
        case .durations(let range): "\(range.lowerBound.planText) to \(range.upperBound.planText)"
        case .amounts(let range): "\(range.lowerBound) to \(range.upperBound)"
        }
    }
}

extension TOMLValue {
    fileprivate var words: String {
        switch self {
        case .string(let text): "\"\(visible(text))\""
        case .integer(let number): "\(number)"
        case .float(let number): "\(number)"
        case .boolean(let flag): "\(flag)"
        case .date(let date): "\(date)"
        case .time(let time?): "the time \(time)"
        case .time(nil): "a time with a fraction of a second"
        case .dateTime: "a date with a time"
        case .list(let nodes): nodes.isEmpty ? "an empty list" : "a list"
        case .table: "a table"
        }
    }
}

extension String? {
    fileprivate func suggestion(_ open: String = "", _ close: String = "") -> String {
        map { "; did you mean \(open)\($0)\(close)?" } ?? ""
    }
}

private func single(_ text: String) -> String { "'\(visible(text))'" }
