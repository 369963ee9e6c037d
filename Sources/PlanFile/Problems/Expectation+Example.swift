import TOMLText

extension Expectation {
    /// As it stands in a file.
    package var example: String {
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
        case .first: "2026-12-01T15:00"
        case .hours: "\"8 h\""
        case .timeNames: "[times] morning = \"07:00\""
        case .diary: "[diary] evening = \"21:30\""
        case .evening: "\"21:30\""
        case .dayTime: "\"07:00\" or { weekdays = \"07:00\", weekend = \"10:00\" }"
        case .steps: "[{ days = 3, mg = [10, 20] }]"
        case .step: "{ days = 3, mg = [10, 20] }"
        case .variants: "[{ weekdays = [\"mon\", \"fri\"], mg = [5, 10] }]"
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
        case .language: "\"fr\""
        case .sound: "\"bell\""
        case .folder: "\"~/Sync/dosed\""
        case .percent: "80"
        case .command: "[\"espeak-ng\", \"medicine\"]"
        case .commandWord: "\"espeak-ng\""
        case .count: "3"
        case .phases: "[{ mg = 10, days = 3, raise = 10, until = 70 }]"
        case .phase: "{ mg = 10, days = 3, raise = 10, until = 70 }"
        case .fill: "{ first = 20, others = 30, largest = 50 }"
        }
    }
}
