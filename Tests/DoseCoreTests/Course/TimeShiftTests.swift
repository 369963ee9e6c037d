import DoseCore
import DoseSimulator
import Testing

/// 13:00 and 17:00 go to 15:00 and 17:30 from the fifth on, half an hour a day: over on the eighth.
private func moving(
    from: String = "2026-12-05", advance: Advance = .calendar, after: AfterLastStep = .hold
) -> Medication {
    var moving = titration(after: after, advance: advance)
    moving.shift = TimeShift(
        from: civil(from), to: [clock("15:00"), clock("17:30")], perDay: .minutes(30))
    return moving
}

@Suite struct `Times that move` {
    @Test func `go a little each day, and the amounts wait`() {
        let course = Course(moving())
        #expect(course.positions(12) == "1.1 1.2 1.3 2.1 2.1 2.1 2.1 2.1 2.2 2.3 3.1 3.2")
        let days = (4...12).map { course.day("2026-12-\($0 < 10 ? "0" : "")\($0)") }
        #expect(
            days == [
                "17:00 20", "17:30 20", "17:30 20", "17:30 20", "17:30 20", "17:30 20", "17:30 20",
                "15:00 10, 17:30 30", "15:00 10, 17:30 30",
            ])
        let times = (4...9).map { course.slots(on: civil("2026-12-0\($0)"))[0].time.description }
        #expect(times == ["13:00", "13:30", "14:00", "14:30", "15:00", "15:00"])
    }

    @Test(
        arguments: [
            (["held 12-03"], "1.1 1.2 1.2h 1.2h 1.2h 1.2h 1.2h 1.2h 1.2h 1.2h"),
            // The hold kept nothing back that the times did not.
            (["held 12-04", "resumed 12-06"], "1.1 1.2 1.3 1.3h 1.3h 1.3 1.3 1.3 2.1 2.2"),
            (["held 12-03", "resumed 12-06 14:00"], "1.1 1.2 1.2h 1.2h 1.2h 1.2 1.2 1.2 1.3 2.1"),
            (["stepped_back 12-06"], "1.1 1.2 1.3 2.1 2.1 1.1 1.1 1.1 1.2 1.3"),
            (["stepped_back 12-06 14:00"], "1.1 1.2 1.3 2.1 2.1 1.1 1.1 1.1 1.2 1.3"),
        ] as [([String], String)])
    func `are not seen by the moves of a course`(moves: [String], positions: String) {
        #expect(Course(moving(), moves: moves.map(move)).positions(10) == positions)
    }

    @Test func `go on while the course is held`() {
        let held = Course(moving(), moves: [move("held 12-03")])
        let times = (4...9).map { held.slots(on: civil("2026-12-0\($0)"))[0].time.description }
        #expect(times == ["13:00", "13:30", "14:00", "14:30", "15:00", "15:00"])
        #expect(held.day("2026-12-09") == "17:30 10")
    }

    @Test func `let a first row begin, and a course that begins later`() {
        #expect(
            Course(moving(from: "2026-11-29")).positions(6) == "1.1 1.1 1.2 1.3 2.1 2.2")
        #expect(
            Course(moving(from: "2026-12-01")).positions(6) == "1.1 1.1 1.1 1.1 1.2 1.3")
        #expect(Course(moving(from: "2026-11-01")).positions(4) == "1.1 1.2 1.3 2.1")
    }

    @Test func `wait beside days that do not count`() {
        var history = CourseHistory()
        for date in ["2026-12-01", "2026-12-02", "2026-12-05"].map(civil) {
            history.count(of: Amount(milligrams: 40), on: date)
        }
        let counted = Course.CountedDates(taken: history.taken, today: civil("2026-12-07"))
        #expect(
            Course(moving(from: "2026-12-04", advance: .taken), counted: counted).positions(10)
                == "1.1 1.2 1.3 1.3 1.3 1.3 1.3 2.1 2.2 2.3")
    }

    @Test func `keep their order, whatever they go to`() {
        var seconds = [0, 60, 3600, 3660, 43_200, 61_200, 86_340]
        for step in [0, 7, 61] {
            seconds = seconds.map { ($0 * 31 + step * 977) % 86_400 / 60 * 60 }
            let (from, to) = (
                Array(Set(seconds)).sorted(), Array(Set(seconds.map { $0 / 2 })).sorted()
            )
            guard from.count == to.count else { continue }
            var drug = titration()
            drug.steps[0].slots = from.compactMap(CivilTime.init(secondOfDay:)).map {
                Slot(time: $0, amount: Amount(milligrams: 10))
            }
            drug.shift = TimeShift(
                from: drug.start, to: to.compactMap(CivilTime.init(secondOfDay:)),
                perDay: .minutes(45))
            for day in 0..<40 {
                let times = drug.row(0, on: drug.start + day).map(\.time)
                #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
            }
            #expect(drug.row(0, on: drug.start + 40).map(\.time.secondOfDay) == to)
        }
    }

    @Test func `of a row with another number of times stay`() {
        var drug = moving()
        drug.steps[0].slots.removeFirst()
        #expect(Course(drug).day("2026-12-03") == "17:00 10")
        #expect(drug.row(0, on: civil("2026-12-20")) == drug.steps[0].slots)
        drug.shift?.to.removeLast()
        #expect(drug.datesOfShift == civil("2026-12-05")..<civil("2026-12-09"))
        drug.shift?.to = []
        #expect(drug.datesOfShift == nil)
    }

    @Test func `can be written into the rows, with the rest of their way`() {
        let drug = moving()
        let settled = drug.settingTimes(of: civil("2026-12-06"))
        #expect(settled.steps[2].slots.map(\.time) == [clock("14:00"), clock("17:30")])
        for day in 7...20 {
            let date = civil("2026-12-01") + (day - 1)
            #expect(settled.row(2, on: date) == drug.row(2, on: date))
        }
        #expect(settled.datesOfShift == civil("2026-12-07")..<civil("2026-12-09"))
        #expect(drug.settingTimes(of: civil("2026-12-08")).shift == nil)
    }

    @Test func `stand on the calendar of the plan`() {
        let stretches = moving().stretches.map { dated in
            "\(dated.index + 1): \(dated.first.day)-\(dated.last.map { "\($0.day)" } ?? "")"
        }
        #expect(stretches == ["1: 1-3", "2: 4-4", "2: 5-10", "3: 11-"])
        #expect(moving().calendar.map(\.first.day) == [1, 4, 11])
        for from in ["2026-11-29", "2026-12-01", "2026-12-03", "2026-12-04", "2026-12-09"] {
            for after in [AfterLastStep.hold, .stop] {
                let drug = moving(from: from, after: after)
                let course = Course(drug)
                for date in (0..<20).map({ drug.start + $0 }) {
                    let dated = drug.stretches.first {
                        ($0.first...($0.last ?? date)).contains(date)
                    }
                    #expect(dated?.index == course.position(on: date)?.step, "\(from) \(date)")
                    #expect(
                        dated?.step.intakes ?? []
                            == course.slots(on: date).filter { $0.amount > .zero },
                        "\(from) \(date)")
                }
            }
        }
    }
}

