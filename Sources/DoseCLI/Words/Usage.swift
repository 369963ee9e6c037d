import ControlProtocol
import DoseCore
import PlanFile
import TOMLText

// All that is said of wrong words on the command line.

extension Screen {
    func words(_ error: UsageError) -> String {
        switch error {
        case .unknownVerb(let word):
            "there is no verb '\(text(word))'"
                + suggestion(word, Verbs.all.map { $0.manual.name }, else: "see: dosectl help")
        case .halfVerb(let word):
            "'\(text(word))' needs a second word: "
                + Verbs.completing(word).map { "dosectl \($0.manual.name)" }
                .joined(separator: ", ")
        case .unknownOption(let name, let verb): unknownOption(name, verb)
        case .optionTwice(let name): "--\(name) stands twice; once is enough"
        case .missingValue(let option):
            "--\(option.name) needs a value: --\(option.name) \(option.value ?? "VALUE")"
        case .needlessValue(let option): "--\(option.name) takes no value"
        case .unexpectedWord(let word, let verb):
            "'\(text(word))' is one word too many; the form is: \(Verbs.named(verb)?.manual.form ?? verb)"
        case .badValue(let value, let field): badValue(text(value), field)
        case .maybeThousands(let value, let one, let thousands):
            "'\(text(value))' is \(one) to some readers and \(thousands) to others; "
                + "write \(one) or \(thousands)"
        case .missingOption(let option): "this has to be said: \(option.form), \(option.help)"
        case .together(let one, let other): "\(text(one)) and \(other) exclude each other; say one"
        case .noneOf(let options):
            "one of these has to be said: \(options.joined(separator: ", "))"
        }
    }

    private func unknownOption(_ name: String, _ verb: String?) -> String {
        let shown = name.hasPrefix("-") ? text(name) : "--\(text(name))"
        guard let manual = verb.flatMap(Verbs.named)?.manual else {
            return "\(shown) is no option of dosectl itself; options of a verb stand after it"
        }
        let known = (manual.options + Manual.commonOptions).map(\.name)
        return "'\(manual.name)' has no option \(shown)"
            + suggestion(name, known, prefix: "--", else: "see: dosectl help \(manual.name)")
    }

    private func badValue(_ value: String, _ field: UsageError.Field) -> String {
        switch field {
        case .dose:
            "'\(value)' names no dose; a dose is named by a time, a medication, or both: "
                + "17:00, baclofen, baclofen/17:00, 2026-12-01/17:00"
        case .time:
            "'\(value)' is no time of an intake; write now, 17:05, \"2026-12-01 17:05\" "
                + "or 2026-12-01T17:05:00+01:00"
        case .amount:
            "'\(value)' is no amount; write 20, \(Amount(micrograms: 2500).number(style.mark))ml or \"1 tablet\""
        case .minutes:
            "'\(value)' is out of range; an alarm is snoozed for "
                + "\(ControlLimits.snoozeMinutes.lowerBound) to \(ControlLimits.snoozeMinutes.upperBound) minutes"
        case .date: "'\(value)' is not a date; write 2026-12-01, yesterday, today or tomorrow"
        case .month: "'\(value)' is no month; write 2026-11"
        case .limit: "'\(value)' is no number of records; write 1 or more"
        case .startDate: "'\(value)' is not a date; write 2026-12-01"
        case .variant:
            "'\(value)' is not days with their amount, each day once; write \"mon,fri 3mg\""
        case .firstDose: "'\(value)' is no date with a time; write \"2026-12-01 15:00\""
        case .days: "'\(value)' is no number of days; write 3d, 3 or 2w"
        case .count: "'\(value)' is no number of intakes; write 1 to \(Limits.timesPerDay)"
        case .duration: "'\(value)' is no duration; write 2h or 90min"
        case .times:
            "'\(value)' is no list of times; write them in the order of the day: 13:00,15:00,17:00"
        case .strength: "'\(value)' is no tablet's strength; write \"10 mg\""
        case .key:
            "'\(value)' cannot be a medication's key, which is of a-z, 0-9, '-' and '_': "
                + "--key baclofen"
        case .name: "the name of a medication has 1 to \(Limits.nameLength) characters"
        case .shiftMinutes: "'\(value)' is no number of minutes; write 1 to 720"
        case .step: "'\(value)' is no step; they are counted from 1: dosectl goto 1"
        case .weeks:
            "'\(value)' days are no whole weeks, and --on raises on one day of the week; write 7d"
        case .weekday: "'\(value)' is no day of the week; write mon, tue, wed, thu, fri, sat or sun"
        case .first: "'\(value)' is not known; write --first now, or leave it out"
        case .stopDays:
            "'\(value)' days are not what is published for stopping; write 2d or 3d, or use dosectl taper"
        case .keep: "'\(value)' is no stretch of time; write 3m, 12w or 90d"
        case .percent:
            "'\(value)' is no change; write 10% for ten percent of the last amount, or 5mg"
        case .amounts:
            "'\(value)' is no amount, or not one for each of the times; write 5mg, \"1 tablet\", or "
                + "\"1-0-1 tablets\" for three times"
        case .units:
            "'\(value)' can be tablets or what they hold; say the unit: \(value)mg, or "
                + "\"\(value) tablets\""
        case .strengthOf: "'\(value)' is no strength; write \"10 mg/5 ml\" or \"100 mcg/puff\""
        case .every: "'\(value)' is not understood; write 2d, 2w or 3m"
        case .cycle: "'\(value)' is no cycle; write 21/7 for 21 days with doses and 7 without"
        case .daysOfMonth: "'\(value)' are no days of the month; write 1,15"
        case .parts: "'\(value)' is not understood; a tablet is cut in 2 or 4 parts"
        case .line: "'\(value)' has more than \(Limits.nameLength) characters"
        case .steps: "'\(value)' are no amounts; write them with spaces: \"0.25 0.5 1 mg\""
        case .row:
            "'\(value)' is no row; write \"3d 0-0-10 mg\", days and an amount for each of the times, "
                + "in one unit in all rows"
        case .reason: "the reason has more than \(Limits.reasonLength) characters"
        }
    }

    private func suggestion(
        _ word: String, _ known: [String], prefix: String = "", else other: String
    ) -> String {
        Spelling.nearest(to: word, among: known).map { "; did you mean '\(prefix)\($0)'?" }
            ?? "; \(other)"
    }
}
