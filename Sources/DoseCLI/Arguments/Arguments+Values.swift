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
                (Amount(micrograms: 1)...Limits.amount).contains($0) ? $0 : nil
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

extension Amount {
    /// Reads `20`, `2.5`, `20mg` and `20 mg`.
    init?(word: String) {
        var number = word[...]
        if number.hasSuffix("mg") { number = number.dropLast(2) }
        while number.hasSuffix(" ") { number = number.dropLast() }
        guard !number.isEmpty, number.allSatisfy({ "0123456789.".contains($0) }),
            let amount = Double(number).flatMap({ Amount(milligrams: $0) })
        else { return nil }
        self = amount
    }
}
