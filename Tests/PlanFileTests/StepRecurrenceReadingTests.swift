import DoseCore
import PlanFile
import PlanSamples
import Testing

@Suite struct StepRecurrenceReadingTests {
    private func steps(_ dates: String) -> String {
        plan(steps: "[{ days = 14, \(dates), mg = [5, 0] }, { mg = [9, 0] }]")
    }

    @Test(
        arguments: [
            ("every = 2", .every(days: 2)), ("every = \"2 weeks\"", .every(days: 14)),
            ("every = \"3 months\"", .months(3)),
            ("weekdays = [\"mon\", \"fri\"]", .weekdays([.monday, .friday])),
            ("cycle = { on = 2, off = 1 }", .cycle(on: 2, off: 1)),
            ("cycle = { of = 9, days = [1, 5] }", .daysOfCycle([1, 5], of: 9)),
            ("days_of_month = [1, 15]", .daysOfMonth([1, 15])),
        ] as [(String, Recurrence)])
    func `a step says on which of its dates it is due`(line: String, recurrence: Recurrence) {
        let reading = PlanFile.read(steps(line))
        #expect(reading.problems == [])
        #expect(reading.plan?.medications.first?.steps.map(\.recurrence) == [recurrence, nil])
        #expect(reading.plan?.medications.first?.recurrence == .daily)
    }

    @Test func `what is wrong of them is told at the step`() {
        expectMessages([
            (
                steps("every = 2, weekdays = [\"mon\"]"),
                "6:34: error: 'weekdays' stands beside 'every' at 6:23; keep one of them, for each alone says which dates have doses"
            ),
            (
                steps("every = 1"), "6:31: error: 'every' is left out where every date has doses"
            ),
            (
                steps("every = \"8 h\""),
                "6:31: error: every so many hours is counted from a first dose, and ends: say when it is and how many "
                    + "there are, for example: first = 2026-12-01T15:00, every = \"8 h\", doses = 21; "
                    + "or write the times of the day: times = [\"07:00\", \"15:00\", \"23:00\"]"
            ),
            (
                steps("cycle = { on = 2 }"),
                "6:31: error: 'off' is missing in cycle of step 1; write for example: off = 3"
            ),
            (
                steps("weekday = [\"mon\"]"),
                "6:23: error: unknown key 'weekday'; did you mean 'weekdays'?"
            ),
        ])
    }

    @Test func `what has no date is warned of at the step`() {
        let rows = [
            (
                "days_of_month = [31]",
                "not every month has a day 31; a month without it has no dose for it"
            ),
            (
                "weekdays = [\"mon\"], on = [{ weekdays = [\"tue\"], mg = [1, 1] }]",
                "'on' has amounts of tuesday, which 'weekdays' leaves out; nothing will ring then"
            ),
        ]
        for (dates, words) in rows {
            #expect(messages(steps(dates)) == ["plan.toml:6:10: warning: \(words)"])
        }
    }
}