/// A person whose file is saved with times that move, or do not any more.
@Suite struct `A file in which times move` {
    private func world(_ drug: Medication, held: Bool) -> World {
        var world = World(plan(drug), in: paris, at: "2026-12-01 07:00")
        world.live(until: "2026-12-04 20:00")
        if held { world.ask(.course(.held, "baclofen", now: false, reason: nil)) }
        world.live(until: "2026-12-05 08:00")
        return world
    }

    private func place(_ world: World) -> String {
        let drug = world.agenda.plan?.medications.first ?? titration()
        return world.agenda.situation(at: world.now).course(of: drug).position(on: world.today)
            .map { "\($0.step + 1).\($0.day)\($0.isHeld ? "h" : "")" } ?? "-"
    }

    @Test(arguments: [false, true])
    func `moves nobody's place and asks nothing, however often it is saved`(held: Bool) throws {
        var world = world(titration(), held: held)
        let stands = place(world)
        #expect(stands == (held ? "2.1h" : "2.2"))
        var ahead = moving(from: "2026-12-06")
        world.adopt(plan(ahead))
        #expect(place(world) == stands)
        world.live(until: "2026-12-07 08:00")
        #expect(place(world) == stands)
        #expect(world.rings.contains("17:30 first baclofen/2026-12-06/17:30"))
        // Elsewhere, from where they have come to.
        ahead = ahead.settingTimes(of: civil("2026-12-07"))
        ahead.shift = TimeShift(
            from: civil("2026-12-08"), to: [clock("12:00"), clock("18:30")], perDay: .minutes(60))
        world.adopt(plan(ahead))
        #expect(place(world) == stands)
        world.live(until: "2026-12-08 20:00")
        #expect(world.rings.contains("18:30 first baclofen/2026-12-08/18:30"))
        #expect(place(world) == stands)
        // Back at once.
        ahead.shift = nil
        world.adopt(plan(ahead))
        #expect(place(world) == stands)
        #expect(world.agenda.situation(at: world.now).questions.isEmpty)
        world.live(until: "2026-12-09 20:00")
        #expect(world.rings.contains("17:30 first baclofen/2026-12-09/17:30"))
        // Saved when nothing of the day was left, it holds from the next, on which the amounts were to wait.
        #expect(place(world) == stands)
        world.live(until: "2026-12-10 20:00")
        #expect(place(world) == (held ? stands : "2.3"))
    }

    @Test func `asks nothing between two rows of doses either, however long the amounts wait`() {
        var titration = titration()
        titration.steps[1] = Step(
            days: 30,
            slots: titration.steps[0].slots.map { Slot(time: $0.time, amount: .zero) })
        var world = world(titration, held: false)
        #expect(place(world) == "2.2")
        titration.shift = TimeShift(
            from: civil("2026-12-06"), to: [clock("08:00"), clock("12:00")], perDay: .minutes(10))
        world.adopt(plan(titration))
        #expect(world.agenda.situation(at: world.now).questions.isEmpty)
        #expect(place(world) == "2.2")
    }

    @Test func `has moved no row where the way is past`() {
        var world = world(titration(), held: false)
        world.adopt(plan(moving(from: "2026-12-02")))
        #expect(place(world) == "2.2")
        world.live(until: "2026-12-06 20:00")
        #expect(place(world) == "2.3")
        #expect(world.rings.contains("17:30 first baclofen/2026-12-06/17:30"))
    }

    @Test func `tells where the times go and until when`() throws {
        let world = world(moving(from: "2026-12-06"), held: true)
        let report = try #require(world.agenda.situation(at: world.now).courses(of: nil).first)
        #expect(report.way?.until == civil("2026-12-09"))
        #expect(report.way?.to == [clock("15:00"), clock("17:30")])
        #expect(report.changes.isEmpty)
    }
}
