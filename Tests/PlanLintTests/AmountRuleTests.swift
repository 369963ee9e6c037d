import DoseCore
import PlanFile
import PlanLint
import PlanSamples
import Testing

/// The rules of the installed profile about amounts: a plan, and the whole line that is said of it.
@Suite struct AmountRuleTests {
    private func found(_ text: String) throws -> [String] {
        try lint(text, by: baclofen) { medication in
            medication.reviewEvery = 14
            for index in medication.steps.indices { medication.steps[index].spread() }
        }
    }

    private func expect(_ rows: [(text: String, message: String)]) throws {
        for row in rows {
            #expect(try found(row.text) == ["plan.toml:" + row.message], "for \(row.text)")
        }
    }

    @Test func `raised by at most 10 mg in 3 days`() throws {
        let rule = "at most 10 mg more in 3 days [baclofen: FAQ of the forum Baclofène, 5.2, 5.9]"
        try expect([
            (
                plan(days: [(3, 10), (3, 20), (3, 40)]),
                "9:1: warning: raised from 20 mg to 40 mg a day at once; \(rule)"
            ),
            // Each raise is small, and the second comes too soon.
            (
                plan(days: [(2, 10), (2, 20), (2, 30)]),
                "9:1: warning: raised from 10 mg to 30 mg a day within 3 days; \(rule)"
            ),
            (
                plan(days: [(1, 10), (1, 15), (1, 20), (1, 25)]),
                "10:1: warning: raised from 10 mg to 25 mg a day within 3 days; \(rule)"
            ),
        ])
    }

    @Test func `a pace that is kept is not told`() throws {
        let rows: [[(Int, Int)]] = [
            [(3, 10), (3, 20), (3, 30)],
            // A step back, and up again.
            [(3, 20), (1, 10), (3, 20)],
            // The first raise is half a tablet at each of three intakes.
            [(3, 15), (3, 30), (3, 40), (3, 50)],
        ]
        for row in rows { #expect(try found(plan(days: row)) == [], "for \(row)") }
    }

    @Test func `amounts that ask for more than one opinion`() throws {
        let advice = "from 120 mg a day on the prescriber asks an experienced colleague"
        let collegial =
            "above 180 mg a day (above 120 mg from 65 years of age on) the decision is collegial"
        let source =
            "[baclofen: French temporary recommendation of 2014; "
            + "FAQ of the forum Baclofène, 10.2, 2014-2017]"
        let text = plan(days: (11...32).map { (3, $0 * 10) })
        #expect(
            try found(text) == [
                "plan.toml:8:1: warning: 120 mg a day; \(advice) \(source)",
                "plan.toml:9:1: warning: 130 mg a day; \(collegial) \(source)",
                "plan.toml:15:1: warning: 190 mg a day; \(collegial) \(source)",
                "plan.toml:27:1: warning: 310 mg a day; the ceiling is 300 mg a day \(source)",
            ])
        #expect(
            try found(plan(days: [(3, 200)])) == [
                "plan.toml:7:1: warning: 200 mg a day; \(advice) \(source)",
                "plan.toml:7:1: warning: 200 mg a day; \(collegial) \(source)",
            ])
    }

    @Test func `never stopped abruptly`() throws {
        let rule = "what is above 20 mg a day is lowered in steps and never stopped at once"
        let source = "[baclofen: FAQ of the forum Baclofène, 5.17-5.19, 6.11; a brochure]"
        let line = "warning: stopped at once from 60 mg a day; \(rule) \(source)"
        try expect([
            (plan(days: [(28, 60)], after: "stop"), "7:1: \(line)"),
            (plan(days: [(28, 60), (7, 0)]), "7:1: \(line)"),
        ])
        #expect(
            try lint(plan(days: [(28, 60)]), by: baclofen) {
                $0.end = $0.start + 9
                $0.steps[0].spread()
            } == ["plan.toml:7:1: \(line)"])
        #expect(try found(plan(days: [(28, 30), (28, 20)], after: "stop")) == [])
    }

    @Test func `lowered in steps of at least two days`() throws {
        let line =
            "this step of the reduction lasts 1 day; at least 2 days each [baclofen: FAQ of the forum Baclofène, 6.11]"
        try expect([
            (
                plan(days: [(28, 30), (1, 20), (2, 10)], after: "stop"),
                "8:1: warning: \(line)"
            ),
            (plan(days: [(28, 20), (1, 10)], after: "stop"), "8:1: warning: \(line)"),
        ])
        // What is gone back to for a day, to go up again, is no reduction.
        #expect(try found(plan(days: [(28, 30), (1, 20), (3, 30)])) == [])
    }

    @Test func `large single intakes, each amount once`() throws {
        let rule =
            "where a single intake above 40 mg is not tolerated, an earlier one is added "
            + "[baclofen: FAQ of the forum Baclofène, 5.6, 6.8]"
        #expect(
            try lint(plan(days: [(3, 40), (3, 50), (3, 45), (3, 50)]), by: baclofen) {
                $0.reviewEvery = 14
            } == [
                "plan.toml:8:22: warning: 50 mg at 17:00; \(rule)",
                "plan.toml:9:22: warning: 45 mg at 17:00; \(rule)",
            ])
    }

    @Test func `reviewed while it is raised`() throws {
        let rule =
            "while the amount is raised the prescriber is seen every 14 days "
            + "[baclofen: an article on the treatment]"
        let rising = plan(days: [(3, 10), (3, 20)])
        let rows = [
            (nil, "2:13: warning: the plan reminds of no review; \(rule)"),
            (21, "2:13: warning: the plan reminds of a review every 21 days; \(rule)"),
        ]
        for (every, message) in rows {
            #expect(
                try lint(rising, by: baclofen) { $0.reviewEvery = every }
                    == ["plan.toml:" + message])
        }
        #expect(try lint(rising, by: baclofen) { $0.reviewEvery = 7 } == [])
        #expect(try lint(plan(days: [(28, 20), (28, 10)]), by: baclofen) == [])
    }
}
