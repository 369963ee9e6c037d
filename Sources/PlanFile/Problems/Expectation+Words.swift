import TOMLText

extension Expectation {
    /// What is wanted, with an example as it stands in a file.
    var words: String {
        switch self {
        case .version, .trueOrFalse, .oneOf: example
        case .zone: "\"local\" or a place of the time zone database such as \"Europe/Paris\""
        case .medications: "a table such as \(example)"
        case .text: "a text in quotes such as \(example)"
        case .tablet: "a tablet's strength such as \(example)"
        case .strength: "what so much holds such as \(example)"
        case .quantity: "an amount with its unit such as \(example)"
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
        case .every: "a whole number of days such as 3, or weeks or months such as \(example)"
        case .cycle: "days with doses and days without such as \(example)"
        case .daysOfCycle: "a list of days of the cycle such as \(example)"
        case .daysOfMonth: "a list of days of the month such as \(example)"
        case .dayOfMonth: "a day of the month such as \(example)"
        case .shift: "a table of where the times go such as \(example)"
        case .asNeeded: "true or a table such as \(example)"
        case .parts: "into how many parts each may be cut: \(example)"
        case .profile: "the name of a profile such as \(example)"
        case .amounts: "a list of amounts such as \(example)"
        case .amount: "an amount such as \(example)"
        case .duration: "a duration such as \(example) (units s, sec, min, h, d)"
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

    var example: String {
        switch self {
        case .version: "1"
        case .zone: "\"local\""
        case .medications: "[medication.baclofen]"
        case .text: "\"Baclofen\""
        case .tablet, .quantity: "\"10 mg\""
        case .strength: "\"10 mg/5 ml\" or \"25 µg/puff\""
        case .parts: "2 or 4"
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
        case .every: "\"2 weeks\" or \"3 months\""
        case .cycle: "{ on = 21, off = 7 } or { of = 28, days = [1, 8, 15] }"
        case .daysOfCycle: "[1, 8, 15]"
        case .daysOfMonth: "[1, 15]"
        case .dayOfMonth: "15"
        case .shift:
            "{ from = 2026-12-01, to = [\"14:00\", \"18:00\"], per_day = \"30 min\" }"
        case .asNeeded: "{ dose = \"1 g\", spacing = \"4 h\", max = \"4 g\" }"
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
