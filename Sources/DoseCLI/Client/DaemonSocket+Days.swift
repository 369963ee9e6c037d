import ControlProtocol
import DoseCore

extension DaemonSocket {
    /// What there is now, with the date and the time of the daemon.
    func present() throws(Failure) -> (status: Wire.Overview, today: CivilDate, now: Instant) {
        let status = try ask(ControlCall("Status"), StatusReply.self).status
        guard let today = CivilDate(status.today.date), let now = ReadingClock.instant(status.now)
        else { throw .daemon(.garbled(path: path)) }
        return (status, today, now)
    }

    /// Where the courses stand, or one of them.
    func courses(of key: Medication.Key? = nil) throws(Failure) -> [Wire.CourseReport] {
        try ask(ControlCall("Course", medication: key), CourseReply.self).courses
    }

    /// What the daemon tells of dates; each is a question of its own.
    func days(from first: CivilDate, through last: CivilDate) throws(Failure) -> [Wire.Day] {
        try replies("Today", from: first, through: last, DayReply.self).map(\.day)
    }

    /// What was noted of dates.
    func diary(from first: CivilDate, through last: CivilDate) throws(Failure) -> [Wire.DiaryDay] {
        try replies("Diary", from: first, through: last, DiaryReply.self).map(\.diary)
    }

    private func replies<Reply: ControlReply>(
        _ method: String, from first: CivilDate, through last: CivilDate, _ type: Reply.Type
    ) throws(Failure) -> [Reply] {
        var replies: [Reply] = []
        var date = first
        while date <= last {
            // Beyond these years no plan has a dose, and the daemon tells no day.
            if Limits.years.contains(date.year) {
                replies.append(try ask(ControlCall(method, date: date.description), type))
            }
            date = date + 1
        }
        return replies
    }
}
