import DoseCore
import PlanFile

// What a prescription says beside the amounts: on which dates, for how long, with what words.

extension PlanNewVerb {
    struct Label: Equatable, Sendable {
        let recurrence: Recurrence
        /// For how long; nil for good.
        let days: Int?
        let end: CivilDate?
        let spacing: Duration?
        let maximum: Amount?
        let within: Duration?
        let late: Duration?
        let note: String?
        let ifMissed: String?

        init(_ arguments: Arguments, _ pace: Pace) throws(UsageError) {
            recurrence = try arguments.recurrence(mayBeEvery: !pace.isCourse && !pace.isCounted)
            days = try arguments.days("days")
            end = try arguments.date("until")
            if pace.isCourse, days != nil { throw .notOfCourse("--days") }
            if days != nil, end != nil { throw .together("--days", "--until") }
            // Of a craving it is how far apart its intakes are, and no matter of the plan.
            spacing =
                arguments.isGiven("craving")
                ? nil : try arguments.duration("spacing", in: .seconds(1)...Limits.spacing)
            maximum = try arguments.strength("max")
            within = try arguments.duration("within", in: Limits.withinRange)
            if within != nil, maximum == nil { throw .missingOption(PlanOptions.max) }
            if maximum != nil, !pace.isAsNeeded { throw .missingOption(PlanOptions.asNeeded) }
            late = try arguments.duration("late", in: .seconds(1)...Limits.windowSide)
            note = try arguments.line("note")
            ifMissed = try arguments.line("if-missed")
            guard pace.isAsNeeded else { return }
            for option in [
                "weekdays", "every", "cycle", "days-of-month", "days", "until", "late", "if-missed",
            ]
            where arguments.isGiven(option) {
                throw .together("--as-needed", "--\(option)")
            }
        }

        func asNeeded(_ dose: Amount?) -> AsNeeded {
            AsNeeded(
                dose: dose, spacing: spacing, maximum: maximum, within: within ?? Limits.within)
        }

        func written(onto medication: Medication) -> Medication {
            var medication = medication
            medication.note = note
            guard medication.asNeeded == nil else { return medication }
            medication.recurrence = recurrence
            medication.end = end
            medication.spacing = spacing
            medication.late = late ?? medication.late
            medication.ifMissed = ifMissed
            return medication
        }
    }
}

extension Weekday {
    /// `monday`, `Mon`.
    init(said name: Substring) throws(UsageError) {
        let name = name.lowercased().filter { $0 != " " }
        guard let weekday = Weekday(planText: name) else {
            throw .badValue(name, of: .weekday)
        }
        self = weekday
    }
}

extension Arguments {
    /// A text of one line that a plan may hold.
    fileprivate func line(_ option: String) throws(UsageError) -> String? {
        guard let text = self[option] else { return nil }
        guard text.unicodeScalars.count <= Limits.nameLength, !text.allSatisfy(\.isWhitespace)
        else { throw .badValue(text, of: .line) }
        return text
    }

    /// - Parameter mayBeEvery: Whether `--every` says how often it is taken; of a course it says how long each amount is.
    fileprivate func recurrence(mayBeEvery: Bool) throws(UsageError) -> Recurrence {
        let ways = ["weekdays", "cycle", "days-of-month"] + (mayBeEvery ? ["every"] : [])
        let given = ways.filter { isGiven($0) }
        if given.count > 1 { throw .together("--\(given[0])", "--\(given[1])") }
        guard let way = given.first, let word = self[way] else { return .daily }
        switch way {
        case "weekdays":
            var weekdays: Set<Weekday> = []
            for name in word.split(separator: ",") { weekdays.insert(try Weekday(said: name)) }
            if weekdays.isEmpty { throw .badValue(word, of: .weekday) }
            return weekdays.count == Weekday.allCases.count ? .daily : .weekdays(weekdays)
        case "cycle":
            let parts = word.split(separator: "/").compactMap { Int($0) }
            guard parts.count == 2, word.split(separator: "/").count == 2,
                parts.allSatisfy(Limits.cycleRange.contains)
            else { throw .badValue(word, of: .cycle) }
            return .cycle(on: parts[0], off: parts[1])
        case "days-of-month":
            let words = word.split(separator: ",")
            let days = words.compactMap { Int($0.filter { $0 != " " }) }
            guard !days.isEmpty, days.count == words.count,
                days.allSatisfy(Limits.daysOfMonth.contains)
            else { throw .badValue(word, of: .daysOfMonth) }
            return .daysOfMonth(Set(days))
        default: return try every(word)
        }
    }

    /// `2d`, `2w`, `3m`.
    private func every(_ word: String) throws(UsageError) -> Recurrence {
        let number = word.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(number), number.utf8.count <= 4 else {
            throw .badValue(word, of: .every)
        }
        switch word[number.endIndex...] {
        case "d", "":
            if count == 1 { return .daily }
            guard Limits.everyRange.contains(count) else { break }
            return .every(days: count)
        case "w":
            guard Limits.everyWeeks.contains(count) else { break }
            return .every(days: count * 7)
        case "m":
            guard Limits.everyMonths.contains(count) else { break }
            return .months(count)
        default: break
        }
        throw .badValue(word, of: .every)
    }
}
