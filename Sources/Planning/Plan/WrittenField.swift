import DoseCore
import PlanFile
import TOMLText

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
        add("name", medication.name.quotedForTOML)
        if let preparation = medication.preparation {
            fields += preparation.fields.map { WrittenField(key: $0.key, value: .text($0.value)) }
        }
        // One that is taken when needed may have been taken ever since, and its plan does not say it then.
        let isEver = medication.asNeeded != nil && medication.start == CivilDate(dayNumber: 0)
        if let series = medication.series {
            add("first", "\(series.first.date)T\(series.first.time.toTheSecond)")
            add("every", series.every.planText.quotedForTOML)
            add("doses", "\(series.count)")
            let dose = medication.steps.lazy.flatMap(\.slots).first?.amount ?? .dose
            add("dose", dose == .dose ? nil : dose.planText.quotedForTOML)
        } else {
            add("start", isEver ? nil : "\(medication.start)")
        }
        add("end", medication.end.map { "\($0)" })
        if let recurrence = medication.recurrence.field { add(recurrence.key, recurrence.value) }
        if let asNeeded = medication.asNeeded {
            add("as_needed", asNeeded.planText)
        } else if medication.series == nil {
            add("times", list(medication.usualPlaces))
            if !medication.hasNoAmounts {
                fields.append(WrittenField(key: "steps", value: .steps))
                add("after", medication.after.rawValue.quotedForTOML)
            }
        }
        if medication.advance != .calendar {
            add("advance", medication.advance.rawValue.quotedForTOML)
        }
        if medication.early != Limits.early {
            add("early", medication.early.planText.quotedForTOML)
        }
        if medication.late != Limits.late { add("late", medication.late.planText.quotedForTOML) }
        add("spacing", medication.spacing.map { $0.planText.quotedForTOML })
        add(
            "pause_after",
            medication.pauseAfter == Limits.pauseAfter ? nil : "\(medication.pauseAfter)")
        add("review_every", medication.reviewEvery.map { "\($0)" })
        add("review_on", medication.reviewOn.map { "\($0)" })
        add(
            "stock_notice",
            medication.stockNotice == Limits.stockNotice ? nil : "\(medication.stockNotice)")
        add("profile", medication.profile.map(\.quotedForTOML))
        add("note", medication.note.map(\.quotedForTOML))
        add("if_missed", medication.ifMissed.map(\.quotedForTOML))
        add("cravings", medication.cravings.isEmpty ? nil : list(medication.cravings))
        add("shift", medication.shift.map(\.planText))
        return fields
    }
}

extension Medication {
    /// Whether its steps are left out: at each time it is taken, for good.
    fileprivate var hasNoAmounts: Bool {
        steps.count == 1 && after == .hold && steps[0].note == nil
            && steps[0].variants.isEmpty && steps[0].recurrence == nil
            && steps[0].slots.allSatisfy { $0.amount == .dose }
    }

    /// Those that stand once for all steps that have no times of their own.
    ///
    /// The last step's: where times move, it is there that they end.
    var usualPlaces: [Slot] { steps.last?.slots.places ?? [] }
}

extension Recurrence {
    /// The key and the value of a plan; nil where nothing is written.
    var field: (key: String, value: String)? {
        switch self {
        case .daily: nil
        case .weekdays(let weekdays):
            ("weekdays", weekdays.planText)
        case .every(let days) where days % 7 == 0:
            ("every", Self.span(days / 7, "week"))
        case .every(let days): ("every", "\(days)")
        case .months(let months): ("every", Self.span(months, "month"))
        case .cycle(let on, let off): ("cycle", "{ on = \(on), off = \(off) }")
        case .daysOfCycle(let days, let length):
            ("cycle", "{ of = \(length), days = \(bracketed(days.sorted().map { "\($0)" })) }")
        case .daysOfMonth(let days): ("days_of_month", bracketed(days.sorted().map { "\($0)" }))
        }
    }

    private static func span(_ count: Int, _ unit: String) -> String {
        "\(count) \(unit)\(count == 1 ? "" : "s")".quotedForTOML
    }
}

extension CivilTime {
    /// As TOML 1.0 wants it after a date.
    fileprivate var toTheSecond: String { second == 0 ? "\(self):00" : "\(self)" }
}

extension AsNeeded {
    fileprivate var planText: String {
        let fields = [
            dose.map { "dose = \($0.planText.quotedForTOML)" },
            spacing.map { "spacing = \($0.planText.quotedForTOML)" },
            maximum.map { "max = \($0.planText.quotedForTOML)" },
            within == Limits.within ? nil : "within = \(within.planText.quotedForTOML)",
        ].compactMap(\.self)
        return fields.isEmpty ? "{}" : "{ \(fields.joined(separator: ", ")) }"
    }
}

extension TimeShift {
    fileprivate var planText: String {
        "{ from = \(from), to = \(list(to)), per_day = \(perDay.planText.quotedForTOML) }"
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

extension Preparation {
    fileprivate var fields: [(key: String, value: String)] {
        var fields: [(key: String, value: String)] = []
        let amounts = strengths.map { $0.amount.planText.quotedForTOML }
        if strengths[0].per == Strength.tablet, strengths[0].amount != Strength.tablet {
            fields.append(("tablet", amounts.count == 1 ? amounts[0] : bracketed(amounts)))
        } else if strengths[0].amount != strengths[0].per {
            fields.append(("strength", "\(strengths[0])".quotedForTOML))
        }
        switch parts {
        case 1: if thing == .tablets, strengths.count == 1 { fields.append(("halves", "false")) }
        case 2: fields.append(("halves", "true"))
        default: fields.append(("parts", "\(parts)"))
        }
        return fields
    }
}

extension Amount {
    /// `10 mg`, `0.5 tablets`, which a plan reads as well.
    fileprivate var planText: String {
        "\(number) \(grains > 0 && grains <= unit.grains ? unit.singular : unit.symbol)"
    }
}

extension Set<Weekday> {
    var planText: String {
        bracketed(Weekday.allCases.filter(contains).map { $0.rawValue.quotedForTOML })
    }
}

func list(_ places: [Slot]) -> String { bracketed(places.map(\.planText)) }

extension Slot {
    /// Its time, as a plan says it.
    fileprivate var planText: String {
        guard let said else { return time.description.quotedForTOML }
        return said.words?.quotedForTOML ?? said.time.planText
    }
}

extension WeekTime {
    /// `"07:00"`, or `{ weekdays = "07:00", weekend = "10:00" }` with the days that have a time of their own.
    var planText: String {
        if isTheSameEveryDay { return self[.monday].description.quotedForTOML }
        let days = Weekday.allCases.prefix(5)
        let usual = days.max { one, other in
            days.count { self[$0] == self[one] } < days.count { self[$0] == self[other] }
        }
        var parts = [usual.map { ("weekdays", self[$0]) }].compactMap(\.self)
        parts += days.filter { self[$0] != parts[0].1 }.map { ($0.rawValue, self[$0]) }
        parts +=
            self[.saturday] == self[.sunday]
            ? [("weekend", self[.sunday])]
            : [("saturday", self[.saturday]), ("sunday", self[.sunday])]
        let texts = parts.map { "\($0.0) = \($0.1.description.quotedForTOML)" }
        return "{ \(texts.joined(separator: ", ")) }"
    }
}

func list(_ times: [CivilTime]) -> String { bracketed(times.map { $0.description.quotedForTOML }) }

private func bracketed(_ values: [String]) -> String { "[\(values.joined(separator: ", "))]" }
