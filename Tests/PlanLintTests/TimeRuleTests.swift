import DoseCore
import PlanFile
import PlanLint
import PlanSamples
import Testing

/// The rules of the installed profile about times: a plan, and the whole lines that are said of it.
@Suite struct TimeRuleTests {
    private func expect(_ rows: [(text: String, messages: [String])]) throws {
        for row in rows {
            let found = try lint(row.text, by: baclofen) { $0.reviewEvery = 14 }
            #expect(found == row.messages.map { "plan.toml:" + $0 }, "for \(row.text)")
        }
    }

    @Test func `intakes at even distances`() throws {
        let rule =
            "regular times matter [baclofen: the program's own figure; "
            + "regular times: FAQ of the forum Baclofène, 5.10]"
        try expect([
            (plan(times: ["13:00 15:00 17:00"]), []),
            (plan(times: ["13:00 15:10 17:00"]), []),
            (
                plan(times: ["13:00 14:30 16:30", "13:00 14:30 16:30"]),
                ["7:1: warning: the intakes are 90 min to 2 h apart; \(rule)"]
            ),
        ])
    }

    private let targeting =
        "[baclofen: FAQ of the forum Baclofène, 5.6, 5.8; a brochure on baclofen]"

    @Test func `no intake at a craving's beginning or after it`() throws {
        let rule = "never one at its beginning or after it \(targeting)"
        func line(_ intakes: String, _ craving: String) -> String {
            "\(intakes) for a craving that begins at \(craving); \(rule)"
        }
        try expect([
            (plan(times: ["13:00 15:00 17:00"], cravings: "[\"18:00\"]"), []),
            (
                plan(times: ["15:00 16:30 18:00"], cravings: "[\"18:00\"]"),
                ["7:27: warning: \(line("an intake at 18:00", "18:00"))"]
            ),
            (
                plan(times: ["17:00 19:00 21:00", "17:00 19:00 21:00"], cravings: "[\"18:00\"]"),
                [
                    "7:23: warning: intakes at 19:00 and 21:00 for a craving that begins at 18:00; "
                        + "never one at its beginning or after it; the same at step 2 \(targeting)"
                ]
            ),
            // The examples of the facts: two cravings, the second intake between them.
            (plan(times: ["11:00 14:00 17:00"], cravings: "[\"12:00\", \"18:00\"]"), []),
            (
                plan(times: ["11:00 12:00 16:00"], cravings: "[\"12:00\", \"18:00\"]"),
                [
                    "7:1: warning: the intakes are 1 h to 4 h apart; regular times matter [baclofen: "
                        + "the program's own figure; regular times: FAQ of the forum Baclofène, 5.10]",
                    "7:23: warning: \(line("an intake at 12:00", "12:00"))",
                ]
            ),
        ])
    }

    @Test func `the last intake is 60 to 90 minutes before the first craving`() throws {
        func line(_ intake: String, _ lead: String) -> String {
            "warning: the last intake before the craving of 18:00 is at \(intake), \(lead) before it; "
                + "it should be 60 to 90 min \(targeting)"
        }
        func text(_ times: [String]) -> String { plan(times: times, cravings: "[\"18:00\"]") }
        try expect([
            (text(["12:30 14:30 16:30"]), []),
            (text(["05:00 07:00 09:00"]), ["7:27: \(line("09:00", "9 h"))"]),
            (text(["13:31 15:31 17:31"]), ["7:27: \(line("17:31", "29 min"))"]),
            // On the way to the hour of a craving that has moved.
            (text(["11:00 13:00 15:00", "12:00 14:00 16:00", "13:00 15:00 17:00"]), []),
        ])
        // Where the amount is lowered the last intake may be the first to go.
        let taper = plan(
            steps: """
                [{ days = 3, mg = [10, 10], times = ["15:00", "17:00"] },
                { days = 3, mg = [10], times = ["15:00"] }]
                """, after: "stop")
        try expect([(taper + "\ncravings = [\"18:00\"]", [])])
    }

