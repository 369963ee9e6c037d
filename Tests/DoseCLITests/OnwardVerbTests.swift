import ControlProtocol
import DoseCore
import Glibc
import PlanFile
import Testing

@testable import DoseCLI

/// The verbs that write the rest of a course, with a daemon that says where the person stands.
@Suite struct `The rest of a course is written from the amounts of now` {
    private static let plan = """
        # Mine.
        version = 1
        timezone = "Europe/Paris"

        [medication.vitamin]
        start = 2026-01-01  # for ever
        times = ["08:00"]
        steps = [{ mg = [1] }]

        [medication.baclofen]
        name = "Baclofène"
        tablet = "10 mg"
        start = 2026-11-30
        times = ["13:00", "17:00"]
        steps = [{ days = 1, mg = [0, 10] }, { days = 2, mg = [0, 20] }, { mg = [10, 20] }]

        """

    private let folder = ProtocolFolder()
    private var file: String { "\(folder.path)/a.toml" }

    private var status: Peer.Part {
        var overview = Sample.status
        overview.health[0].file = file
        return .reply(StatusReply(status: overview).message())
    }

    private func course(_ course: Wire.CourseReport = Sample.course) -> Peer.Part {
        .reply(CourseReply(courses: [course]).message())
    }

    /// The amounts of now for tomorrow too, as the daemon has them once a plan is read.
    private var followed: Peer.Part { course(Sample.course) }

    private func history(_ events: Record.Event.Word..., placed: Placement.Reason? = nil)
        -> Peer.Part
    {
        let entries = events.enumerated().map { index, event in
            var entry = Sample.entry(100 - index, event, at: "21:00")
            if event == .placed { entry.placed = placed }
            return entry
        }
        return .reply(HistoryReply(entries: entries).message())
    }

    private let news = Peer.Part.replyAndEnd(
        WatchReply(status: Sample.status, entries: []).message(continues: true))

    private func run(_ words: String..., by peer: Peer, answer: Bool? = nil) -> Program.Result {
        folder.write(Self.plan, to: file)
        var program = Program()
        program.answer = answer
        return program.run(words + ["--socket", peer.path])
    }

