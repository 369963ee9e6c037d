import DoseCore
import TOMLText

extension TreeReader {
    /// The names of times, for all medications.
    mutating func timeNames(_ node: TOMLNode, _ key: String) -> [TimeName]? {
        guard case .table(let entries) = node.value else {
            unexpected(node, key, .timeNames)
            return nil
        }
        guard entries.count <= Limits.timesPerDay else {
            note(node.position, .tooMany(key, count: entries.count, limit: Limits.timesPerDay))
            return nil
        }
        return entries.compactMap { entry in
            guard TimeName.isName(entry.key) else {
                note(entry.keyPosition, .timeName(entry.key))
                return nil
            }
            let time = weekTime(entry.node, entry.key)
            namedTimes[entry.key] = .some(time)
            return time.map { TimeName(entry.key, $0) }
        }
    }

    /// A time on the clock, or a table of such times by the days of the week.
    private mutating func weekTime(_ node: TOMLNode, _ key: String) -> WeekTime? {
        switch node.value {
        case .table(let entries): return weekTime(of: entries, node, key)
        case .time, .string: break
        default:
            unexpected(node, key, .dayTime)
            return nil
        }
        return time(node, key).map(WeekTime.init)
    }

    /// A single day says more than `weekdays` and `weekend`.
    private mutating func weekTime(
        of entries: [TOMLEntry], _ node: TOMLNode, _ key: String
    ) -> WeekTime? {
        let errorsBefore = errors
        var times: [Weekday: CivilTime] = [:]
        var single: Set<Weekday> = []
        for entry in entries {
            guard let days = Weekday.all(called: entry.key) else {
                note(
                    entry.keyPosition,
                    .unknownKey(
                        entry.key,
                        known: ["weekdays", "weekend"] + Weekday.allCases.map(\.rawValue)))
                continue
            }
            guard let time = time(entry.node, entry.key) else { continue }
            if days.count == 1, !single.insert(days[0]).inserted {
                note(entry.keyPosition, .weekdayTwice(days[0]))
            }
            for day in days where days.count == 1 || !single.contains(day) { times[day] = time }
        }
        guard errors == errorsBefore else { return nil }
        let left = Weekday.allCases.filter { times[$0] == nil }
        if !left.isEmpty { note(node.position, .weekdaysWithoutTime(key, left)) }
        return WeekTime { times[$0] }
    }

    // MARK: The times of a day

    /// Times on the clock, in the order of the day and each once.
    mutating func times(_ node: TOMLNode, _ key: String) -> [CivilTime]? {
        inOrder(node, key) { reader, node in
            reader.time(node, key).map { Slot(time: $0, amount: .zero) }
        }?.map(\.time)
    }

    /// The times of a day as slots without an amount: on the clock, by a name, or others on some days of the week.
    mutating func places(_ node: TOMLNode, _ key: String) -> [Slot]? {
        inOrder(node, key) { $0.place($1, key) }
    }

    private mutating func inOrder(
        _ node: TOMLNode, _ key: String, _ read: (inout TreeReader, TOMLNode) -> Slot?
    ) -> [Slot]? {
        let errorsBefore = errors
        var places: [Slot] = []
        var last: SourcePosition?
        let nodes = list(node, key, limit: Limits.timesPerDay, .times) ?? []
        for node in nodes {
            guard let place = read(&self, node) else { continue }
            check(place, after: places, node)
            places.append(place)
            last = node.position
        }
        // What a name stands for may be wrong where it is said.
        guard errors == errorsBefore, places.count == nodes.count else { return nil }
        if let last { checkNight(places, last) }
        return errors == errorsBefore ? places : nil
    }

