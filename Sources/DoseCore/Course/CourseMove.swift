/// What a person does to a course; where that leads is never stored, it is computed from all of them.
package struct CourseMove: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// Stay on the step of the day.
        case held
        /// Go on after a hold; the days held do not count.
        case resumed
        /// Return to the first day of the nearest step before that has another daily amount; a hold stays.
        case steppedBack = "stepped_back"
    }

    package let kind: Kind
    /// From when it acts: midnight of the date after it was said, or a time of that date itself.
    package let from: CivilDateTime

    package init(_ kind: Kind, from: CivilDateTime) {
        self.kind = kind
        self.from = from
    }

    /// Whether it acts within its date, on the slots from its time on.
    var isWithinDay: Bool { from.time > .midnight }
}

extension [CourseMove] {
    /// As they act, of moves in the order in which they were said: the last word holds, also where the one before it was to
    /// act later, as to go on from tomorrow and then to stay from now on.
    var inOrder: [CourseMove] { withoutOvertaken { $0 }.sorted { $0.from < $1.from } }
}

extension Array {
    /// Without each hold and each going on after which another one was said that acts earlier: the last word holds.
    func withoutOvertaken(_ move: (Element) -> CourseMove) -> [Element] {
        var earliest: CivilDateTime?
        var kept: [Element] = []
        for element in reversed() {
            let move = move(element)
            if move.kind != .steppedBack {
                if let earliest, earliest < move.from { continue }
                earliest = move.from
            }
            kept.append(element)
        }
        return kept.reversed()
    }
}
