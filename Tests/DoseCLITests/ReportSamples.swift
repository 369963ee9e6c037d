import ControlProtocol
import DoseCore
import PlanFile
import TemporaryFolder

@testable import DoseCLI

/// A folder of a suite's own, which a suite can hold.
final class ReportFolder {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    var path: String { folder.path }
}

/// Twenty days of Baclofène up to 1 December 2026, whose amount was raised and held, with a diary beside it.
enum ReportSample {
    static let today = given(CivilDate("2026-12-01"))
    static let first = today - 19

    static func adherence(
        onTime: Int = 0, late: Int = 0, skipped: Int = 0, missed: Int = 0, extra: Int = 0,
        even: Int = 0, uneven: Int = 0, minutes: Int = 0
    ) -> Adherence {
        var adherence = Adherence()
        (adherence.onTime, adherence.late, adherence.skipped) = (onTime, late, skipped)
        (adherence.missed, adherence.extra) = (missed, extra)
        (adherence.spacings.even, adherence.spacings.uneven) = (even, uneven)
        adherence.spacings.difference = .minutes(minutes)
        return adherence
    }

    /// - Parameter back: how many days before today it ends.
    static func period(
        _ back: Int, days: Int = 1, of key: String = "baclofen", named name: String = "Baclofène",
        planned: Double, taken: Double, _ adherence: Adherence
    ) -> Wire.Period {
        Wire.Period(
            medication: key, name: name, from: (today - back - (days - 1)).description,
            through: (today - back).description, planned: .milligrams(planned),
            taken: .milligrams(taken), adherence)
    }

    static let early: [Wire.Period] = (10...19).reversed().map {
        period($0, planned: 10, taken: 10, adherence(onTime: 1, even: 1, minutes: 5))
    }
    static let late: [Wire.Period] =
        (1...9).reversed().map {
            period(
                $0, planned: 20, taken: $0 == 3 ? 0 : 20,
                $0 == 3 ? adherence(missed: 1) : adherence(late: 1, uneven: 1, minutes: 35))
        } + [
            period(
                2, of: "vitamin", named: "Vitamin", planned: 0, taken: 250, adherence(extra: 1))
        ]
    static let lately = [
        period(0, days: 14, planned: 220, taken: 200, adherence(onTime: 4, late: 8, missed: 1))
    ]

    static func moved(
        _ number: Int, _ event: Record.Event.Word, from date: CivilDate, _ reason: String?
    ) -> Wire.Entry {
        Wire.Entry(
            number: number, at: "\(date - 1)T20:00:00+01:00", by: .command, event: event,
            medication: "baclofen", from: "\(date) 00:00", reason: reason)
    }

    static let entries = [
        DiarySample.entry(20, .drink, 6, at: "\(first)T20:00:00+01:00"),
        DiarySample.entry(21, .drink, 2.5, at: "\(today - 3)T20:00:00+01:00"),
        DiarySample.entry(22, .craving, 8, at: "\(first)T18:00:00+01:00"),
        DiarySample.entry(23, .craving, 3, at: "\(today - 1)T18:00:00+01:00"),
        DiarySample.entry(24, .effect, name: "drowsiness", 3, at: "\(first + 2)T21:00:00+01:00"),
        DiarySample.entry(25, .effect, name: "Drowsiness", 5, at: "\(today - 2)T21:00:00+01:00"),
        DiarySample.entry(26, .effect, name: "dry mouth", at: "\(today - 2)T21:00:00+01:00"),
        DiarySample.entry(27, .note, note: "slept badly", at: "\(today - 5)T07:00:00+01:00"),
        DiarySample.entry(28, .note, note: "May I drive? ", at: "\(today - 4)T07:00:00+01:00"),
        moved(29, .held, from: today - 8, "threshold, to be kept until 2027-03-01"),
        moved(30, .steppedBack, from: today - 2, "nausea"),
    ]

    static var course: Wire.CourseReport {
        var course = Sample.course
        course.days =
            (0..<20).map {
                Wire.CourseDay(
                    date: (first + $0).description, planned: .milligrams($0 < 10 ? 10 : 20),
                    taken: 20)
            }
            + (1...20).map {
                Wire.CourseDay(
                    date: (today + $0).description, planned: .milligrams($0 < 5 ? 20 : 30))
            }
        course.moves = [
            Wire.CourseMove(
                record: 29, kind: .held, from: "\(today - 8) 00:00",
                reason: "threshold, to be kept until 2027-03-01")
        ]
        return course
    }

    static var report: Report {
        Report(
            dates: first...today, today: today,
            now: given(ReadingClock.instant("2026-12-01T17:05:00+01:00")), version: "0.1.0",
            courses: [course], questions: [], needs: [], daysOfPeriod: 1, periods: early + late,
            lately: lately, entries: entries, leftOut: 0, marks: DiarySample.marks)
    }

    /// Of which only little is known: no course, one dose.
    static var bare: Report {
        Report(
            dates: today...today, today: today, now: Instant(seconds: 1_796_141_100),
            version: "0.1.0", courses: [], questions: [], needs: [], daysOfPeriod: 1)
    }
}
