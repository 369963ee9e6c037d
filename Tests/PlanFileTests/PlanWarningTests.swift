import PlanFile
import PlanSamples
import Testing

@Suite struct PlanWarningTests {
    @Test func `a warning does not refuse the plan`() {
        let rows = [
            ("version = 1", "1:1: warning: the plan holds no medicine; nothing will ring"),
            (
                plan(with: "halves = true"),
                "6:10: warning: 'halves' means nothing without 'tablet', the strength of one tablet"
            ),
            (
                plan(steps: "[{ mg = [0, 0] }]"),
                "2:13: warning: every amount of 'x' is 0; nothing will ring"
            ),
            (
                plan(with: "tablet = \"20 mg\""),
                "5:18: warning: 10 mg cannot be made of tablets of 20 mg"
            ),
            (
                plan(with: "tablet = \"8 mg\"\nhalves = true"),
                "5:18: warning: 10 mg cannot be made of tablets of 8 mg and their halves"
            ),
            (
                plan(with: "days_of_month = [1, 31]"),
                "6:17: warning: not every month has a day 31; a month without it has no dose for it"
            ),
        ]
        for (text, message) in rows {
            #expect(messages(text) == ["plan.toml:" + message])
            #expect(PlanFile.read(text).plan != nil)
        }
    }

    @Test func `halves make amounts payable`() {
        #expect(messages(plan(with: "tablet = \"20 mg\"\nhalves = true")) == [])
    }

    @Test func `an amount that is not payable is told once`() {
        let text =
            plan(steps: "[{ days = 1, mg = [7, 7] }, { mg = [7, 10] }]") + "\ntablet = \"10 mg\""
        #expect(
            messages(text) == ["plan.toml:6:28: warning: 7 mg cannot be made of tablets of 10 mg"])
    }

    @Test func `a medication is looked at although another one is wrong`() {
        let text = plan(with: "halves = true") + "\n[medication.y]"
        #expect(
            PlanFile.read(text).problems.map(\.severity) == [.warning, .error, .error])
    }
}
