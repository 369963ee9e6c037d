import DoseCore
import TOMLText

// All that is said about a file is said here, and of the linter's findings in *Finding+Words.swift.

extension PlanProblem {
    /// The line for people: `plan.toml:12:9: error: ...`, as compilers write it and editors read it.
    package func message(in file: String) -> String {
        "\(file):\(position.line):\(position.column): \(severity.rawValue): \(words)"
    }

    package var words: String {
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
                + (expected.way(outOf: found).map { "; \($0)" }
                    ?? expected.nearest(to: found).suggestion())
        case .outOfRange(let key, let found, let allowed):
            "\(single(key)): \(found.words) must be \(allowed.words)"
        case .tooFine(let key, let found):
            "\(single(key)): \(found.words) is finer than can be told, "
                + "a nanogram or a thousandth of a unit"
        case .tooMany(let key, let count, let limit):
            "\(single(key)) has \(count) entries; at most \(limit) are allowed"
        case .tooLong(let key, let length, let limit):
            "\(single(key)): the text has a length of \(length); at most \(limit) are allowed"
        case .empty(let key, let expected):
            "\(single(key)) is empty, expected \(expected.words)"
        case .unknownVersion(let version):
            "version \(version) of plan files is not known here; "
                + "this program reads version \(PlanFile.version)"

        case .unitAsKey(let key):
            "\(single(key)) is no key for amounts, which are written with their unit, as it "
                + "stands on the box: \(AmountUnit.allCases.map(\.rawValue).joined(separator: ", "))"
        case .amountsMissing(let step):
            "step \(step + 1) has no amounts; write them with their unit, for example: "
                + "mg = [10, 20], or ml, units, tablets"
        case .amountsTwice(let key, let first):
            "'\(key)' stands beside '\(first)'; the amounts of a step have one unit"
        case .unitsDiffer(let unit, let first):
            "amounts in \(unit.symbol) after amounts in \(first.symbol); the amounts of a "
                + "medication are all masses, all volumes, or all of one unit"
        case .saidTwice(let key, let first):
            "'\(key)' stands beside '\(first)', which says it already; keep one of them"
        case .maybeThousands(let key, let found, let one, let thousands):
            "\(single(key)): \(found.words) is \(one) to some readers and \(thousands) to others; "
                + "write \(one.quotedForTOML) or \(thousands.quotedForTOML)"

        case .timeTwice(let time):
            "\(time) is given twice"
        case .timeOutOfOrder(let time, let earlier):
            "\(time) follows \(earlier); write the times in the order of the day"
                + (time.ofEvening.map {
                    ", or \($0.description.quotedForTOML) where it is the night after \(earlier)"
                } ?? "")
        case .timeOfNextDay(let time, let first):
            "\(time) is \(time.afterMidnight ?? time) of the next date, which begins with \(first) "
                + "by then; write what comes after \(first) among the times of its own date"
        case .timesCross(let later, let time, let earlier, let other, let weekdays):
            "on \(weekdays.map(\.word).sequence) \(single(later)) is at \(time), and "
                + "\(single(earlier)) before it at \(other); the times of a row are in the order of "
                + "the day on every day of the week, each once"
        case .unknownTime(let name, let known):
            "\(single(name)) is no time of day, and "
                + (known.isEmpty
                    ? "the plan has no [times] that say when it is; write for example: "
                        + "[times] \(visible(name.allSatisfy { $0.isASCII && $0.isLetter } ? name : "morning")) = \"07:00\""
                    : "[times] does not say when it is; it has "
                        + known.map { visible($0) }.sequence
                        + (Spelling.nearest(to: name, among: known).map {
                            "; did you mean '\(visible($0))'?"
                        } ?? ""))
        case .timeName(let name):
            "\(single(name)) cannot be the name of a time, which has letters, digits, '-' and '_', "
                + "a letter among them"
        case .weekdaysWithoutTime(let key, let weekdays):
            "\(single(key)) says no time of \(weekdays.map(\.word).sequence); add for example: "
                + (weekdays.allSatisfy { $0.isOfWeekend }
                    ? "weekend = \"10:00\"" : "weekdays = \"07:00\"")
        case .beyondTheDay(let text):
            "\(text.quotedForTOML) is before 00:00 or after 27:59, and so of another date"
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
                + (Weekday.meant(by: text).map {
                    "did you mean \($0.map { single($0.rawValue) }.joined(separator: ", "))?"
                }
                    ?? "the weekdays are \(Weekday.allCases.map(\.rawValue).joined(separator: ", "))")
        case .everyDate(let key):
            "\(single(key)) is left out where every date has doses"
        case .weekdayTwice(let weekday):
            "\(weekday.rawValue) is given twice"
        case .dayTwice(let day):
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

        case .meaninglessSeries(let key, let head, let position):
            "'\(key)' means nothing for so many doses at equal stretches, which are said by 'first', "
                + "'every', 'doses' and 'dose' ('\(head)' at \(position.line):\(position.column)); "
                + "remove one of the two"
        case .hoursWithoutFirst(let text):
            "every so many hours is counted from a first dose, and ends: say when it is and how many "
                + "there are, for example: first = 2026-12-01T15:00, every = \(text.quotedForTOML), "
                + "doses = 21; or write the times of the day: times = [\"07:00\", \"15:00\", \"23:00\"]"
        case .rowOfSeries:
            "so many doses at equal stretches have one amount, and no days, times or notes of a step; "
                + "write dose = \"1 capsule\", or steps = [{ capsules = [1] }]"
        case .doseWithoutFirst:
            "'dose' is of a medication with 'first' and 'doses', or stands in 'as_needed'; the amounts "
                + "of times stand in 'steps'"

        case .noMedication:
            "the plan holds no medication; nothing will ring"
        case .notPayable(let amount, let preparation):
            "\(amount) cannot be made of \(preparation)"
        case .neverDue(let medication):
            "every amount of \(single(medication)) is 0; nothing will ring"
        case .partsOfNothing(let key):
            "\(single(key)) means nothing without 'tablet', the strength of one tablet"
        case .strengthDoesNotFit(let strength, let unit):
            "the strength \(strength) does not tell what \(unit.symbol) are; "
                + "is the unit of the amounts right?"
        case .muchAtOnce(let amount):
            "\(amount) at one time is more than anybody takes; is the unit right?"
        case .monthsWithout(let day):
            "not every month has a day \(day); a month without it has no dose for it"
        case .weekdayWithout(let weekday):
            "'on' has amounts of \(weekday.rawValue), which 'weekdays' leaves out; nothing will ring then"
        case .course(let finding):
            finding.words(often.words)
        case .rule(let finding, let steps, let citation):
            "\(finding.words(often.words))\(also(steps)) [\(citation)]"
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
                + (description.contains("saw '/'") ? "; a half is written 0.5" : "")
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

extension PlanProblem.Allowed {
    fileprivate var words: String {
        switch self {
        case .counts(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .spans(let range, let unit): "\(range.lowerBound) to \(range.upperBound) \(unit)"
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
