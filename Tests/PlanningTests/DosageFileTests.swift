import DoseCore
import PlanFile
import Testing

@testable import Planning

@Suite struct `Treatments of Dosage` {
    /// With what every treatment has, where nothing else is said of it.
    private static func treatment(_ said: String) -> String {
        let usual: [(String, String)] = [
            ("color", "\"red\""), ("icon", "\"pill\""), ("notes", "\"\""), ("days", "[]"),
            ("cycle", "[1,1,1]"), ("inventory", "{}"), ("notification", "{}"),
            ("markConfirmed", "false"),
            ("duration", #"{"enabled":false,"start":0,"end":0}"#),
            ("dosage", #"[{"time":[8,30],"dose":1.5,"lastTaken":null}]"#),
        ]
        let others = usual.filter { !said.contains("\"\($0.0)\":") }
            .map { ",\"\($0.0)\":\($0.1)" }.joined()
        return #"{"version":1,"lastUpdate":"2026-11-30T20:00:00.000Z","treatments":"#
            + #"[{"name":"Ibuprofen 400","#
            + "\(said)\(others)}]}"
    }

    private static let treatments: [(String, [String])] = [
        (
            #""unit":"Tablet(s)","frequency":"daily""#,
            ["times = [\"08:30\"]", "{ days = 1, tablets = [1.5] },"]
        ),
        (
            #""unit":"mg","frequency":"specific-days","days":[0,1]"#,
            [
                "weekdays = [\"monday\", \"sunday\"]", "times = [\"08:30\"]",
                "{ days = 1, mg = [1.5] },",
            ]
        ),
        (
            #""unit":"ml","frequency":"day-of-month","monthDay":31"#,
            [
                "days_of_month = [31]", "times = [\"08:30\"]", "{ days = 1, ml = [1.5] },",
            ]
        ),
        // The third day of three on 2026-11-30, and so the second of the next three on the first date of the plan.
        (
            #""unit":"mg","frequency":"cycle","cycle":[3,1,3]"#,
            [
                "cycle = { of = 4, days = [1, 2, 4] }", "times = [\"08:30\"]",
                "{ days = 1, mg = [1.5] },",
            ]
        ),
        // What the unit is called there is said, and not guessed.
        (
            #""unit":"Pill(s)","frequency":"daily""#,
            [
                "times = [\"08:30\"]", "note = \"1.5 Pill(s)\"",
                "! amountInNote(\"1.5 Pill(s)\")",
            ]
        ),
        (
            #""unit":"Mg","frequency":"daily""#,
            [
                "times = [\"08:30\"]", "note = \"1.5 Mg\"",
                "! amountInNote(\"1.5 Mg\")",
            ]
        ),
        (
            #""unit":"mg","frequency":"daily","markConfirmed":true"#,
            [
                "times = [\"08:30\"]", "{ days = 1, mg = [1.5] },", "! takenByItself",
            ]
        ),
        (#""unit":"mg","frequency":"when-needed""#, ["as_needed = { dose = \"1.5 mg\" }"]),
        (#""unit":"mg","frequency":"hourly""#, ["! dates(\"hourly\")"]),
        (#""unit":"mg","frequency":"specific-days","days":[7]"#, ["! dates(\"specific-days\")"]),
        (
            #""unit":"mg","frequency":"daily","duration":{"enabled":true,"start":1000,"end":86400000}"#,
            [
                "! over(1970-01-02)"
            ]
        ),
    ]

    @Test(arguments: Self.treatments)
    func `a treatment of Dosage is what it says there`(members: String, expected: [String]) throws {
        let told = Foreign.told(try Foreign.read(Self.treatment(members)))
        #expect(told == expected)
    }

    @Test func `the days that are left of a treatment are those of the plan`() throws {
        let plan = try Foreign.read(
            Self.treatment(
                #""unit":"mg","frequency":"daily","duration":{"enabled":true,"start":1796000000000,"end":1796860800000}"#
            ))
        let medication = try #require(plan.medicines.first?.medications.first)
        #expect(medication.start == Foreign.start && medication.after == .stop)
        #expect(
            medication.steps.map(\.days) == [CivilDate("2026-12-10").map { $0 - Foreign.start + 1 }]
        )
    }

    @Test func `what is of no use in a plan is named, and answers are counted`() throws {
        let plan = try Foreign.read(Self.treatment(#""unit":"mg","frequency":"daily""#))
        #expect(plan.leftOut == ["color", "icon", "inventory", "notification"])
        #expect(
            Foreign.refusal(#"{"version":1,"history":[{},{},{}]}"#)
                == .noMedicine(.dosage, answers: 3)
        )
    }
}