    @Test func `slower, said yes to`() throws {
        let peer = try Peer(
            course(), status, history(), news, history(.placed, .planAdopted, placed: .found),
            followed)
        let result = run("slower", "--every", "7d", by: peer, answer: true)
        #expect(
            result.output == """
                Baclofène: slower, by 10 mg every 7 days, to 30 mg a day

                  today           20 mg a day  17:00 20            tablets: 2
                  tomorrow        20 mg a day  17:00 20            tablets: 2
                  Wed 9 December  30 mg a day  13:00 10, 17:00 20  tablets: 1 + 2
                Then it stays so.
                Write this into the plan? [y/N]\u{20}
                Written: \(file). Today stays as it is.
                The file of before is kept as \(file).before; to return to it: dosectl plan back
                This is not medical advice: check it with the prescriber.

                """)
        #expect(result.code == .done)
        #expect(content("\(file).before") == Self.plan)
        let written = try #require(content(file))
        #expect(written.hasPrefix(Self.plan.prefix(150)))
        let medication = try #require(PlanFile.read(written).plan?.medication("baclofen"))
        #expect(medication.start == CivilDate("2026-12-02"))
        #expect(medication.steps.map(\.days) == [7, 7])
        #expect(!peer.calls.contains { $0.contains("Resume") })
    }

    @Test func `a hold is let go of once the plan is read, and not before`() throws {
        var held = Sample.course
        held.standing = .held
        held.upcoming = []
        let peer = try Peer(
            course(held), status, history(), news, history(.planAdopted),
            .reply(Sample.moved(Sample.course).message()))
        let result = run("climb", "--every", "3d", "--to", "30", "--yes", by: peer)
        #expect(result.code == .done)
        #expect(result.output.contains("It is on hold now; the hold ends tomorrow.\n"))
        let last = try #require(peer.calls.last)
        #expect(last.contains("org.dosed.Control.Resume"))
        #expect(last.contains("\"reason\":\"dosectl climb\""))
    }

    @Test func `nothing is written without a yes`() throws {
        let unasked =
            "dosectl: nothing was changed: there is no terminal to ask on. To say yes beforehand: --yes\n"
        for (answer, words) in [(false, "dosectl: nothing was changed\n"), (nil, unasked)]
            as [(Bool?, String)]
        {
            let peer = try Peer(course(), status)
            let result = run("slower", by: peer, answer: answer)
            #expect(result.code == (answer == nil ? .usage : .failed))
            #expect(result.errors == words)
            #expect(content(file) == Self.plan)
        }
    }

    @Test func `a plan about which the daemon asks is told, and no hold is ended`() throws {
        var held = Sample.course
        held.standing = .held
        let peer = try Peer(
            course(held), status, history(), news, history(.placed, .planAdopted, placed: .asked))
        let result = run("taper", "--yes", by: peer)
        #expect(result.code == .failed)
        #expect(result.errors.contains("dosed asks you first"))
        #expect(!peer.calls.contains { $0.contains("Resume") })
    }

    @Test func `other amounts of tomorrow than were written are told`() throws {
        var other = Sample.course
        other.days[2].planned = 30
        let peer = try Peer(
            course(), status, history(), news, history(.planAdopted), course(other))
        let result = run("slower", "--yes", by: peer)
        #expect(result.code == .failed)
        #expect(result.errors.contains("other amounts of Baclofène for tomorrow"))
    }

    @Test(
        arguments: [
            ("slower --by 5", "5 mg cannot be made of tablets of 10 mg"),
            ("slower --to 20", "it is at 20 mg a day already"),
            ("climb --every 3d --to 20", "20 mg is not above that"),
            ("climb --to 30", "does not say how long an amount is kept"),
            ("taper --to 30", "30 mg is not below that"),
            ("move 18:00", "the intakes are at these times already"),
            ("move 01:00", "one of the times would be on another day"),
            ("spread 13:00", "another number of times (1) than step 2 of the plan (2)"),
            ("intake add 11:00 --from 12:00 --mg 10", "nothing is taken at 12:00"),
            ("intake add 11:00 --from 17:00 --mg 30", "the intake at 17:00 has only 20 mg"),
            ("intake add 13:00 --from 17:00 --mg 10", "there is an intake at 13:00 already"),
        ])
    func `what cannot be is refused in words, and nothing is written`(
        words: String, sentence: String
    ) throws {
        let peer = try Peer(course(), status)
        folder.write(Self.plan, to: file)
        let result = Program().run(
            words.split(separator: " ").map(String.init) + ["--yes", "--socket", peer.path])
        #expect(result.code == .usage)
        #expect(result.errors.contains(sentence), "\(result.errors)")
        #expect(content(file) == Self.plan)
    }

    @Test func `a course that is over is climbed again, and not lowered`() throws {
        let peer = try Peer(course(Sample.endedCourse), status)
        let result = run("taper", "--yes", by: peer)
        #expect(
            result.errors
                == "dosectl: the course is over, and nothing is due. To begin again: dosectl climb\n"
        )
        let early = run("slower", "--yes", by: try Peer(course(Sample.courseToCome), status))
        #expect(early.code == .refused)
        #expect(early.errors.contains("begins on 2026-12-01"))
    }

    @Test func `a medication without a course, several courses, and no daemon`() throws {
        let refusal = ControlError(
            .unknownMedication, .init(asked: "vitamin", medications: ["baclofen"]))
        var result = run("slower", "vitamin", "--yes", by: try Peer(.reply(refusal.message)))
        #expect(result.code == .unknownDose)
        let two = CourseReply(courses: [Sample.course, Sample.endedCourse]).message()
        result = run("slower", "--yes", by: try Peer(.reply(two)))
        #expect(result.code == .unknownDose)
        #expect(
            result.errors.contains("more than one course. Which one? dosectl slower ... baclofen"))
        result = Program().run("taper", "--yes", "--socket", "/nowhere/control")
        #expect(result.code == .noDaemon)
    }

    @Test(
        arguments: [
            ("climb --on someday", "'someday' is not a day of the week"),
            ("climb --on sat --every 3d", "not whole weeks"),
            ("taper --first later", "write --first now"), ("stop --every 1d", "write 2d or 3d"),
            ("threshold --keep ever", "write 3m, 12w or 90d"),
            ("move", "TIME is missing. The form is: dosectl move TIME"),
            ("spread 17:00,11:00", "not a list of times"), ("intake add 11:00", "--from TIME"),
            ("intake", "needs a second word"), ("slower --by 0", "'0' is not an amount"),
        ])
    func `words that are not understood`(words: String, sentence: String) {
        let result = Program().run(words.split(separator: " ").map(String.init))
        #expect(result.code == .usage)
        #expect(result.errors.contains(sentence), "\(result.errors)")
    }

    @Test(arguments: [false, true])
    func `times move beside the rows, and a hold stays`(isHeld: Bool) throws {
        var now = Sample.course
        if isHeld {
            now.standing = .held
            now.upcoming = []
        }
        let peer = try Peer(
            course(now), status, history(), news, history(.placed, .planAdopted, placed: .found),
            course(now))
        let result = run("move", "19:00", "--yes", by: peer)
        #expect(result.code == .done, "\(result.errors)")
        let heading =
            "Baclofène: moved to a craving at 19:00, in 2 days; the amounts wait meanwhile"
        #expect(result.output.hasPrefix(heading))
        for line in [
            "today           20 mg a day  17:00 20 ", "tomorrow        20 mg a day  17:30 20 ",
            "Thu 3 December  20 mg a day  18:00 20 ",
        ] {
            #expect(result.output.contains(line), "\(result.output)")
        }
        let raise = "Sat 5 December  30 mg a day  14:00 10, 18:00 20"
        #expect(result.output.contains(raise) == !isHeld)
        #expect(result.output.contains("It is on hold, and stays so.\n") == isHeld)
        #expect(!peer.calls.contains { $0.contains("Resume") })
        let medication = try #require(
            PlanFile.read(content(file) ?? "").plan?.medication("baclofen"))
        #expect(medication.start == CivilDate("2026-11-30"))
        #expect(medication.steps.map(\.days) == [1, 2, 1])
        #expect(medication.shift?.from == CivilDate("2026-12-02"))
        #expect(medication.shift?.to.map(\.description) == ["14:00", "18:00"])
    }

    @Test func `a threshold is a hold with its mark`() throws {
        var held = Sample.course
        held.moves = [Sample.move(.held, from: "2026-12-02 00:00")]
        let peer = try Peer(
            course(), status, history(), news, history(.planAdopted),
            .reply(Sample.moved(held).message()))
        let result = run("threshold", "--keep", "3m", "--yes", by: peer)
        #expect(result.code == .done, "\(result.errors)")
        #expect(
            result.output.hasSuffix(
                """
                On hold. To go on: dosectl resume baclofen
                dosed reminds you on Tue 2 March 2027: review_on = 2027-03-02 is in \(file).
                To undo the hold: dosectl undo; to return to the plan of before: dosectl plan back

                """))
        let written = try #require(content(file))
        let medication = try #require(PlanFile.read(written).plan?.medication("baclofen"))
        #expect(medication.reviewOn == CivilDate("2027-03-02"))
        #expect(
            written
                == Self.plan.replacing(
                    "start = 2026-11-30\n", with: "start = 2026-11-30\nreview_on = 2027-03-02\n"))
        #expect(content("\(file).before") == Self.plan)
        let mark = "\"reason\":\"threshold, to be kept until 2027-03-02\""
        #expect(peer.calls.last?.contains(mark) ?? false)
    }

    @Test(
        arguments: [
            ("3m", "2026-11-30", "2027-02-28"), ("1m", "2026-12-31", "2027-01-31"),
            ("2w", "2026-12-31", "2027-01-14"), ("12m", "2028-02-29", "2029-02-28"),
        ])
    func `months end on a day that there is`(keep: String, start: String, end: String) throws {
        let arguments = try Arguments(
            ["--keep", keep], of: "threshold", options: ThresholdVerb.manual.options)
        let start = try #require(CivilDate(start))
        #expect(try arguments.keep("keep")?.end(from: start).description == end)
    }

    @Test func `comfort is a step back and a hold`() throws {
        var back = Sample.course
        back.moves = [Sample.move(.steppedBack, from: "2026-12-02 00:00")]
        let reply = Peer.Part.reply(Sample.moved(back, next: Sample.amounts(10)).message())
        let peer = try Peer(course(), status, reply, reply)
        let result = run("comfort", "--yes", by: peer)
        #expect(result.code == .done)
        #expect(
            result.output.hasPrefix(
                "Baclofène: comfort dose. Today 20 mg a day (0 + 20 mg); from tomorrow "
                    + "10 mg a day (0 + 10 mg), and it stays so.\n"))
        #expect(peer.calls.suffix(2).map { $0.contains("Control.Back") } == [true, false])
        #expect(peer.calls.last?.contains("Control.Hold") ?? false)
    }

    @Test func `the plan of before comes back, and the hold that was ended by the verb`() throws {
        let before = "version = 1\ntimezone = \"local\"\n"
        folder.write(before, to: "\(file).before")
        var resumed = Sample.course
        resumed.moves = [
            Sample.move(.resumed, from: "2026-12-02 00:00", reason: "dosectl slower")
        ]
        let peer = try Peer(
            status, history(), news, history(.planAdopted), course(resumed),
            .reply(Sample.moved(Sample.course).message()))
        let result = run("plan", "back", "--yes", by: peer)
        #expect(result.code == .done, "\(result.errors)")
        #expect(content(file) == before)
        #expect(content("\(file).before") == Self.plan)
        #expect(peer.calls.last?.contains("Control.Hold") ?? false)
        unlink("\(file).before")
        let without = run("plan", "back", "--yes", by: try Peer(status))
        #expect(
            without.errors
                == "dosectl: no plan of before is kept: \(file).before does not exist\n")
    }

    @Test func `a plan is saved as it goes on tomorrow`() throws {
        let peer = try Peer(status, course(), course(), status)
        let result = run("plan", "save", by: peer)
        let plan = try #require(PlanFile.read(result.output).plan)
        #expect(plan.medications.map(\.key) == ["vitamin", "baclofen"])
        #expect(plan.medications[1].start == CivilDate("2026-12-02"))
        #expect(plan.medications[1].steps.map(\.dailyAmount.value) == [20, 30])
    }

    @Test func `a new medication is added to a plan, and replaces only itself`() throws {
        let program = Program(environment: [
            "LANG": "C.UTF-8", "XDG_CONFIG_HOME": ProtocolFolder.shared.path,
        ])
        folder.write(Self.plan, to: file)
        let words = [
            "plan", "new", "--from=30", "--down=10", "--every=3w", "--to=0", "--times=08:00",
            "--tablet=10 mg", "--start=2026-12-01", "-o", file,
        ]
        let added = program.run(words + ["--name=Lioresal"])
        #expect(added.code == .done, "\(added.errors)")
        #expect(added.output.contains("It also has: vitamin and Baclofène.\n"))
        #expect(content(file)?.hasPrefix(Self.plan) ?? false)
        let twice = program.run(words + ["--name=Baclofen"])
        #expect(twice.code == .failed)
        #expect(twice.errors.contains("has 'baclofen' already"))
        let replaced = program.run(words + ["--name=Baclofen", "--force"])
        #expect(replaced.code == .done, "\(replaced.errors)")
        let plan = try #require(PlanFile.read(content(file) ?? "").plan)
        #expect(plan.medications.map(\.key) == ["vitamin", "baclofen", "lioresal"])
        #expect(plan.medications[1].steps.count == 3)
    }
}
