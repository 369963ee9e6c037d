import DoseCore
import PlanFile
import PlanLint
import PlanSamples
import TOMLText
import Testing
import Words

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

    @Test func `a pace that is not kept is told once, where it is worst`() throws {
        let rule = "at most 10 mg more in 3 days"
        #expect(
            try found(plan(days: [30, 50, 80, 100, 120, 130, 150].map { (3, $0) }))
                .filter { $0.contains("raised") } == [
                    "plan.toml:9:1: warning: raised from 50 mg to 80 mg a day at once; \(rule); the "
                        + "same at steps 2, 4, 5 and 7 [baclofen: FAQ of the forum Baclofène, 5.2, 5.9]"
                ])
    }

    @Test func `amounts that ask for more than one opinion, each bound once`() throws {
        let advice = "from 120 mg a day the prescriber asks an experienced colleague"
        let collegial =
            "above 180 mg a day (above 120 mg for somebody of more than 65 years) several "
            + "specialists decide together"
        let rtu = "[baclofen: RTU of baclofen (ANSM, March 2014)"
        let dated = "France, 2014-2017, no longer in force]"
        func climb(to last: Int) -> String { plan(days: (2...last).map { (3, $0 * 10) }) }
        #expect(
            try found(climb(to: 31)) == [
                "plan.toml:17:1: warning: 120 mg a day; \(advice) \(rtu), \(dated)",
                "plan.toml:24:1: warning: 190 mg a day; \(collegial) \(rtu), \(dated)",
                "plan.toml:36:1: warning: 310 mg a day; the ceiling is 300 mg a day \(rtu); "
                    + "FAQ of the forum Baclofène, 10.2, \(dated)",
            ])
        // The bound of the elder alone.
        #expect(
            try found(climb(to: 13)) == [
                "plan.toml:17:1: warning: 120 mg a day; \(advice) \(rtu), \(dated)",
                "plan.toml:18:1: warning: 130 mg a day; \(collegial) \(rtu), \(dated)",
            ])
        #expect(try found(climb(to: 11)) == [])
    }

    @Test func `a first day above the highest that is published`() throws {
        let line =
            "the course begins with 100 mg a day; somebody to whom the drug is new begins with at "
            + "most 30 mg a day [baclofen: a brochure on baclofen, posology of Pr Ameisen; the "
            + "highest of the published ones]"
        try expect([(plan(days: [(3, 100)]), "7:1: warning: \(line)")])
        #expect(try found(plan(days: [(3, 30), (3, 40)])) == [])
        // What is lowered was reached before.
        #expect(try found(plan(days: [(28, 100), (28, 90)])) == [])
        // A course that is under way began long ago; of a draft nobody knows.
        let running = plan(days: [(3, 100)])
        func told(isNew: Bool) throws -> [String] {
            try lint(running, by: baclofen, on: "2026-12-02", isNew: isNew) {
                $0.steps[0].spread()
            }
        }
        #expect(try told(isNew: false) == [])
        #expect(try told(isNew: true) == ["plan.toml:7:1: warning: \(line)"])
    }

    private let stopping =
        "[baclofen: the program's own figure; 10 to 20 mg, never abruptly: FAQ of the forum "
        + "Baclofène, 5.18, 6.11]"
    private let reduction =
        "[baclofen: steps of 2 days: FAQ of the forum Baclofène, 6.11; 10 to 20 mg at a time: 5.18 "
        + "and a brochure]"

    @Test func `never stopped abruptly`() throws {
        let rule = "what is above 20 mg a day is lowered in steps and never stopped at once"
        let line = "warning: stopped at once from 60 mg a day; \(rule) \(stopping)"
        try expect([
            (plan(days: [(28, 70), (28, 60)], after: "stop"), "8:1: \(line)"),
            (plan(days: [(28, 60), (7, 0)]), "7:1: \(line)"),
        ])
        #expect(
            try lint(plan(days: [(28, 70), (28, 60)]), by: baclofen) {
                $0.end = $0.start + 40
                for index in $0.steps.indices { $0.steps[index].spread() }
            } == ["plan.toml:8:1: \(line)"])
        #expect(try found(plan(days: [(28, 30), (28, 20)], after: "stop")) == [])
    }

    @Test func `never left out for days, whatever the recurrence`() throws {
        let rule =
            "again and again; what is above 20 mg a day is lowered in steps and never stopped at once"
        let rows: [(Recurrence, MedicationField, String)] = [
            (.every(days: 2), .every, "2026-12-02"),
            (.weekdays([.monday, .tuesday]), .weekdays, "2026-12-02"),
            (.cycle(on: 21, off: 7), .cycle, "2026-12-22"),
            (.daysOfMonth([1, 2]), .daysOfMonth, "2026-12-03"),
        ]
        for (recurrence, field, date) in rows {
            func told(_ milligrams: Int) throws -> [PlanFinding] {
                try findings(plan(days: [(28, 200), (28, milligrams)]), by: baclofen) {
                    $0.recurrence = recurrence
                    $0.steps.removeFirst()
                    $0.steps[0].spread()
                }.filter { if case .field = $0.path { true } else { false } }
            }
            let found = try told(100)
            #expect(found.map(\.path) == [.field("x", field)])
            #expect(
                found.map { PlanProblem(.start, $0.kind, $0.often).message(in: "p") } == [
                    "p:1:1: warning: a day without a dose follows 100 mg, first on \(date) and then "
                        + "\(rule) \(stopping)"
                ])
            #expect(try told(20) == [])
        }
        // Every day of the week is every day.
        #expect(
            try lint(plan(days: [(28, 100), (28, 90)]), by: baclofen) {
                $0.recurrence = .weekdays(Set(Weekday.allCases))
                for index in $0.steps.indices { $0.steps[index].spread() }
            } == [])
    }

    @Test func `never left out for days of a step, or of its weekdays`() throws {
        let rule =
            "again and again; what is above 20 mg a day is lowered in steps and never stopped at once"
        let edits: [(String, (inout Step) -> Void)] = [
            ("2026-12-30", { $0.recurrence = .every(days: 2) }),
            (
                "2027-01-02",
                {
                    $0.variants = [
                        Variant(
                            weekdays: [.saturday],
                            slots: $0.slots.map { Slot(time: $0.time, amount: .zero) })
                    ]
                }
            ),
        ]
        for (date, edit) in edits {
            #expect(
                try lint(plan(days: [(28, 100), (28, 90)]), by: baclofen) {
                    for index in $0.steps.indices { $0.steps[index].spread() }
                    edit(&$0.steps[1])
                } == [
                    "plan.toml:8:1: warning: a day without a dose follows 90 mg, first on \(date) "
                        + "and then \(rule) \(stopping)"
                ])
        }
    }

    @Test func `a week of other amounts is neither raised nor lowered every week`() throws {
        func told(_ monday: Int) throws -> [String] {
            try lint(plan(days: [(28, 50)]), by: baclofen, on: "2026-12-02") { medication in
                for index in medication.steps.indices {
                    medication.steps[index].spread()
                    medication.steps[index].variants = [
                        Variant(
                            weekdays: [.monday],
                            slots: medication.steps[index].slots.map {
                                Slot(time: $0.time, amount: Amount(milligrams: monday / 10))
                            })
                    ]
                }
            }
        }
        #expect(try told(60) == [])
        #expect(
            try told(20) == [
                "plan.toml:7:1: warning: lowered from 50 mg to 20 mg on one day at once; at most 20 mg "
                    + "less in 2 days \(reduction)"
            ])
    }

    @Test func `lowered by at most 20 mg in two days`() throws {
        let rule = "at most 20 mg less in 2 days"
        try expect([
            (
                plan(days: [(21, 100), (21, 30)]),
                "8:1: warning: lowered from 100 mg to 30 mg a day at once; \(rule) \(reduction)"
            ),
            // The worst is told, and the others listed.
            (
                plan(days: [(2, 110), (2, 80), (2, 40), (2, 20)]),
                "9:1: warning: lowered from 80 mg to 40 mg a day at once; \(rule); the same at "
                    + "step 2 \(reduction)"
            ),
        ])
        #expect(
            try found(plan(days: [120, 100, 80, 60, 40, 20].map { (14, $0) }, after: "stop"))
                .filter { !$0.contains("colleague") } == [])
        #expect(try found(plan(days: [30, 20, 10].map { (3, $0) }, after: "stop")) == [])
    }

    @Test func `lowered in steps of at least two days`() throws {
        let line = "this step of the reduction lasts 1 day; at least 2 days each"
        try expect([
            (
                plan(days: [(28, 30), (1, 20), (2, 10)], after: "stop"),
                "8:1: warning: \(line) \(reduction)"
            ),
            (
                plan(days: [(28, 20), (1, 10)], after: "stop"),
                "8:1: warning: \(line) \(reduction)"
            ),
            (
                plan(days: (1...10).reversed().map { (1, $0 * 10) }, after: "stop"),
                "8:1: warning: \(line); the same at steps 3 to 10 \(reduction)"
            ),
        ])
        // What is gone back to for a day, to go up again, is no reduction.
        #expect(try found(plan(days: [(28, 30), (1, 20), (3, 30)])) == [])
    }

    @Test func `large single intakes, the largest of them`() throws {
        let rule = "at most 50 mg at one time, above that many add an earlier intake"
        #expect(
            try lint(
                plan(days: [30, 40, 50, 60, 55, 60].map { (3, $0) }), by: baclofen
            ) { $0.reviewEvery = 14 } == [
                "plan.toml:10:22: warning: 60 mg at 17:00; \(rule); the same at steps 5 and 6 "
                    + "[baclofen: FAQ of the forum Baclofène, 5.9 (50 mg); an earlier intake: 5.6, 6.8]"
            ])
    }

    @Test func `reviewed while it is raised`() throws {
        let rule =
            "while the amount is raised the prescriber is seen every 14 days "
            + "[baclofen: an article on the treatment with baclofen]"
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
