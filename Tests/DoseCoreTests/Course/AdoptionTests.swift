import DoseCore
import DoseSimulator
import Testing

/// The everyday edits of a titration of three-day steps, on its eighth step: `today`, `tomorrow` in mg a day as they ring
/// by the edited file with nothing answered, and whether a question is asked.
@Suite struct `A file edited in the midst of a course` {
    @Test(arguments: edits)
    func `moves nobody's amount without a yes`(edit: FileEdit) {
        for stand in Stand.allCases {
            var world = stand.world()
            let before = world.daily("2026-12-21")
            world.adopt(plan(edit.applied(climb())))
            let rung = ["2026-12-22", "2026-12-23"].map { world.daily($0) }
            let outcome = "\(rung[0]) \(rung[1])\(world.isAsked ? " ?" : "")"
            #expect(
                outcome == edit.expected[stand], "\(edit.name), \(stand), the day before \(before)")
        }
    }

    @Test func `an open dose can be answered before its medication is taken as needed`() {
        var world = Stand.plain.world()
        var needed = climb()
        (needed.steps, needed.asNeeded) = ([Step(days: 1, slots: [])], AsNeeded())
        needed.start = CivilDate(dayNumber: 0)
        world.run(until: "2026-12-22 13:05")
        world.adopt(plan(needed))
        world.ask(.choose(.accept, "baclofen"))
        #expect(world.take("baclofen/2026-12-22/13:00").isRecorded)
    }

    @Test func `a course that is over does not begin again at what was held before`() {
        var drug = titration(after: .stop)
        var world = World(plan(drug), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-02 20:00")
        world.move(.held)
        world.live(until: "2026-12-04 20:00")
        for step in drug.steps.indices {
            drug.steps[step] = drug.steps[step].mapRows {
                $0.map { $0.with(Amount(milligrams: 60 + 10 * step)) }
            }
        }
        world.adopt(plan(drug))
        world.ask(.choose(.accept, "baclofen"))
        world.live(until: "2026-12-11 12:00")
        #expect(world.daily("2026-12-11") == 0)
        // Nothing but its tablets are others.
        drug.preparation = Preparation(tablet: Amount(milligrams: 5))
        world.adopt(plan(drug))
        #expect(["11", "12", "13"].map { world.daily("2026-12-\($0)") } == [0, 0, 0])
    }

    /// Of the days after the end nothing was due, though the text that is saved has something of them.
    @Test func `a course that is over begins with what a plan has of now, and held by nothing`() {
        func rows(_ rows: [(days: Int, mg: Int)]) -> Plan {
            var drug = titration(after: .stop)
            drug.steps = rows.map {
                Step(
                    days: $0.days,
                    slots: [Slot(time: clock("17:00"), amount: Amount(milligrams: $0.mg))])
            }
            return plan(drug)
        }
        var world = World(rows([(4, 20)]), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-14 12:00")
        #expect(world.daily("2026-12-14") == 0)
        world.adopt(rows([(15, 10), (9, 20)]))
        #expect(!world.isAsked)
        #expect(
            ["04", "05", "14", "15", "16"].map { world.daily("2026-12-\($0)") } == [
                20, 0, 10, 10, 20,
            ])
        world.restart()
        #expect(["14", "15", "16"].map { world.daily("2026-12-\($0)") } == [10, 10, 20])
    }

    @Test func `as much in another unit is asked about, also after the end`() {
        var over = baclofen([("08:00", 15)])
        over.start = civil("2026-12-01")
        over.steps[0].days = 3
        over.after = .stop
        over.steps[0].slots[0] = over.steps[0].slots[0].with(
            Amount(grains: 15 * AmountUnit.units.grains, .units))
        var world = World(plan(over), in: paris, at: "2026-12-01 07:00")
        world.live(until: "2026-12-04 07:00")
        world.adopt(plan(baclofen([("08:00", 15)])))
        #expect(world.isAsked, "\(world.places)")
    }

    @Test func `a key that another drug bore until yesterday is asked about`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2026-12-05 19:00")
        var renamed = titration()
        renamed.key = "lioresal"
        world.adopt(plan(renamed))
        world.live(until: "2026-12-06 07:00")
        #expect(!world.isAsked)
        // Of one row, where the other one stood on its second.
        var other = baclofen([("08:00", 400)])
        other.name = "Another"
        world.adopt(plan(renamed, other))
        #expect(world.isAsked, "\(world.places)")
    }

    @Test func `on the first day of a course what was taken is what the next day is compared with`()
    {
        var world = World(plan(baclofen([("08:00", 10)])), in: paris, at: "2026-12-01 07:00")
        world.live(until: "2026-12-01 12:00")
        world.adopt(plan(baclofen([("08:00", 100)])))
        #expect(world.isAsked)
        #expect(world.daily("2026-12-02") == 10)
    }

    @Test func `a dose of the night can be answered where its medication is now taken as needed`() {
        var night = climb()
        for step in night.steps.indices {
            night.steps[step] = night.steps[step].mapRows {
                $0.dropLast() + [Slot(time: clock("25:30"), amount: $0.last?.amount ?? .zero)]
            }
        }
        var world = World(plan(night), in: paris, at: "2026-12-01 08:00")
        world.live(until: "2026-12-21 20:00")
        var needed = night
        (needed.steps, needed.asNeeded) = ([Step(days: 1, slots: [])], AsNeeded())
        needed.start = CivilDate(dayNumber: 0)
        world.adopt(plan(needed))
        world.ask(.choose(.accept, "baclofen"))
        world.run(until: "2026-12-22 01:35")
        #expect(world.take("baclofen/2026-12-21/25:30").isRecorded)
        #expect(world.state("baclofen/2026-12-21/25:30")?.isSettled == true)
    }

    @Test func `a key that is given back on the same day finds its course again`() {
        var world = Stand.plain.world()
        world.run(until: "2026-12-22 13:05")
        world.take()
        var renamed = climb()
        renamed.key = "baclo"
        world.adopt(plan(renamed))
        world.adopt(plan(climb()))
        #expect(!world.isAsked)
        #expect(world.daily("2026-12-22") == 80)
        #expect(world.daily("2026-12-23") == 80)
        world.run(until: "2026-12-23 13:00")
        #expect(world.rings.last == "13:00 first baclofen/2026-12-23/13:00")
    }

    @Test(arguments: [
        (["08:00"], true, ["22:00"], ["2026-12-03/22:00"]),
        (["08:00"], false, ["22:00"], ["2026-12-02/22:00", "2026-12-03/22:00"]),
        (
            ["08:00", "22:00"], true, ["08:00", "22:00"],
            ["2026-12-02/22:00", "2026-12-03/08:00", "2026-12-03/22:00"]
        ),
    ])
    func `left out and put back on one day it rings for no dose that was taken`(
        times: [String], isTaken: Bool, new: [String], rung: [String]
    ) {
        func x(_ times: [String]) -> Medication { medication("x", times.map { ($0, 20) }) }
        let other = medication("other", [("12:00", 5)])
        var world = World(plan(x(times), other), in: paris, at: "2026-12-01 13:00")
        world.adopt(plan(other))
        world.run(until: "2026-12-02 08:05")
        if isTaken { world.take("x/2026-12-02/08:00") }
        world.run(until: "2026-12-02 09:30")
        world.ask(.choose(.accept, "x"))
        world.run(until: "2026-12-02 20:00")
        world.adopt(plan(x(new), other))
        #expect(!world.isAsked)
        let before = world.rings.count
        world.run(until: "2026-12-03 22:30")
        let rings = world.rings[before...].filter { $0.contains(" first x/") }
        #expect(rings.map { String($0.split(separator: "x/")[1]) } == rung)
    }

    @Test func `a plan that begins later is taken up at its start, where the person is`() {
        var world = Stand.held.world()
        var later = climb()
        later.start = civil("2027-01-05")
        later.steps[6].days = 9
        world.adopt(plan(later))
        #expect(world.places.last?.hasPrefix("waiting baclofen") == true)
        world.run(until: "2027-01-05 12:00")
        #expect(world.places.last?.hasPrefix("found baclofen from 2027-01-05: step 7") == true)
        #expect(world.daily("2027-01-05") == 70)
        #expect(world.agenda.plan == plan(later))
    }

    @Test(arguments: [(10, false), (20, false), (50, false), (400, true)])
    func `begun anew on the day after its end, it is asked about where it is far above`(
        first: Int, isAsked: Bool
    ) {
        // 30 mg at 17:00 on its last day.
        var world = World(plan(titration(after: .stop)), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-10 09:00")
        var anew = titration(after: .stop, start: "2026-12-10")
        anew.steps[0].slots[1].amount = Amount(milligrams: first)
        anew.steps[1].slots[1].amount = Amount(milligrams: first + 10)
        anew.steps[2].slots[1].amount = Amount(milligrams: first + 20)
        world.adopt(plan(anew))
        #expect(world.isAsked == isAsked)
        #expect(world.daily("2026-12-10") == (isAsked ? 0 : first))
        #expect(world.daily("2026-12-09") == 40)
    }

    @Test func `an end that begins tomorrow takes nothing of today when the file is saved again`() {
        var world = Stand.plain.world()
        var ended = climb()
        ended.end = civil("2026-12-21")
        world.run(until: "2026-12-22 13:05")
        world.take()
        world.adopt(plan(ended))
        world.ask(.choose(.accept, nil))
        ended.steps[9].days = 7
        world.adopt(plan(ended))
        #expect(world.daily("2026-12-22") == 80)
        world.run(until: "2026-12-22 15:00")
        #expect(world.rings.last == "15:00 first baclofen/2026-12-22/15:00")
    }

    @Test func `an answer to the question that is sent again is the same one`() {
        for choice in [PlaceChoice.accept, .keep, .step(3)] {
            var world = Stand.held.world()
            world.adopt(plan(climb(titrationRows.map { $0.map { $0 * 10 } })))
            let answer = Answer.choose(choice, "baclofen")
            #expect(world.ask(answer, request: "r").isRecorded)
            let places = world.places
            #expect(world.ask(answer, request: "r").isRecorded)
            #expect(world.places == places)
        }
    }

    @Test func `another plan than the one that waits for its zone goes on from where that was`() {
        var world = Stand.held.world()
        world.die()
        world.setZoneData(false)
        world.start()
        world.setZoneData(true, isTold: false)
        world.adopt(plan(slow(7)(climb())))
        #expect(!world.isAsked)
        #expect(world.daily("2026-12-22") == 70)
        #expect(world.daily("2026-12-23") == 70)
    }

    @Test func `on the day of its place a course that is resumed goes no row further`() {
        var world = Stand.held.world()
        world.adopt(plan(slow(7)(climb())))
        world.move(.resumed, now: true)
        #expect(world.daily("2026-12-22") == 70)
    }
}

