import ControlProtocol
import DoseCore
import Testing

@testable import DoseCLI

@Suite struct `A course is told and steered in words` {
    @Test func `words become moves of the one kind`() throws {
        func parse(_ words: String...) throws -> any Verb { try Dosectl.parse(words).verb }
        #expect(try parse("hold") as? HoldVerb == HoldVerb(words: MoveWords()))
        #expect(
            try parse("back", "baclofen", "--now", "--reason", "drowsy") as? BackVerb
                == BackVerb(words: MoveWords(medication: "baclofen", isNow: true, reason: "drowsy"))
        )
        #expect(
            try parse("resume", "baclofen") as? ResumeVerb
                == ResumeVerb(words: MoveWords(medication: "baclofen")))
        #expect(try parse("course") as? CourseVerb == CourseVerb())
        #expect(
            try parse("course", "baclofen") as? CourseVerb == CourseVerb(medication: "baclofen"))
    }

    @Test func `a hold says what stays from when and how to go on`() {
        var course = Sample.course
        course.moves = [Sample.move(.held, from: "2026-12-02 00:00")]
        course.upcoming = []
        course.reachesLast = nil
        let reply = MoveReply(isRecorded: true, course: course)
        #expect(
            Screen.plain.moved(reply, by: .held) == [
                "Held: Baclofène stays on step 2 of 3 (0 + 20 mg) from tomorrow on. "
                    + "To go on: dosectl resume baclofen."
            ])
        #expect(
            Screen.plain.moved(MoveReply(isRecorded: false, course: course), by: .held)
                == ["Nothing changed: Baclofène is held already."])
    }

    @Test func `a step back says what follows it`() {
        var course = Sample.course
        course.step = 1
        course.amountsMilligrams = [0, 10]
        course.upcoming[0].step = 2
        course.moves = [Sample.move(.steppedBack, from: "2026-12-01 16:45:05")]
        #expect(
            joined(
                Screen.plain.moved(MoveReply(isRecorded: true, course: course), by: .steppedBack))
                    == """
                    Stepped back: Baclofène is on step 1 of 3 (0 + 10 mg) from 16:45 today on.
                    Then step 2 (10 + 20 mg) on Thursday 3 December.
                    To stay on it: dosectl hold baclofen.
                    """)
    }

    @Test func `the course on one screen`() {
        var course = Sample.course
        course.moves = [Sample.move(.held, from: "2026-11-30 00:00", reason: "drowsy")]
        #expect(joined(Screen.plain.courses([course])) == Self.screen)
        #expect(Screen.plain.courses([]) == ["The plan has no course."])
        #expect(
            joined(Screen.plain.courses([Sample.courseToCome]))
                == "Baclofène: begins on Tuesday 1 December")
    }

    private static let screen = """
        Baclofène: step 2 of 3, day 1 of 2

                now  step 2  20 mg a day  17:00 20
          Thu 3 Dec  step 3  30 mg a day  13:00 10, 17:00 20
        The last step begins on Thursday 3 December.

          30 mg ┤         ░░░
                ┤         ░░░
                ┤   ░░░░░░░░░
          15 mg ┤   ░░░░░░░░░
                ┤███░░░░░░░░░
                ┤███░░░░░░░░░
           0 mg └────────────
                 2026-11-30 - 2026-12-03
          █ taken  ░ planned, from today on

        Held from Monday 30 November on: drowsy
        """

    @Test func `a course of years fits on the screen, in ASCII too`() {
        var course = Sample.course
        course.days = (0..<435).map { index in
            Wire.CourseDay(
                date: "2026-12-\(index % 28 + 10)", plannedMilligrams: Double(index),
                takenMilligrams: nil)
        }
        for screen in [Screen.plain, Screen.ascii] {
            let lines = screen.courses([course])
            #expect(lines.allSatisfy { $0.displayWidth <= 80 })
        }
        #expect(Screen.ascii.courses([course]).allSatisfy { $0.allSatisfy(\.isASCII) })
    }
}
