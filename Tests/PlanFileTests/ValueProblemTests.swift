import PlanFile
import PlanSamples
import Testing

@Suite struct ValueProblemTests {
    @Test func `a value of another kind is told with what was found and what is expected`() {
        let duration = "expected a duration such as \"10 min\" (units s, sec, min, h, d)"
        let strength =
            "expected a tablet's strength such as \"10 mg\""
        let zone =
            "expected \"local\" or a place of the time zone database such as \"Europe/Paris\""
        expectMessages([
            ("version = \"1\"", "1:11: error: 'version': found \"1\", expected 1"),
            (
                "version = 1\ntimezone = \"Local\"",
                "2:12: error: 'timezone': found \"Local\", \(zone); did you mean \"local\"?"
            ),
            (
                "version = 1\ntimezone = \"/etc/localtime\"",
                "2:12: error: 'timezone': found \"/etc/localtime\", \(zone)"
            ),
            (
                "version = 1\ntimezone = \"Europe/../x\"",
                "2:12: error: 'timezone': found \"Europe/../x\", \(zone)"
            ),
            (
                "version = 1\ndiary = true",
                "2:9: error: 'diary': found true, expected a table such as [diary] evening = \"21:30\""
            ),
            (
                "version = 1\n[diary]",
                "2:1: error: 'evening' is missing in diary; write for example: evening = \"21:30\""
            ),
            (
                "version = 1\n[diary]\nevening = \"24:30\"",
                "3:11: error: 'evening': found \"24:30\", expected a time before midnight such as \"21:30\""
            ),
            ("version = 1\ntimezone = \"\"", "2:12: error: 'timezone': found \"\", \(zone)"),
            (
                "version = 1\ntimezone = \"America/New York\"",
                "2:12: error: 'timezone': found \"America/New York\", \(zone); did you mean \"America/New_York\"?"
            ),
            (
                "version = 1\nmedication = 3",
                "2:14: error: 'medication': found 3, expected a table such as [medication.baclofen]"
            ),
            (
                "version = 1\n[[medication]]",
                "2:1: error: 'medication': found a list, expected a table such as [medication.baclofen]"
            ),
            (
                "version = 1\nmedication.x = true",
                "2:16: error: 'x': found true, expected a table such as [medication.baclofen]"
            ),
            (
                plan(with: "name = 3"),
                "6:8: error: 'name': found 3, expected a text in quotes such as \"Baclofen\""
            ),
            (
                plan(with: "tablet = 10"),
                "6:10: error: 'tablet': found 10, \(strength)"
            ),
            (
                plan(with: "tablet = \"10 MG\""),
                "6:10: error: 'tablet': found \"10 MG\", \(strength); did you mean \"10 mg\"?"
            ),
            (
                plan(with: "tablet = \"25/100 mg\""),
                "6:10: error: 'tablet': found \"25/100 mg\", \(strength); what is not an amount goes into the name, such as name = \"Fentanyl 25 µg/h\""
            ),
            (
                plan(with: "tablet = \"2,5 mg\""),
                "6:10: error: 'tablet': found \"2,5 mg\", \(strength); did you mean \"2.5 mg\"?"
            ),
            (
                plan(with: "tablet = \"10\u{A0}mg\""),
                "6:10: error: 'tablet': found \"10\\u{a0}mg\", \(strength); did you mean \"10 mg\"?"
            ),
            (
                plan(with: "halves = \"yes\""),
                "6:10: error: 'halves': found \"yes\", expected true or false; did you mean true?"
            ),
            (
                plan(with: "after = \"hodl\""),
                "6:9: error: 'after': found \"hodl\", expected \"hold\" or \"stop\" or \"repeat\"; did you mean \"hold\"?"
            ),
            (
                plan(with: "late = 60"),
                "6:8: error: 'late': found 60, \(duration); did you mean \"60 min\"?"
            ),
            (
                plan(with: "late = \"60 mins\""),
                "6:8: error: 'late': found \"60 mins\", \(duration); did you mean \"60 min\"?"
            ),
            (plan(with: "late = \"-5 min\""), "6:8: error: 'late': found \"-5 min\", \(duration)"),
            (
                plan(with: "late = \"0.3 s\""),
                "6:8: error: 'late': found \"0.3 s\", \(duration)"
            ),
            (plan(with: "spacing = inf"), "6:11: error: 'spacing': found inf, \(duration)"),
            (
                plan(with: "late = 12:00:00.5"),
                "6:8: error: 'late': found a time with a fraction of a second, \(duration)"
            ),
        ])
    }

    @Test func `a strength that could be another one is never guessed`() {
        for found in ["10 kg", "10 m", "10 gtt", "10 M", "10", "1,000 mg", "1 5 mg", "0 MG"] {
            let line = messages(plan(with: "tablet = \"\(found)\""))
            #expect(line.count == 1 && !line.contains { $0.contains("did you mean") }, "\(found)")
        }
    }

    @Test func `a start that is no date is told with the date that was meant`() {
        let rows: [Row] = [
            (
                "\"2026-12-1\"",
                "found \"2026-12-1\", expected a date such as 2026-12-01; did you mean 2026-12-01?"
            ),
            ("\"01/12/2026\"", "found \"01/12/2026\", expected a date such as 2026-12-01"),
            ("\"2026-02-30\"", "found \"2026-02-30\", expected a date such as 2026-12-01"),
            (
                "2026-12-01T08:00:00",
                "found a date with a time, expected a date such as 2026-12-01; did you mean 2026-12-01?"
            ),
        ]
        for row in rows {
            let text = plan(with: "").split(separator: "\n").map {
                $0.hasPrefix("start") ? "start = \(row.text)" : String($0)
            }.joined(separator: "\n")
            #expect(messages(text) == ["plan.toml:3:9: error: 'start': " + row.message])
        }
    }

    @Test func `what is too much is told with the bound`() {
        let longName = String(repeating: "n", count: 101)
        let manyTimes = (0..<49).map { "\"\($0 / 4):\($0 % 4)0\"" }.joined(separator: ", ")
        expectMessages([
            (
                "version = 2",
                "1:11: error: version 2 of plan files is not known here; this program reads version 1"
            ),
            (
                plan(with: "late = \"0 s\""),
                "6:8: error: 'late': \"0 s\" must be 1 s to 14 d"
            ),
            (
                plan(with: "early = \"15 d\""),
                "6:9: error: 'early': \"15 d\" must be 0 s to 14 d"
            ),
            (
                plan(with: "spacing = \"999999999 h\""),
                "6:11: error: 'spacing': \"999999999 h\" must be 1 s to 30 d"
            ),
            (
                plan(with: "tablet = \"0 mg\""),
                "6:10: error: 'tablet': \"0 mg\" must be 0.000001 mg to 100000 mg"
            ),
            (
                plan(with: "name = \" \""),
                "6:8: error: 'name' is empty, expected a text in quotes such as \"Baclofen\""
            ),
            (
                plan(with: "name = \"\(longName)\""),
                "6:8: error: 'name': the text has a length of 101; at most 100 are allowed"
            ),
            (
                plan(with: "", at: "[\(manyTimes)]"),
                "4:9: error: 'times' has 49 entries; at most 48 are allowed"
            ),
            (
                plan(with: "").split(separator: "\n").map {
                    $0.hasPrefix("start") ? "start = 1926-12-01" : String($0)
                }.joined(separator: "\n"),
                "3:9: error: 'start': 1926-12-01 must be in the years 1970 to 2199"
            ),
        ])
    }
}
