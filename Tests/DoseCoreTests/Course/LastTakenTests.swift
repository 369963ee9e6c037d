import DoseCore
import DoseSimulator
import Testing

/// A person is at what was taken last, in the order in which it was: clocks that are set say other dates.
@Suite struct `What was taken last` {
    private func world(taken days: [Bool]) -> World {
        var world = `Only days with an intake count`.world(taken: days, of: titration())
        world.synchronise()
        return world
    }

    private func rings(_ world: inout World, at time: String) -> [Amount] {
        world.run(until: time)
        return world.desktop.values.flatMap(\.doses).map(\.dose.amount)
    }

    /// The clock set back takes with it where the course was paused, of dates still to come by it.
    @Test func `is known though a clock set back forgot where the course was`() {
        // Paused on the fifth, and taken then: 10 mg.
        var world = world(taken: [true, true, true, false, true])
        #expect(world.places.last == "paused baclofen from 2026-12-05: step 1, day 3")
        world.setClock(to: "2026-10-26 12:00")
        world.setClock(to: "2026-12-08 12:00")
        #expect(world.places.last == "paused baclofen from 2026-12-08: step 1, day 3")
        #expect(rings(&world, at: "2026-12-08 17:00") == [Amount(milligrams: 10)])
    }

    @Test func `is what was lived by a clock that was ahead, and its dates are no days since`() {
        var medication = titration()
        medication.steps = [10, 20, 30, 40, 50].map { amount in
            Step(days: 1, slots: [Slot(time: clock("17:00"), amount: Amount(milligrams: amount))])
        }
        var world = World(plan(medication), in: paris, at: "2026-12-01 12:00", isSynchronised: true)
        world.live(until: "2026-12-02 12:00")
        // The second day is skipped by the clock, and the three after it are lived: 10, 20 and 30 mg.
        for day in 3...5 {
            world.setClock(to: "2026-12-0\(day) 12:00")
            world.run(until: "2026-12-0\(day) 17:05")
            #expect(world.take().isRecorded)
        }
        world.setClock(to: "2026-12-02 18:30")
        world.run(until: "2026-12-06 12:00")
        #expect(world.places.last == "paused baclofen from 2026-12-06: step 3, day 1")
        #expect(rings(&world, at: "2026-12-06 17:00") == [Amount(milligrams: 30)])
    }

    @Test func `is what the person chose since, by whatever clock`() {
        var world = world(taken: [true, true, true, true, true, true, true])
        world.setClock(to: "2026-12-02 09:00")
        #expect(world.ask(.choose(.step(1), nil)).isRecorded)
        world.setClock(to: "2026-12-09 12:00")
        #expect(world.places.last == "paused baclofen from 2026-12-09: step 2, day 1")
    }

