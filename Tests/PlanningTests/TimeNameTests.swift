import DoseCore
import PlanFile
import PlanSamples
import Testing

@testable import Planning

@Suite struct `Names of times` {
    private static let text = """
        version = 1
        timezone = "local"

        [times]
        morning = { weekdays = "07:00", wednesday = "06:00", weekend = "10:00" }
        dinner = "19:00"
        "früh" = { weekdays = "05:00", saturday = "06:00", sunday = "06:30" }

        [medication.a]
        name  = "A"
        start = 2026-12-01
        times = ["morning - 30 min", "dinner", "22:00"]
        steps = [
          { days = 7, mg = [10,  0, 10] },
          { days = 7, mg = [10, 10, 10] },
          { days = 7, times = ["früh", "dinner"], mg = [20, 20] },
          { days = 7, mg = [20, 10, 20] },
        ]
        """

    private func plan() throws -> Plan {
        let reading = PlanFile.read(Self.text)
        #expect(reading.problems == [])
        return try #require(reading.plan)
    }

    @Test func `are written, and read back the same`() throws {
        let plan = try plan()
        let written = PlanWriter.text(plan)
        #expect(PlanFile.read(written).plan == plan)
        let lines = written.split(separator: "\n").map(String.init)
        #expect(lines.contains("[times]"))
        #expect(
            lines.contains(
                #"morning = { weekdays = "07:00", wednesday = "06:00", weekend = "10:00" }"#))
        #expect(
            lines.contains(
                #""früh" = { weekdays = "05:00", saturday = "06:00", sunday = "06:30" }"#))
        #expect(lines.contains(#"times = ["morning - 30 min", "dinner", "22:00"]"#))
    }

    @Test func `are kept by a verb that changes amounts`() throws {
        let medication = try #require(try plan().medication("a"))
        // A Saturday: the daemon tells the times of the day.
        let today = try #require(CivilDate("2026-12-05"))
        let standpoint = Standpoint(
            medication, on: today, step: 0, slots: slots("09:30 19:00 22:00", [10, 0, 10]),
            daysLeft: 2)
        let changed = try standpoint.slower(Onward(by: .amount(mg(10)), every: 7, to: mg(40)))
        #expect(changed.steps.allSatisfy { $0.slots[0].said?.words == "morning - 30 min" })
        #expect(changed.steps.allSatisfy { $0.slots[1].said?.words == "dinner" })
        let text = try PlanEdit.text(Self.text, changing: changed)
        #expect(text.contains(#"times = ["morning - 30 min", "dinner", "22:00"]"#))
        #expect(text.contains("[times]\nmorning = "))
    }

    @Test func `are left behind by a shift, from where each day has them`() throws {
        let medication = try #require(try plan().medication("a"))
        let today = try #require(CivilDate("2026-12-05"))
        let standpoint = Standpoint(
            medication, on: today, step: 0, slots: slots("09:30 19:00 22:00", [10, 0, 10]),
            daysLeft: 2)
        #expect(standpoint.medication.losesNames)
        #expect(throws: PlanningError.timesDiffer(step: 2, count: 2, wanted: 3)) {
            try standpoint.spread(over: times("08:00 19:00 22:00"), atMost: 30)
        }
        var three = standpoint.medication
        three.steps.remove(at: 2)
        let moved = try Standpoint(
            three, on: today, step: 0, slots: slots("09:30 19:00 22:00", [10, 0, 10]), daysLeft: 2
        ).spread(over: times("08:00 19:00 22:00"), atMost: 30)
        #expect(moved.shift?.to == times("08:00 19:00 22:00"))
        // Wednesdays have the longest way.
        #expect(moved.datesOfShift.map { $0.upperBound - $0.lowerBound } == 5)
        #expect(moved.steps[0].slots[0].said?.words == "morning - 30 min")
    }
}
