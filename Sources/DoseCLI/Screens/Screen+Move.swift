import ControlProtocol
import DoseCore

// What is said when a course was moved.

extension Screen {
    /// What holds from when, and how to go on.
    func moved(_ reply: MoveReply, by kind: CourseMove.Kind) -> [String] {
        let course = reply.course
        let key = text(course.medication)
        guard reply.isRecorded, let move = course.moves.last(where: { $0.kind == kind }) else {
            return unchanged(course, kind)
        }
        let from = from(move.from, today: course.today)
        let step = step(of: course, from: move.from)
        switch kind {
        case .held:
            return [
                "Held: \(text(course.name)) stays on \(step) \(from). To go on: dosectl resume \(key)."
            ]
        case .resumed:
            return ["Resumed: \(text(course.name)) goes on \(from), with \(step)."] + [next(course)]
        case .steppedBack:
            let rest =
                staysSo(course)
                ? ["It stays so. To go on: dosectl resume \(key)."]
                : [next(course), "To stay on it: dosectl hold \(key)."]
            return ["Stepped back: \(text(course.name)) is on \(step) \(from)."] + rest
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

    /// The step that a move leads to: that of today, or one that begins with the move.
    private func step(of course: Wire.CourseReport, from stamp: String) -> String {
        if let step = course.upcoming.last(where: { $0.from <= stamp.prefix(10) }) {
            return "step \(step.step) of \(course.steps) (\(amounts(step.amountsMilligrams)))"
        }
        guard let step = course.step else { return "its course" }
        return "step \(step) of \(course.steps) (\(amounts(course.amountsMilligrams)))"
    }

    /// After a step back only a hold keeps what follows from coming.
    private func staysSo(_ course: Wire.CourseReport) -> Bool {
        stepAfterMove(of: course) == nil && course.ends == nil
    }

    private func stepAfterMove(of course: Wire.CourseReport) -> Wire.CourseStep? {
        let pending = course.moves.last.map { String($0.from.prefix(10)) } ?? course.today
        return course.upcoming.first { $0.from > max(pending, course.today) }
    }

    private func next(_ course: Wire.CourseReport) -> String {
        guard let step = stepAfterMove(of: course) else {
            return course.ends.map { "It ends on \(day($0, today: course.today))." }
                ?? "It stays so."
        }
        return
            "Then step \(step.step) (\(amounts(step.amountsMilligrams))) on \(day(step.from, today: course.today))."
    }

    /// `0 + 10 + 30 mg`: what is taken at each time of the day.
    func amounts(_ milligrams: [Double]) -> String {
        milligrams.map(number).joined(separator: " + ") + " mg"
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
