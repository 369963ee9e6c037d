import DoseCore
import DoseSimulator
import Testing

/// A move is said of what holds today, also where another place or text holds from tomorrow on.
@Suite struct `A move beside another text` {
    /// A plan of 40 mg for a month, and of 10 mg after it.
    private let accepted = {
        var other = titration()
        other.steps = [other.steps[2], other.steps[0]]
        other.steps[0].days = 30
        return other
    }()

    @Test func `a hold said of today does not hold the plan accepted after it`() {
        var world = fifth()
        world.move(.held)
        world.follow(plan(accepted))
        #expect(world.days(6...7) == ["13:00 10, 17:00 30", "13:00 10, 17:00 30"])
        #expect(world.isHeld == [false, false])
    }

    @Test func `to go on tomorrow is told no more once another plan is accepted`() {
        var world = fifth()
        world.move(.held, now: true)
        world.move(.resumed)
        world.follow(plan(accepted))
        let course = world.agenda.situation(at: world.now).courses(of: nil)[0]
        #expect(course.history.map(\.move.kind) == [.held])
    }

    @Test func `a hold of tomorrow with which a save found the place is told`() {
        var world = fifth()
        world.move(.held)
        world.adopt(plan(onward(from: "2026-12-06", 1, 2)))
        #expect(world.places.last == "found baclofen from 2026-12-06: step 1, day 1, held")
        let course = world.agenda.situation(at: world.now).courses(of: nil)[0]
        #expect(course.history.map(\.move.kind) == [.held])
    }