    private mutating func check(_ place: Slot, after places: [Slot], _ node: TOMLNode) {
        guard let before = places.last else { return }
        guard [place, before].haveSaidTimes else {
            if places.contains(place) {
                note(node.position, .timeTwice(place.time))
            } else if place.time < before.time {
                note(node.position, .timeOutOfOrder(place.time, after: before.time))
            }
            return
        }
        let days = Weekday.allCases.filter { place.week[$0] <= before.week[$0] }
        guard let day = days.first else { return }
        note(
            node.position,
            .timesCross(
                place.words, place.week[day], after: before.words, before.week[day], on: days))
    }

    /// The last one of a date is over before the first one of the next.
    private mutating func checkNight(_ places: [Slot], _ position: SourcePosition) {
        guard let first = places.first, let last = places.last else { return }
        for day in Weekday.allCases {
            guard let night = last.week[day].afterMidnight, night >= first.week[day.next] else {
                continue
            }
            note(position, .timeOfNextDay(last.week[day], first: first.week[day.next]))
            return
        }
    }

    private mutating func place(_ node: TOMLNode, _ key: String) -> Slot? {
        switch node.value {
        case .table:
            return weekTime(node, key).map { Slot(said: SaidTime(nil, $0), amount: .zero).unnamed }
        case .string(let text) where CivilTime(text) == nil && text.contains(where: \.isLetter):
            return named(text, node, key)
        case .string, .time: return time(node, key).map { Slot(time: $0, amount: .zero) }
        default:
            unexpected(node, key, .time)
            return nil
        }
    }

    /// `morning`, `morning - 30 min`.
    private mutating func named(_ text: String, _ node: TOMLNode, _ key: String) -> Slot? {
        guard let (name, seconds) = TimeName.parts(of: text, among: namedTimes.keys) else {
            unexpected(node, key, .time)
            return nil
        }
        guard let known = namedTimes[name] else {
            // `17h30` is no name.
            if text.first?.isNumber ?? true {
                unexpected(node, key, .time)
            } else {
                note(node.position, .unknownTime(name, known: namedTimes.keys.sorted()))
            }
            return nil
        }
        guard let known else { return nil }
        guard let time = known.moved(by: seconds) else {
            note(node.position, .beyondTheDay(text))
            return nil
        }
        return Slot(said: SaidTime(TimeName.words(name, seconds), time), amount: .zero)
    }
}

extension TimeName {
    /// Letters, digits, `-` and `_`, with a letter among them, and no sign of a sum.
    static func isName(_ text: String) -> Bool {
        text.unicodeScalars.count <= Limits.keyLength && text.contains(where: \.isLetter)
            && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }

    /// The name in a text, and by how many seconds it is later; a name that is known may have a hyphen.
    fileprivate static func parts(
        of text: String, among known: some Collection<String>
    ) -> (name: String, seconds: Int)? {
        if known.contains(text) { return (text, 0) }
        if let sign = text.lastIndex(where: { "+-\u{2212}".contains($0) }) {
            let name = text[..<sign].trimmed
            if let duration = Duration(planText: text[text.index(after: sign)...].trimmed),
                isName(name)
            {
                let seconds = Int(duration.components.seconds)
                return (name, text[sign] == "+" ? seconds : -seconds)
            }
        }
        return isName(text) ? (text, 0) : nil
    }

    /// As a plan says it.
    fileprivate static func words(_ name: String, _ seconds: Int) -> String {
        guard seconds != 0 else { return name }
        let sign = seconds < 0 ? "-" : "+"
        return "\(name) \(sign) \(Duration.seconds(abs(seconds)).planText)"
    }
}

extension Slot {
    /// How the plan says its time.
    fileprivate var words: String { said?.words ?? time.description }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension Weekday {
    /// The days of `weekdays`, `weekend`, `saturday` or `sat`.
    static func all(called text: String) -> [Weekday]? {
        switch text {
        case "weekdays": allCases.filter { !$0.isOfWeekend }
        case "weekend": allCases.filter(\.isOfWeekend)
        default: Weekday(planText: text).map { [$0] }
        }
    }

    package var isOfWeekend: Bool { self == .saturday || self == .sunday }

    /// `Saturday`.
    package var word: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
