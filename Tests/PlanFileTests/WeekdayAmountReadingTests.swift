import DoseCore
import PlanFile
import PlanSamples
import Testing

@Suite struct WeekdayAmountReadingTests {
    private func steps(_ on: String) -> String { plan(steps: "[{ mg = [5, 0], on = \(on) }]") }

    @Test func `some weekdays have amounts of their own`() throws {
        let reading = PlanFile.read(steps("[{ weekdays = [\"mon\", \"fri\"], mg = [3, 1] }]"))
        #expect(reading.problems == [])
        let step = try #require(reading.plan?.medications.first?.steps.first)
        #expect(step.variants.map(\.weekdays) == [[.monday, .friday]])
        #expect(step.slots(on: .monday).map(\.amount.value) == [3, 1])
        #expect(step.slots(on: .tuesday).map(\.amount.value) == [5, 0])
        #expect(step.slots(on: .monday).map(\.time) == step.slots.map(\.time))
    }

    @Test func `steps may be taken by turns`() throws {
        let turns = "[{ days = 1, mg = [1, 2] }, { days = 1, mg = [2, 2] }]"
        let reading = PlanFile.read(plan(steps: turns, after: "repeat"))
        #expect(reading.problems == [])
        #expect(reading.plan?.medications.first?.after == .repeat)
        expectMessages([
            (
                plan(steps: "[{ days = 1, mg = [1, 2] }, { mg = [2, 2] }]", after: "repeat"),
                "6:37: error: step 2 does not say its days; only the last step may leave 'days' out, and only where the plan stays on it (after = \"hold\")"
            )
        ])
    }

    @Test func `what is wrong of them is told`() {
        let expected =
            "expected a list of the amounts of some weekdays such as [{ weekdays = [\"mon\", \"fri\"], mg = [5, 10] }]"
        expectMessages([
            (steps("\"mon\""), "6:30: error: 'on': found \"mon\", \(expected)"),
            (steps("[]"), "6:30: error: 'on' is empty, \(expected)"),
            (
                steps("[{ weekdays = [\"mon\"], mg = [3] }]"),
                "6:58: error: another number of amounts (1) than of times (2); write one for each, 0 for none"
            ),
            (
                steps("[{ mg = [3, 1] }]"),
                "6:31: error: 'weekdays' is missing in 'on'; write for example: weekdays = [\"monday\", \"thursday\"]"
            ),
            (
                steps(
                    "[{ weekdays = [\"mon\"], mg = [3, 1] }, { weekdays = [\"mon\"], mg = [4, 1] }]"
                ),
                "6:81: error: monday is given twice"
            ),
            (
                steps("[{ weekdays = [\"mon\"] }]"),
                "6:31: error: step 1 has no amounts; write them with their unit, for example: mg = [10, 20], or ml, units, tablets"
            ),
            (
                steps("[{ weekdays = [\"mon\"], ml = [3, 1] }]"),
                "6:10: error: amounts in ml after amounts in mg; the amounts of a medicine are all masses, all volumes, or all of one unit"
            ),
            (
                steps("[{ weekdays = [\"mon\"], days = 3, mg = [3, 1] }]"),
                "6:53: error: unknown key 'days'; the keys here are weekdays"
            ),
        ])
    }
}
