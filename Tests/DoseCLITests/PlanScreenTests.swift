import ControlProtocol
import DoseCore
import PlanFile
import Planning
import Testing

@testable import DoseCLI

@Suite struct `A plan is shown, compared and shifted` {
    private static let plan = """
        version = 1
        [medication.baclofen]
        name = "Baclofen"
        tablet = "10 mg"
        start = 2026-12-01
        times = ["13:00", "15:00", "17:00"]
        steps = [
          { days = 3, mg = [0, 0, 10] },
          { days = 3, mg = [0, 10, 30] },
          { mg = [20, 30, 50] },
        ]
        """

    private let folder = ProtocolFolder()

    private func run(_ words: String..., input: String = plan) -> Program.Result {
        Program(input: Array(input.utf8)).run(["plan"] + words)
    }

    @Test func `a plan as a calendar`() {
        #expect(
            run("show", "-")
                == Program.Result(
                    code: .done,
                    output: """
                        Baclofen (baclofen), tablets of 10 mg

                          from            days  13:00  15:00  17:00   a day
                          Tue 2026-12-01     3      0      0     10   10 mg
                          Fri 2026-12-04     3      0     10     30   40 mg
                          Mon 2026-12-07           20     30     50  100 mg

                        The last step is kept until the plan changes.

                        """))
    }

    @Test func `what is past is not printed`() {
        var program = Program(input: Array(Self.plan.utf8))
        program.now = Instant(seconds: 1_796_141_100 + 4 * 86_400)
        #expect(
            program.run("plan", "show", "-").output == """
                Baclofen (baclofen), tablets of 10 mg
                1 step before today is not shown.

                  from            days  13:00  15:00  17:00   a day
                  Fri 2026-12-04     3      0     10     30   40 mg
                  Mon 2026-12-07           20     30     50  100 mg

                The last step is kept until the plan changes.

                """)
    }

    /// The daemon that reads this file, and the person on the second of three steps.
    private func peer(_ course: Wire.CourseReport, reading file: String) throws -> Peer {
        var status = Sample.status
        status.health[0].file = file
        return try Peer(
            .reply(StatusReply(status: status).message()),
            .reply(CourseReply(courses: [course]).message()))
    }

    @Test func `where no file is named, it is the plan that the daemon reads`() throws {
        let file = "\(folder.path)/own.toml"
        folder.write(Self.plan, to: file)
        var status = Sample.status
        status.health[0].file = file
        let told = StatusReply(status: status).message()
        let course = CourseReply(courses: [Sample.course]).message()
        let peer = try Peer(.reply(told), .reply(told), .reply(course))
        let shown = Program().run("plan", "show", "--socket", peer.path)
        #expect(shown.code == .done && shown.errors == "")
        #expect(shown.output.hasPrefix("Baclofen (baclofen), tablets of 10 mg\nToday: 20 mg a day"))
    }

    @Test func `that another daemon was named and does not answer is told`() {
        var program = Program()
        program.environment["DOSED_SOCKET"] = "\(folder.path)/control"
        #expect(
            program.run("plan", "show").errors.hasPrefix(
                "dosectl: no daemon says which plan and settings it uses"))
    }

    @Test func `of the plan that the daemon reads it is told where the person stands`() throws {
        let file = "\(folder.path)/own.toml"
        folder.write(Self.plan, to: file)
        var course = Sample.course
        course.upcoming = [Sample.row(3, from: "2026-12-03", 20, 30, 50)]
        func show(_ course: Wire.CourseReport) throws -> String {
            let peer = try peer(course, reading: file)
            return Program().run("plan", "show", file, "--socket", peer.path).output
        }
        #expect(
            try show(course) == """
                Baclofen (baclofen), tablets of 10 mg
                Today: 20 mg a day, step 2 of 3, day 1 of 2.

                  from            days  13:00  15:00  17:00   a day
                  Tue 2026-12-01     2      0      0     20   20 mg
                  Thu 2026-12-03           20     30     50  100 mg

                The last step is kept until the plan changes.

                """)
        course.standing = .held
        course.upcoming = []
        #expect(
            try show(course) == """
                Baclofen (baclofen), tablets of 10 mg
                Today: 20 mg a day, step 2 of 3, day 1 of 2; on hold.

                  from            days  17:00  a day
                  Tue 2026-12-01           20  20 mg

                Once it goes on, the rows of the plan that follow:
                  1 day  13:00 20, 15:00 30, 17:00 50  100 mg

                It stays so. To go on: dosectl resume baclofen

                """)
        #expect(
            try show(Sample.endedCourse) == """
                Baclofen (baclofen), tablets of 10 mg
                Today: ended.

                """)
    }

    @Test func `a difference is told from where the person stands, without what is past`() throws {
        let (own, draft) = ("\(folder.path)/own.toml", "\(folder.path)/draft.toml")
        folder.write(Self.plan, to: own)
        folder.write(Self.plan.replacing("2026-12-01", with: "2026-11-20"), to: draft)
        var course = Sample.course
        course.standing = .held
        course.upcoming = []
        let peer = try peer(course, reading: own)
        #expect(
            Program().run("plan", "diff", own, draft, "--socket", peer.path).output == """
                baclofen
                  Today: 20 mg a day, step 2 of 3, day 1 of 2; on hold. A plan that is saved goes on from there; below are the dates of its file.
                  start is 2026-11-20, was 2026-12-01
                  from Tue 2026-12-01:
                    was 17:00 20: 20 mg a day
                    is  13:00 20, 15:00 30, 17:00 50: 100 mg a day

                """)
        #expect(
            run("diff", own, draft).output.hasSuffix("  What differs before today is not shown.\n"))
    }

    @Test func `a calendar with an end, on some days of the week`() {
        let text = Self.plan + "\nend = 2026-12-05\nweekdays = [\"monday\", \"friday\"]\n"
        let lines = run("show", "-", input: text).output.split(separator: "\n")
        #expect(lines[1] == "On Mondays and Fridays.")
        #expect(lines.last == "The last day is Sat 5 December 2026.")
        #expect(lines[4].contains("Fri 2026-12-04     2"))
    }

    @Test func `a calendar as JSON`() {
        let text = Self.plan.replacing("{ mg", with: "{ days = 1, mg") + "\nafter = \"stop\"\n"
        let output = run("show", "-", "--json", input: text).output
        #expect(output.hasPrefix(#"{"medications":[{"key":"baclofen","name":"Baclofen","#))
        #expect(
            output.contains(
                #"{"from":"2026-12-01","intakes":[{"amount":{"unit":"mg","value":10},"time":"17:00"}],"sum":{"unit":"mg","value":10},"until":"2026-12-03"}"#
            ))
    }

    @Test func `a calendar is readable in 80 columns, however many times there are`() {
        let shifted = run(
            "shift", "-", "--to", "11:00,14:00,17:00", "--start", "2026-12-10", "--at-most", "10")
        let lines = run("show", "-", input: shifted.output).output.split(separator: "\n")
        #expect(lines.count > 12)
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines.contains { $0.contains("12:50 20, 14:50 30, 17:00 50  100 mg") })
    }

    @Test func `an empty plan, and one that is not valid`() {
        #expect(
            run("show", "-", input: "version = 1\n").output == "The plan holds no medicine.\n")
        let invalid = run("show", "-", input: "version = 2\n")
        #expect(invalid.code == .failed)
        #expect(invalid.errors.hasPrefix("<stdin>:1:11: error: "))
    }

    @Test func `two plans that ask for the same, and two that do not`() {
        let (before, after) = ("\(folder.path)/a.toml", "\(folder.path)/b.toml")
        folder.write(Self.plan, to: before)
        folder.write(Self.plan.replacing("3, mg = [0, 10", with: "5, mg = [0, 10"), to: after)
        #expect(
            run("diff", before, before)
                == Program.Result(code: .done, output: "The two plans ask for the same.\n"))
        #expect(
            run("diff", before, after)
                == Program.Result(
                    code: .different,
                    output: """
                        baclofen
                          from Mon 2026-12-07 to Tue 2026-12-08:
                            was 13:00 20, 15:00 30, 17:00 50: 100 mg a day
                            is  15:00 10, 17:00 30: 40 mg a day

                        """))
        #expect(run("diff", before, after, "--json").output.contains(#""until":"2026-12-08"}"#))
        folder.write("version = 1\n", to: after)
        #expect(run("diff", before, after).output == "Baclofen (baclofen) is removed.\n")
        #expect(
            run("diff", after, before).output
                == "Baclofen (baclofen) is added, from Tue 2026-12-01.\n")
    }

    @Test func `what is taken when needed begins on no date`() throws {
        let (before, after) = ("\(folder.path)/a.toml", "\(folder.path)/b.toml")
        folder.write("version = 1\n", to: before)
        let text = "version = 1\ntimezone = \"local\"\n[medication.pain]\nas_needed = true\n"
        folder.write(text, to: after)
        #expect(
            run("diff", before, after).output == "pain (pain) is added, taken when needed.\n")
        let plan = try #require(PlanFile.read(text).plan)
        let written = PlanWriter.text(plan)
        #expect(!written.contains("1970"))
        #expect(PlanFile.read(written).plan == plan)
    }

    @Test func `a shifted plan is a plan`() {
        let result = run(
            "shift", "-", "--to", "12:00,15:00,17:00", "--start", "2026-12-05", "--days", "2")
        #expect(result.code == .done)
        let shift =
            #"shift  = { from = 2026-12-05, to = ["12:00", "15:00", "17:00"], per_day = "30 min" }"#
        #expect(result.output.contains(shift))
        let shown = run("show", "-", input: result.output).output
        #expect(shown.contains("Fri 2026-12-04     5      0     10     30   40 mg"), "\(shown)")
        #expect(PlanFile.read(result.output).plan != nil)
    }

    @Test(arguments: [
        (
            "--to 12:00 --start 2026-12-05 --days 2",
            "--to has another number of times (1) than step 2 of the plan (3); give one for each"
        ),
        (
            "--to 10:00,15:00,17:00 --start 2026-12-05 --days 2 --at-most 30",
            "2 days are too few for so many minutes a day; use --days 6, or more, or a greater --at-most"
        ),
        (
            "--to 12:00,15:00,17:00 --start 2026-12-05 --days 2 --medication x",
            "the plan has no medicine 'x'. It has: baclofen"
        ),
    ])
    func `a shift that cannot be is refused`(line: String, message: String) {
        let words = ["plan", "shift", "-"] + line.split(separator: " ").map(String.init)
        #expect(
            Program(input: Array(Self.plan.utf8)).run(words)
                == Program.Result(code: .usage, errors: "dosectl: \(message)\n"))
    }
}
