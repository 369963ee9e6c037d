import ControlProtocol
import DoseCore

/// Asks the daemon for what a report is made of.
struct ReportSource {
    let session: Session

    /// Without `--from`, where no course has begun.
    static let daysWithoutCourse = 28
    /// Up to so many dates each is a period of its own; beyond, a picture would be too narrow for them.
    static let daysOfOwn = 400
    static let daysOfWeek = 7

    func report(from first: TodayVerb.Day?, through last: TodayVerb.Day?) throws(Failure) -> Report
    {
        let daemon = try session.daemon()
        let (status, today, now) = try daemon.present()
        let course = try courses(daemon, status)
        let through = min(last?.date(from: today) ?? today, today)
        let from = first?.date(from: today) ?? begin(of: course.courses, through)
        guard from <= through, Limits.years.contains(from.year) else {
            throw .usage(.badValue(from.description, of: .firstDate(through)))
        }
        let days = through - from < Self.daysOfOwn ? 1 : Self.daysOfWeek
        var report = Report(
            dates: from...through, today: today, now: now, version: status.version,
            courses: course.courses, questions: course.questions, needs: status.today.needs,
            daysOfPeriod: days)
        try fill(&report, by: daemon)
        report.marks = MarksSource(session.environment).marks
        return report
    }

    /// None where there is no plan: what was taken before is told all the same.
    private func courses(_ daemon: DaemonSocket, _ status: Wire.Overview) throws(Failure)
        -> CourseReply
    {
        do {
            return try daemon.ask(ControlCall("Course"), CourseReply.self)
        } catch .refused(let error) where error.name == .noPlan {
            return CourseReply(courses: [], questions: status.questions)
        }
    }

    /// The first date of the courses that have begun; where some have several steps, of these.
    private func begin(of courses: [Wire.CourseReport], _ last: CivilDate) -> CivilDate {
        let begun = courses.filter(\.isBegun)
        let climbing = begun.filter { $0.steps > 1 && $0.series == nil }
        let firsts = (climbing.isEmpty ? begun : climbing).flatMap { course in
            // The days may begin later, for only so many are told, or earlier, by the text of another plan.
            [course.starts, course.days.first?.date].compactMap(\.self).compactMap {
                CivilDate($0)
            }
        }
        return min(firsts.min() ?? last - (Self.daysWithoutCourse - 1), last)
    }

    /// While one part is read the daemon works on the next.
    private func fill(_ report: inout Report, by daemon: DaemonSocket) throws(Failure) {
        // What was decided today acts from tomorrow on.
        let last = report.dates.upperBound + (report.dates.upperBound == report.today ? 1 : 0)
        let days = report.daysOfPeriod
        let part = max(1, ControlLimits.datesOfPeriods / days) * days
        var from = report.dates.lowerBound
        var sent = daemon.send(call(from...last, every: days))
        while true {
            let guess = from + part
            let ahead = guess <= last ? daemon.send(call(guess...last, every: days)) : nil
            let reply = try daemon.read(try daemon.reply(to: sent), AdherenceReply.self)
            report.periods += reply.periods
            report.entries += reply.entries
            report.leftOut += reply.leftOut
            guard let text = reply.next else { break }
            // One that goes back to where it was would never end.
            guard let next = CivilDate(text), next > from else {
                throw .daemon(.garbled(path: daemon.path))
            }
            from = next
            sent =
                (next == guess ? ahead : nil) ?? daemon.send(call(next...last, every: days))
        }
        let lately = report.dates.upperBound - (Report.latelyDays - 1)
        guard lately > report.dates.lowerBound else { return }
        report.lately = try daemon.ask(
            call(lately...report.dates.upperBound, every: Report.latelyDays), AdherenceReply.self
        ).periods
    }

    private func call(_ dates: ClosedRange<CivilDate>, every days: Int) -> ControlCall {
        ControlCall(
            "Adherence", from: dates.lowerBound.description, through: dates.upperBound.description,
            days: days)
    }
}
