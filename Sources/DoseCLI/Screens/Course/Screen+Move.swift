import ControlProtocol
import DoseCore
import Words

// What is said when a course was moved.

extension Screen {
    private var words: CourseWords { CourseWords(language) }

    /// What is rung from when on before anything else; then what was done, what follows, and how to go on.
    ///
    /// - Parameter isTold: Whether what is ahead was told before it was done.
    func moved(_ reply: MoveReply, by kind: CourseMove.Kind, isTold: Bool = false) -> [String] {
        guard reply.isRecorded else { return [unchanged(reply.course, kind)] }
        return (isTold ? [] : ahead(reply, by: kind)) + [done(reply.course, kind)]
    }

    /// What is rung from when on, and what follows it: of a move that is made, or would be.
    func ahead(_ reply: MoveReply, by kind: CourseMove.Kind) -> [String] {
        let (course, name) = (reply.course, text(reply.course.name))
        let from = course.moves.last { $0.kind == kind }?.from
        let left = from.flatMap { rest(of: reply.today, from: $0, today: course.today) }
        let today = left.map {
            words.restOfToday(name, $0.times.isEmpty ? nil : intakes($0))
        }
        let next = reply.next.date.map { self.from("\($0) 00:00", today: course.today) }
        return [today].compactMap(\.self)
            + [rings(name, next ?? words.fromThen, reply.next, before: reply.before)]
            + follows(reply, kind)
    }

    private func follows(_ reply: MoveReply, _ kind: CourseMove.Kind) -> [String] {
        let course = reply.course
        guard let today = CivilDate(course.today) else { return [] }
        if let next = next(after: reply.next.date.flatMap { CivilDate($0) } ?? today + 1, course) {
            return [
                rings(
                    words.then, from("\(next.from) 00:00", today: course.today),
                    Wire.DayAmounts(next), before: reply.next, isAfter: true)
            ]
        }
        if let ends = course.ends {
            return [words.thenEnds(date(ends, today: course.today))]
        }
        return kind == .held ? [] : [words.staysSo]
    }

    private func done(_ course: Wire.CourseReport, _ kind: CourseMove.Kind) -> String {
        let key = text(course.medication)
        return switch kind {
        case .held: words.held("dosectl resume \(key)")
        case .resumed: words.resumed("dosectl undo")
        case .steppedBack:
            course.next == nil && course.ends == nil
                ? words.steppedBack(goOn: "dosectl resume \(key)")
                : words.steppedBack(stay: "dosectl hold \(key)")
        }
    }

    private func unchanged(_ course: Wire.CourseReport, _ kind: CourseMove.Kind) -> String {
        let name = text(course.name)
        return switch kind {
        case .held: words.alreadyHeld(name)
        case .resumed, .steppedBack: words.notHeld(name, "dosectl course")
        }
    }

    /// The first step of a course after a date.
    func next(after date: CivilDate, _ course: Wire.CourseReport) -> Wire.CourseStep? {
        course.upcoming.first { CivilDate($0.from).map { $0 > date } ?? false }
    }

    // MARK: Amounts of a day

    /// `Baclofène from tomorrow: 60 mg a day, down from 70 mg: 20 mg at 12:00, 15:00 and 18:00.`
    ///
    /// - Parameter isAfter: Whether it follows what is told before it.
    private func rings(
        _ name: String, _ from: String, _ day: Wire.DayAmounts, before: Wire.DayAmounts,
        isAfter: Bool = false
    ) -> String {
        guard day.sum.isSomething else {
            return words.nothing(name, from, before: before.sum.isSomething ? rate(before) : nil)
        }
        let isDaily = day.recurrence == nil
        let change: CourseWords.Change =
            if isSame(day, before) {
                isAfter ? .otherTimes : .same(asToday: isDaily)
            } else if !isAsOften(day.recurrence, before.recurrence), before.sum.isSomething {
                .otherDates(before: rate(before))
            } else if day.sum == before.sum {
                isAfter ? .otherTimes : .otherIntakes(thanToday: isDaily)
            } else {
                day.sum.isMore(than: before.sum)
                    ? .up(from: before.sum.isSomething ? amount(before.sum) : words.nothing)
                    : .down(from: amount(before.sum))
            }
        return words.rings(name, from, rate(day), change, intakes(day))
    }

    /// Whether both are the same, whichever dates they are of.
    private func isSame(_ day: Wire.DayAmounts, _ other: Wire.DayAmounts) -> Bool {
        (day.sum, day.times, day.amounts) == (other.sum, other.times, other.amounts)
            && isAsOften(day.recurrence, other.recurrence)
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
        guard groups.count <= 6 else { return words.intakes(day.times.count) }
        return groups.map {
            words.intake($0.amount.isUncounted ? nil : amount($0.amount), at: $0.times)
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

    /// `from tomorrow`, `from 16:45 today`, `from Thu 3 December`.
    func from(_ stamp: String, today: String) -> String {
        // Its seconds are nobody's concern.
        let time = CivilTime(String(stamp.dropFirst(11).prefix(5)))
        guard let date = CivilDate(String(stamp.prefix(10))), let today = CivilDate(today) else {
            return text(stamp)
        }
        return text(language.from(date, time?.secondOfDay == 0 ? nil : time, today: today))
    }
}

extension Wire.CourseReport {
    /// What comes after today.
    fileprivate var next: Wire.CourseStep? { upcoming.first { $0.from > today } }
}