    @Test func `nor where that plan begins today`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-05 09:00")
        world.move(.held)
        world.follow(plan(accepted))
        #expect(world.places.last?.hasPrefix("accepted baclofen from 2026-12-05") ?? false)
        #expect(world.isHeld == [false, false])
    }

    @Test func `a step that is chosen keeps a hold said before`() {
        var world = fifth()
        world.move(.held)
        world.ask(.choose(.step(2), nil))
        #expect(world.days(6...7) == ["13:00 10, 17:00 30", "13:00 10, 17:00 30"])
        #expect(world.isHeld == [true, true])
    }

    @Test func `a hold said after the plan was accepted keeps the amounts of today`() {
        var world = fifth()
        world.follow(plan(accepted))
        world.move(.held)
        #expect(world.places.last == "moved baclofen from 2026-12-06: step 2, day 2, held")
        #expect(world.days(5...7) == ["17:00 20", "17:00 20", "17:00 20"])
        world.restart(at: "2026-12-06 09:00")
        #expect(world.days(5...7) == ["17:00 20", "17:00 20", "17:00 20"])
        world.undo()
        #expect(world.days(5...6) == ["17:00 20", "13:00 10, 17:00 30"])
    }

    @Test func `a hold that led to another text is taken back whole, after a later answer too`() {
        var world = fifth()
        world.follow(plan(accepted))
        world.move(.held)
        world.live(until: "2026-12-06 18:00")
        #expect(world.undo().isRecorded)
        #expect(world.undo().isRecorded)
        #expect(world.isHeld == [false, false])
        #expect(world.days(7...7) == ["13:00 10, 17:00 30"])
    }

    @Test func `a hold said after a file that ends a question keeps the amounts of today`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-05 09:00")
        world.adopt(plan(medication("baclofen", [("13:00", 20), ("17:00", 40)])))
        #expect(world.isAsked)
        world.live(until: "2026-12-05 18:00")
        var later = titration()
        later.steps[2].days = 9
        for step in later.steps.indices {
            later.steps[step] = later.steps[step].mapRows {
                $0.dropLast() + [Slot(time: clock("17:30"), amount: $0.last?.amount ?? .zero)]
            }
        }
        world.adopt(plan(later))
        #expect(!world.isAsked)
        #expect(world.places.last?.hasPrefix("found baclofen from 2026-12-06") == true)
        #expect(world.move(.held).isRecorded)
        #expect(world.isHeld == [true, true])
        #expect(world.days(6...8) == ["17:30 20", "17:30 20", "17:30 20"])
    }

    @Test func `a step back after the end is asked about where the medication is left out`() {
        var world = World(
            plan(titration(after: .stop)), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-11 19:00")
        #expect(world.move(.steppedBack).isRecorded)
        world.adopt(plan(medication("other", [("08:00", 10)])))
        #expect(world.isAsked)
        #expect(world.daily("2026-12-12") == 40)
    }

    @Test func `a hold beside a row that was rewritten for tomorrow keeps the amounts of today`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-07 14:00")
        var rewritten = titration()
        rewritten.steps[2].slots[1].amount = Amount(milligrams: 35)
        world.adopt(plan(rewritten))
        #expect(world.days(7...8) == ["13:00 10, 17:00 30", "13:00 10, 17:00 35"])
        world.move(.held)
        #expect(world.days(7...8) == ["13:00 10, 17:00 30", "13:00 10, 17:00 30"])
        #expect(world.isHeld == [true, true])
    }

    @Test func `a move that led to another text is known again by its request`() {
        var world = fifth()
        world.follow(plan(accepted))
        let hold = Answer.course(.held, nil, now: false, reason: nil)
        #expect(world.ask(hold, request: "a").isRecorded)
        #expect(world.places.last == "moved baclofen from 2026-12-06: step 2, day 2, held")
        #expect(world.ask(hold, request: "a").isRecorded)
    }

    @Test func `a step back beside an edit goes to a row of the text of tomorrow`() {
        var world = fifth()
        world.live(until: "2026-12-07 14:00")
        var even = titration()
        even.steps[2].slots = even.steps[2].slots.map {
            Slot(time: $0.time, amount: Amount(milligrams: 20))
        }
        world.adopt(plan(even))
        #expect(world.places.last == "found baclofen from 2026-12-08: step 3, day 2")
        #expect(world.move(.steppedBack).isRecorded)
        #expect(world.places.last == "moved baclofen from 2026-12-08: step 2, day 1")
        #expect(world.days(7...8) == ["13:00 10, 17:00 30", "17:00 20"])
        #expect(world.days(11...11) == ["13:00 20, 17:00 20"])
        world.undo()
        #expect(world.days(7...8) == ["13:00 10, 17:00 30", "13:00 20, 17:00 20"])
    }

    @Test func `a step back beside an edit never goes to the amount of today`() {
        var world = fifth()
        world.live(until: "2026-12-07 14:00")
        var more = titration()
        for (row, amounts) in [[10, 10], [20, 20], [20, 30]].enumerated() {
            more.steps[row].slots = zip(["13:00", "17:00"], amounts).map {
                Slot(time: clock($0), amount: Amount(milligrams: $1))
            }
        }
        world.adopt(plan(more))
        #expect(world.places.last == "found baclofen from 2026-12-08: step 3, day 2")
        #expect(world.move(.steppedBack).isRecorded)
        #expect(world.days(7...9) == ["13:00 10, 17:00 30", "17:00 20", "17:00 20"])
    }

    /// The row after the one that was left was taken for the one gone back to: 20 mg followed 50.
    @Test func `what a text has after a step back of tomorrow is held against it`() {
        func rows(_ times: [String], _ rows: [[Int]]) -> Plan {
            var drug = titration(recurrence: .every(days: 2))
            drug.steps = rows.map { row in
                Step(
                    days: 3,
                    slots: zip(times, row).map {
                        Slot(time: clock($0), amount: Amount(milligrams: $1))
                    })
            }
            return plan(drug)
        }
        let text = rows(["13:00", "15:00", "17:00"], [[0, 20, 20], [10, 20, 20], [20, 20, 20]])
        var world = World(text, in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-06 10:00")
        #expect(world.move(.steppedBack).isRecorded)
        #expect(world.days(5...7) == ["13:00 10, 15:00 20, 17:00 20", "", "15:00 20, 17:00 20"])
        world.adopt(rows(["13:00", "17:00"], [[0, 20], [10, 20], [20, 20]]))
        #expect(world.days(5...7) == ["13:00 10, 15:00 20, 17:00 20", "", "13:00 20, 17:00 20"])
    }

    @Test(arguments: [0, 1])
    func `a step back from the first row of a plan goes to one of the text before`(days: Int) {
        var world = fifth()
        world.adopt(plan(onward(from: "2026-12-06", 1, 2)))
        world.live(until: "2026-12-0\(5 + days) 19:30")
        #expect(world.move(.steppedBack).isRecorded)
        let first = 6 + days
        #expect(world.days(first...(first + 2)) == ["17:00 10", "17:00 10", "17:00 10"])
        #expect(world.isHeld == [true, true])
        // Nobody is to climb by the old text unasked.
        world.live(until: "2026-12-20 19:00")
        #expect(world.days(20...20) == ["17:00 10"])
        #expect(world.move(.steppedBack) == .refused(.courseCannot(.steppedBack, "baclofen")))
    }

    @Test func `a step back passes the texts by which the amount was the same`() {
        var world = fifth()
        for day in 6...9 {
            world.adopt(plan(onward(from: "2026-12-0\(day)", 1, 2)))
            world.live(until: "2026-12-0\(day) 19:00")
        }
        #expect(world.move(.steppedBack, now: true).isRecorded)
        #expect(world.days(9...10) == ["17:00 20", "17:00 10"])
    }

    @Test func `a step back never goes to a text of another unit`() {
        var world = fifth()
        var puffs = onward(from: "2026-12-06", 1, 2)
        puffs.steps = puffs.steps.map { step in
            step.mapRows { row in row.map { Slot(time: $0.time, amount: $0.amount.counted) } }
        }
        world.adopt(plan(puffs))
        world.live(until: "2026-12-06 12:00")
        #expect(world.ask(.choose(.accept, nil)).isRecorded, "\(world.places)")
        world.live(until: "2026-12-07 19:30")
        #expect(world.move(.steppedBack) == .refused(.courseCannot(.steppedBack, "baclofen")))
    }

    /// A week of one row of the titration, and a week of another one.
    private func onward(from day: String, _ step: Int, _ then: Int) -> Medication {
        var medication = titration(start: day)
        medication.steps = [step, then].map { Step(days: 7, slots: medication.steps[$0].slots) }
        return medication
    }
}

extension Amount {
    /// As many puffs as it is milligrams.
    fileprivate var counted: Amount {
        Amount(grains: grains / AmountUnit.mg.grains * AmountUnit.puffs.grains, .puffs)
    }
}

extension World {
    private var course: Course? {
        agenda.plan?.medications.first.map { agenda.situation(at: now).course(of: $0) }
    }

    /// What is planned for days of this December.
    fileprivate func days(_ days: ClosedRange<Int>) -> [String] {
        days.map { course?.day("2026-12-\($0 < 10 ? "0" : "")\($0)") ?? "" }
    }

    /// Of tomorrow and the day after it.
    fileprivate var isHeld: [Bool] {
        let today = agenda.situation(at: now).today
        return (1...2).map { course?.position(on: today + $0)?.isHeld ?? false }
    }
}
