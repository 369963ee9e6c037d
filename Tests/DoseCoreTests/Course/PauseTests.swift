import DoseCore
import DoseSimulator
import Testing

/// Nobody returns from days of nothing to more than was taken last.
@Suite struct `While nothing is taken` {
    /// A world in which the dose of 17:00 was taken on these days of December, counted from 1, up to the noon after them.
    private func world(taken days: [Bool], _ advance: Advance = .calendar) -> World {
        `Only days with an intake count`.world(taken: days, of: titration(advance: advance))
    }

    @Test(arguments: Advance.allCases)
    func `after three days of nothing the course is held at what was taken last`(advance: Advance) {
        let world = world(taken: [true, true, true, false, false, false], advance)
        #expect(
            world.places.prefix(2) == [
                "found baclofen from 2026-12-01: step 1, day 1",
                // The first day of the next step went by with nothing.
                "paused baclofen from 2026-12-05: step 1, day 3",
            ])
        #expect(world.places.last == "paused baclofen from 2026-12-07: step 1, day 3, held")
        #expect(world.positions(9).hasSuffix("1.3h 1.3h 1.3h"))
    }

    @Test func `on the day of return the amount is the one that was taken last`() {
        var world = world(taken: [true, true, true, false])
        world.run(until: "2026-12-05 17:00")
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 10)])
        world.take()
        world.run(until: "2026-12-06 17:00")
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 20)])
    }

    @Test func `whoever was away with the computer off returns to what was taken last`() {
        var world = world(taken: [true, true, true])
        world.restart(at: "2026-12-09 16:00", isReboot: true)
        #expect(world.places.last == "paused baclofen from 2026-12-09: step 1, day 3, held")
        // What was due meanwhile was missed as it was planned.
        #expect(world.state("baclofen/2026-12-08/13:00") == .settled(.missed(.unattended)))
        world.run(until: "2026-12-09 17:00")
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 10)])
    }

    @Test func `a held course goes on when it is resumed, with no raise before an intake`() {
        var world = world(taken: [true, true, true, false, false, false])
        #expect(world.move(.resumed).isRecorded)
        world.run(until: "2026-12-08 17:05")
        #expect(world.places.last == "paused baclofen from 2026-12-08: step 1, day 3")
        world.take()
        world.run(until: "2026-12-09 17:00")
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 20)])
    }

    @Test func `the dose of the day of return rings at its time, a day without doses later`() {
        var medication = titration(recurrence: .every(days: 2))
        let rows = [("08:00", 10), ("17:00", 20)]
        medication.steps = rows.map { time, amount in
            Step(days: 3, slots: [Slot(time: clock(time), amount: Amount(milligrams: amount))])
        }
        var world = World(plan(medication), in: paris, at: "2026-12-01 07:00")
        world.live(until: "2026-12-05 12:00")
        // The first dose of the next step goes by with nothing, and by the text its second one is at 17:00.
        world.run(until: "2026-12-07 08:00")
        #expect(world.rings.last == "08:00 first baclofen/2026-12-07/08:00")
    }

    @Test func `a course of one amount, and one with an intake on its days, goes on`() {
        #expect(world(taken: [true, true, true, true, true]).places.isEmpty)
        var always = World(afternoon, in: paris, at: "2026-12-01 12:00")
        always.run(until: "2026-12-09 12:00")
        #expect(always.places.isEmpty)
    }

    @Test func `what waits with less in the day and more at once is no lower amount`() {
        var drug = baclofen([("08:00", 20), ("20:00", 20)])
        drug.start = civil("2026-12-01")
        drug.steps[0].days = 2
        drug.steps.append(Step(days: 9, slots: drug.steps[0].slots))
        for (index, amount) in [10, 25].enumerated() {
            drug.steps[1].slots[index].amount = Amount(milligrams: amount)
        }
        var world = World(plan(drug), in: paris, at: "2026-12-01 07:00")
        world.live(until: "2026-12-02 23:00")
        world.run(until: "2026-12-03 22:00")
        drug.start = civil("2026-12-20")
        world.adopt(plan(drug))
        world.run(until: "2026-12-04 07:00")
        #expect(world.daily("2026-12-04") == 40)
    }

    @Test func `a journey by which more dates are over is looked at, though the date is the same`()
    {
        var drug = titration()
        for row in drug.steps.indices { drug.steps[row].days = 1 }
        var world = World(
            plan(drug), in: .system("America/New_York"), at: "2026-12-01 04:07")
        world.run(until: "2026-12-02 07:00")
        #expect(world.places.isEmpty)
        // There it was adopted the day before, so that its first day counts.
        world.travel(to: .system("Pacific/Pago_Pago"))
        #expect(world.time == "2026-12-02 01:00")
        #expect(world.places.last == "paused baclofen from 2026-12-02: step 1, day 1")
    }

    @Test func `a plan that waits for its start begins all the same`() {
        var world = world(taken: [true, true, true])
        var later = titration(start: "2026-12-09")
        later.steps.removeFirst()
        world.adopt(plan(later))
        world.run(until: "2026-12-08 12:00")
        #expect(world.places.last?.hasPrefix("paused baclofen") ?? false)
        #expect(world.places.last?.hasSuffix("step 1, day 3, held") ?? false)
        let course = world.agenda.situation(at: world.now).course(of: titration())
        #expect(course.day("2026-12-08") == "17:00 10")
        world.run(until: "2026-12-09 12:00")
        // The new plan's first step is found, or asked about: it is not forgotten.
        #expect(!(world.places.last?.hasPrefix("paused") ?? true), "\(world.places)")
    }

    @Test func `a day with less than half of its amount is no day of a step`() {
        var world = World(plan(titration(advance: .taken)), in: paris, at: "2026-12-01 12:00")
        for (day, mg) in [10, 5, 4, 1].enumerated() {
            world.run(until: "2026-12-0\(day + 1) 17:05")
            world.take("17:00", mg: mg)
        }
        world.run(until: "2026-12-05 12:00")
        #expect(world.positions(5) == "1.1 1.2 1.3 1.3 1.3")
    }

    @Test(arguments: [[2, 9], [9, 2]])
    func `of what was taken in another unit nobody knows whether it was half`(order: [Int]) {
        let date = civil("2026-12-01")
        let planned = Amount(milligrams: 30)
        let puffs = Amount(grains: 2 * AmountUnit.puffs.grains, .puffs)
        var history = CourseHistory()
        for each in order { history.count(of: each == 2 ? puffs : Amount(milligrams: 9), on: date) }
        func counts(_ planned: Amount) -> Bool {
            Course.CountedDates(taken: history.taken, today: date + 1)
                .counts(date, planned: planned)
        }
        #expect(counts(planned))
        history.discount(puffs, on: date, at: nil)
        #expect(!counts(planned))
        #expect(counts(Amount(milligrams: 18)))
    }

    @Test func `from days of nothing the course goes on, whatever was missed before them`() {
        var medication = titration()
        medication.steps = [(2, 10), (3, 0), (9, 20)].map { days, mg in
            Step(days: days, slots: [Slot(time: clock("17:00"), amount: Amount(milligrams: mg))])
        }
        var world = World(plan(medication), in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-02 19:00")
        #expect(world.ask(.choose(.step(2), nil)).isRecorded)
        world.run(until: "2026-12-06 17:05")
        let course = world.agenda.situation(at: world.now).course(of: medication)
        #expect(course.day("2026-12-06") == "17:00 20", "\(world.places)")
    }

    @Test func `a step chosen in place of a plan of tomorrow is what is returned to`() {
        var world = world(taken: [true, true])
        var other = titration(start: "2026-12-04")
        other.steps = [0, 1, 2].map { Step(days: 9, slots: titration().steps[$0].slots) }
        world.adopt(plan(other))
        #expect(world.places.last == "found baclofen from 2026-12-04: step 1, day 1")
        #expect(world.ask(.choose(.step(1), nil)).isRecorded)
        world.run(until: "2026-12-03 17:05")
        world.take()
        world.run(until: "2026-12-07 12:00")
        #expect(world.places.last == "paused baclofen from 2026-12-07: step 2, day 1, held")
    }

    @Test func `a hold said beside an edit holds the amounts of today`() {
        var world = world(taken: [true, true])
        world.run(until: "2026-12-03 17:05")
        world.take()
        var edited = titration()
        edited.steps[2].days = 5
        world.adopt(plan(edited))
        #expect(
            world.places == [
                "found baclofen from 2026-12-01: step 1, day 1",
                "found baclofen from 2026-12-03: step 1, day 3",
            ])
        world.move(.held)
        #expect(world.positions(5).hasSuffix("1.3 1.3h 1.3h"))
        world.undo()
        #expect(world.positions(5).hasSuffix("1.3 2.1 2.2"))
    }

    @Test func `days that a clock skips after a choice are none of the course`() {
        var world = world(taken: [true, true, true, true, true])
        world.synchronise()
        world.setClock(to: "2026-12-01 09:00")
        #expect(world.ask(.choose(.step(1), nil)).isRecorded)
        world.setClock(to: "2026-12-07 12:00")
        #expect(world.places.last == "paused baclofen from 2026-12-07: step 2, day 1")
        world.run(until: "2026-12-07 17:00")
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 20)])
    }

    @Test func `a pause by a clock that was ahead does not come on its date`() {
        var world = world(taken: [true, true])
        world.setClock(to: "2026-12-20 09:00")
        #expect(world.places.last == "paused baclofen from 2026-12-20: step 1, day 2, held")
        world.setClock(to: "2026-12-03 12:05")
        world.synchronise()
        #expect(world.positions(4).hasSuffix("1.3 2.1"))
        world.live(until: "2026-12-20 20:00")
        #expect(
            world.agenda.situation(at: world.now).course(of: titration()).day("2026-12-20")
                == "13:00 10, 17:00 30")
    }

    @Test func `where a pause of a date ahead ends, no more is due than was taken last`() {
        var world = world(taken: [true, true, true, false])
        #expect(world.places.last == "paused baclofen from 2026-12-05: step 1, day 3")
        world.setClock(to: "2026-12-07 09:00")
        #expect(world.places.last?.hasPrefix("paused baclofen from 2026-12-07") == true)
        world.setClock(to: "2026-12-06 12:05")
        world.synchronise()
        #expect(world.places.last == "found baclofen from 2026-12-06: step 1, day 3")
    }
}
