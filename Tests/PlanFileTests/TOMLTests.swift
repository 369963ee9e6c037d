import DoseCore
import PlanFile
import PlanSamples
import TOMLText
import Testing
import Words

@Suite struct TOMLTests {
    private func medication(_ text: String) -> Medication? {
        let reading = PlanFile.read(text)
        #expect(reading.problems.map { $0.message(in: "plan.toml") } == [])
        return reading.plan?.medications.first
    }

    @Test func `a plan may be written in any form of TOML`() {
        let usual = medication(
            """
            version = 1
            [medication.x]
            name = "Bac"
            start = 2026-12-01
            times = ["07:00", "22:30:15"]
            steps = [{ days = 16, mg = [10, 2.5] }, { days = 2, mg = [0, 1] }]
            """)
        #expect(usual != nil)
        let rows = [
            "dotted keys": """
            version = 1
            medication.x.name = "Bac"
            medication.x.start = "2026-12-01"
            medication.x.times = ["7:00", "22:30:15"]
            medication.x.steps = [{ days = 16, mg = [10, 2.5] }, { days = 2, mg = [0, 1] }]
            """,
            "quoted keys and an inline table": """
            "version" = 1
            'medication' = { "x" = { name = 'Bac', start = 2026-12-01, times = [07:00:00, 22:30:15], "steps" = [{ days = 16, mg = [10, 2.5] }, { days = 2, mg = [0, 1] }] } }
            """,
            "an array of tables, other bases, exponents": """
            version = 0b1
            [medication.x]
            name = "\\u0042ac"
            start = 2026-12-01
            times = ["07:00", "22:30:15"]
            [[medication.x.steps]]
            days = 0x10
            mg = [1e1, 25e-1]
            [[medication.x.steps]]
            days = +2
            mg = [0o0, 1.0]
            """,
            "texts of several lines":
                "version = 1\n[medication.x]\nname = \"\"\"\nB\\\n   ac\"\"\"\n"
                + "start = '''2026-12-01'''\ntimes = [\n # remark\n \"07:00\",\n\"22:30:15\",]\n"
                + "steps = [{ days = 1_6, mg = [10, 2.5] },\n\n{ days = 2, mg = [-0, 1] },\n]",
        ]
        for (form, text) in rows {
            #expect(medication(text) == usual, "\(form)")
        }
    }

    @Test func `line ends of other systems and a byte order mark change nothing`() {
        let text = plan(with: "late = 3")
        let dressed = "\u{FEFF}" + text.split(separator: "\n").joined(separator: "\r\n") + "\r\n"
        #expect(messages(dressed) == messages(text))
        #expect(PlanFile.read("\u{FEFF}" + plan(with: "")).plan != nil)
    }

    @Test func `columns count code points, as editors do`() {
        let step = "[{ 'mg' = [1, 2], \"\u{E9}\u{1F48A}\" = 1, days = 0 }]"
        #expect(
            PlanFile.read(plan(steps: step)).problems.map(\.position.column) == [27, 44])
    }

    @Test func `names are kept as they are written`() {
        for name in ["Baclofène", "日本語", "💊", "<b>&amp;", "e\u{301}"] {
            #expect(medication(plan(with: "name = \"\(name)\""))?.name == name)
        }
    }
}
