import DoseCore
import DoseSimulator
import Testing

@Suite struct `Recurrences` {
    @Test(
        arguments: [
            // The clocks go forward on 2027-03-28.
            (.weekdays([.sunday, .monday]), "2027-03-20", 12, "03-21 03-22 03-28 03-29"),
            // Across a year's end, and across a leap day.
            (.every(days: 2), "2026-12-27", 9, "12-27 12-29 12-31 01-02 01-04"),
            (.every(days: 2), "2028-02-26", 7, "02-26 02-28 03-01 03-03"),
            (.every(days: 3), "2027-10-29", 7, "10-29 11-01 11-04"),
            (.cycle(on: 2, off: 3), "2026-12-29", 11, "12-29 12-30 01-03 01-04 01-08"),
            // Same day of the month, or its last, and never drifting away from it.
            (.months(1), "2026-12-31", 152, "12-31 01-31 02-28 03-31 04-30 05-31"),
            (.months(3), "2027-11-30", 400, "11-30 02-29 05-30 08-30 11-30"),
            (.months(12), "2028-02-29", 800, "02-29 02-28 02-28"),
            (.every(days: 14), "2026-12-01", 45, "12-01 12-15 12-29 01-12"),
            (
                .daysOfCycle([1, 8, 15], of: 28), "2026-12-01", 45,
                "12-01 12-08 12-15 12-29 01-05 01-12"
            ),
            (.daysOfMonth([31]), "2027-01-01", 181, "01-31 03-31 05-31"),
            (.daysOfMonth([29]), "2027-02-01", 59, "03-29"),
            (.daysOfMonth([29]), "2028-02-01", 59, "02-29 03-29"),
            (.daysOfMonth([1, 15]), "2026-12-15", 33, "12-15 01-01 01-15"),
            (.daily, "2027-03-27", 3, "03-27 03-28 03-29"),
        ] as [(Recurrence, String, Int, String)])
    func `choose these dates`(recurrence: Recurrence, start: String, days: Int, dates: String) {
        var daily = medication("a", [("08:00", 10)], start: start)
        daily.recurrence = recurrence
        let course = Course(daily)
        let chosen = (0..<days).map { daily.start + $0 }.filter { !course.slots(on: $0).isEmpty }
        #expect(chosen.map { $0.description.dropFirst(5) }.joined(separator: " ") == dates)
    }

    @Test func `three weeks of four, over a year`() {
        var pill = medication("pill", [("21:00", 2)], start: "2026-12-01")
        pill.recurrence = .cycle(on: 21, off: 7)
        let course = Course(pill)
        for day in 0..<365 {
            #expect(course.slots(on: pill.start + day).isEmpty == (day % 28 >= 21), "day \(day)")
        }
    }

    @Test func `the end is the last date with doses`() {
        var every = medication("a", [("08:00", 10)], start: "2026-12-28")
        every.recurrence = .every(days: 2)
        every.end = civil("2027-01-01")
        let doses = (0..<8).flatMap { Course(every).doses(on: every.start + $0, in: paris) }
        #expect(
            doses.map(\.id)
                == ["2026-12-28", "2026-12-30", "2027-01-01"].map {
                    id("a/\($0)/08:00")
                })
    }

    @Test func `the days of a step count the dates without doses too`() {
        let course = Course(titration(recurrence: .every(days: 2)))
        #expect(course.positions(8) == "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2")
        let days = (1...9).map { course.day("2026-12-0\($0)") }
        #expect(
            days == [
                "17:00 10", "", "17:00 10", "", "17:00 20", "", "13:00 10, 17:00 30", "",
                "13:00 10, 17:00 30",
            ])
    }

    @Test func `a move of what is taken once a week tells the next date that has it`() throws {
        var weekly = medication("a", [("09:00", 15)], start: "2026-11-30")
        weekly.recurrence = .weekdays([.monday])
        let world = World(plan(weekly), in: paris, at: "2026-12-01 12:00")
        let report = try #require(
            try world.agenda.situation(at: world.now).foresee(.held, "a", isNow: false))
        #expect(report.today.slots.isEmpty)
        #expect(report.next.date == civil("2026-12-07"))
        #expect(report.next.slots.map(\.amount) == [Amount(milligrams: 15)])
        #expect(report.next.dates.words == "once a week, on Mondays")
        #expect(report.before.slots == report.next.slots)
    }

    @Test func `on weekdays it rings across the spring gap, once and at the moved hour`() {
        var weekly = medication("a", [("02:30", 10)], start: "2027-01-01")
        weekly.recurrence = .weekdays([.sunday])
        var world = World(plan(weekly), in: paris, at: "2027-03-20 12:00")
        world.run(until: "2027-04-05 12:00")
        #expect(
            world.rings.filter { $0.contains("first") } == [
                "02:30 first a/2027-03-21/02:30", "03:30 first a/2027-03-28/02:30",
                "02:30 first a/2027-04-04/02:30",
            ])
    }

    @Test func `days without doses are neither rung nor missed`() {
        var weekly = medication("a", [("08:00", 10)], start: "2026-12-01")
        weekly.recurrence = .weekdays([.thursday])
        var world = World(plan(weekly), in: paris, at: "2026-12-01 07:00")
        world.restart(at: "2026-12-16 07:00", isReboot: true)
        #expect(
            world.story == [
                "missed (unattended) a/2026-12-03/08:00", "missed (unattended) a/2026-12-10/08:00",
            ])
        #expect(
            world.agenda.situation(at: world.now).nextDoses.map(\.dose.id) == [
                id("a/2026-12-17/08:00")
            ])
    }

    @Test func `a weekly dose that was missed is told until half the way to the next one`() {
        var weekly = medication("methotrexate", [("20:00", 15)])
        weekly.recurrence = .weekdays([.monday])
        var world = World(
            plan(weekly, medication("ramipril", [("08:00", 5)])), in: paris, at: "2026-12-07 19:00")
        func missed() -> [String] {
            world.agenda.situation(at: world.now).missedDoses.map { "\($0.dose.id)" }
        }
        world.run(until: "2026-12-10 12:00")
        #expect(
            missed() == ["methotrexate/2026-12-07/20:00", "ramipril/2026-12-10/08:00"])
        world.run(until: "2026-12-11 08:01")
        #expect(missed() == ["ramipril/2026-12-10/08:00"])
    }

    @Test func `a weekly dose that was taken too late is told no more`() {
        var weekly = medication("methotrexate", [("20:00", 15)])
        weekly.recurrence = .weekdays([.monday])
        var world = World(plan(weekly), in: paris, at: "2026-12-07 19:00")
        world.run(until: "2026-12-08 22:00")
        #expect(world.agenda.situation(at: world.now).missedDoses.count == 1)
        #expect(world.take("methotrexate", at: "2026-12-08 21:30", mg: 15).isRecorded)
        #expect(world.agenda.situation(at: world.now).missedDoses.isEmpty)
    }
}
