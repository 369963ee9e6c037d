import DoseCore
import PlanFile
import PlanSamples
import Testing

@Suite struct ShiftReadingTests {
    @Test func `a medication says where its times go`() {
        let line = #"shift = { from = 2026-12-01, to = ["12:00", "18:00"], per_day = "30 min" }"#
        let reading = PlanFile.read(plan(with: line))
        #expect(reading.problems == [])
        #expect(
            reading.plan?.medications.first?.shift
                == TimeShift(
                    from: CivilDate(dayNumber: 20_788),
                    to: ["12:00", "18:00"].compactMap { CivilTime($0) }, perDay: .minutes(30)))
        #expect(PlanFile.read(plan(with: "")).plan?.medications.first?.shift == nil)
    }

    @Test func `what is wrong with it is told`() {
        func shift(_ from: String, _ to: String, _ perDay: String) -> String {
            plan(with: "shift = { \(from)to = \(to)\(perDay) }")
        }
        let (from, perDay) = ("from = 2026-12-01, ", ", per_day = \"30 min\"")
        expectMessages([
            (
                plan(with: "shift = [\"12:00\"]"),
                "6:9: error: 'shift': found a list, expected a table of where the times go such as "
                    + "{ from = 2026-12-01, to = [\"14:00\", \"18:00\"], per_day = \"30 min\" }"
            ),
            (
                shift("", "[\"12:00\"]", perDay),
                "6:9: error: 'from' is missing in shift of medication.x; "
                    + "write for example: from = 2026-12-01"
            ),
            (
                shift(from, "[\"12:00\"]", ""),
                "6:9: error: 'per_day' is missing in shift of medication.x; "
                    + "write for example: per_day = \"10 min\""
            ),
            (
                shift(from, "[\"18:00\", \"12:00\"]", perDay),
                "6:45: error: 12:00 follows 18:00; write the times in the order of the day"
            ),
            (
                shift(from, "[\"noon\"]", perDay),
                "6:36: error: 'to': found \"noon\", expected a time of day such as \"17:00\""
            ),
            (
                shift(from, "[\"12:00\"]", ", per_day = \"13 h\""),
                "6:56: error: 'per_day': \"13 h\" must be 1 min to 12 h"
            ),
            (
                shift(from, "[\"12:00\"]", ", per_day = \"30 sec\""),
                "6:56: error: 'per_day': \"30 sec\" must be 1 min to 12 h"
            ),
            (
                shift(from, "[\"12:00\"]", ", per_week = \"3 h\"" + perDay),
                "6:46: error: unknown key 'per_week'; the keys here are from, to, per_day"
            ),
        ])
    }
}
