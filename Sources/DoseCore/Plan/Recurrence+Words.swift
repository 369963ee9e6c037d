// How often, in the words that follow an amount of one date: the two programs and the files that they write say the same.

extension Recurrence {
    /// `a day`, `once a week, on Mondays`, `every 2 weeks, on Mondays`, `on days 1, 8 and 15 of each 28`.
    ///
    /// - Parameter start: The date from which it is counted, where that is known.
    package func words(from start: CivilDate? = nil) -> String {
        let weekday = start.map { ", on \($0.weekday.plural)" } ?? ""
        return switch self {
        case .daily: "a day"
        case .weekdays(let weekdays): Self.words(weekdays)
        case .every(7): "once a week\(weekday)"
        case .every(let days) where days % 7 == 0: "every \(days / 7) weeks\(weekday)"
        case .every(let days): "every \(days) days"
        case .months(1): "once a month"
        case .months(let months): "every \(months) months"
        case .cycle(1, let off): "on the first of each \(off + 1) days"
        case .cycle(let on, let off): "on days 1 to \(on) of each \(on + off)"
        case .daysOfCycle(let days, let length):
            "on day\(days.count == 1 ? "" : "s") \(Self.numbers(days)) of each \(length)"
        case .daysOfMonth(let days) where days.count == 1:
            "once a month, on day \(Self.numbers(days))"
        case .daysOfMonth(let days): "on days \(Self.numbers(days)) of the month"
        }
    }

    /// `1, 8 and 15`, `1 to 21`.
    private static func numbers(_ days: Set<Int>) -> String {
        let sorted = days.sorted()
        if sorted.count > 2, let first = sorted.first, let last = sorted.last,
            last - first == sorted.count - 1
        {
            return "\(first) to \(last)"
        }
        return sorted.map(String.init).sequence
    }

    private static func words(_ weekdays: Set<Weekday>) -> String {
        let all = Weekday.allCases.filter(weekdays.contains)
        if all.count == Weekday.allCases.count { return "a day" }
        if all.count == 1 { return "once a week, on \(all[0].plural)" }
        let places = Weekday.allCases.indices.filter { weekdays.contains(Weekday.allCases[$0]) }
        if all.count > 3, let first = places.first, let last = places.last,
            last - first == all.count - 1
        {
            return "from \(all[0].name) to \(all[all.count - 1].name)"
        }
        return "on \(all.map(\.plural).sequence)"
    }
}

extension Weekday {
    /// `Monday`.
    package var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    fileprivate var plural: String { "\(name)s" }
}
