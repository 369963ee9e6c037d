import DoseCore
import PlanFile
import Planning

// What the values of options are read as.

extension Arguments {
    /// `2026-12-01`, `yesterday`.
    func day(_ option: String) throws(UsageError) -> TodayVerb.Day? {
        guard let word = self[option] else { return nil }
        guard let day = TodayVerb.Day(word) else { throw .badValue(word, of: .date) }
        return day
    }

    /// `20`, `2.5`, `20mg`.
    func amount(_ option: String) throws(UsageError) -> Amount? {
        guard let said = try saidAmount(option) else { return nil }
        guard let amount = Amount(said.value, said.unit ?? .mg) else {
            throw .badValue(self[option] ?? "", of: .amount)
        }
        return amount
    }

    /// `20`, `2.5ml`, `2,5 ml`.
    func saidAmount(_ option: String) throws(UsageError) -> SaidAmount? {
        try self[option].map { text throws(UsageError) in try SaidAmount(text) }
    }

    /// `2`, `2.5mg`, `10%`; above zero.
    func amountStep(_ option: String) throws(UsageError) -> AmountStep? {
        guard let word = self[option] else { return nil }
        if word.last == "%" {
            guard let percent = Self.number(Substring(word.dropLast().withoutTrailingSpaces)),
                AmountStep.percents.contains(percent)
            else { throw .badValue(word, of: .percent) }
            return .percent(percent)
        }
        guard let amount = try amount(option) else { return nil }
        guard amount > .zero else { throw .badValue(word, of: .amount) }
        return .amount(amount)
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

    /// A time that the daemon will understand: `17:05`, `now`.
    func past(_ option: String) throws(UsageError) -> String? {
        // Any instant does to see that.
        try read(option, .time) { word in
            Zone.utc.past(word, at: Release.date) == nil ? nil : word
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
                times.sorted().areOfOneDay, !inOrder || times == times.sorted()
            else { return nil }
            return times.sorted()
        }
    }

    func date(_ option: String) throws(UsageError) -> CivilDate? {
        try read(option, .startDate) { word in
            CivilDate(word).flatMap { Limits.years.contains($0.year) ? $0 : nil }
        }
    }

    /// `2026-12-01 15:00`, `2026-12-01T15:00`.
    func civil(_ option: String) throws(UsageError) -> CivilDateTime? {
        try read(option, .firstDose) { word in
            CivilDateTime(planText: word).flatMap {
                Limits.years.contains($0.date.year) && $0.time.afterMidnight == nil ? $0 : nil
            }
        }
    }

    /// `10 mg`, `10mg`.
    func strength(_ option: String) throws(UsageError) -> Amount? {
        guard let word = self[option] else { return nil }
        do throws(UsageError) {
            let said = try SaidAmount(word)
            if let unit = said.unit, said.value > 0, let amount = Amount(said.value, unit) {
                return amount
            }
        } catch {
            if case .maybeThousands = error { throw error }
        }
        throw .badValue(word, of: .strength)
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
