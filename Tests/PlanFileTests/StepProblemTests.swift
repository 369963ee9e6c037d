import DoseCore
import PlanFile
import PlanSamples
import Testing

@Suite struct StepProblemTests {
    @Test func `times are in the order of the day and each once`() {
        let time = "expected a time of day such as \"17:00\""
        expectMessages([
            (
                plan(with: "", at: "[\"17:00\", \"13:00\"]"),
                "4:19: error: 13:00 follows 17:00; write the times in the order of the day"
            ),
            (plan(with: "", at: "[\"17:00\", 17:00:00]"), "4:19: error: 17:00 is given twice"),
            (
                plan(with: "", at: "\"17:00\""),
                "4:9: error: 'times': found \"17:00\", expected a list of times such as [\"13:00\", \"17:00\"]; did you mean [\"17:00\"]?"
            ),
            (
                plan(with: "", at: "[]"),
                "4:9: error: 'times' is empty, expected a list of times such as [\"13:00\", \"17:00\"]"
            ),
            (
                plan(with: "", at: "[\"13:00\", \"17h30\"]"),
                "4:19: error: 'times': found \"17h30\", \(time); did you mean \"17:30\"?"
            ),
            (
                plan(with: "", at: "[\"13:00\", \"28:00\"]"),
                "4:19: error: 'times': found \"28:00\", \(time)"
            ),
            (
                plan(with: "", at: "[\"20:00\", \"00:30\"]"),
                "4:19: error: 00:30 follows 20:00; write the times in the order of the day, or \"24:30\" where it is the night after 20:00"
            ),
            (
                plan(with: "", at: "[\"02:00\", \"27:00\"]"),
                "4:19: error: 27:00 is 03:00 of the next date, which begins with 02:00 by then; write what comes after 02:00 among the times of its own date"
            ),
            (plan(with: "", at: "[\"13:00\", 1700]"), "4:19: error: 'times': found 1700, \(time)"),
        ])
    }

    @Test func `a time after midnight belongs to the evening`() {
        let reading = PlanFile.read(plan(with: "", at: "[\"20:00\", \"24:30\"]"))
        #expect(reading.problems == [])
        #expect(
            reading.plan?.medications.first?.steps.first?.slots.map(\.time.description)
                == ["20:00", "24:30"])
    }

    @Test func `amounts are numbers of milligrams, one for each time`() {
        let amount = "expected an amount such as 10 or 2.5"
        func steps(_ amounts: String) -> String { plan(steps: "[{ mg = \(amounts) }]") }
        expectMessages([
            (
                steps("[1]"),
                "6:17: error: another number of amounts (1) than of times (2); write one for each, 0 for none"
            ),
            (
                steps("[1, 2, 3]"),
                "6:17: error: another number of amounts (3) than of times (2); write one for each, 0 for none"
            ),
            (
                steps("[]"),
                "6:17: error: 'mg' is empty, expected a list of amounts such as [10, 20]"
            ),
            (
                steps("5"),
                "6:17: error: 'mg': found 5, expected a list of amounts such as [10, 20]; did you mean [5]?"
            ),
            (steps("[1, true]"), "6:21: error: 'mg': found true, \(amount)"),
            (steps("[1, nan]"), "6:21: error: 'mg': found nan, \(amount)"),
            (steps("[1, -inf]"), "6:21: error: 'mg': found -inf, \(amount)"),
            (
                steps("[1, \"2,5\"]"),
                "6:21: error: 'mg': found \"2,5\", \(amount); did you mean 2.5?"
            ),
            (
                steps("[1, \"2,5 ml\"]"), "6:21: error: 'mg': found \"2,5 ml\", \(amount)"
            ),
            (steps("[1, [2]]"), "6:21: error: 'mg': found a list, \(amount)"),
            (steps("[1, -1]"), "6:21: error: 'mg': -1 must be 0 mg to 100000 mg"),
            (
                steps("[1, 1e300]"),
                "6:21: error: 'mg': 1e+300 must be 0 mg to 100000 mg"
            ),
            (
                steps("[1, 9223372036854775807]"),
                "6:21: error: 'mg': 9223372036854775807 must be 0 mg to 100000 mg"
            ),
            (
                steps("[1, 0.0000001]"),
                "6:21: error: 'mg': 1e-07 is finer than a nanogram or a thousandth of a unit"
            ),
        ])
    }

    @Test func `every step but a held last one says its days`() {
        let days = "expected a whole number of days such as 3"
        expectMessages([
            (
                plan(steps: "[]"),
                "6:9: error: 'steps' is empty, expected a list of steps such as [{ days = 3, mg = [10, 20] }]"
            ),
            (
                plan(steps: "{ mg = [1, 2] }"),
                "6:9: error: 'steps': found a table, expected a list of steps such as [{ days = 3, mg = [10, 20] }]"
            ),
            (
                plan(steps: "[[1, 2]]"),
                "6:10: error: 'steps': found a list, expected a step such as { days = 3, mg = [10, 20] }"
            ),
            (
                plan(steps: "[{ mg = [1, 2] }, { mg = [1, 2] }]"),
                "6:10: error: step 1 does not say its days; only the last step may leave 'days' out, and only where the plan stays on it (after = \"hold\")"
            ),
            (
                plan(steps: "[{ mg = [1, 2] }]", after: "stop"),
                "6:10: error: step 1 does not say its days; only the last step may leave 'days' out, and only where the plan stays on it (after = \"hold\")"
            ),
            (
                plan(steps: "[{ days = 0, mg = [1, 2] }]"),
                "6:19: error: 'days': 0 must be 1 to 3660"
            ),
            (
                plan(steps: "[{ days = 3.0, mg = [1, 2] }]"),
                "6:19: error: 'days': found 3.0, \(days); did you mean 3?"
            ),
            (
                plan(steps: "[{ days = \"3\", mg = [1, 2] }]"),
                "6:19: error: 'days': found \"3\", \(days); did you mean 3?"
            ),
        ])
    }
}
