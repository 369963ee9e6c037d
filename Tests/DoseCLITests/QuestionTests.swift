import ControlProtocol
import DoseCore
import Testing

@testable import DoseCLI

@Suite struct `What is asked about the plan` {
    private static func amounts(_ milligrams: Double...) -> Wire.DayAmounts {
        Wire.DayAmounts(
            sum: .milligrams(milligrams.reduce(0, +)),
            times: Array(["13:00", "15:00", "17:00"].suffix(milligrams.count)),
            amounts: milligrams.map { .milligrams($0) })
    }

    static let change = Wire.Question(
        medication: "baclofen", name: "Baclofène", kind: .change, stays: amounts(20, 20, 30),
        changes: amounts(30), step: 3, first: amounts(10))

    private static let told = """
        The plan you saved would change Baclofène from 70 mg to 30 mg a day. Until you answer, it stays at 70 mg.
          dosectl plan keep baclofen    stay at 70 mg
          dosectl plan accept baclofen  change to 30 mg
          dosectl goto STEP baclofen    another step of the plan
        """

    @Test func `stands first in the status, the day and the course`() {
        var status = Sample.status
        status.questions = [Self.change]
        let lines = joined(Screen.plain.status(status))
        #expect(
            lines.hasPrefix(
                "Tue 1 December 2026, 17:05 (Europe/Paris)\n\n\(Self.told)\n\nNow   "))
        #expect(lines.hasSuffix("\ndosed works, and waits for your answer."))
        let day = joined(Screen.plain.day(Sample.day, questions: [Self.change]))
        #expect(day.hasPrefix("Tue 1 December 2026\n\n\(Self.told)\n\n  "))
        var course = Sample.course
        course.standing = .asked
        let courses = joined(Screen.plain.courses([course], questions: [Self.change]))
        #expect(
            courses.hasPrefix(
                "\(Self.told)\n\nBaclofène: step 2 of 3, day 1 of 2; stays so until you answer\n"))
    }

    @Test func `that the program works is said beside what is to be done`() {
        var status = Sample.status
        func end() -> [String] { Screen.plain.status(status).suffix(2) }
        #expect(end().last == "dosed works.")
        #expect(
            Screen.plain.status(status, warnings: 2).suffix(2) == [
                "The plan has 2 warnings: dosectl check", "dosed works.",
            ])
        status.waiting = [
            Wire.Waiting(medication: "baclofen", name: "Baclofène", starts: "2026-12-09")
        ]
        #expect(
            end() == [
                "The plan you saved begins for Baclofène on Wed 9 December; until then it goes on as before.",
                "dosed works.",
            ])
        status.waiting = []
        status.today.totals[0].taken = 70
        let lines = Screen.plain.status(status)
        #expect(
            lines.contains(
                "Baclofène today: 70 mg taken, which is more than the 60 mg planned."))
    }

    @Test func `is worded by what stays, and by what nothing was taken of yet`() {
        func words(_ question: Wire.Question) -> [String] {
            Screen.plain.questions([question], today: "2026-12-01")
        }
        let gone = Wire.Question(
            medication: "baclofen", name: "Baclofène", kind: .stop, stays: Self.amounts(70))
        #expect(
            words(gone) == [
                "Baclofène is not in the plan you saved. Until you answer, it stays at 70 mg a day.",
                "  dosectl plan keep baclofen    stay at 70 mg",
                "  dosectl plan accept baclofen  stop", "",
            ])
        let begun = Wire.Question(
            medication: "baclofen", name: "Baclofène", kind: .begin, changes: Self.amounts(100),
            step: 10, first: Self.amounts(10))
        #expect(
            words(begun) == [
                "By its dates the plan you saved is at step 10 of Baclofène, 100 mg a day. "
                    + "You have recorded none of it, so nothing rings until you say where to begin.",
                "  dosectl goto 1 baclofen       begin with 10 mg",
                "  dosectl plan accept baclofen  go on at 100 mg", "",
            ])
    }

    @Test func `is answered with what today, tomorrow and the days after have`() {
        var course = Sample.course
        course.upcoming[0].from = "2026-12-05"
        let choice = Wire.Choice(
            medication: "baclofen", name: "Baclofène", placed: .accepted, from: "2026-12-02",
            today: Self.amounts(20, 20, 30), next: Self.amounts(30), course: course)
        #expect(
            joined(Screen.plain.chosen([choice])) == """
                Accepted: Baclofène goes on by the plan saved.
                  today     70 mg a day  13:00 20, 15:00 20, 17:00 30
                  tomorrow  30 mg a day  17:00 30
                Then step 3 (10 + 20 mg) on Sat 5 December.
                To undo it: dosectl undo
                """)
        let stopped = Wire.Choice(
            medication: "baclofen", name: "Baclofène", placed: .accepted, from: "2026-12-02",
            today: Self.amounts(70), next: Self.amounts())
        #expect(
            joined(Screen.plain.chosen([stopped])) == """
                Accepted: Baclofène ends.
                  today     70 mg a day  17:00 70
                  tomorrow      nothing
                To undo it: dosectl undo
                """)
    }

    @Test func `is no matter of a plan where a step was named`() {
        let choice = Wire.Choice(
            medication: "baclofen", name: "Baclofène", placed: .moved, from: "2026-12-02",
            today: Self.amounts(20, 20, 30), next: Self.amounts(30), course: Sample.course)
        let told = Screen.plain.chosen([choice])
        #expect(told[0] == "Done: Baclofène goes on with that step.")
        #expect(told.last == "To undo it: dosectl undo")
    }

    @Test func `is asked again when the answer is taken back`() {
        var entry = Sample.entry(9, .placed, at: "17:05")
        (entry.dose, entry.amount, entry.placed) = (nil, nil, .accepted)
        (entry.step, entry.day, entry.from) = (3, 1, "2026-12-02")
        let answer = Wire.Answer(isRecorded: true, undone: [entry], questions: [Self.change])
        #expect(
            joined(Screen.plain.answer(answer, to: "undo")) == """
                Undone: baclofen goes on with step 3, day 1, from 2026-12-02. It is asked again:
                \(Self.told)
                """)
    }

    @Test func `where today goes by another text than tomorrow, the course says so`() {
        var course = Sample.course
        course.follows = "2026-12-02"
        course.waitsUntil = nil
        #expect(
            Screen.plain.courses([course]).first
                == "Baclofène: step 2 of 3, day 1 of 2; by the plan saved last from Wed 2 December"
        )
        course.follows = nil
        course.waitsUntil = "2026-12-09"
        #expect(
            Screen.plain.courses([course]).first
                == "Baclofène: step 2 of 3, day 1 of 2; the plan saved last begins on Wed 9 December"
        )
        course.standing = .asked
        (course.step, course.waitsUntil) = (nil, nil)
        #expect(Screen.plain.courses([course]).first == "Baclofène: nothing rings until you answer")
    }
}
