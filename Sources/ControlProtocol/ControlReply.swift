/// What the daemon answers to a call that it carried out.
package enum ControlReply: Hashable, Sendable {
    case status(Wire.Overview)
    case day(Wire.Day)
    case answer(Wire.Answer)
    /// `isRecorded` is false when the course stood so already.
    case moved(isRecorded: Bool, Wire.CourseReport)
    case courses([Wire.CourseReport])
    case history([Wire.Entry], unreadable: [Int] = [], ledger: String? = nil)
    case watch(Wire.Overview, [Wire.Entry])
    case info(VarlinkService.Info)
    case description(String)

    /// The reply with its NUL; `continues` when more replies to the same call follow.
    package func message(continues: Bool = false) -> [UInt8] {
        switch self {
        case .status(let status):
            VarlinkReply.message(StatusReply(status: status), continues: continues)
        case .day(let day): VarlinkReply.message(DayReply(day: day), continues: continues)
        case .answer(let answer):
            VarlinkReply.message(AnswerReply(answer: answer), continues: continues)
        case .moved(let isRecorded, let course):
            VarlinkReply.message(
                MoveReply(isRecorded: isRecorded, course: course), continues: continues)
        case .courses(let courses):
            VarlinkReply.message(CourseReply(courses: courses), continues: continues)
        case .history(let entries, let unreadable, let ledger):
            VarlinkReply.message(
                HistoryReply(entries: entries, unreadable: unreadable, ledger: ledger),
                continues: continues)
        case .watch(let status, let entries):
            VarlinkReply.message(
                WatchReply(status: status, entries: entries), continues: continues)
        case .info(let info): VarlinkReply.message(info, continues: continues)
        case .description(let text):
            VarlinkReply.message(["description": text], continues: continues)
        }
    }
}

/// The replies' parameters, as the interface names them.
package struct StatusReply: Codable, Hashable, Sendable {
    package var status: Wire.Overview

    package init(status: Wire.Overview) {
        self.status = status
    }
}

package struct DayReply: Codable, Hashable, Sendable {
    package var day: Wire.Day

    package init(day: Wire.Day) {
        self.day = day
    }
}

package struct AnswerReply: Codable, Hashable, Sendable {
    package var answer: Wire.Answer

    package init(answer: Wire.Answer) {
        self.answer = answer
    }
}

package struct MoveReply: Codable, Hashable, Sendable {
    package var isRecorded: Bool
    package var course: Wire.CourseReport

    enum CodingKeys: String, CodingKey, CaseIterable {
        case isRecorded = "recorded"
        case course
    }

    package init(isRecorded: Bool, course: Wire.CourseReport) {
        self.isRecorded = isRecorded
        self.course = course
    }
}

package struct CourseReply: Codable, Hashable, Sendable {
    package var courses: [Wire.CourseReport]

    package init(courses: [Wire.CourseReport]) {
        self.courses = courses
    }
}

package struct HistoryReply: Codable, Hashable, Sendable {
    package var entries: [Wire.Entry]
    /// The numbers of the records among them that cannot be read.
    package var unreadable: [Int]
    /// The file that they are in, if there are any.
    package var ledger: String?

    package init(entries: [Wire.Entry] = [], unreadable: [Int] = [], ledger: String? = nil) {
        self.entries = entries
        self.unreadable = unreadable
        self.ledger = ledger
    }

    /// Of all of its records, also of those that cannot be read.
    package var numbers: [Int] { entries.map(\.number) + unreadable }
}

package struct WatchReply: Codable, Hashable, Sendable {
    package var status: Wire.Overview
    package var entries: [Wire.Entry]

    package init(status: Wire.Overview, entries: [Wire.Entry]) {
        self.status = status
        self.entries = entries
    }
}
