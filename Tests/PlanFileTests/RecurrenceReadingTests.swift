import DoseCore
import PlanFile
import PlanSamples
import Testing

@Suite struct RecurrenceReadingTests {
    @Test(
        arguments: [
            ("weekdays = [\"monday\", \"thu\"]", .weekdays([.monday, .thursday])),
            ("every = 2", .every(days: 2)),
            ("every = \"2 weeks\"", .every(days: 14)),
            ("every = \"1 week\"", .every(days: 7)),
            ("every = \"10 days\"", .every(days: 10)),
            ("every = \"3 months\"", .months(3)),
            ("cycle = { on = 21, off = 7 }", .cycle(on: 21, off: 7)),
            ("cycle = { of = 28, days = [1, 8, 15] }", .daysOfCycle([1, 8, 15], of: 28)),
            ("days_of_month = [1, 15]", .daysOfMonth([1, 15])),
            ("", .daily),
        ] as [(String, Recurrence)])
    func `a medication says on which dates it is due`(line: String, recurrence: Recurrence) {
        let reading = PlanFile.read(plan(with: line))
        #expect(reading.problems == [])
        #expect(reading.plan?.medications.first?.recurrence == recurrence)
    }

    @Test func `the other keys of a course are read`() throws {
        let text = plan(
            with: """
                end = 2026-12-31
                advance = "taken"
                pause_after = 2
                review_every = 14
                profile = "baclofen"
                """)
        let medication = try #require(PlanFile.read(text).plan?.medications.first)
        #expect(medication.end == CivilDate("2026-12-31"))
        #expect(medication.advance == .taken)
        #expect(medication.pauseAfter == 2)
        #expect(medication.reviewEvery == 14)
        #expect(medication.profile == "baclofen")
    }

