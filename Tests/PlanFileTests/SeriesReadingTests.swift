import DoseCore
import PlanFile
import PlanSamples
import Testing

@Suite struct `So many doses at equal stretches` {
    private func text(_ lines: String) -> String { "version = 1\n[medication.x]\n" + lines }

    @Test(arguments: [
        "first = 2026-12-01T15:00", "first = 2026-12-01 15:00:00", "first = \"2026-12-01T15:00\"",
        "first = \"2026-12-01 15:00\"  # \"as told\"",
    ])
    func `are read as the rows of their dates`(first: String) {
        let reading = PlanFile.read(
            text("\(first)\nevery = \"8 h\"\ndoses = 21\ndose = \"1 capsule\""))
        #expect(reading.problems == [])
        let medication = reading.plan?.medications.first
        #expect(medication?.start == CivilDate("2026-12-01"))
        #expect(medication?.after == .stop)
        #expect(
            medication?.steps.map { step in
                "\(step.days): "
                    + step.slots.map { "\($0.time) \($0.amount)" }.joined(separator: ", ")
            } == [
                "1: 15:00 1 capsule, 23:00 1 capsule",
                "6: 07:00 1 capsule, 15:00 1 capsule, 23:00 1 capsule", "1: 07:00 1 capsule",
            ])
        #expect(medication?.series?.count == 21)
    }

    @Test func `have their amount in a row as well`() {
        let lines = "first = 2026-12-01T15:00\nevery = \"8 h\"\ndoses = 21\n"
        let readings = ["dose = \"500 mg\"", "steps = [{ mg = [500] }]"].map {
            PlanFile.read(text(lines + $0))
        }
        #expect(readings.map(\.problems) == [[], []])
        #expect(readings[0].plan?.medications == readings[1].plan?.medications)
    }

    @Test func `longer stretches leave dates out`() {
        let reading = PlanFile.read(
            text("first = 2026-12-01T20:00\nevery = \"36 h\"\ndoses = 4"))
        #expect(reading.problems == [])
        let steps = reading.plan?.medications.first?.steps
        #expect(
            steps?.map { "\($0.days): \($0.slots.map(\.time.description))" } == [
                "1: [\"20:00\"]", "1: []", "1: [\"08:00\"]", "1: [\"20:00\"]", "1: []",
                "1: [\"08:00\"]",
            ])
        #expect(steps?.first?.slots.first?.amount == .dose)
    }

    @Test func `what is missing, or means nothing beside them, is told`() {
        let first = "first = 2026-12-01T15:00\n"
        let whole = first + "every = \"8 h\"\ndoses = 21\n"
        expectMessages([
            (
                text(first + "every = \"8 h\""),
                "2:13: error: 'doses' is missing in medication.x; write for example: doses = 3"
            ),
            (
                text(whole + "times = [\"08:00\"]"),
                "6:1: error: 'times' means nothing for so many doses at equal stretches, which are said by 'first', 'every', 'doses' and 'dose' ('first' at 3:1); remove one of the two"
            ),
            (
                text(whole + "steps = [{ days = 3, mg = [1] }, { mg = [2] }]"),
                "6:9: error: so many doses at equal stretches have one amount, and no days, times or notes of a step; write dose = \"1 capsule\", or steps = [{ capsules = [1] }]"
            ),
            (
                text(whole + "dose = \"1 g\"\nsteps = [{ g = [1] }]"),
                "7:1: error: 'steps' stands beside 'dose', which says it already; keep one of them"
            ),
            (
                text(whole + "steps = [{ mg = [1, 2] }]"),
                "6:17: error: another number of amounts (2) than of times (1); write one for each, 0 for none"
            ),
            (
                text(first + "every = 8\ndoses = 21"),
                "4:9: error: 'every': found 8, expected how long after a dose the next one is such as \"8 h\"; did you mean \"8 h\"?"
            ),
            (
                text(first + "every = \"8 h\"\ndoses = 0"),
                "5:9: error: 'doses': 0 must be 1 to 500"
            ),
            (
                text(whole + "tablet = \"500 mg\""),
                "2:13: error: 'dose' is missing in medication.x; write for example: dose = \"10 mg\""
            ),
            (
                text(
                    "start = 2026-12-01\nevery = \"8 h\"\ntimes = [\"08:00\"]\nsteps = [{ mg = [1] }]"
                ),
                "4:9: error: every so many hours is counted from a first dose, and ends: say when it is and how many there are, for example: first = 2026-12-01T15:00, every = \"8 h\", doses = 21; or write the times of the day: times = [\"07:00\", \"15:00\", \"23:00\"]"
            ),
            (
                text(
                    "start = 2026-12-01\ndose = \"1 g\"\ntimes = [\"08:00\"]\nsteps = [{ mg = [1] }]"
                ),
                "4:1: error: 'dose' is of a medicine with 'first' and 'doses', or stands in 'as_needed'; the amounts of times stand in 'steps'"
            ),
            (
                text("first = 2026-12-01\nevery = \"8 h\"\ndoses = 21"),
                "3:9: error: 'first': found 2026-12-01, expected the date and time of the first dose such as 2026-12-01T15:00"
            ),
            (
                text("first = 2026-12-01T15:00+01:00\nevery = \"8 h\"\ndoses = 21"),
                "3:9: error: 'first': found a date with a time, expected the date and time of the first dose such as 2026-12-01T15:00"
            ),
        ])
    }

    @Test func `what follows a time without seconds stands where it is written`() {
        expectMessages([
            (
                "version = 1\nmedication.x = { first = 2026-12-01T15:00, every = 8, doses = 21 }",
                "2:52: error: 'every': found 8, expected how long after a dose the next one is such as \"8 h\"; did you mean \"8 h\"?"
            )
        ])
    }
}
