import DoseCore
import PlanFile
import Testing

@testable import Planning

@Suite struct `One medication is written into a plan that somebody wrote` {
    private static let text = """
        # My plan; the pharmacy is open until 19:00.
        version = 1
        timezone = "Europe/Paris"   # where I live

        [medication.vitamin]
        name = "D3"  # a "capsule"
        start = 2026-01-01
        times = ["08:00"]
        steps = [{ mg = [0.025] }]

          [medication.baclofen] # against craving
          name   = "Baclofène ½"
          tablet = "10 mg"  # scored # twice
          start  = 2026-12-01   # a Tuesday
          times  = ["13:00", "15:00"]
          # how it was said by the prescriber
          steps  = [
            { days = 3, mg = [10, 10] },  # ] not the end
            { days = 3, mg = [10, 20] },
          ]
          end    = 2026-12-31
          cravings = ['18:00']
        # the end
        """

    private func changed(_ change: (inout Medication) -> Void) throws -> Medication {
        var medication = try #require(PlanFile.read(Self.text).plan?.medication("baclofen"))
        change(&medication)
        return medication
    }

    @Test func `its values are replaced, and every other letter stays`() throws {
        let medication = try changed {
            $0.start = day(21)
            $0.steps = [Step(days: 7, slots: slots("13:30 15:30", [10, 20]))]
            $0.preparation?.parts = 2
            $0.end = nil
            $0.cravings = times("18:30")
        }
        #expect(
            try PlanEdit.text(Self.text, changing: medication) == """
                # My plan; the pharmacy is open until 19:00.
                version = 1
                timezone = "Europe/Paris"   # where I live

                [medication.vitamin]
                name = "D3"  # a "capsule"
                start = 2026-01-01
                times = ["08:00"]
                steps = [{ mg = [0.025] }]

                  [medication.baclofen] # against craving
                  name   = "Baclofène ½"
                  tablet = "10 mg"  # scored # twice
                  start  = 2026-12-21   # a Tuesday
                  halves = true
                  times  = ["13:30", "15:30"]
                  # how it was said by the prescriber
                  steps  = [
                    { days = 7, mg = [10, 20] },  # from 2026-12-21: 30 mg a day
                  ]
                  cravings = ["18:30"]
                # the end
                """)
    }

    @Test(arguments: [
        """
        version = 1
        timezone = "local"
        medication.a.start = 2026-12-01
        medication.a.times = ["08:00"]
        medication.a.steps = [{ mg = [10] }]
        """,
        """
        version = 1
        timezone = "local"
        [medication]
        a = { start = 2026-12-01, times = ["08:00"], steps = [{ mg = [10] }] }
        """,
    ])
    func `in whatever form it is written`(text: String) throws {
        var medication = try #require(PlanFile.read(text).plan?.medication("a"))
        medication.start = day(21)
        medication.after = .stop
        medication.steps[0].days = 4
        let edited = try PlanEdit.text(text, changing: medication)
        #expect(PlanFile.read(edited).plan?.medications == [medication])
    }

    @Test func `a form that cannot be changed in place is refused, and nothing is guessed`() throws
    {
        let text = """
            version = 1
            timezone = "local"
            [medication.a]
            start = 2026-12-01
            times = ["08:00"]
            [[medication.a.steps]]
            mg = [10]
            """
        var medication = try #require(PlanFile.read(text).plan?.medication("a"))
        medication.start = day(21)
        #expect(throws: PlanningError.notEditable("a")) {
            try PlanEdit.text(text, changing: medication)
        }
    }

    @Test func `what is no matter of rows leaves the rows as they were written`() throws {
        let medication = try changed { $0.reviewOn = day(31) }
        let edited = try PlanEdit.text(Self.text, changing: medication)
        #expect(
            edited
                == Self.text.replacing(
                    "# a Tuesday\n", with: "# a Tuesday\n  review_on = 2026-12-31\n"))
    }

    @Test func `the remark of a command says what changed it last`() throws {
        let medication = try #require(PlanFile.read(Self.text).plan?.medication("baclofen"))
        let plan = Plan(zone: .local, medications: [medication])
        let made = [
            "Made by \"dosectl plan new\": from 10 mg a day, raised by 10 mg every 3 days, to 70 mg.",
            "\(PlanRemark.stays)70 mg a day. The source goes on: until it helps.",
        ]
        let text = PlanWriter.text(plan, remarks: made)
        var moved = medication
        moved.cravings = times("19:30")
        let once = try PlanEdit.text(
            text, changing: moved, remark: .changed(verb: "move", of: "baclofen", on: day(21)))
        let head = """
            # Made by "dosectl plan new": from 10 mg a day, raised by 10 mg every 3 days,
            # to 70 mg. Last changed by "dosectl move baclofen" on 2026-12-21.
            #
            # This is not medical advice
            """
        #expect(once.hasPrefix(head), "\(once)")
        let twice = try PlanEdit.text(
            once, changing: medication,
            remark: .changed(verb: "taper", of: "baclofen", on: day(24)))
        #expect(
            twice.hasPrefix(
                head.replacing(
                    "move baclofen\" on 2026-12-21", with: "taper baclofen\" on 2026-12-24")
            ), "\(twice)")
        let anew = try PlanEdit.text(twice, changing: moved, remark: .made(["Made by \"x\"."]))
        #expect(anew.hasPrefix("# Made by \"x\".\n#\n# This is not"), "\(anew)")
        // One written by hand is nobody's to change.
        #expect(
            try PlanEdit.text(
                Self.text, changing: medication,
                remark: .changed(verb: "move", of: "baclofen", on: day(21))) == Self.text)
    }

    @Test func `one more is added at the end`() throws {
        var medication = Medication.climbing
        medication.key = "other"
        let edited = try PlanEdit.text(Self.text, adding: medication)
        #expect(edited.hasPrefix(Self.text + "\n\n[medication.other]\n"))
        #expect(
            PlanFile.read(edited).plan?.medications.map(\.key) == ["vitamin", "baclofen", "other"])
    }
}
