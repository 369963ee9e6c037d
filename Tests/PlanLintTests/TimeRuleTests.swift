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
        let rule = "regular times matter [baclofen: FAQ of the forum Baclofène, 5.10]"
        try expect([
            (plan(times: ["13:00 15:00 17:00"]), []),
            (plan(times: ["13:00 15:10 17:00"]), []),
            (
                plan(times: ["13:00 14:30 16:30", "13:00 14:30 16:30"]),
                ["7:1: warning: the intakes are 90 min to 2 h apart; \(rule)"]
            ),
        ])
    }

    @Test func `no intake at a craving's beginning or after it`() throws {
        let rule =
            "never one at its beginning or after it [baclofen: FAQ of the forum Baclofène, 5.6, 5.8]"
        func line(_ intake: String, _ craving: String) -> String {
            "an intake at \(intake) for a craving that begins at \(craving); \(rule)"
        }
        try expect([
            (plan(times: ["13:00 15:00 17:00"], cravings: "[\"18:00\"]"), []),
            (
                plan(times: ["14:00 16:00 18:00"], cravings: "[\"18:00\"]"),
                ["7:27: warning: \(line("18:00", "18:00"))"]
            ),
            (
                plan(times: ["15:00 17:00 19:00"], cravings: "[\"18:00\"]"),
                ["7:27: warning: \(line("19:00", "18:00"))"]
            ),
            // The examples of the facts: two cravings, the second intake between them.
            (plan(times: ["11:00 14:00 17:00"], cravings: "[\"12:00\", \"18:00\"]"), []),
            (
                plan(times: ["08:00 12:00 16:00"], cravings: "[\"12:00\", \"18:00\"]"),
                ["7:23: warning: \(line("12:00", "12:00"))"]
            ),
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
