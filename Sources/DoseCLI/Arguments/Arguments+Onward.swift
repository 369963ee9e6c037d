import DoseCore

// What the verbs of a course's rest are given.

extension Arguments {
    /// The next word, as `19:30`.
    mutating func nextTime() throws(UsageError) -> CivilTime {
        let word = next()
        guard let word else { throw .missingWord("TIME") }
        guard let time = CivilTime(word) else { throw .badValue(word, of: .times) }
        return time
    }

    /// The next word, as `11:00,14:00,17:00`.
    mutating func nextTimes() throws(UsageError) -> [CivilTime] {
        let word = next()
        guard let word else { throw .missingWord("TIMES") }
        let words = word.split(separator: ",", omittingEmptySubsequences: false)
        let times = words.compactMap { CivilTime(String($0)) }
        guard times.count == words.count, times.count <= Limits.timesPerDay,
            times.areOfOneDay
        else { throw .badValue(word, of: .times) }
        return times
    }

    /// `sat`, `Saturday`.
    func weekday(_ option: String) throws(UsageError) -> Weekday? {
        guard let word = self[option] else { return nil }
        let name = word.lowercased()
        guard
            let weekday = Weekday.allCases.first(where: {
                $0.rawValue == name || $0.rawValue.prefix(3) == name
            })
        else { throw .badValue(word, of: .weekday) }
        return weekday
    }

    /// `3m`, `12w`, `90d`.
    func keep(_ option: String) throws(UsageError) -> ThresholdVerb.Keep? {
        guard let word = self[option] else { return nil }
        let count = Int(word.dropLast()).flatMap { (1...366).contains($0) ? $0 : nil }
        guard let count, word.first?.isNumber ?? false else { throw .badValue(word, of: .keep) }
        switch word.last {
        case "m" where count <= 24: return .months(count)
        case "w" where count <= 104: return .days(count * 7)
        case "d": return .days(count)
        default: throw .badValue(word, of: .keep)
        }
    }
}
