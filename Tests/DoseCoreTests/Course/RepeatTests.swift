import DoseSimulator
import Testing

@testable import DoseCore

private func turns(
    _ rows: [(days: Int, mg: Int)], end: String? = nil, after: AfterLastStep = .repeat,
    advance: Advance = .calendar
) -> Medication {
    Medication(
        key: "a", name: "A", start: civil("2026-12-01"),
        steps: rows.map { row in
            Step(
                days: row.days,
                slots: [Slot(time: clock("08:00"), amount: Amount(milligrams: row.mg))])
        }, after: after, end: end.map(civil), advance: advance)
}

@Suite struct `Steps by turns` {
    @Test func `begin anew after the last one`() {
        #expect(Course(turns([(1, 50), (1, 75)])).positions(5) == "1.1 2.1 1.1 2.1 1.1")
        #expect(Course(turns([(2, 50), (1, 75)])).positions(7) == "1.1 1.2 2.1 1.1 1.2 2.1 1.1")
        #expect(Course(turns([(2, 5)])).positions(5) == "1.1 1.2 1.1 1.2 1.1")
        let ending = Course(turns([(1, 50), (1, 75)], end: "2026-12-03"))
        #expect(ending.positions(5) == "1.1 2.1 1.1 - -")
    }

    @Test func `are the same walked at once, by years, as day by day`() {
        let moves = [
            [], [move("held 12-05"), move("resumed 12-09")], [move("stepped_back 12-05")],
            [move("held 12-05 07:00"), move("resumed 12-07 09:00")],
        ]
        for rows in [[(1, 50), (1, 75)], [(7, 1), (7, 1), (7, 1), (7, 0)], [(3, 5), (4, 6)]] {
            for moves in moves {
                let course = Course(turns(rows), moves: moves)
                let days = Array(course.days(from: course.begin, through: course.begin + 3000))
                for offset in [0, 1, 2, 6, 7, 28, 365, 1459, 2999, 3000] {
                    #expect(days[offset].position == course.position(on: course.begin + offset))
                }
            }
        }
    }

    @Test func `wait while they are held, and step back within the round`() {
        let held = Course(
            turns([(1, 50), (1, 75)]), moves: [move("held 12-03"), move("resumed 12-05")])
        #expect(held.positions(7) == "1.1 2.1 2.1h 2.1h 1.1 2.1 1.1")
        let back = Course(turns([(2, 50), (2, 75)]), moves: [move("stepped_back 12-08")])
        #expect(back.positions(9) == "1.1 1.2 2.1 2.2 1.1 1.2 2.1 1.1 1.2")
    }

    @Test func `may change from the last to the first`() {
        #expect(turns([(1, 10), (1, 20), (1, 40)]).largestChange.daily == Amount(milligrams: 30))
        #expect(
            turns([(1, 10), (1, 20), (1, 40)], after: .hold).largestChange.daily
                == Amount(milligrams: 20))
    }

    @Test func `go on from the place of a person`() {
        let course = Course(
            turns([(1, 50), (1, 75)]),
            from: Placement(
                from: civil("2029-12-01"), plan: 1, place: CoursePosition(step: 1, day: 1),
                reason: .found))
        #expect(
            (0..<4).map { course.sum(on: civil("2029-12-01") + $0).value } == [75, 50, 75, 50])
    }

    @Test func `are one round on the calendar`() {
        let patch = turns([(21, 1), (7, 0)])
        #expect(patch.calendar.map(\.first) == ["2026-12-01", "2026-12-22"].map(civil))
        #expect(patch.calendar.last?.last == civil("2026-12-28"))
        #expect(patch.round(of: civil("2028-01-01")).start == civil("2027-12-28"))
        #expect(patch.round(of: civil("2026-11-01")).start == patch.start)
    }

    @Test func `reach no last step`() {
        var world = World(plan(turns([(1, 50), (1, 75)])), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:05")
        world.take()
        world.run(until: "2026-12-02 07:00")
        let report = world.agenda.situation(at: world.now).courses(of: nil)[0]
        #expect(report.changes.map(\.row.position.step) == [0, 1, 0, 1])
        #expect(report.ends == nil)
    }

    @Test func `ask nothing when they are saved again`() {
        var world = World(plan(turns([(1, 50), (1, 75)])), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:05")
        world.take()
        world.run(until: "2026-12-02 07:00")
        var renamed = turns([(1, 50), (1, 75)])
        renamed.late = .minutes(90)
        world.adopt(plan(renamed))
        #expect(!world.isAsked)
        #expect(world.daily("2026-12-02") == 75)
        #expect(world.daily("2026-12-03") == 50)
    }
}
