import PlanFile

// What a field wants.

extension ProblemWords {
    /// What is wanted, with an example as it stands in a file.
    func expectation(_ expected: Expectation) -> String {
        let example = expected.example
        return switch expected {
        case .version, .trueOrFalse, .oneOf: example
        case .zone:
            tr("\"local\" or a place of the time zone database such as \"Europe/Paris\"")
        case .medications, .rule, .diary: tr("a table such as %1$s", example)
        case .text, .source: tr("a text in quotes such as %1$s", example)
        case .tablet: tr("a tablet's strength such as %1$s", example)
        case .strength: tr("what so much holds such as %1$s", example)
        case .quantity: tr("an amount with its unit such as %1$s", example)
        case .names: tr("a list of names such as %1$s", example)
        case .age: tr("an age in years such as %1$s", example)
        case .date: tr("a date such as %1$s", example)
        case .times: tr("a list of times such as %1$s", example)
        case .time, .dayTime: tr("a time of day such as %1$s", example)
        case .first: tr("the date and time of the first dose such as %1$s", example)
        case .hours: tr("how long after a dose the next one is such as %1$s", example)
        case .timeNames: tr("a table of names and their times such as %1$s", example)
        case .evening: tr("a time before midnight such as %1$s", example)
        case .steps: tr("a list of steps such as %1$s", example)
        case .step: tr("a step such as %1$s", example)
        case .variants: tr("a list of the amounts of some weekdays such as %1$s", example)
        case .days: tr("a whole number of days such as %1$s", example)
        case .weekdays: tr("a list of weekdays such as %1$s", example)
        case .every:
            tr("a whole number of days such as 3, or weeks or months such as %1$s", example)
        case .cycle: tr("days with doses and days without such as %1$s", example)
        case .daysOfCycle: tr("a list of days of the cycle such as %1$s", example)
        case .daysOfMonth: tr("a list of days of the month such as %1$s", example)
        case .dayOfMonth: tr("a day of the month such as %1$s", example)
        case .shift: tr("a table of where the times go such as %1$s", example)
        case .asNeeded: tr("true or a table such as %1$s", example)
        case .parts: tr("into how many parts each may be cut: %1$s", example)
        case .profile: tr("the name of a profile such as %1$s", example)
        case .amounts: tr("a list of amounts such as %1$s", example)
        case .amount: tr("an amount such as %1$s", example)
        case .duration: tr("a duration such as %1$s (units s, sec, min, h, d)", example)
        case .language: tr("the code of a language, as %1$s", example)
        case .sound:
            tr(
                "true, false, the name of a sound such as %1$s, or a file such as \"~/alarm.ogg\"",
                example)
        case .folder: tr("the path of a folder such as %1$s", example)
        case .percent: tr("a whole number of percent such as %1$s", example)
        case .command: tr("a list of words such as %1$s", example)
        case .commandWord: tr("a word of a command such as %1$s", example)
        case .count: tr("a whole number such as %1$s", example)
        case .phases: tr("a list of phases such as %1$s", example)
        case .phase: tr("a phase such as %1$s", example)
        case .fill: tr("a rule of filling such as %1$s", example)
        }
    }
}
