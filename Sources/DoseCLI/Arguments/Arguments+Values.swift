import DoseCore
import PlanFile

// What the values of options are read as.

extension Arguments {
    /// `20`, `2.5`, `20mg`.
    func amount(_ option: String) throws(UsageError) -> Amount? {
        try read(option, .amount) { Amount(word: $0) }
    }

    /// `3d`, `3`, `2w`.
    func days(_ option: String) throws(UsageError) -> Int? {
        try read(option, .days) { word in
            let unit = word.last.flatMap { ["d": 1, "w": 7][$0] }
            let number = unit == nil ? word[...] : word.dropLast()
            guard let count = Self.number(number), count <= Limits.daysPerStep else { return nil }
            let days = count * (unit ?? 1)
            return (1...Limits.daysPerStep).contains(days) ? days : nil
        }
    }

    func count(
        _ option: String, in range: ClosedRange<Int>, _ field: UsageError.Field
    ) throws(UsageError) -> Int? {
        try read(option, field) { word in
            Self.number(word[...]).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// By how many minutes a day times are moved.
    func atMost() throws(UsageError) -> Int? {
        try count("at-most", in: 1...720, .shiftMinutes)
    }

    func duration(
        _ option: String, in range: ClosedRange<Duration>
    ) throws(UsageError) -> Duration? {
        try read(option, .duration) { word in
            Duration(planText: word).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// `13:00,15:00,17:00`, each once.
    ///
    /// - Parameter inOrder: Whether they have to be in the order of the day.
    func times(_ option: String, inOrder: Bool) throws(UsageError) -> [CivilTime]? {
        try read(option, .times) { word in
            let words = word.split(separator: ",", omittingEmptySubsequences: false)
            let times = words.compactMap { CivilTime($0.filter { $0 != " " }) }
            guard times.count == words.count, times.count <= Limits.timesPerDay,
                Set(times).count == times.count, !inOrder || times == times.sorted()
            else { return nil }
            return times.sorted()
        }
    }

    func date(_ option: String) throws(UsageError) -> CivilDate? {
        try read(option, .startDate) { word in
            CivilDate(word).flatMap { Limits.years.contains($0.year) ? $0 : nil }
        }
    }

    /// `10 mg`, `10mg`.
    func strength(_ option: String) throws(UsageError) -> Amount? {
        try read(option, .strength) { word in
            Amount(planText: word).flatMap {
                $0 > .zero && $0 <= Limits.amount(of: $0.unit) ? $0 : nil
            }
        }
    }

    private func read<Value>(
        _ option: String, _ field: UsageError.Field, _ read: (String) -> Value?
    ) throws(UsageError) -> Value? {
        guard let word = self[option] else { return nil }
        guard let value = read(word) else { throw .badValue(word, of: field) }
        return value
    }

    private static func number(_ word: Substring) -> Int? {
        word.utf8.allSatisfy { (48...57).contains($0) } && word.utf8.count <= 9 ? Int(word) : nil
    }
}

/// `20`, `2.5ml`, `1 tablet`: a number, and its unit where it is said.
struct SaidAmount: Equatable {
    let value: Double
    let unit: AmountUnit?

    init(value: Double, unit: AmountUnit?) {
        self.value = value
        self.unit = unit
    }

    /// Nil as well for a text that may be a thousand.
    init?(_ text: String) {
        let number = text.prefix { "0123456789.".contains($0) }
        var unit = text[number.endIndex...]
        while unit.hasPrefix(" ") { unit = unit.dropFirst() }
        guard let value = Double(number), value.isFinite else { return nil }
        let known = unit.isEmpty ? AmountUnit.mg : AmountUnit(named: unit)
        guard let known, let amount = Amount(planText: "\(number) \(known.rawValue)"),
            !amount.mayBeThousands(as: String(number))
        else { return nil }
        self.init(value: value, unit: unit.isEmpty ? nil : known)
    }
}

extension Amount {
    /// Reads `20`, `2.5`, `20mg` and `20 ml`; without a unit, milligrams.
    init?(word: String) {
        guard let said = SaidAmount(word), let amount = Amount(said.value, said.unit ?? .mg) else {
            return nil
        }
        self = amount
    }
}
