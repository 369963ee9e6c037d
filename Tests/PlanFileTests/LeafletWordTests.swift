import DoseCore
import PlanFile
import PlanSamples
import Testing
import Words

/// What a leaflet says and no plan can: the message says what to write.
@Suite struct `What people copy from a leaflet` {
    private static let range =
        "for a range, write the smallest amount and take more with 'dosectl take --amount'; or leave "
        + "the amount out and write the range into 'note'"
    private static let oneOf = "a range cannot ring: write the one value that you use"
    private static let whole =
        "start = 2026-12-01\ntimes = [\"08:00\"]\nsteps = [{ patches = [1] }]\n"
    private static let name =
        "what is not an amount goes into the name, such as name = \"Fentanyl 25 µg/h\""

    @Test(arguments: [
        ("as_needed = { dose = \"1-2 tablets\" }", range),
        ("as_needed = { dose = \"1 to 2 tablets\" }", range),
        ("as_needed = { dose = \"1 bis 2 Tabletten\" }", range),
        ("as_needed = { spacing = \"4-6 h\" }", oneOf),
        ("start = 2026-12-01\nevery = \"4-6 days\"", oneOf),
        ("start = 2026-12-01\nsteps = [{ tablets = [\"1-2\"] }]", range),
        ("start = 2026-12-01\nsteps = [{ tablets = \"1-2\" }]", range),
        ("start = 2026-12-01\nsteps = [{ days = \"5–7\", mg = [5] }]", oneOf),
        (
            "start = 2026-12-01\ntimes = [\"08:00-10:00\"]",
            "write when it begins, and in 'late' how long after that it still counts, such as \"2 h\""
        ),
        ("\(whole)strength = \"25 µg/h\"", name),
        ("\(whole)strength = \"21 mg/24 h\"", name),
        ("\(whole)strength = \"5 %\"", name),
        ("\(whole)tablet = \"25 mg/100 mg\"", name),
        ("\(whole)tablet = \"25+100 mg\"", name),
        ("start = 2026-12-01\nsteps = [{ tablets = [\"½\"] }]", "did you mean 0.5?"),
        ("start = 2026-12-01\nsteps = [{ tablets = [\"1 1/2\"] }]", "did you mean 1.5?"),
        ("start = 2026-12-01\nsteps = [{ tablets = [\"1½\"] }]", "did you mean 1.5?"),
        ("start = 2026-12-01\nsteps = [{ tablets = [1/2] }]", "a half is written 0.5"),
        ("start = 2026-12-01\nevery = 1", "'every' is left out where every date has doses"),
        ("start = 2026-12-01\nevery = \"daily\"", "'every' is left out where every date has doses"),
        ("start = 2026-12-01\nevery = \"week\"", "did you mean \"1 week\"?"),
        ("start = 2026-12-01\ntimes = [\"8 am\"]", "did you mean \"08:00\"?"),
        ("start = 2026-12-01\ntimes = [\"8:30 PM\"]", "did you mean \"20:30\"?"),
        ("start = 2026-12-01\nweekdays = [\"tues\"]", "did you mean 'tuesday'?"),
        ("start = 2026-12-01\nweekdays = [\"weekend\"]", "did you mean 'saturday', 'sunday'?"),
    ])
    func `is answered with what to write`(lines: String, hint: String) {
        let reading = PlanFile.read("version = 1\n[medication.x]\n\(lines)\n")
        #expect(reading.plan == nil)
        let told = reading.problems.map { $0.message(in: "p") }
        #expect(told.contains { $0.hasSuffix(hint) }, "\(told)")
    }

    @Test(arguments: [
        "\"11/2\"", "\"1/3\"", "\"-½\"", "\"½½\"", "\"x\"", "\"1 -\"",
    ])
    func `is not guessed at`(amount: String) {
        let reading = PlanFile.read(
            "version = 1\n[medication.x]\nstart = 2026-12-01\ntimes = [\"08:00\"]\n"
                + "steps = [{ tablets = [\(amount)] }]\n")
        #expect(reading.problems.count == 1)
        #expect(
            reading.problems.allSatisfy {
                $0.message(in: "p").hasSuffix("expected an amount such as 10 or 2.5")
            })
    }

    @Test func `is shown in the unit of the box, however small it is`() throws {
        let reading = PlanFile.read(
            """
            version = 1
            [medication.calcitriol]
            tablet = "0.25 mcg"
            start  = 2026-12-01
            times  = ["08:00"]
            steps  = [{ mg = [0.00025] }]
            """)
        let amount = reading.plan?.medications.first?.steps.first?.slots.first?.amount
        #expect(amount?.description == "0.25 µg")
    }
}
