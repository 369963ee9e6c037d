import DoseSimulator
import Testing

@testable import DoseCore

/// From 2026-12-01 on, a Tuesday, at 08:00.
private func course(
    _ rows: [(days: Int, mg: Int, dates: Recurrence?)], after: AfterLastStep = .hold,
    recurrence: Recurrence = .daily, advance: Advance = .calendar
) -> Medication {
    Medication(
        key: "a", name: "A", start: civil("2026-12-01"),
        steps: rows.map { row in
            Step(
                days: row.days,
                slots: [Slot(time: clock("08:00"), amount: Amount(milligrams: row.mg))],
                recurrence: row.dates)
        }, after: after, recurrence: recurrence, advance: advance)
}

extension Course {
    /// What so many dates from the start on have in all, 0 for a date without a dose.
    fileprivate func sums(_ count: Int) -> [Int] {
        (0..<count).map { Int(sum(on: medication.start + $0).value) }
    }
}

@Suite struct `The dates of a step` {
    @Test func `are counted from its first day, and its days count every date`() {
        let alternate = Course(
            course([(5, 25, .every(days: 2)), (4, 25, nil), (7, 50, .every(days: 3))]))
        #expect(
            alternate.sums(17)
                == [25, 0, 25, 0, 25, 25, 25, 25, 25, 50, 0, 0, 50, 0, 0, 50, 0])
        #expect(alternate.positions(10) == "1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.3 2.4 3.1")
    }

    @Test func `are the step's own in place of those of the medication`() {
        let mixed = Course(
            course(
                [(4, 10, nil), (3, 20, .cycle(on: 2, off: 1)), (9, 30, nil)],
                recurrence: .every(days: 2)))
        // Those of the medication are counted from its start, whatever came between.
        #expect(mixed.sums(11) == [10, 0, 10, 0, 20, 20, 0, 0, 30, 0, 30])
    }

    @Test func `keep the day of the month of its first day`() {
        let monthly = Course(course([(30, 10, nil), (400, 20, .months(1))]))
        let dates = (30..<130).map { civil("2026-12-01") + $0 }.filter {
            monthly.sum(on: $0) > .zero
        }
        #expect(
            dates == ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"].map(civil))
    }

    @Test func `go on by the dates while the course is held`() {
        let medication = course([(4, 25, .every(days: 2)), (9, 50, nil)])
        let held = Course(medication, moves: [move("held 12-04"), move("resumed 12-09")])
        #expect(held.sums(10) == [25, 0, 25, 0, 25, 0, 25, 0, 25, 50])
        #expect(held.positions(10) == "1.1 1.2 1.3 1.3h 1.3h 1.3h 1.3h 1.3h 1.4 2.1")
    }

    @Test func `begin anew after a step back`() {
        let medication = course([(4, 25, .every(days: 2)), (9, 50, .every(days: 3))])
        #expect(
            Course(medication, moves: [move("stepped_back 12-08")]).sums(13)
                == [25, 0, 25, 0, 50, 0, 0, 25, 0, 25, 0, 50, 0])
        #expect(
            Course(medication, moves: [move("stepped_back 12-07 07:00")]).sums(9)
                == [25, 0, 25, 0, 50, 0, 25, 0, 25])
    }

    @Test func `begin anew with each round`() {
        let medication = course([(3, 25, .every(days: 2)), (2, 50, nil)], after: .repeat)
        #expect(Course(medication).sums(11) == [25, 0, 25, 50, 50, 25, 0, 25, 50, 50, 25])
        #expect(Course(medication).sum(on: medication.start + 5 * 1000 + 1) == .zero)
        #expect(Course(medication).sum(on: medication.start + 5 * 1000 + 2) > .zero)
    }

    @Test func `begin anew with each round, whatever the first was counted from`() {
        let medication = course([(3, 25, .cycle(on: 2, off: 3)), (1, 50, nil)], after: .repeat)
        let placed = Course(
            medication,
            from: Placement(
                from: civil("2026-12-10"), plan: 1,
                place: CoursePosition(step: 0, day: 2, since: civil("2026-12-07")),
                reason: .paused))
        #expect(
            (10...17).map { Int(placed.sum(on: civil("2026-12-\($0)")).value) }
                == [0, 0, 50, 25, 25, 0, 50, 25])
        let days = placed.days(from: placed.begin, through: placed.begin + 99)
        #expect(days.allSatisfy { $0.slots == placed.slots(on: $0.date) })
    }

    @Test func `without a dose count where only dates with an intake do`() {
        let medication = course([(4, 25, .every(days: 2)), (9, 50, nil)], advance: .taken)
        var history = CourseHistory()
        history.count(of: Amount(milligrams: 25), on: civil("2026-12-03"))
        let walked = Course(
            medication,
            counted: Course.CountedDates(taken: history.taken, today: civil("2026-12-10")))
        // Nothing was taken on the first: it waits for a date with a dose.
        #expect(walked.positions(6) == "1.1 1.1 1.2 1.3 1.4 1.4")
        #expect(walked.sums(5) == [25, 0, 25, 0, 25])
    }

    @Test func `stay in step where a file is saved while the course is held`() {
        // Its dates are the 4th, the 7th and so on.
        let medication = course([(3, 25, nil), (9, 30, .every(days: 3)), (9, 35, nil)])
        var world = World(plan(medication), in: paris, at: "2026-12-01 07:00")
        world.live(until: "2026-12-05 20:00")
        world.move(.held)
        world.live(until: "2026-12-09 12:00")
        var edited = medication
        edited.steps[2].days = 20
        world.adopt(plan(edited))
        #expect(!world.isAsked)
        #expect(
            ["09", "10", "11", "12"].map { world.daily("2026-12-\($0)") } == [0, 30, 0, 0])
    }

    @Test func `go on at other times, be it that the step just begun has no dose yet`() {
        let medication = course(
            [(2, 10, nil), (9, 30, nil), (9, 40, nil)], recurrence: .every(days: 4))
        var world = World(plan(medication), in: paris, at: "2026-12-01 07:00")
        world.live(until: "2026-12-03 12:00")
        // What is done is tidied away, so that ten is the largest change of what is left.
        var edited = course([(9, 30, nil), (9, 40, nil)], recurrence: .every(days: 4))
        edited.steps = edited.steps.map { step in
            step.mapRows { $0.map { Slot(time: clock("09:00"), amount: $0.amount) } }
        }
        world.adopt(plan(edited))
        #expect(!world.isAsked)
        #expect((3...6).map { world.daily("2026-12-0\($0)") } == [0, 0, 30, 0])
    }

    @Test func `are found again among steps of the same amounts`() {
        let old = course([(14, 25, .every(days: 2)), (14, 25, nil), (1, 50, nil)])
        let new = course(
            [(7, 25, .every(days: 3)), (14, 25, .every(days: 2)), (14, 25, nil), (1, 50, nil)])
        #expect((0..<3).map { RowSearch(old, new).sameAmounts(as: $0) } == [1, 2, 3])
    }
}
