import DoseCore
import Testing

@Suite struct `Moves of a course` {
    @Test(
        arguments: [
            ([], "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 3.4"),
            // Said on the date before, from its midnight on.
            (["held 12-02"], "1.1 1.1h 1.1h 1.1h 1.1h 1.1h 1.1h 1.1h 1.1h 1.1h"),
            (["held 12-04"], "1.1 1.2 1.3 1.3h 1.3h 1.3h 1.3h 1.3h 1.3h 1.3h"),
            (["held 12-03", "resumed 12-03"], "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 3.4"),
            (["held 12-03", "resumed 12-05"], "1.1 1.2 1.2h 1.2h 1.3 2.1 2.2 2.3 3.1 3.2"),
            (["held 12-04", "resumed 12-06"], "1.1 1.2 1.3 1.3h 1.3h 2.1 2.2 2.3 3.1 3.2"),
            (["stepped_back 12-06"], "1.1 1.2 1.3 2.1 2.2 1.1 1.2 1.3 2.1 2.2"),
            (
                ["stepped_back 12-08", "stepped_back 12-08"],
                "1.1 1.2 1.3 2.1 2.2 2.3 3.1 1.1 1.2 1.3"
            ),
            (
                ["held 12-08", "stepped_back 12-10"],
                "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.1h 3.1h 2.1h"
            ),
            (
                ["stepped_back 12-06", "held 12-06"],
                "1.1 1.2 1.3 2.1 2.2 1.1h 1.1h 1.1h 1.1h 1.1h"
            ),
            // Within the date.
            (["held 12-04 14:00"], "1.1 1.2 1.3 2.1h 2.1h 2.1h 2.1h 2.1h 2.1h 2.1h"),
            (["stepped_back 12-05 14:00"], "1.1 1.2 1.3 2.1 1.1 1.2 1.3 2.1 2.2 2.3"),
            (
                ["held 12-03", "resumed 12-05 14:00"],
                "1.1 1.2 1.2h 1.2h 1.3 2.1 2.2 2.3 3.1 3.2"
            ),
            // The last word holds, whenever the one before it was to act.
            (
                ["held 12-03", "resumed 12-05", "held 12-04 23:00"],
                "1.1 1.2 1.2h 1.2h 1.2h 1.2h 1.2h 1.2h 1.2h 1.2h"
            ),
            (["held 12-04", "resumed 12-03 14:00"], "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 3.4"),
            // Found by a life: also where the last word was said of an earlier course.
            (["held 12-04", "resumed 11-20"], "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 3.4"),
            // Found by a life: the day of the resuming was not gone on with.
            (
                ["stepped_back 12-06", "held 12-06", "resumed 12-09 14:00"],
                "1.1 1.2 1.3 2.1 2.2 1.1h 1.1h 1.1h 1.2 1.3"
            ),
            (
                ["stepped_back 12-08 14:00", "stepped_back 12-08 15:00"],
                "1.1 1.2 1.3 2.1 2.2 2.3 3.1 1.1 1.2 1.3"
            ),
        ] as [([String], String)])
    func `lead to these positions`(moves: [String], positions: String) {
        #expect(Course(titration(), moves: moves.map(move)).positions(10) == positions)
    }

    @Test(
        arguments: [
            (["held 12-10"], "3.3 3.3h 3.3h 3.3h"),
            (["held 12-10", "resumed 12-12"], "3.3 3.3h 3.3h -"),
            (["stepped_back 12-12"], "3.3 - - 3.1h"),
            (["stepped_back 12-11 14:00"], "3.3 - 3.1h 3.1h"),
            (["stepped_back 12-12", "held 12-12"], "3.3 - - 3.1h"),
            (["resumed 12-12", "held 12-12"], "3.3 - - -"),
        ] as [([String], String)])
    func `go on from the end of a taper`(moves: [String], positions: String) {
        let course = Course(titration(after: .stop), moves: moves.map(move))
        #expect(course.positions(12).suffix(positions.count) == positions)
    }

    @Test func `a step back passes over those that only move the times`() {
        func step(_ time: String, _ amount: Int) -> Step {
            Step(days: 2, slots: [Slot(time: clock(time), amount: Amount(milligrams: amount))])
        }
        var shifted = titration()
        shifted.steps = [
            step("17:00", 10), step("17:00", 20), step("16:30", 20), step("16:00", 20),
        ]
        let back = Course(shifted, moves: [move("stepped_back 12-08")])
        #expect(back.positions(8) == "1.1 1.2 2.1 2.2 3.1 3.2 4.1 1.1")
        shifted.steps.removeFirst()
        let none = Course(shifted, moves: [move("stepped_back 12-06")])
        #expect(none.positions(6) == "1.1 1.2 2.1 2.2 3.1 3.2")
    }

    @Test func `holding and resuming within a date gains no day`() {
        let pair = ["held 12-04 14:00", "resumed 12-04 14:01"]
        let moves = (pair + pair + pair).map(move)
        #expect(
            Course(titration(), moves: moves).positions(10) == Course(titration()).positions(10))
    }

    @Test func `resuming a hold of days within a date gains no day more than once`() {
        let moves = [
            "held 12-03", "resumed 12-05 14:00", "held 12-05 15:00", "resumed 12-05 16:00",
        ].map(move)
        #expect(
            Course(titration(), moves: moves).positions(10)
                == "1.1 1.2 1.2h 1.2h 1.3 2.1 2.2 2.3 3.1 3.2")
    }

    @Test func `what is said of the rest of today acts before what was said of tomorrow`() {
        let moves = ["stepped_back 12-09", "stepped_back 12-08 14:00"].map(move)
        let course = Course(titration(), moves: moves)
        #expect(course.positions(10) == "1.1 1.2 1.3 2.1 2.2 2.3 3.1 2.1 1.1 1.2")
    }

    @Test func `within a date only the slots from then on are those of the other step`() {
        let back = Course(titration(), moves: [move("stepped_back 12-07 14:00")])
        #expect(Course(titration()).day("2026-12-07") == "13:00 10, 17:00 30")
        #expect(back.day("2026-12-07") == "13:00 10, 17:00 20")
        #expect(back.day("2026-12-08") == "17:00 20")
        let early = Course(titration(), moves: [move("stepped_back 12-07 12:00")])
        #expect(early.day("2026-12-07") == "17:00 20")
    }

    @Test func `what was said before the start concerns an earlier course`() {
        let said = ["held 12-01", "stepped_back 12-01", "held 11-30 14:00"].map(move)
        let course = Course(titration(), moves: said)
        #expect(course.moves.isEmpty)
        #expect(course.positions(4) == "1.1 1.2 1.3 2.1")
    }

    @Test func `dates after the end have no position and no slots`() {
        let course = Course(titration(end: "2026-12-05"))
        #expect(course.positions(7) == "1.1 1.2 1.3 2.1 2.2 - -")
        #expect(course.day("2026-12-05") == "17:00 20")
        #expect(course.day("2026-12-06") == "")
    }
}
