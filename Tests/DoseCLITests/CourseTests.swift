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

    @Test func `a hold says what is rung tomorrow, and how to go on`() {
        var course = Sample.course
        course.moves = [Sample.move(.held, from: "2026-12-02 00:00")]
        course.upcoming = []
        course.reachesLast = nil
        #expect(
            Screen.plain.moved(Sample.moved(course), by: .held) == [
                "Baclofène from tomorrow: 20 mg a day, as today: 20 mg at 17:00.",
                "On hold. To go on: dosectl resume baclofen",
            ])
        #expect(
            Screen.plain.moved(Sample.moved(course, isRecorded: false), by: .held)
                == ["Nothing changed: Baclofène is already on hold."])
    }

    @Test func `a step back says what is rung, from when on, and what follows it`() {
        var course = Sample.course
        course.moves = [Sample.move(.steppedBack, from: "2026-12-02 00:00")]
        course.upcoming = [Sample.row(2, from: "2026-12-03", 20, 25, 25)]
        let reply = Sample.moved(
            course, before: Sample.amounts(20, 25, 25), today: Sample.amounts(20, 25, 25),
            next: Sample.amounts(20, 20, 20))
        #expect(
            joined(Screen.plain.moved(reply, by: .steppedBack)) == """
                Baclofène from tomorrow: 60 mg a day, down from 70 mg: 20 mg at 13:00, 15:00 and 17:00.
                Then from Thu 3 December: 70 mg a day, up from 60 mg: 20 mg at 13:00, 25 mg at 15:00 and 17:00.
                Stepped back. To stay there: dosectl hold baclofen
                """)
    }

    @Test func `at once the rest of today is said first`() {
        var course = Sample.course
        course.moves = [Sample.move(.steppedBack, from: "2026-12-01 16:45:05")]
        course.upcoming = []
        course.ends = "2026-12-04"
        let reply = Sample.moved(
            course, before: Sample.amounts(20, 25, 25), today: Sample.amounts(20, 25, 20),
            next: Sample.amounts(20, 20, 20))
        #expect(
            joined(Screen.plain.moved(reply, by: .steppedBack)) == """
                Baclofène, the rest of today: 20 mg at 17:00.
                Baclofène from tomorrow: 60 mg a day, down from 70 mg: 20 mg at 13:00, 15:00 and 17:00.
                Then it ends: nothing is due from Fri 4 December.
                Stepped back. To stay there: dosectl hold baclofen
                """)
    }

    @Test func `what was over says that it ends again`() {
        var course = Sample.endedCourse
        course.moves = [Sample.move(.steppedBack, from: "2026-12-21 00:00")]
        course.upcoming = [Sample.row(3, from: "2026-12-21", 10)]
        course.ends = "2026-12-23"
        let reply = Sample.moved(
            course, before: Sample.amounts(), today: Sample.amounts(), next: Sample.amounts(10))
        #expect(
            Screen.plain.moved(reply, by: .steppedBack).prefix(2) == [
                "Baclofène from tomorrow: 10 mg a day, up from nothing: 10 mg at 17:00.",
                "Then it ends: nothing is due from Wed 23 December.",
            ])
    }

    /// Going on from a hold at 20 mg, of which the daemon says what it leads to.
    private var ahead: MoveReply {
        var course = Sample.course
        course.moves = [Sample.move(.resumed, from: "2026-12-02 00:00")]
        return Sample.moved(course)
    }

    private static let told = """
        Baclofène from tomorrow: 20 mg a day, as today: 20 mg at 17:00.
        Then from Thu 3 December: 30 mg a day, up from 20 mg: 10 mg at 13:00, 20 mg at 17:00.

        """

    @Test(arguments: [(true, ExitCode.done, 2), (false, .failed, 1)])
    func `going on says up to what and when, and asks on a terminal before it does`(
        answer: Bool, code: ExitCode, calls: Int
    ) throws {
        let reply = Peer.Part.reply(ahead.message())
        let peer = try Peer(reply, reply)
        var program = Program()
        (program.isTerminal, program.answer) = (true, answer)
        program.environment["NO_COLOR"] = "1"
        let result = program.run("resume", "--socket", peer.path)
        #expect(result.code == code)
        #expect(
            result.output
                == Self.told + "Go on so? (yes or no) \n"
                + (answer ? "Resumed. To undo it: dosectl undo\n" : ""))
        #expect(peer.calls.count == calls)
        #expect(peer.calls[0].contains("org.dosed.Control.Foresee"))
    }

    @Test(arguments: [["resume"], ["resume", "--yes"]])
    func `going on without a terminal asks nobody`(words: [String]) throws {
        let peer = try Peer(.reply(ahead.message()))
        let result = Program().run(words + ["--socket", peer.path])
        #expect(result.output == Self.told + "Resumed. To undo it: dosectl undo\n")
        #expect(peer.calls.count == 1)
    }

    @Test func `the course on one screen`() {
        var course = Sample.course
        course.moves = [Sample.move(.held, from: "2026-11-30 00:00", reason: "drowsy")]
        #expect(joined(Screen.plain.courses([course])) == Self.screen)
        #expect(Screen.plain.courses([]) == ["The plan has no course."])
        #expect(
            joined(Screen.plain.courses([Sample.courseToCome]))
                == "Baclofène: begins on Tue 1 December")
    }

    private static let screen = """
        Baclofène: step 2 of 3, day 1 of 2

                     now  step 2  20 mg a day  17:00 20
          Thu 3 December  step 3  30 mg a day  13:00 10, 17:00 20
        The last step begins on Thu 3 December.

          30 mg ┤         ░░░
                ┤         ░░░
                ┤   ░░░░░░░░░
          15 mg ┤   ░░░░░░░░░
                ┤███░░░░░░░░░
                ┤███░░░░░░░░░
           0 mg └───┴────────
                 H
                 2026-11-30 - 2026-12-03
          █ taken  ░ planned  ┴ today
          H on hold  B stepped back  R resumed  * several

        On hold from Mon 30 November: drowsy
        """

    @Test func `the whole treatment, with what was planned behind what was taken`() {
        var course = Sample.course
        let first = CivilDate("2026-04-05") ?? CivilDate(dayNumber: 0)
        course.days = (0..<256).map { index in
            Wire.CourseDay(
                date: "\(first + index)",
                planned: Wire.Quantity(Amount(milligrams: min(120, index / 3 * 10))),
                taken: index > 240
                    ? nil : Wire.Quantity(Amount(milligrams: (100..<108).contains(index) ? 0 : 60)))
        }
        course.moves = [
            Sample.move(.held, from: "2026-06-01 00:00"),
            Sample.move(.steppedBack, from: "2026-06-02 00:00"),
            Sample.move(.resumed, from: "2026-08-01 00:00"),
        ]
        let lines = Screen.plain.courses([course]).drop { !$0.contains("┤") }
        let full = String(repeating: "░", count: 56)
        #expect(lines.first == "  120 mg ┤        \(full)")
        #expect(
            joined(lines.dropFirst(3).prefix(8).map { String($0.prefix(79)) }) == """
                   60 mg ┤█████████████████████████░░██████████████████████████████████░░░
                         ┤█████████████████████████░░██████████████████████████████████░░░
                         ┤█████████████████████████░░██████████████████████████████████░░░
                    0 mg └────────────────────────────────────────────────────────────┴───
                                        *              R
                          2026-04-05                                            2026-12-16
                  █ taken  ░ planned  ┴ today; a column is the most of 4 days
                  H on hold  B stepped back  R resumed  * several
                """)
    }

    @Test func `a course of years fits on the screen, in ASCII too`() {
        var course = Sample.course
        course.days = (0..<435).map { index in
            Wire.CourseDay(
                date: "2026-12-\(index % 28 + 10)",
                planned: Wire.Quantity(Amount(milligrams: index)),
                taken: nil)
        }
        for screen in [Screen.plain, Screen.ascii] {
            let lines = screen.courses([course])
            #expect(lines.allSatisfy { $0.displayWidth <= 80 })
        }
        #expect(Screen.ascii.courses([course]).allSatisfy { $0.allSatisfy(\.isASCII) })
    }
}
