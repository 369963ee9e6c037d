package import DoseCore
package import TOMLText

extension TreeReader {
    package mutating func unexpected(_ node: TOMLNode, _ key: String, _ expected: Expectation) {
        note(node.position, .unexpected(key, found: node.value, expected: expected))
    }

    package mutating func boolean(_ node: TOMLNode, _ key: String) -> Bool? {
        if case .boolean(let value) = node.value { return value }
        unexpected(node, key, .trueOrFalse)
        return nil
    }

    /// Any text that is not blank, as long as a line can show.
    package mutating func name(_ node: TOMLNode, _ key: String) -> String? {
        guard case .string(let text) = node.value else {
            unexpected(node, key, .text)
            return nil
        }
        if text.allSatisfy(\.isWhitespace) {
            note(node.position, .empty(key, expected: .text))
            return nil
        }
        // Letters may carry any number of marks, so that it is the scalars that bound the size.
        let length = text.unicodeScalars.count
        if length > Limits.nameLength {
            note(node.position, .tooLong(key, length: length, limit: Limits.nameLength))
            return nil
        }
        return text
    }

    package mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ node: TOMLNode, _ key: String
    ) -> Choice? {
        if case .string(let text) = node.value, let choice = Choice(rawValue: text) {
            return choice
        }
        unexpected(node, key, .oneOf(Choice.allCases.map(\.rawValue)))
        return nil
    }

    package mutating func duration(
        _ node: TOMLNode, _ key: String, in allowed: ClosedRange<Duration>
    ) -> Duration? {
        guard case .string(let text) = node.value, let duration = Duration(planText: text) else {
            unexpected(node, key, .duration)
            return nil
        }
        return within(allowed, duration, node, key, PlanProblem.Allowed.durations)
    }

    /// An amount above zero with its unit, as `10 mg`.
    package mutating func quantity(
        _ node: TOMLNode, _ key: String, _ expected: Expectation = .quantity
    ) -> Amount? {
        if case .string(let text) = node.value,
            let problem = PlanProblem.Kind.maybeThousands(key, node.value, text)
        {
            note(node.position, problem)
            return nil
        }
        guard case .string(let text) = node.value, let amount = Amount(planText: text) else {
            unexpected(node, key, expected)
            return nil
        }
        let allowed = amount.with(grains: 1)...Limits.amount(of: amount.unit)
        return within(allowed, amount, node, key, PlanProblem.Allowed.amounts)
    }

    /// In years.
    mutating func age(_ node: TOMLNode, _ key: String) -> Int? {
        guard case .integer(let years) = node.value else {
            unexpected(node, key, .age)
            return nil
        }
        return within(1...150, years, node, key, PlanProblem.Allowed.counts)
    }

    /// A bare number of a unit.
    package mutating func amount(
        _ node: TOMLNode, _ key: String, _ unit: AmountUnit = .mg,
        in range: ClosedRange<Amount>? = nil
    ) -> Amount? {
        let value: Double
        switch node.value {
        // Also where an integer is rounded to a Double it stays out of range.
        case .integer(let number): value = Double(number)
        case .float(let number) where number.isFinite: value = number
        default:
            unexpected(node, key, .amount)
            return nil
        }
        let allowed = Amount(grains: 0, unit)...Limits.amount(of: unit)
        guard (0...allowed.upperBound.value).contains(value) else {
            note(node.position, .outOfRange(key, found: node.value, allowed: .amounts(allowed)))
            return nil
        }
        guard let amount = Amount(value, unit) else {
            note(node.position, .tooFine(key, found: node.value))
            return nil
        }
        return within(range ?? allowed, amount, node, key, PlanProblem.Allowed.amounts)
    }

    /// A count of days, or with another expectation the number of a day or of something else.
    package mutating func days(
        _ node: TOMLNode, _ key: String, in allowed: ClosedRange<Int>,
        _ expected: Expectation = .days
    ) -> Int? {
        guard case .integer(let days) = node.value else {
            unexpected(node, key, expected)
            return nil
        }
        return within(allowed, days, node, key, PlanProblem.Allowed.counts)
    }

    /// A TOML date, or one in quotes.
    package mutating func date(_ node: TOMLNode, _ key: String) -> CivilDate? {
        let date: CivilDate? =
            switch node.value {
            case .date(let date): date
            case .string(let text): CivilDate(text)
            default: nil
            }
        guard let date else {
            unexpected(node, key, .date)
            return nil
        }
        guard Limits.years.contains(date.year) else {
            note(
                node.position,
                .outOfRange(key, found: .date(date), allowed: .years(Limits.years)))
            return nil
        }
        return date
    }

    /// A time in quotes, or a TOML time.
    package mutating func time(_ node: TOMLNode, _ key: String) -> CivilTime? {
        switch node.value {
        case .time(let time?): return time
        case .string(let text):
            if let time = CivilTime(text) { return time }
        default: break
        }
        unexpected(node, key, .time)
        return nil
    }

    /// The nodes of a list of 1 to `limit`, each to be read by the caller.
    package mutating func list(
        _ node: TOMLNode, _ key: String, limit: Int, _ expected: Expectation
    ) -> [TOMLNode]? {
        guard case .list(let nodes) = node.value else {
            unexpected(node, key, expected)
            return nil
        }
        if nodes.isEmpty {
            note(node.position, .empty(key, expected: expected))
            return nil
        }
        if nodes.count > limit {
            note(node.position, .tooMany(key, count: nodes.count, limit: limit))
            return nil
        }
        return nodes
    }

    private mutating func within<Value: Comparable>(
        _ range: ClosedRange<Value>, _ value: Value, _ node: TOMLNode, _ key: String,
        _ allowed: (ClosedRange<Value>) -> PlanProblem.Allowed
    ) -> Value? {
        if range.contains(value) { return value }
        note(node.position, .outOfRange(key, found: node.value, allowed: allowed(range)))
        return nil
    }
}
