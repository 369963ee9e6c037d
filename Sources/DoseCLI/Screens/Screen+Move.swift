import ControlProtocol
import DoseCore

// What is said when a course was moved.

extension Screen {
    /// What is rung from when on before anything else; then what was done, what follows, and how to go on.
    ///
    /// - Parameter isTold: Whether what is ahead was told before it was done.
    func moved(_ reply: MoveReply, by kind: CourseMove.Kind, isTold: Bool = false) -> [String] {
        guard reply.isRecorded else { return unchanged(reply.course, kind) }
        return (isTold ? [] : ahead(reply, by: kind)) + [done(reply.course, kind)]
    }

    /// What is rung from when on, and what follows it: of a move that is made, or would be.
    func ahead(_ reply: MoveReply, by kind: CourseMove.Kind) -> [String] {
        let course = reply.course
        let from = course.moves.last { $0.kind == kind }?.from
        let left = from.flatMap { rest(of: reply.today, from: $0, today: course.today) }
        let today = left.map { "the rest of today \(rested($0)); " } ?? ""
        let next = reply.next.date.map { self.from("\($0) 00:00", today: course.today) }
        let amounts = rate(reply.next, before: reply.before)
        return ["\(text(course.name)): \(today)\(next ?? "then") \(amounts)."]
            + follows(reply, kind)
    }

    private func follows(_ reply: MoveReply, _ kind: CourseMove.Kind) -> [String] {
        let course = reply.course
        guard let today = CivilDate(course.today) else { return [] }
        if let next = next(after: reply.next.date.flatMap { CivilDate($0) } ?? today + 1, course) {
            let after = Wire.DayAmounts(next)
            let words = rate(after, before: reply.next, sameAs: "at other times")
            return ["Then \(words), from \(day(next.from, today: course.today)) on."]
        }
        if let ends = course.ends {
            return ["Then it ends: nothing is due from \(day(ends, today: course.today)) on."]
        }
        return kind == .held ? [] : ["It stays so."]
    }

    private func done(_ course: Wire.CourseReport, _ kind: CourseMove.Kind) -> String {
        let key = text(course.medication)
        return switch kind {
        case .held: "Held: it stays so until dosectl resume \(key)."
        case .resumed: "Resumed. To take it back: dosectl undo."
        case .steppedBack:
            course.next == nil && course.ends == nil
                ? "Stepped back. To go on: dosectl resume \(key)."
                : "Stepped back. To stay on it: dosectl hold \(key)."
        }
    }

    private func unchanged(_ course: Wire.CourseReport, _ kind: CourseMove.Kind) -> [String] {
        let name = text(course.name)
        switch kind {
        case .held: return ["Nothing changed: \(name) is held already."]
        case .resumed, .steppedBack:
            return ["Nothing changed: \(name) is not held. See: dosectl course"]
        }
    }

    /// The first step of a course after a date.
    func next(after date: CivilDate, _ course: Wire.CourseReport) -> Wire.CourseStep? {
        course.upcoming.first { CivilDate($0.from).map { $0 > date } ?? false }
    }

    // MARK: Amounts of a day

    /// `60 mg a day, down from 70 mg: 20 mg at 12:00, 15:00 and 18:00`.
    private func rate(
        _ day: Wire.DayAmounts, before: Wire.DayAmounts, sameAs same: String? = nil
    ) -> String {
        guard day.sum.isSomething else {
            return before.sum.isSomething ? "nothing, down from \(rate(before))" : "nothing"
        }
        let earlier = day.recurrence == nil ? "today" : "before"
        let change =
            if isSame(day, before) {
                ", \(same ?? "as \(earlier)")"
            } else if often(day.recurrence) != often(before.recurrence), before.sum.isSomething {
                "; before it was \(rate(before))"
            } else if day.sum == before.sum {
                same.map { ", \($0)" } ?? ", in other intakes than \(earlier)"
            } else {
                (day.sum.isMore(than: before.sum) ? ", up" : ", down") + " from "
                    + (before.sum.isSomething ? amount(before.sum) : "nothing")
            }
        return "\(rate(day))\(change): \(intakes(day))"
    }

    /// Whether both are the same, whichever dates they are of.
    private func isSame(_ day: Wire.DayAmounts, _ other: Wire.DayAmounts) -> Bool {
        (day.sum, day.times, day.amounts) == (other.sum, other.times, other.amounts)
            && often(day.recurrence) == often(other.recurrence)
    }

    /// `20 mg at 12:00, 25 mg at 15:00 and 18:00`; intakes of one amount in a row are told together.
    func intakes(_ day: Wire.DayAmounts) -> String {
        var groups: [(amount: Wire.Quantity, times: [String])] = []
        for (time, quantity) in zip(day.times, day.amounts) where quantity.isSomething {
            if groups.last?.amount == quantity {
                groups[groups.count - 1].times.append(text(time))
            } else {
                groups.append((quantity, [text(time)]))
            }
        }
        guard groups.count <= 6 else { return "\(day.times.count) intakes" }
        return groups.map {
            "\($0.amount.isUncounted ? "" : "\(amount($0.amount)) ")at \($0.times.sequence)"
        }
        .joined(separator: ", ")
    }

    /// What of today comes from a time on; nil where the move acts only on what comes after today.
    private func rest(of today: Wire.DayAmounts, from stamp: String, today date: String)
        -> Wire.DayAmounts?
    {
        guard stamp.prefix(10) <= date else { return nil }
        let since = stamp.prefix(10) < date ? "" : String(stamp.dropFirst(11).prefix(5))
        let left = zip(today.times, today.amounts).filter {
            $0.0 >= since && $0.1.isSomething
        }
        let sum = left.compactMap(\.1.amount).reduce(Amount.zero, +)
        return Wire.DayAmounts(
            sum: Wire.Quantity(sum), times: left.map(\.0), amounts: left.map(\.1))
    }

    private func rested(_ rest: Wire.DayAmounts) -> String {
        rest.times.isEmpty ? "has no intake" : intakes(rest)
    }

    /// `from tomorrow on`, `from 16:45 today on`, `from Thursday 3 December on`.
    func from(_ stamp: String, today: String) -> String {
        // Its seconds are nobody's concern.
        let (date, time) = (String(stamp.prefix(10)), String(stamp.dropFirst(11).prefix(5)))
        let isMidnight = time == "00:00"
        guard let read = CivilDate(date), let now = CivilDate(today) else {
            return "from \(text(stamp)) on"
        }
        switch (read - now, isMidnight) {
        case (1, true): return "from tomorrow on"
        case (0, true): return "from today on"
        case (0, false): return "from \(text(time)) today on"
        case (_, true): return "from \(day(date, today: today)) on"
        case (_, false): return "from \(text(time)) of \(day(date, today: today)) on"
        }
    }

    /// `Tuesday 1 December`, with its year where it is another one than today's.
    func day(_ date: String, today: String) -> String {
        date.prefix(4) == today.prefix(4)
            ? CivilDate(date)?.dayName ?? text(date) : dayTitle(date)
    }
}

extension Wire.CourseReport {
    /// What comes after today.
    fileprivate var next: Wire.CourseStep? { upcoming.first { $0.from > today } }
}