    @Test(
        arguments: [
            ("as_needed = true", AsNeeded()),
            (
                "as_needed = { spacing = \"6 h\", daily_max = \"80 mg\" }",
                AsNeeded(spacing: .hours(6), maximum: Amount(milligrams: 80))
            ),
            (
                "[medication.x.as_needed]\ndaily_max = \"4 g\"",
                AsNeeded(maximum: Amount(milligrams: 4000))
            ),
        ])
    func `a medication taken as needed has no times, and may have no start`(
        line: String, asNeeded: AsNeeded
    ) {
        let reading = PlanFile.read("version = 1\n[medication.x]\nname = \"X\"\n" + line)
        #expect(reading.problems == [])
        #expect(
            reading.plan?.medications == [
                Medication(
                    key: "x", name: "X", start: CivilDate(dayNumber: 0),
                    steps: [Step(days: 1, slots: [])], asNeeded: asNeeded)
            ])
    }

    @Test func `a medication that is not taken as needed may say so`() {
        #expect(messages(plan(with: "as_needed = false")) == [])
    }

    @Test func `a wrong date, weekday or count is told with what was meant`() {
        let weekdays = "expected a list of weekdays such as [\"monday\", \"thursday\"]"
        let asNeeded =
            "expected true or a table such as { dose = \"1 g\", spacing = \"4 h\", max = \"4 g\" }"
        let cycle =
            "expected days with doses and days without such as { on = 21, off = 7 } or { of = 28, days = [1, 8, 15] }"
        let every =
            "expected a whole number of days such as 3, or weeks or months such as \"2 weeks\" or \"3 months\""
        let profile = "expected the name of a profile such as \"baclofen\""
        expectMessages([
            (
                plan(with: "weekdays = [\"monday\", \"wendsday\"]"),
                "6:23: error: 'wendsday' is not a weekday; did you mean 'wednesday'?"
            ),
            (
                plan(with: "weekdays = [\"Mon\"]"),
                "6:13: error: 'Mon' is not a weekday; did you mean 'monday'?"
            ),
            (
                plan(with: "weekdays = [\"lundi\"]"),
                "6:13: error: 'lundi' is not a weekday; the weekdays are monday, tuesday, wednesday, thursday, friday, saturday, sunday"
            ),
            (
                plan(with: "weekdays = [\"mon\", \"monday\"]"),
                "6:20: error: monday is given twice"
            ),
            (
                plan(with: "weekdays = \"fri\""),
                "6:12: error: 'weekdays': found \"fri\", \(weekdays); did you mean [\"friday\"]?"
            ),
            (plan(with: "weekdays = []"), "6:12: error: 'weekdays' is empty, \(weekdays)"),
            (plan(with: "weekdays = [1]"), "6:13: error: 'weekdays': found 1, \(weekdays)"),
            (
                plan(with: "every = 1"),
                "6:9: error: 'every' is left out where every date has doses"
            ),
            (
                plan(with: "every = \"2\""),
                "6:9: error: 'every': found \"2\", \(every); did you mean 2?"
            ),
            (
                plan(with: "every = \"2 Wks\""),
                "6:9: error: 'every': found \"2 Wks\", \(every); did you mean \"2 weeks\"?"
            ),
            (
                plan(with: "every = \"often\""), "6:9: error: 'every': found \"often\", \(every)"
            ),
            (
                plan(with: "every = \"1.5 weeks\""),
                "6:9: error: 'every': found \"1.5 weeks\", \(every)"
            ),
            (
                plan(with: "every = \"13 months\""),
                "6:9: error: 'every': \"13 months\" must be 1 to 12 months"
            ),
            (
                plan(with: "every = \"1 day\""),
                "6:9: error: 'every' is left out where every date has doses"
            ),
            (
                plan(with: "cycle = { of = 28, days = [1, 29] }"),
                "6:31: error: 'days': 29 must be 1 to 28"
            ),
            (
                plan(with: "cycle = { of = 28, days = [8, 8] }"),
                "6:31: error: the day 8 is given twice"
            ),
            (
                plan(with: "cycle = { of = 28 }"),
                "6:9: error: 'days' is missing in cycle of medication.x; write for example: days = [1, 8, 15]"
            ),
            (
                plan(with: "cycle = { on = 21, of = 28, days = [1] }"),
                "6:11: error: 'on' stands beside 'of', which says it already; keep one of them"
            ),
            (plan(with: "cycle = [21, 7]"), "6:9: error: 'cycle': found a list, \(cycle)"),
            (
                plan(with: "cycle = { on = 21 }"),
                "6:9: error: 'off' is missing in cycle of medication.x; write for example: off = 3"
            ),
            (
                plan(with: "cycle = { on = 0, off = 7 }"),
                "6:16: error: 'on': 0 must be 1 to 366"
            ),
            (
                plan(with: "cycle = { on = 21, off = 7, offf = 7 }"),
                "6:29: error: unknown key 'offf'; did you mean 'off'?"
            ),
            (
                plan(with: "days_of_month = [32]"),
                "6:18: error: 'days_of_month': 32 must be 1 to 31"
            ),
            (
                plan(with: "days_of_month = [\"first\"]"),
                "6:18: error: 'days_of_month': found \"first\", expected a day of the month such as 15"
            ),
            (
                plan(with: "days_of_month = 15"),
                "6:17: error: 'days_of_month': found 15, expected a list of days of the month such as [1, 15]; did you mean [15]?"
            ),
            (
                plan(with: "days_of_month = [15, 15]"),
                "6:22: error: the day 15 is given twice"
            ),
            (
                plan(with: "end = 2026-11-30"),
                "6:7: error: the end 2026-11-30 lies before the start 2026-12-01"
            ),
            (
                plan(with: "advance = \"take\""),
                "6:11: error: 'advance': found \"take\", expected \"calendar\" or \"taken\"; did you mean \"taken\"?"
            ),
            (
                plan(with: "pause_after = 61"),
                "6:15: error: 'pause_after': 61 must be 1 to 60"
            ),
            (
                plan(with: "review_every = 0"),
                "6:16: error: 'review_every': 0 must be 1 to 366"
            ),
            (
                plan(with: "profile = \"Baclofen\""),
                "6:11: error: 'profile': found \"Baclofen\", \(profile); did you mean \"baclofen\"?"
            ),
            (
                plan(with: "profile = \"../x\""),
                "6:11: error: 'profile': found \"../x\", \(profile)"
            ),
            (
                "version = 1\n[medication.x]\nas_needed = \"yes\"",
                "3:13: error: 'as_needed': found \"yes\", \(asNeeded); did you mean true?"
            ),
            (
                "version = 1\n[medication.x]\nas_needed = { daily_max = 80 }",
                "3:27: error: 'daily_max': found 80, expected an amount with its unit such as \"10 mg\""
            ),
            (
                "version = 1\n[medication.x]\nas_needed = { spacing = \"721 h\" }",
                "3:25: error: 'spacing': \"721 h\" must be 1 s to 30 d"
            ),
        ])
    }

    @Test func `of two recurrences both places are told`() {
        expectMessages([
            (
                plan(with: "every = 2\nweekdays = [\"mon\"]"),
                "7:1: error: 'weekdays' stands beside 'every' at 6:1; keep one of them, for each alone says which dates have doses"
            )
        ])
    }

    @Test func `what means nothing as needed is told with both places`() {
        let lines = messages(plan(with: "as_needed = true\nspacing = \"6 h\"\nprofile = \"x\""))
        let meaningless =
            "means nothing for a medicine taken as needed, which never rings ('as_needed' at 6:1); remove one of the two"
        #expect(
            lines == [
                "plan.toml:4:1: error: 'times' \(meaningless)",
                "plan.toml:5:1: error: 'steps' \(meaningless)",
                "plan.toml:7:1: error: 'spacing' \(meaningless)",
            ])
    }
}
