import DoseCore
import PlanFile

/// A line of a medication's table.
struct WrittenField: Hashable {
    enum Value: Hashable {
        case text(String)
        case steps
    }

    let key: String
    let value: Value

    /// In the order in which they are written; what is left out has its default.
    static func all(of medication: Medication) -> [WrittenField] {
        var fields: [WrittenField] = []
        func add(_ key: String, _ value: String?) {
            if let value { fields.append(WrittenField(key: key, value: .text(value))) }
        }
        add("name", quoted(medication.name))
        add("tablet", medication.tablet.map { quoted($0.planText) })
        if medication.tablet != nil || medication.halves { add("halves", "\(medication.halves)") }
        add("start", "\(medication.start)")
        add("end", medication.end.map { "\($0)" })
        if let recurrence = medication.recurrence.field { add(recurrence.key, recurrence.value) }
        if let asNeeded = medication.asNeeded {
            add("as_needed", asNeeded.planText)
        } else {
            add("times", list(medication.usualTimes))
            fields.append(WrittenField(key: "steps", value: .steps))
            add("after", quoted(medication.after.rawValue))
        }
        add("advance", medication.advance == .calendar ? nil : quoted(medication.advance.rawValue))
        add("early", medication.early == Limits.early ? nil : quoted(medication.early.planText))
        add("late", medication.late == Limits.late ? nil : quoted(medication.late.planText))
        add("spacing", medication.spacing.map { quoted($0.planText) })
        add(
            "pause_after",
            medication.pauseAfter == Limits.pauseAfter ? nil : "\(medication.pauseAfter)")
        add("review_every", medication.reviewEvery.map { "\($0)" })
        add("profile", medication.profile.map(quoted))
        add("cravings", medication.cravings.isEmpty ? nil : list(medication.cravings))
        return fields
    }
}

extension Medication {
    /// Those that stand once for all steps that have no times of their own.
    ///
    /// The last step's: where times move, it is there that they end.
    var usualTimes: [CivilTime] { steps.last?.slots.map(\.time) ?? [] }
}

extension Recurrence {
    fileprivate var field: (key: String, value: String)? {
        switch self {
        case .daily: nil
        case .weekdays(let weekdays):
            (
                "weekdays",
                bracketed(
                    Weekday.allCases.filter(weekdays.contains).map { quoted($0.rawValue) })
            )
        case .every(let days): ("every", "\(days)")
        case .cycle(let on, let off): ("cycle", "{ on = \(on), off = \(off) }")
        case .daysOfMonth(let days): ("days_of_month", bracketed(days.sorted().map { "\($0)" }))
        }
    }
}

extension AsNeeded {
    fileprivate var planText: String {
        let fields = [
            spacing.map { "spacing = \(quoted($0.planText))" },
            dailyMaximum.map { "daily_max = \(quoted($0.planText))" },
        ].compactMap(\.self)
        return fields.isEmpty ? "{}" : "{ \(fields.joined(separator: ", ")) }"
    }
}

extension PlanZone {
    var planText: String {
        switch self {
        case .local: "local"
        case .named(let name): name
        }
    }
}

extension Amount {
    /// `10 mg`, which a plan reads as well.
    fileprivate var planText: String { description }

    /// `10`, without its unit.
    var number: String { String(description.dropLast(3)) }
}

func list(_ times: [CivilTime]) -> String { bracketed(times.map { quoted("\($0)") }) }

private func bracketed(_ values: [String]) -> String { "[\(values.joined(separator: ", "))]" }

/// A basic string of TOML 1.0, harmless on a terminal: what is invisible or deceptive is escaped.
func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch String(scalar) {
        case "\"", "\\": quoted += "\\\(scalar)"
        case let character where character.harmless != character:
            let digits = String(scalar.value, radix: 16)
            let (letter, width) = digits.count > 4 ? ("U", 8) : ("u", 4)
            quoted += "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