    @Test(arguments: [("mg = [10]", "7:18"), ("tablets = [1]", "7:23")])
    func `an intake that is before a craving on weekdays alone`(
        row: String, place: String
    ) throws {
        let text = """
            version = 1
            [medication.x]
            start = 2026-12-01
            tablet = "10 mg"
            times = [{ weekdays = "16:45", weekend = "18:00" }]
            cravings = ["18:00"]
            steps = [{ \(row) }]
            """
        try expect([
            (
                text,
                [
                    "\(place): warning: an intake at 18:00 for a craving that begins at 18:00; "
                        + "never one at its beginning or after it \(targeting)"
                ]
            )
        ])
    }

    @Test func `times that move where the amount rises`() throws {
        let rule =
            "the times move first, and the amount waits "
            + "[baclofen: the program's own figure; gradually: FAQ of the forum Baclofène, 6.7]"
        func text(_ second: Int) -> String {
            plan(
                steps: """
                    [{ days = 3, mg = [10], times = ["13:00"] },
                    { days = 3, mg = [\(second)], times = ["13:50"] }]
                    """)
        }
        try expect([
            (text(10), []),
            (
                text(20),
                [
                    "7:1: warning: 13:00 moves to 13:50 while the amount rises from 10 mg to 20 mg a "
                        + "day; \(rule)"
                ]
            ),
            // Between two moves: the way goes on.
            (
                plan(
                    steps: """
                        [{ days = 1, mg = [10], times = ["13:00"] },
                        { days = 1, mg = [10], times = ["13:50"] },
                        { days = 1, mg = [20], times = ["13:50"] },
                        { days = 3, mg = [20], times = ["14:40"] }]
                        """),
                [
                    "8:1: warning: 13:50 moves to 14:40 while the amount rises from 10 mg to 20 mg a "
                        + "day; \(rule)"
                ]
            ),
            // After the way is a raise as any.
            (
                plan(
                    steps: """
                        [{ days = 1, mg = [10], times = ["13:00"] },
                        { days = 1, mg = [10], times = ["13:50"] },
                        { days = 1, mg = [10], times = ["14:40"] },
                        { days = 3, mg = [20], times = ["14:40"] }]
                        """), []
            ),
        ])
    }

    @Test func `amounts moved from one intake to another`() throws {
        let rule =
            "at most 10 mg at a time [baclofen: the program's own figure; as a raise: FAQ of the "
            + "forum Baclofène, 5.2]"
        func text(_ before: String, _ after: String) -> String {
            plan(
                steps: """
                    [{ days = 3, mg = [\(before)], times = ["13:00", "15:00", "17:00"] },
                    { days = 3, mg = [\(after)], times = ["13:00", "15:00", "17:00"] }]
                    """)
        }
        try expect([
            (
                text("20, 5, 5", "0, 5, 25"),
                [
                    "7:25: warning: the intake at 17:00 grows from 5 mg to 25 mg, 20 mg of it taken "
                        + "from the other intakes; \(rule)"
                ]
            ),
            (text("10, 10, 10", "0, 10, 20"), []),
            (text("5, 5, 5", "5, 5, 20"), []),
            (text("10, 10, 10", "10, 10, 20"), []),
        ])
    }

    @Test func `times move by at most an hour at a time`() throws {
        let rule =
            "from one step to the next; at most 1 h at a time "
            + "[baclofen: the program's own figure; gradually: FAQ of the forum Baclofène, 6.7]"
        try expect([
            (plan(times: ["13:00 15:00 17:00", "12:00 14:00 16:00"]), []),
            (
                plan(times: ["13:00 15:00 17:00", "11:00 14:00 17:00"]),
                ["8:1: warning: 13:00 moves to 11:00 \(rule)"]
            ),
            // An earlier one is added, one is left out: the others stay.
            (plan(times: ["13:00 15:00 17:00", "11:00 13:00 15:00 17:00"]), []),
            (plan(times: ["13:00 15:00 17:00", "14:00 17:00"]), []),
            (
                plan(times: ["13:00 15:00", "08:00 10:00 12:00"]),
                ["8:1: warning: 15:00 moves to 12:00 \(rule)"]
            ),
        ])
    }

    @Test func `an amount of zero is no intake`() throws {
        let text = plan(
            steps: "[{ mg = [10, 10, 0], times = [\"13:00\", \"17:00\", \"18:00\"] }]")
        try expect([(text + "\ncravings = [\"18:00\"]", [])])
    }
}
