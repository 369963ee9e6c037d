import ControlProtocol
import DoseCore
import PlanFile
import TOMLText
import Words

// What is said of wrong words on the command line.

extension Screen {
    private var usage: UsageWords { UsageWords(language) }

    /// - Parameter name: The name of the verb.
    func words(_ error: UsageError, of name: String) -> String {
        switch error {
        case .unknownVerb(let word): usage.unknownVerb(text(word), meant: verb(near: word))
        case .halfVerb(let word):
            usage.halfVerb(
                text(word), Verbs.completing(word).map { "dosectl \($0.manual.name)" })
        case .unknownOption(let option, let verb): unknownOption(option, verb)
        case .optionTwice(let option): usage.twice("--\(option)")
        case .missingValue(let option): usage.missingValue("--\(option.name)", option.form)
        case .needlessValue(let option): usage.needlessValue("--\(option.name)")
        case .unexpectedWord(let word, let verb):
            usage.unexpected(text(word), form: Verbs.named(verb)?.manual.form ?? verb)
        case .badValue(let value, let field): badValue(text(value), field)
        case .maybeThousands(let value, let one, let thousands):
            usage.thousands(text(value), one, thousands)
        case .missingOption(let option): usage.missing(option.form, language.say(option.help))
        case .missingWord(let word):
            usage.missing(word, form: Verbs.named(name)?.manual.form ?? "dosectl \(text(name))")
        case .together(let one, let other): usage.together(text(one), other)
        case .notOfCourse(let option): usage.notOfCourse(option)
        case .noneOf(let options): usage.noneOf(options)
        case .observation(let problem, let kind, let said): words(problem, of: kind, said: said)
        }
    }

    /// Of two words the second may be the verb: `plan check` is `check`.
    private func verb(near word: String) -> String? {
        let known = Verbs.all.map { $0.manual.name }
        let last = word.split(separator: " ").last.map(String.init)
        return known.first { $0 == last } ?? Spelling.nearest(to: word, among: known)
    }

    private func unknownOption(_ option: String, _ verb: String?) -> String {
        let shown = option.hasPrefix("-") ? text(option) : "--\(text(option))"
        guard let manual = verb.flatMap(Verbs.named)?.manual else {
            return usage.optionBeforeVerb(shown)
        }
        let known = (manual.options + Manual.commonOptions).map(\.name)
        return usage.unknownOption(
            shown, of: manual.name,
            meant: Spelling.nearest(to: option, among: known).map { "--\($0)" })
    }

    private func badValue(_ value: String, _ field: UsageError.Field) -> String {
        switch field {
        case .dose: usage.dose(value)
        case .time: usage.intakeTime(value)
        case .amount: usage.amount(value, "\(number(Amount(micrograms: 2500)))ml")
        case .number: usage.number(value, "1\(style.mark.rawValue)5")
        case .volume: usage.volume(value)
        case .calendarWeeks: usage.calendarWeeks(value, ExportVerb.weeksRange)
        case .format:
            usage.format(value, ExportVerb.Format.allCases.map(\.rawValue))
        case .bar: usage.bar(value, BarFormat.allCases.map(\.rawValue))
        case .pieces: usage.pieces(value)
        case .expiry: usage.expiry(value)
        case .alcohol: usage.alcohol(value)
        case .minutes: usage.snoozeMinutes(value, ControlLimits.snoozeMinutes)
        case .date: usage.day(value)
        case .year: usage.year(value, Limits.years)
        case .intake: usage.intake(value)
        case .firstDate(let last): usage.firstDate(value, until: text(last.description))
        case .month: usage.month(value)
        case .limit: usage.limit(value)
        case .startDate: usage.date(value)
        case .variant: usage.amountsOfDays(value)
        case .firstDose: usage.firstDose(value)
        case .days: usage.days(value)
        case .count: usage.intakes(value, most: Limits.timesPerDay)
        case .duration: usage.duration(value)
        case .times: usage.times(value)
        case .strength: usage.tablet(value)
        case .key: usage.key(value)
        case .name: usage.name(most: Limits.nameLength)
        case .shiftMinutes: usage.minutes(value)
        case .step: usage.step(value)
        case .weeks: usage.weeks(value)
        case .weekday: usage.weekday(value)
        case .first: usage.first(value)
        case .stopDays: usage.daysOfStop(value)
        case .keep: usage.keep(value)
        case .percent: usage.change(value)
        case .amounts: usage.amounts(value)
        case .units: usage.unit(value)
        case .strengthOf: usage.strength(value)
        case .every: usage.every(value)
        case .cycle: usage.cycle(value)
        case .daysOfMonth: usage.daysOfMonth(value)
        case .parts: usage.parts(value)
        case .line: usage.line(value, most: Limits.nameLength)
        case .steps: usage.steps(value)
        case .row: usage.row(value)
        case .reason: usage.reason(most: Limits.reasonLength)
        }
    }
}
