package import DoseCore
import PlanFile
import TOMLText

/// Writes `plan.toml`: complete, with remarks for people, and read back to the same plan.
package enum PlanWriter {
    /// - Parameter remarks: What stands above the plan, a paragraph each.
    package static func text(_ plan: Plan, remarks: [String] = []) -> String {
        lines(plan, remarks: remarks).map { $0 + "\n" }.joined()
    }

    package static func lines(_ plan: Plan, remarks: [String] = []) -> [String] {
        var lines: [String] = []
        for remark in remarks + [warning] {
            lines += wrapped(remark.harmless) + ["#"]
        }
        lines[lines.count - 1] = ""
        lines += ["version = 1", "timezone = \(plan.zone.planText.quotedForTOML)"]
        if !plan.times.isEmpty {
            lines +=
                ["", "[times]"]
                + plan.times.map {
                    let name = $0.name.isBareKey ? $0.name : $0.name.quotedForTOML
                    return "\(name) = \($0.time.planText)"
                }
        }
        if let evening = plan.evening {
            lines += ["", "[diary]", "evening = \(evening.description.quotedForTOML)"]
        }
        for medication in plan.medications { lines += [""] + self.lines(medication) }
        return lines
    }

    /// The program knows what was asked for, and not what is right.
    static let warning =
        "This is not medical advice: check it with the prescriber before you use it. "
        + "The amounts of a step are one for each time; 0 is nothing at that time."

    static func lines(_ medication: Medication) -> [String] {
        let fields = WrittenField.all(of: medication)
        let width = fields.map(\.key.count).max() ?? 0
        var lines = ["[medication.\(medication.key)]"]
        for field in fields {
            let key = field.key + String(repeating: " ", count: width - field.key.count)
            var value = value(of: field, medication)
            value[0] = "\(key) = \(value[0])"
            lines += value
        }
        return lines
    }

    /// As it is written; the rows of the steps take several lines.
    static func value(of field: WrittenField, _ medication: Medication) -> [String] {
        switch field.value {
        case .text(let value): [value]
        case .steps: ["["] + StepLines(medication).lines.map { "  \($0)" } + ["]"]
        }
    }

    /// A remark as lines of at most 78 columns.
    static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        var line = "#"
        for word in text.split(separator: " ") {
            if line.count + 1 + word.count > 78, line != "#" {
                lines.append(line)
                line = "#"
            }
            line += " \(word)"
        }
        return lines + [line]
    }
}

/// The rows of the steps, number under number.
struct StepLines {
    private let medication: Medication
    private let usualPlaces: [Slot]

    init(_ medication: Medication) {
        self.medication = medication
        usualPlaces = medication.usualPlaces
    }

    var lines: [String] {
        let steps = medication.steps
        let days = steps.map { "\($0.days)" }
        let amounts = steps.map { Self.numbers($0.slots, medication.unit) }
        let daysWidth = days.map(\.count).max() ?? 0
        let width = amounts.joined().map(\.count).max() ?? 0
        let rows = steps.indices.map { index in
            let places = steps[index].slots.places
            let own = places == usualPlaces ? "" : "times = \(list(places)), "
            let numbers = amounts[index].map { right($0, width) }.joined(separator: ", ")
            let note = steps[index].note.map { ", note = \($0.quotedForTOML)" } ?? ""
            let dates = steps[index].recurrence?.field.map { "\($0.key) = \($0.value), " } ?? ""
            return "{ days = \(right(days[index], daysWidth)), \(dates)\(own)"
                + "\(medication.unit.rawValue) = [\(numbers)]\(variants(of: steps[index]))\(note) },"
        }
        let rowWidth = rows.map(\.count).max() ?? 0
        return zip(rows, remarks).map { row, remark in
            "\(row)\(String(repeating: " ", count: rowWidth - row.count))  # \(remark)"
        }
    }

    /// From when a step is in force, as far as the calendar alone tells, and how much a day it is.
    private var remarks: [String] {
        let dated = medication.calendar
        return medication.steps.indices.map { index in
            index < dated.count
                ? "from \(dated[index].first): \(medication.words(of: index))" : "after the end"
        }
    }

    private static func numbers(_ slots: [Slot], _ unit: AmountUnit) -> [String] {
        slots.map { ($0.amount.in(unit) ?? $0.amount).number }
    }

    private func variants(of step: Step) -> String {
        step.variants.isEmpty ? "" : ", on = \(Self.on(step, in: medication.unit))"
    }

    /// What some weekdays have of their own.
    static func on(_ step: Step, in unit: AmountUnit) -> String {
        let tables = step.variants.map {
            "{ weekdays = \($0.weekdays.planText), \(unit.rawValue) = "
                + "[\(numbers($0.slots, unit).joined(separator: ", "))] }"
        }
        return "[\(tables.joined(separator: ", "))]"
    }

    private func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: width - text.count) + text
    }
}

extension Medication {
    /// `5 mg a day`, `15 mg once a week, on Mondays`; `5 mg, and 3 mg on mon, fri`.
    package func words(of index: Int, _ mark: DecimalMark = .point) -> String {
        let step = steps[index]
        let others = step.variants.map { ", and \($0.slots.sum.text(mark)) on \($0.weekdayNames)" }
        let often = others.isEmpty ? " \(dates(of: index, on: start).words)" : others.joined()
        return "\(step.dailyAmount.text(mark))\(often)"
    }
}

extension Variant {
    /// `mon, fri`.
    package var weekdayNames: String {
        Weekday.allCases.filter(weekdays.contains).map { String($0.rawValue.prefix(3)) }
            .joined(separator: ", ")
    }
}

extension String {
    /// Whether a key of TOML may be written without quotes so.
    fileprivate var isBareKey: Bool {
        !isEmpty
            && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    }
}
