package import DoseCore

/// What the daemon answers to a call that it carried out: the parameters of the reply, as the interface names them.
package protocol ControlReply: Codable, Hashable, Sendable {}

extension ControlReply {
    /// The reply with its NUL; `continues` when more replies to the same call follow.
    package func message(continues: Bool = false) -> [UInt8] {
        VarlinkReply.message(self, continues: continues)
    }
}

package struct StatusReply: ControlReply {
    package var status: Wire.Overview

    package init(status: Wire.Overview) {
        self.status = status
    }
}

package struct DayReply: ControlReply {
    package var day: Wire.Day
    package var questions: [Wire.Question]

    package init(day: Wire.Day, questions: [Wire.Question] = []) {
        self.day = day
        self.questions = questions
    }
}

package struct AnswerReply: ControlReply {
    package var answer: Wire.Answer

    package init(answer: Wire.Answer) {
        self.answer = answer
    }
}

package struct MoveReply: ControlReply {
    package var isRecorded: Bool
    /// What today would have without the move.
    package var before: Wire.DayAmounts
    package var today: Wire.DayAmounts
    /// Tomorrow; of what is not taken every day the next date with doses.
    package var next: Wire.DayAmounts
    package var course: Wire.CourseReport

    enum CodingKeys: String, CodingKey, CaseIterable {
        case isRecorded = "recorded"
        case before, today, next, course
    }

    package init(
        isRecorded: Bool, before: Wire.DayAmounts, today: Wire.DayAmounts,
        next: Wire.DayAmounts, course: Wire.CourseReport
    ) {
        self.isRecorded = isRecorded
        self.before = before
        self.today = today
        self.next = next
        self.course = course
    }

    /// - Parameter course: as the daemon tells it elsewhere.
    package init(_ report: MoveReport, course: Wire.CourseReport) {
        self.init(
            isRecorded: report.isRecorded, before: Wire.DayAmounts(report.before),
            today: Wire.DayAmounts(report.today), next: Wire.DayAmounts(report.next),
            course: course)
    }
}

package struct ChoiceReply: ControlReply {
    package var choices: [Wire.Choice]

    package init(choices: [Wire.Choice]) {
        self.choices = choices
    }
}

package struct CourseReply: ControlReply {
    package var courses: [Wire.CourseReport]
    package var questions: [Wire.Question]

    package init(courses: [Wire.CourseReport], questions: [Wire.Question] = []) {
        self.courses = courses
        self.questions = questions
    }
}

package struct HistoryReply: ControlReply {
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

package struct DiaryReply: ControlReply {
    package var diary: Wire.DiaryDay

    package init(diary: Wire.DiaryDay) {
        self.diary = diary
    }
}

package struct StockReply: ControlReply {
    package var today: String
    package var stocks: [Wire.Stock]

    package init(today: String, stocks: [Wire.Stock]) {
        self.today = today
        self.stocks = stocks
    }
}

/// How doses were taken over a part of the dates that were asked for.
package struct AdherenceReply: ControlReply {
    package var periods: [Wire.Period]
    /// What was noted, what was done to a course, and how it went on.
    package var entries: [Wire.Entry]
    package var leftOut: Int
    /// From where on to ask for the rest; nil where there is none.
    package var next: String?

    package init(
        periods: [Wire.Period] = [], entries: [Wire.Entry] = [], leftOut: Int = 0,
        next: String? = nil
    ) {
        self.periods = periods
        self.entries = entries
        self.leftOut = leftOut
        self.next = next
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case periods, entries
        case leftOut = "left_out"
        case next
    }
}

package struct BackupReply: ControlReply {
    package var backup: Wire.Copying

    package init(backup: Wire.Copying) {
        self.backup = backup
    }
}

package struct RestoreReply: ControlReply {
    package var restoring: Wire.Restoring

    package init(restoring: Wire.Restoring) {
        self.restoring = restoring
    }
}

/// A piece of the text of all records.
package struct ExportReply: ControlReply {
    package var lines: String
    /// The number of the last record that is told as a whole, and from which byte of the next one to go on.
    package var after: Int
    package var offset: Int
    /// The number of the last record that there is.
    package var last: Int

    package init(lines: String, after: Int, offset: Int, last: Int) {
        self.lines = lines
        self.after = after
        self.offset = offset
        self.last = last
    }
}

package struct WatchReply: ControlReply {
    package var status: Wire.Overview
    package var entries: [Wire.Entry]

    package init(status: Wire.Overview, entries: [Wire.Entry]) {
        self.status = status
        self.entries = entries
    }
}

/// How far an alarm has come that is rung to be tried.
package enum AlarmTest: String, Codable, CaseIterable, Hashable, Sendable {
    case waiting, shown, pressed, closed, unanswered, unshown
    case doseRings = "dose_rings"

    /// Whether nothing follows.
    package var isOver: Bool {
        switch self {
        case .waiting, .shown: false
        case .pressed, .closed, .unanswered, .unshown, .doseRings: true
        }
    }
}

package struct TestReply: ControlReply {
    package var test: AlarmTest

    package init(test: AlarmTest) {
        self.test = test
    }
}