    @Test func `is the last that was told in its time, and not what is told of long ago`() {
        var world = world(taken: [true, true, true, true, false])
        let told = paris.instant(of: "2026-12-02 13:30")
        #expect(
            world.ask(
                .take(
                    .matching(DoseSelector(medication: "baclofen")), at: told,
                    amount: .amount(Amount(milligrams: 10)))
            )
            .isRecorded)
        world.run(until: "2026-12-06 12:00")
        #expect(world.positions(6).hasSuffix("2.1 2.2 2.3"))
    }

    /// Told after the next dose was taken, it makes the dates since another step's, and not what was swallowed on them.
    @Test func `is what was due then, also where an earlier dose is told after it`() throws {
        var world = `Only days with an intake count`.world(
            taken: [true, true, false, true], of: titration(advance: .taken))
        #expect(world.positions(4) == "1.1 1.2 1.3 1.3")
        let missed = try #require(DoseID("baclofen/2026-12-03/17:00"))
        #expect(world.ask(.took([missed])).isRecorded)
        #expect(world.positions(5) == "1.1 1.2 1.3 2.1 2.2")
        world.run(until: "2026-12-06 12:00")
        #expect(world.places.last == "paused baclofen from 2026-12-06: step 1, day 3")
        #expect(rings(&world, at: "2026-12-06 17:00") == [Amount(milligrams: 10)])
    }

    @Test func `does not go up with what is resumed and taken back`() {
        var world = world(taken: [true, true, true, false, false, false])
        #expect(world.move(.resumed).isRecorded)
        world.run(until: "2026-12-08 00:05")
        #expect(world.places.last == "paused baclofen from 2026-12-08: step 1, day 3")
        world.undo()
        #expect(world.places.last == "paused baclofen from 2026-12-08: step 1, day 3, held")
    }

    /// On the way down a step back is one up.
    @Test(arguments: [CourseMove.Kind.steppedBack, .resumed])
    func `is no less than what a move of the day of return leads to`(kind: CourseMove.Kind) {
        var taper = titration()
        if kind == .steppedBack { taper.steps.reverse() }
        let taken = [Bool](repeating: true, count: kind == .resumed ? 3 : 4)
        var world = `Only days with an intake count`.world(
            taken: taken + [Bool](repeating: false, count: 7 - taken.count), of: taper)
        world.synchronise()
        #expect(world.places.last?.hasSuffix("held") == true)
        #expect(world.move(kind, now: true) == .refused(.noRaiseOnReturn(kind, "baclofen")))
        world.run(until: "2026-12-08 17:00")
        #expect(world.take().isRecorded)
        #expect(world.move(kind, now: true).isRecorded)
    }

    @Test func `is what was taken since a plan waits to begin`() {
        // 35 mg and then 40 mg, of which no intake is as large.
        var drug = titration()
        drug.steps = [[25, 10], [20, 20]].map { row in
            Step(
                days: 3,
                slots: zip(["13:00", "17:00"], row).map {
                    Slot(time: clock($0), amount: Amount(milligrams: $1))
                })
        }
        var world = World(plan(drug), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2026-12-05 20:00")
        world.move(.steppedBack)
        drug.start = civil("2026-12-20")
        world.adopt(plan(drug))
        #expect(world.places.last == "waiting baclofen from 2026-12-05: step 2, day 2")
        world.live(until: "2026-12-06 20:00")
        world.run(until: "2026-12-08 12:00")
        #expect(world.places.last == "waiting baclofen from 2026-12-05: step 2, day 2")
    }

    @Test func `is not what is remembered no more`() {
        var world = World(plan(titration(after: .stop)), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2027-02-20 12:00")
        // One of so many starts reads no more than it must.
        for _ in 0..<8 { world.restart() }
        #expect(world.move(.steppedBack).isRecorded)
        world.run(until: "2027-02-21 12:00")
        #expect(!world.places.contains { $0.hasPrefix("paused") }, "\(world.places)")
    }

    @Test func `is compared weekday by weekday`() {
        var drug = titration(recurrence: .every(days: 7))
        func slots(_ amount: Int) -> [Slot] {
            [Slot(time: clock("17:00"), amount: Amount(milligrams: amount))]
        }
        drug.steps = [5, 15, 25, 35].map {
            Step(days: 2, slots: slots($0), on: [Variant(weekdays: [.tuesday], slots: slots(5))])
        }
        var world = World(plan(drug), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2026-12-08 12:00")
        #expect(!world.places.contains { $0.hasPrefix("paused") }, "\(world.places)")
    }

    @Test func `is no jump where the person went back twice in a day`() {
        var taper = titration()
        taper.steps.reverse()
        var world = World(plan(taper), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-07 20:00")
        world.run(until: "2026-12-08 09:00")
        #expect(world.move(.steppedBack, now: true).isRecorded)
        #expect(world.move(.steppedBack, now: true).isRecorded)
        #expect(!world.places.contains { $0.hasPrefix("paused") })
        #expect(world.daily("2026-12-08") == 40)
    }

    @Test func `is of this course, and not of one before its start`() {
        var old = titration()
        old.steps = [
            Step(days: 5, slots: [Slot(time: clock("17:00"), amount: Amount(milligrams: 30))])
        ]
        (old.after, old.pauseAfter) = (.stop, 1)
        var world = World(plan(old), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2026-12-20 20:00")
        var new = titration(start: "2026-12-19")
        new.steps[2].slots = [Slot(time: clock("17:00"), amount: Amount(milligrams: 30))]
        new.pauseAfter = 1
        world.adopt(plan(new))
        // The evening of its adoption is over, and of the next day nothing is taken.
        world.run(until: "2026-12-22 12:00")
        #expect(world.places.last == "paused baclofen from 2026-12-22: step 1, day 2, held")
        #expect(rings(&world, at: "2026-12-22 17:00") == [Amount(milligrams: 10)])
    }
}

/// What nobody is asked about, and what nobody is spared.
@Suite struct `A question about a course` {
    @Test func `stands though today is another date by another zone`() {
        let tokyo = Zone.system("Asia/Tokyo")
        var world = World(
            plan(titration()), in: tokyo, at: tokyo.instant(of: "2026-12-08 03:00"),
            isSynchronised: true, afterLoss: true)
        #expect(world.places.last == "asked baclofen from 2026-12-08: nothing")
        var home = plan(titration())
        home.zone = .named("America/Lima")
        world.adopt(home)
        #expect(world.isAsked)
        world.run(until: "2026-12-08 20:00")
        #expect(world.rings.isEmpty)
    }

    @Test func `is not asked again where the end was accepted`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-05 12:00")
        world.run(until: "2026-12-05 17:05")
        world.take()
        world.adopt(plan(titration(end: "2026-12-04")))
        #expect(world.ask(.choose(.accept, nil)).isRecorded)
        #expect(world.places.last == "accepted baclofen from 2026-12-06: nothing")
        var moved = titration(end: "2026-12-04")
        moved.note = "with food"
        moved.shift = TimeShift(
            from: civil("2026-12-05"), to: [clock("13:00"), clock("18:00")], perDay: .minutes(15))
        world.adopt(plan(moved))
        #expect(!world.isAsked)
        world.run(until: "2026-12-06 20:00")
        #expect(!world.rings.contains { $0.contains("2026-12-06") })
    }

    /// From the eighth to the ninth row the first intake goes, and the others come to other times.
    @Test func `is not asked where only times move, on a date without doses either`() {
        let rows = [[10, 40, 40], [0, 40, 40]]
        var medication = titration(recurrence: .every(days: 2))
        medication.steps = rows.map { row in
            Step(
                days: 4,
                slots: zip(["08:00", "13:00", "20:00"], row).map {
                    Slot(time: clock($0), amount: Amount(milligrams: $1))
                })
        }
        var world = World(plan(medication), in: paris, at: "2026-12-01 07:00")
        world.live(until: "2026-12-03 21:30")
        medication.shift = TimeShift(
            from: civil("2026-12-04"), to: [clock("07:00"), clock("12:00"), clock("19:00")],
            perDay: .minutes(30))
        world.adopt(plan(medication))
        #expect(!world.isAsked, "\(world.places)")
    }

    @Test(arguments: [
        // The second day of the last row of three, and long after it.
        ("2026-12-08", false), ("2026-12-20", true),
    ])
    func `is asked where a text would end at once on who stayed on its last row`(
        day: String, isAsked: Bool
    ) {
        var world = World(plan(titration()), in: paris, at: "2026-12-07 12:00")
        world.live(until: "\(day) 20:00")
        world.adopt(plan(titration(after: .stop)))
        #expect(world.isAsked == isAsked)
        world.live(until: "2026-12-22 12:00")
        let rings = world.rings.contains { $0.contains("baclofen/2026-12-21") }
        #expect(rings == isAsked)
    }
}