/// Where the person stands on 2026-12-22.
enum Stand: CaseIterable, Sendable {
    /// On the eighth step, of 80 mg.
    case plain
    /// Held on the seventh, of 70 mg.
    case held
    /// Gone back to the sixth, of 60 mg, and held there.
    case back

    func world() -> World {
        var world = World(plan(climb()), in: paris, at: "2026-12-01 08:00")
        for day in 1...21 {
            let date = "2026-12-\(day < 10 ? "0" : "")\(day)"
            for time in ["13:00", "15:00", "17:00"] {
                world.run(until: "\(date) \(time)")
                world.take()
            }
            world.run(until: "\(date) 18:30")
            if self == .held, day == 20 { world.move(.held) }
            if self == .back, day == 19 { world.move(.steppedBack) }
            if self == .back, day == 20 { world.move(.held) }
        }
        world.run(until: "2026-12-22 12:00")
        return world
    }
}

extension World {
    var isAsked: Bool { !agenda.situation(at: now).questions.isEmpty }

    /// What is due or was taken on a date, in mg, of every medication.
    func daily(_ date: String) -> Int {
        let day = agenda.situation(at: now).day(civil(date))
        return day.doses.filter { $0.state != .settled(.superseded) }
            .reduce(0) { $0 + Int($1.dose.amount.value) }
    }
}
