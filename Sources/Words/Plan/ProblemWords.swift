import DoseCore
package import PlanFile
import TOMLText

/// What is said of a file that has mistakes, or is hardly meant so: to people in their language, in the journal and in
/// JSON in English.
package struct ProblemWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    /// The line for people: `plan.toml:12:9: error: ...`, as compilers write it and editors read it.
    package func message(_ problem: PlanProblem, in file: String) -> String {
        let place = "\(file):\(problem.position.line):\(problem.position.column)"
        return switch problem.severity {
        case .error: trc("a place in a file", "%1$s: error: %2$s", place, words(problem))
        case .warning: trc("a place in a file", "%1$s: warning: %2$s", place, words(problem))
        }
    }

    package func words(_ problem: PlanProblem) -> String {
        switch problem.kind {
        case .unreadable(let reason): tr("the file cannot be read: %1$s", reason)
        case .text(let kind): text(kind)
        case .more(let count, _):
            trn(
                "and %1$s more problem from here on", "and %1$s more problems from here on", count,
                "\(count)")

        case .unknownKey(let key, let known): unknownKey(key, known)
        case .missingKey(let key, let table, let expected):
            table.map {
                tr(
                    "'%1$s' is missing in %2$s; write for example: %1$s = %3$s", key, visible($0),
                    expected.example)
            }
                ?? tr(
                    "'%1$s' is missing; write for example: %1$s = %2$s", key, expected.example)
        case .medicationKey(let key): medicationKey(key)

        case .unexpected(let key, let found, let expected): unexpected(key, found, expected)
        case .outOfRange(let key, let found, let allowed):
            tr("'%1$s': %2$s must be %3$s", visible(key), value(found), bounds(allowed))
        case .tooFine(let key, let found):
            tr(
                "'%1$s': %2$s is finer than a nanogram or a thousandth of a unit", visible(key),
                value(found))
        case .tooMany(let key, let count, let limit):
            tr(
                "'%1$s' has %2$s entries; at most %3$s are allowed", visible(key), "\(count)",
                "\(limit)")
        case .tooLong(let key, let length, let limit):
            tr(
                "'%1$s': the text has a length of %2$s; at most %3$s are allowed", visible(key),
                "\(length)", "\(limit)")
        case .empty(let key, let expected):
            tr("'%1$s' is empty, expected %2$s", visible(key), expectation(expected))
        case .unknownVersion(let version):
            tr(
                "version %1$s of plan files is not known here; this program reads version %2$s",
                "\(version)", "\(PlanFile.version)")

        case .unitAsKey(let key):
            tr(
                "'%1$s' is not a key for amounts, which are written with their unit, as it stands on the box: %2$s",
                visible(key), language.together(AmountUnit.allCases.map(\.rawValue)))
        case .amountsMissing(let step):
            tr(
                "step %1$s has no amounts; write them with their unit, for example: mg = [10, 20], or ml, units, tablets",
                "\(step + 1)")
        case .amountsTwice(let key, let first):
            tr("'%1$s' stands beside '%2$s'; the amounts of a step have one unit", key, first)
        case .unitsDiffer(let unit, let first):
            tr(
                "amounts in %1$s after amounts in %2$s; the amounts of a medicine are all masses, all volumes, or all of one unit",
                unit.symbol, first.symbol)
        case .saidTwice(let key, let first):
            tr("'%1$s' stands beside '%2$s', which says it already; keep one of them", key, first)
        case .maybeThousands(let key, let found, let one, let thousands):
            tr(
                "'%1$s': %2$s is %3$s to some readers and %4$s to others; write %5$s or %6$s",
                visible(key), value(found), one, thousands, one.quotedForTOML,
                thousands.quotedForTOML)

        case .timeTwice, .timeOutOfOrder, .timeOfNextDay, .timesCross, .unknownTime, .timeName,
            .weekdaysWithoutTime, .beyondTheDay, .amountsForTimes, .tooManyDoses, .daysMissing:
            ofTheDay(problem.kind)
        case .notWeekday, .everyDate, .weekdayTwice, .dayTwice, .secondRecurrence, .zone,
            .endBeforeStart, .meaninglessAsNeeded, .meaninglessSeries, .hoursWithoutFirst,
            .rowOfSeries, .doseWithoutFirst:
            ofTheDates(problem.kind)
        case .noMedication, .notPayable, .neverDue, .partsOfNothing, .strengthDoesNotFit,
            .muchAtOnce, .monthsWithout, .weekdayWithout:
            warning(problem.kind)
        case .course(let finding): words(finding, problem.often)
        case .rule(let finding, let steps, let citation):
            rule(words(finding, problem.often), also: steps, citation)
        }
    }

    private func unknownKey(_ key: String, _ known: [String]) -> String {
        if let meant = Spelling.nearest(to: key, among: known) {
            return tr("unknown key '%1$s'; did you mean '%2$s'?", visible(key), meant)
        }
        // Whoever writes on_taken looks for one of the commands.
        let commands = key.hasPrefix("on_") ? known.filter { $0.hasPrefix("on_") } : []
        return tr(
            "unknown key '%1$s'; the keys here are %2$s", visible(key),
            language.together(commands.isEmpty ? known : commands))
    }

    private func medicationKey(_ key: String) -> String {
        let length = "\(Limits.keyLength)"
        return Medication.nearestKey(to: key).map {
            tr(
                "'%1$s' cannot be a medicine's key, which is 1 to %2$s of a-z, 0-9, '-' and '_' with a letter among them; the name to be shown goes into 'name'; did you mean '%3$s'?",
                visible(key), length, $0)
        }
            ?? tr(
                "'%1$s' cannot be a medicine's key, which is 1 to %2$s of a-z, 0-9, '-' and '_' with a letter among them; the name to be shown goes into 'name'",
                visible(key), length)
    }

    private func unexpected(_ key: String, _ found: TOMLValue, _ expected: Expectation) -> String {
        let (key, what, wanted) = (visible(key), value(found), expectation(expected))
        if let way = expected.way(outOf: found) {
            return tr("'%1$s': found %2$s, expected %3$s; %4$s", key, what, wanted, self.way(way))
        }
        if let meant = expected.nearest(to: found) {
            return tr(
                "'%1$s': found %2$s, expected %3$s; did you mean %4$s?", key, what, wanted, meant)
        }
        return tr("'%1$s': found %2$s, expected %3$s", key, what, wanted)
    }

    /// What stands in a leaflet, said as a plan can.
    private func way(_ way: Way) -> String {
        switch way {
        case .name:
            tr("what is not an amount goes into the name, such as name = \"Fentanyl 25 µg/h\"")
        case .leastAmount:
            tr(
                "for a range, write the smallest amount and take more with 'dosectl take --amount'; or leave the amount out and write the range into 'note'"
            )
        case .oneOfRange: tr("a range cannot ring: write the one value that you use")
        case .beginning:
            tr(
                "write when it begins, and in 'late' how long after that it still counts, such as \"2 h\""
            )
        }
    }

    // MARK: Values

    private func value(_ value: TOMLValue) -> String {
        switch value {
        case .string(let text): "\"\(visible(text))\""
        case .integer(let number): "\(number)"
        case .float(let number): "\(number)"
        case .boolean(let flag): "\(flag)"
        case .date(let date): "\(date)"
        case .time(let time?): tr("the time %1$s", "\(time)")
        case .time(nil): tr("a time with a fraction of a second")
        case .dateTime: tr("a date with a time")
        case .list(let nodes): nodes.isEmpty ? tr("an empty list") : tr("a list")
        case .table: tr("a table")
        }
    }

    private func bounds(_ allowed: PlanProblem.Allowed) -> String {
        switch allowed {
        case .counts(let range): bounds("\(range.lowerBound)", "\(range.upperBound)")
        case .spans(let range, let unit):
            bounds("\(range.lowerBound)", "\(range.upperBound) \(unit)")
        case .years(let range):
            tr("in the years %1$s to %2$s", "\(range.lowerBound)", "\(range.upperBound)")
        case .durations(let range): bounds(range.lowerBound.planText, range.upperBound.planText)
        case .amounts(let range): bounds(amount(range.lowerBound), amount(range.upperBound))
        }
    }

    private func bounds(_ least: String, _ most: String) -> String {
        trc("the bounds of a value", "%1$s to %2$s", least, most)
    }

    /// As the program writes it where nobody's language is known, and as people do otherwise.
    func amount(_ amount: Amount) -> String {
        language == .person ? language.amount(amount) : amount.description
    }

    /// With how often it is taken.
    func rate(_ amount: Amount, _ often: HowOften) -> String {
        switch often {
        case .daily: language.rate(self.amount(amount), nil)
        case .on(let dates): language.rate(self.amount(amount), dates)
        case .someDays: tr("%1$s on one day", self.amount(amount))
        }
    }

    func daily(_ amount: Amount) -> String { language.rate(self.amount(amount), nil) }

    // MARK: The text

    private func text(_ kind: TOMLError.Kind) -> String {
        switch kind {
        case .tooLarge(let limit):
            tr("the file has more than %1$s bytes, and no more are read", "\(limit)")
        case .notUTF8(let byte):
            tr(
                "the byte 0x%1$s is not UTF-8; save the file in the encoding UTF-8",
                String(byte, radix: 16, uppercase: true))
        case .malformed(let description): malformed(description)
        case .outOfMemory: tr("not enough memory to read the file")
        }
    }

    /// toml++ begins most descriptions with "Error while parsing", which the line says already; it speaks English alone.
    private func malformed(_ description: String) -> String {
        let opening = "Error while parsing "
        guard description.hasPrefix(opening) else {
            return tr("not valid TOML: %1$s", visible(description, upTo: 200))
        }
        let rest = String(description.dropFirst(opening.count))
        if description.contains("saw '/'") {
            return tr("not valid TOML in %1$s; a half is written 0.5", visible(rest, upTo: 200))
        }
        return tr("not valid TOML in %1$s", visible(rest, upTo: 200))
    }
}

// In English: for the journal, for programs, and where nobody's language is known.
extension PlanProblem {
    package var words: String { ProblemWords(.english).words(self) }

    package func message(in file: String) -> String {
        ProblemWords(.english).message(self, in: file)
    }
}

extension FileProblem {
    package var message: String { problem.message(in: file) }
}

extension ZoneTrouble {
    package var words: String { ProblemWords(.english).words(self) }
}
