import DoseSimulator
import Testing

@testable import DoseCore

/// 5 mg, and other amounts on Mondays and Fridays; 2026-12-07 is a Monday.
private func warfarin(_ rows: [(days: Int, mg: Int, onSome: Int)]) -> Medication {
    func slots(_ mg: Int) -> [Slot] {
        [Slot(time: clock("18:00"), amount: Amount(milligrams: mg))]
    }
    return Medication(
        key: "warfarin", name: "Warfarin", start: civil("2026-12-01"),
        steps: rows.map { row in
            Step(
                days: row.days, slots: slots(row.mg),
                on: [Variant(weekdays: [.monday, .friday], slots: slots(row.onSome))])
        })
}

@Suite struct `Amounts of some weekdays` {
    @Test func `are those of their weekday, and the rest are the step's`() {
        let course = Course(warfarin([(14, 5, 3), (1, 6, 4)]))
        let days = (0..<21).map { course.sum(on: civil("2026-12-01") + $0).value }
        #expect(days == [5, 5, 5, 3, 5, 5, 3, 5, 5, 5, 3, 5, 5, 3, 6, 6, 6, 4, 6, 6, 4])
    }

    @Test func `change from weekday to weekday without being a change of the course`() {
        #expect(warfarin([(7, 5, 3)]).largestChange == .none)
        let raised = warfarin([(7, 5, 3), (7, 6, 4)])
        #expect(raised.largestChange.daily == Amount(milligrams: 1))
        #expect(raised.largestChangeOfDays.daily == Amount(milligrams: 3))
    }

    @Test(arguments: [6, 7, 8])
    func `ask nothing where the rows stay, whichever the weekday is`(day: Int) {
        var world = World(plan(warfarin([(28, 5, 3)])), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-0\(day) 12:00")
        var longer = warfarin([(35, 5, 3)])
        longer.late = .minutes(90)
        world.adopt(plan(longer))
        #expect(!world.isAsked)
        #expect(world.daily("2026-12-0\(day)") == (day == 7 ? 3 : 5))
    }

    @Test func `are those of every weekday where a plan begins with the amounts of today`() {
        var world = World(
            plan(warfarin([(3, 5, 3), (60, 3, 3)])), in: paris, at: "2026-12-01 07:00")
        world.live(until: "2026-12-07 07:00")
        // On Mondays both rows have 3 mg.
        var moved = warfarin([(3, 5, 3), (60, 3, 3)])
        moved.start = civil("2026-12-07")
        world.adopt(plan(moved))
        #expect(world.daily("2026-12-07") == 3)
        #expect(world.daily("2026-12-08") == 3)
    }

    @Test func `are asked about where one of them becomes another`() {
        var world = World(plan(warfarin([(28, 5, 3)])), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-06 12:00")
        world.adopt(plan(warfarin([(28, 5, 5)])))
        #expect(world.isAsked)
        #expect(world.daily("2026-12-07") == 3)
    }

    /// "New: 3 mg instead of 5 mg", on each Friday of the year.
    @Test func `are no news of an alarm, also after a day that was missed`() {
        var world = World(
            plan(warfarin([(9, 5, 3), (60, 6, 4)])), in: paris, at: "2026-12-01 07:00")
        var news: [String: Alarm.Novelty] = [:]
        for day in 1...14 {
            world.run(until: "2026-12-\(day < 10 ? "0" : "")\(day) 18:00")
            let ringing = world.desktop.values.flatMap(\.doses).first
            news["\(day)"] = ringing?.novelty
            if day != 3 { world.take() }
        }
        // On the tenth, a Thursday, the next step begins.
        #expect(news == ["10": .amount(before: Amount(milligrams: 5))])
    }

    @Test func `find their row in another text`() {
        let old = warfarin([(7, 5, 3), (7, 5, 4), (7, 6, 4)])
        let new = warfarin([(7, 5, 2), (7, 5, 3), (7, 5, 4), (7, 6, 4)])
        #expect((0..<3).map { RowSearch(old, new).sameAmounts(as: $0) } == [1, 2, 3])
    }

    @Test func `are another amount to step back to`() {
        let course = Course(
            warfarin([(3, 5, 3), (3, 5, 4), (9, 5, 4)]), moves: [move("stepped_back 12-08")])
        #expect(course.positions(9) == "1.1 1.2 1.3 2.1 2.2 2.3 3.1 1.1 1.2")
    }
}
