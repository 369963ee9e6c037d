import ControlProtocol
import DoseCore
import Testing

@testable import DoseCLI

/// A weekly dose that is called a daily one kills: nowhere is what is not taken every day so much "a day".
@Suite struct `What is not taken every day is never so much a day` {
    private static let mondays = Wire.Recurrence(
        .weekdays, weekdays: ["monday"], from: "2026-11-30")

    private static func week(_ milligrams: Double, on date: String? = nil) -> Wire.DayAmounts {
        Wire.DayAmounts(
            date: date, sum: .milligrams(milligrams), times: ["09:00"],
            amounts: [.milligrams(milligrams)], recurrence: mondays)
    }

    /// On Tuesday, in the first of two steps.
    private static var course: Wire.CourseReport {
        Wire.CourseReport(
            medication: "mtx", name: "Methotrexate", today: "2026-12-01", standing: .running,
            step: 1, steps: 2, day: 2, stepDays: 14, starts: "2026-11-30", sum: 15,
            times: ["09:00"], amounts: [15], recurrence: mondays,
            upcoming: [
                Wire.CourseStep(
                    step: 2, from: "2026-12-14", sum: 20, times: ["09:00"], amounts: [20],
                    recurrence: mondays)
            ])
    }

    @Test func `the course says how often, and on which day`() {
        #expect(
            joined(Screen.plain.courses([Self.course])) == """
                Methotrexate: step 1 of 2, day 2 of 14

                              now  step 1  15 mg once a week, on Mondays  09:00 15
                  Mon 14 December  step 2  20 mg once a week, on Mondays  09:00 20
                """)
        #expect(
            Screen.plain.place(Self.course)
                == "15 mg once a week, on Mondays, step 1 of 2, day 2 of 14")
    }

    @Test func `so many doses at equal stretches are told by their number`() {
        #expect(
            joined(Screen.plain.courses([Sample.antibiotic])) == """
                Amoxicillin: today doses 3 to 5 of 21

                             now  1 capsule every 8 h  07:00 1, 15:00 1, 23:00 1
                  Tue 8 December            1 capsule  07:00 1
                The course ends: nothing is due from Wed 9 December.
                """)
        #expect(
            Screen.plain.place(Sample.antibiotic)
                == "1 capsule every 8 h, today doses 3 to 5 of 21")
        var status = Sample.status
        status.courses = [Sample.antibiotic]
        #expect(
            Screen.plain.courses(status).map(\.unglued) == [
                "Amoxicillin 1 capsule every 8 h, today doses 3 to 5 of 21; Wed 9 December: nothing any more"
            ])
    }

    @Test func `amounts of weekdays are told with those of the others`() {
        var course = Self.course
        course.others = [
            Wire.DayAmounts(
                sum: 20, times: ["09:00"], amounts: [20],
                recurrence: Wire.Recurrence(
                    .weekdays, weekdays: ["tuesday", "friday"], from: "2026-11-30"))
        ]
        #expect(
            Screen.plain.rate(course)
                == "15 mg once a week, on Mondays; 20 mg on Tuesdays and Fridays")
    }

    @Test func `a hold on a day without a dose tells the next date that has one`() {
        var course = Self.course
        course.moves = [Sample.move(.held, from: "2026-12-02 00:00")]
        course.upcoming = []
        let reply = MoveReply(
            isRecorded: true, before: Self.week(15),
            today: Wire.DayAmounts(sum: .none, times: [], amounts: []),
            next: Self.week(15, on: "2026-12-07"), course: course)
        #expect(
            Screen.plain.moved(reply, by: .held) == [
                "Methotrexate from Mon 7 December: 15 mg once a week, on Mondays, as before: 15 mg at 09:00.",
                "On hold. To go on: dosectl resume mtx",
            ])
    }

    @Test func `a step back tells it too, and what follows`() {
        var course = Self.course
        course.moves = [Sample.move(.steppedBack, from: "2026-12-02 00:00")]
        let reply = MoveReply(
            isRecorded: true, before: Self.week(20),
            today: Wire.DayAmounts(sum: .none, times: [], amounts: []),
            next: Self.week(15, on: "2026-12-07"), course: course)
        #expect(
            Screen.plain.moved(reply, by: .steppedBack) == [
                "Methotrexate from Mon 7 December: 15 mg once a week, on Mondays, down from 20 mg: 15 mg at 09:00.",
                "Then from Mon 14 December: 20 mg once a week, on Mondays, up from 15 mg: 20 mg at 09:00.",
                "Stepped back. To stay there: dosectl hold mtx",
            ])
    }

    @Test func `a question says it, above all where the plan saved makes it daily`() {
        var daily = Self.week(15)
        daily.recurrence = nil
        let question = Wire.Question(
            medication: "mtx", name: "Methotrexate", kind: .change, stays: Self.week(15),
            changes: daily, step: 1, first: daily)
        #expect(
            Screen.plain.question(question, today: "2026-12-01")
                == "The plan you saved would change Methotrexate from 15 mg once a week, on Mondays "
                + "to 15 mg a day. Until you answer, it stays at 15 mg once a week, on Mondays.")
        #expect(
            Screen.plain.answers(to: question).map(\.1).prefix(2) == [
                "stay at 15 mg once a week, on Mondays", "change to 15 mg a day",
            ])
        let choice = Wire.Choice(
            medication: "mtx", name: "Methotrexate", placed: .kept, from: "2026-12-02",
            today: Wire.DayAmounts(date: "2026-12-01", sum: .none, times: [], amounts: []),
            next: Self.week(15, on: "2026-12-07"), course: Self.course)
        #expect(
            joined(Screen.plain.chosen([choice])) == """
                Kept: Methotrexate stays as it was.
                  today                                 nothing
                  Mon 7 December  15 mg once a week, on Mondays  09:00 15
                Then step 2 (20 mg) on Mon 14 December.
                To undo it: dosectl undo
                """)
    }

    private func show(_ words: String, json: Bool = false) -> String {
        let plan = """
            version = 1
            [medication.a]
            name = "Methotrexate"
            start = 2026-11-30
            \(words)
            times = ["09:00"]
            steps = [{ mg = [15] }]
            """
        return Program(input: Array(plan.utf8)).run(
            ["plan", "show", "-"] + (json ? ["--json"] : [])
        ).output
    }

    @Test(arguments: [
        (
            "weekdays = [\"monday\"]", "Once a week, on Mondays.",
            #""kind":"weekdays","weekdays":["monday"]"#
        ),
        (
            "every = 2", "Every 2 days, counted from the first day.",
            #""every":2,"from":"2026-11-30","kind":"days""#
        ),
        (
            "every = \"2 weeks\"", "Every 2 weeks, on Mondays, counted from the first day.",
            #""every":14"#
        ),
        (
            "every = \"3 months\"", "Every 3 months, counted from the first day.",
            #""every":3,"from":"2026-11-30","kind":"months""#
        ),
        (
            "cycle = { on = 21, off = 7 }",
            "On days 1 to 21 of each 28, counted from the first day.",
            #""kind":"cycle","off":7,"on":21"#
        ),
        (
            "cycle = { of = 28, days = [1, 8, 15] }",
            "On days 1, 8 and 15 of each 28, counted from the first day.",
            #""days":[1,8,15],"from":"2026-11-30","kind":"days_of_cycle","of":28"#
        ),
        (
            "days_of_month = [1, 15]", "On days 1 and 15 of the month.",
            #""days":[1,15],"from":"2026-11-30","kind":"days_of_month""#
        ),
    ])
    func `a calendar and its JSON hold the recurrence`(words: String, line: String, json: String) {
        let lines = show(words).split(separator: "\n").map(String.init)
        #expect(lines[1] == line)
        #expect(lines[2].hasSuffix("09:00  in all"))
        #expect(!lines.contains { $0.contains("a day") })
        let told = show(words, json: true)
        #expect(told.contains("\"recurrence\":{"))
        #expect(told.contains(json), "\(told)")
        #expect(!told.contains("daily"))
    }

    @Test func `what is taken every day has no recurrence`() {
        #expect(!show("", json: true).contains("recurrence"))
        #expect(show("").contains("a day"))
    }

    @Test(arguments: Wire.Recurrence.Kind.allCases)
    func `the wire holds every recurrence`(kind: Wire.Recurrence.Kind) {
        let recurrence: Recurrence =
            switch kind {
            case .weekdays: .weekdays([.monday, .sunday])
            case .days: .every(days: 10)
            case .months: .months(3)
            case .cycle: .cycle(on: 21, off: 7)
            case .daysOfCycle: .daysOfCycle([1, 8, 15], of: 28)
            case .daysOfMonth: .daysOfMonth([1, 15])
            }
        let dates = DatedRecurrence(recurrence, from: CivilDate(dayNumber: 20_000))
        #expect(Wire.Recurrence(dates)?.dates == dates)
        #expect(Wire.Recurrence(dates)?.kind == kind)
    }
}
