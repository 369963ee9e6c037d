import DoseCore
import PlanFile
import PlanLint
import PlanSamples
import Testing

/// What the calendar and the clocks make of a plan that names no profile.
@Suite struct CourseFindingTests {
    @Test func `a course with steps is not ended high up`() throws {
        let line = "warning: the course ends abruptly at"
        #expect(
            try lint(plan(days: [(3, 30), (3, 60)], after: "stop"))
                == ["plan.toml:8:1: \(line) 60 mg a day"])
        #expect(
            try lint(plan(days: [(3, 10), (3, 60), (3, 0)]))
                == ["plan.toml:8:1: \(line) 60 mg a day"])
        #expect(
            try lint(plan(days: [(3, 10), (3, 20)])) { $0.end = $0.start + 5 }
                == ["plan.toml:8:1: \(line) 20 mg a day"])
        #expect(
            try lint(plan(days: [(21, 60), (21, 50), (21, 40)], after: "stop"))
                == ["plan.toml:9:1: \(line) 40 mg a day"])
        // The last step down is no larger than those before it.
        #expect(try lint(plan(days: [(21, 30), (21, 20), (21, 10)], after: "stop")) == [])
        #expect(try lint(plan(days: [(3, 60), (3, 30)], after: "stop")) == [])
        // What was kept for longer than the way there is a course of one amount.
        #expect(try lint(plan(days: [(3, 1), (4, 2), (8, 4)], after: "stop")) == [])
        // Many a course is of one amount for so many days.
        #expect(try lint(plan(days: [(7, 500)], after: "stop")) == [])
    }

    @Test func `a course out of its time`() throws {
        let over = plan(days: [(3, 10)], after: "stop")
        #expect(try lint(over, on: "2026-12-03") == [])
        #expect(
            try lint(over, on: "2026-12-04") == [
                "plan.toml:3:9: warning: the course ended on 2026-12-03, unless it was held; "
                    + "nothing rings any more"
            ])
        let series = """
            version = 1
            [medication.a]
            first = 2026-12-01T08:00
            every = "8 h"
            doses = 6
            dose = "500 mg"

            """
        #expect(
            try lint(series, on: "2026-12-04") == [
                "plan.toml:3:9: warning: the last of these doses was due on 2026-12-03; "
                    + "nothing rings any more"
            ])
        let held = plan(days: [(3, 10)])
        #expect(try lint(held, on: "2026-12-04") == [])
        #expect(
            try lint(held, on: "2036-12-20") == [
                "plan.toml:3:9: warning: the course starts on 2026-12-01, which is long ago; "
                    + "is the year right?"
            ])
        #expect(
            try lint(held, on: "2025-11-01") == [
                "plan.toml:3:9: warning: the course starts on 2026-12-01, which is more than a year "
                    + "ahead; is the year right?"
            ])
    }

    @Test func `a draft that would begin in its midst`() throws {
        let text = plan(days: [(3, 10), (3, 20), (3, 30)])
        let line =
            "plan.toml:3:9: warning: the course starts on 2026-12-01, which is past; where nothing of "
            + "it is recorded it would begin at step"
        #expect(
            try lint(text, on: "2026-12-04", isNew: true) == ["\(line) 2 of 3, with 20 mg a day"])
        #expect(
            try lint(text, on: "2027-12-01", isNew: true) == ["\(line) 3 of 3, with 30 mg a day"])
        // With the first amounts nothing is left out, and a plan that is in force has its records.
        #expect(try lint(text, on: "2026-12-03", isNew: true) == [])
        #expect(try lint(plan(days: [(3, 10)]), on: "2027-12-01", isNew: true) == [])
        #expect(try lint(text, on: "2026-12-04") == [])
    }

    @Test func `one that is taken when needed starts at no date`() throws {
        let text = """
            version = 1
            [medication.ibuprofen]
            as_needed = { spacing = "6 h", daily_max = "1200 mg" }
            """
        #expect(try lint(text, on: "2026-12-01") == [])
        #expect(try lint(text, on: "2026-12-01", isNew: true) == [])
    }

    @Test func `ten times an amount, or a tenth`() throws {
        func line(_ row: Int, _ before: Int, _ after: Int) -> String {
            "plan.toml:\(row):1: warning: \(before) mg a day becomes \(after) mg a day from one step "
                + "to the next; is the decimal point right?"
        }
        #expect(try lint(plan(days: [(3, 10), (3, 100)])) == [line(8, 10, 100)])
        #expect(try lint(plan(days: [(3, 300), (3, 30)])) == [line(8, 300, 30)])
        #expect(try lint(plan(days: [(3, 10), (3, 99)])) == [])
        #expect(try lint(plan(days: [(3, 0), (3, 10)])) == [])
    }

    @Test func `more than ten tablets at one time`() throws {
        let line = "tablets of 10 mg; the amounts are in mg, not in tablets"
        let text = plan(days: [(3, 80), (3, 100)]) + "\ntablet = \"10 mg\""
        #expect(try lint(text) == [])
        #expect(
            try lint(text) { $0.steps[1].slots[1].amount = Amount(milligrams: 1000) }
                .filter { $0.contains("tablets") }
                == ["plan.toml:8:22: warning: 1000 mg at one time is 100 \(line)"])
        #expect(
            try lint(text + "\nhalves = true") {
                $0.steps[1].slots[1].amount = Amount(milligrams: 105)
            } == ["plan.toml:8:22: warning: 105 mg at one time is 10 ½ \(line)"])
    }

    @Test func `more than ten tablets, where the amount cannot be made of them`() throws {
        let text = plan(days: [(3, 272)]) + "\ntablet = \"10 mg\""
        #expect(try lint(text).contains { $0.contains("the amounts are in mg, not in tablets") })
        let fine = plan(days: [(3, 1)]) + "\ntablet = \"0.3 mcg\""
        #expect(try lint(fine).contains { $0.contains("the amounts are in µg, not in tablets") })
    }

    @Test func `a step without a dose`() throws {
        // 2026-12-01 is a Tuesday.
        #expect(
            try lint(plan(days: [(3, 10), (2, 20), (9, 10)])) {
                $0.recurrence = .weekdays([.tuesday])
            } == [
                "plan.toml:8:1: warning: no dose falls on the days of this step, 2026-12-04 to "
                    + "2026-12-05"
            ])
        #expect(
            try lint(plan(days: [(3, 10), (2, 20)])) { $0.recurrence = .weekdays([.tuesday]) } == []
        )
        let ended = try lint(plan(days: [(3, 10), (3, 20), (3, 10)])) { $0.end = $0.start + 1 }
        #expect(
            ended == [
                "plan.toml:8:1: warning: this step would begin on 2026-12-04, after the end on "
                    + "2026-12-02"
            ])
    }

    @Test func `a step whose times stay where the others move`() throws {
        let text = plan(times: ["13:00", "13:00 17:00"])
        func findings(to times: [String], after days: Int) throws -> [String] {
            try lint(text) {
                $0.shift = TimeShift(
                    from: $0.start + days, to: times.compactMap { CivilTime($0) },
                    perDay: .minutes(30))
            }
        }
        #expect(
            try findings(to: ["12:00"], after: 1) == [
                "plan.toml:8:1: warning: this step has 2 times and 'shift' has 1, so the times of "
                    + "this step stay where they are"
            ])
        // What is over by then is nobody's matter; a step that waits is not over.
        #expect(try findings(to: ["12:00", "16:00"], after: 4) == [])
        #expect(
            try findings(to: ["12:00", "16:00"], after: 3) == [
                "plan.toml:7:1: warning: this step has 1 time and 'shift' has 2, so the times of "
                    + "this step stay where they are"
            ])
    }

    @Test func `a time that the clocks skip within the year`() throws {
        let paris = try zone("Europe/Paris")
        func text(_ times: String) -> String { plan(times: [times]) }
        #expect(
            try lint(text("02:30 12:00"), in: paris) == [
                "plan.toml:7:19: warning: the clocks go forward over 02:30 on 2027-03-28; "
                    + "that day it is due at 03:30"
            ])
        #expect(
            try lint(text("02:30 03:30"), in: paris) == [
                "plan.toml:7:19: warning: the clocks going forward on 2027-03-28 bring 02:30 and "
                    + "03:30 to one moment; 02:30 does not ring that day"
            ])
        #expect(try lint(text("01:59 03:00"), in: paris) == [])
        #expect(try lint(text("02:30 12:00"), in: .utc) == [])
        // The course is over by then.
        #expect(
            try lint(text("02:30 12:00"), in: paris) { $0.end = $0.start + 100 } == [])
        // Where midnight itself is skipped.
        #expect(
            try lint(text("00:15 12:00"), in: try zone("Africa/Cairo")) == [
                "plan.toml:7:19: warning: the clocks go forward over 00:15 on 2027-04-30; "
                    + "that day it is due at 01:15"
            ])
    }

    @Test func `times too near to each other`() throws {
        #expect(
            try lint(plan(times: ["13:00 13:03", "13:00 13:03"])) == [
                "plan.toml:7:19: warning: 13:00 and 13:03 are so near that each has only 90 s of its "
                    + "window between them"
            ])
        #expect(
            try lint(plan(times: ["00:01 12:00 23:59"])) == [
                "plan.toml:7:27: warning: 23:59 and 00:01 are so near that each has only 1 min of its "
                    + "window between them"
            ])
        #expect(try lint(plan(times: ["13:00 13:04"])) == [])
        // A window that the plan itself wants that short is not cut.
        #expect(
            try lint(plan(times: ["13:00 13:03"]) + "\nearly = \"1 min\"\nlate = \"1 min\"") == [])
    }
}
