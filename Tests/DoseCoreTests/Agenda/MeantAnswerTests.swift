import DoseCore
import DoseSimulator
import Testing

/// Answers that are meant are understood: each does what its words say, or asks.
@Suite struct `Answers as they are meant` {
    private func ramipril(_ time: String, _ mg: Int = 10) -> Plan {
        plan(medication("ramipril", [(time, mg)]))
    }

    // MARK: A time that moved

    /// Taken, it was offered again in the notice, in status, in today, and to take.
    @Test(arguments: ["08:03", "08:06", "08:16", "08:31", "07:50"])
    func `a dose that was taken and whose time then moves by minutes is offered by nobody`(
        time: String
    ) {
        var world = World(ramipril("08:02"), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:02")
        world.take()
        world.adopt(ramipril(time))
        let moved = id("ramipril/2026-12-01/\(time)")
        let situation = world.agenda.situation(at: world.now)
        #expect(situation.takeableDoses.isEmpty)
        #expect(situation.nextDose?.id.date == civil("2026-12-02"))
        #expect(
            situation.day(civil("2026-12-01")).doses.first { $0.dose.id == moved }?.state
                ?? .settled(.superseded) == .settled(.superseded))
        #expect(world.notices == [.planChanged(before: [], after: [])])
        let count = world.store.count
        world.take()
        #expect(world.store.count == count)
        world.run(until: "2026-12-01 12:00")
        #expect(world.rings.count == 1)
    }

    // MARK: Amounts

    @Test func `a second half is added to the first`() {
        var world = World(ramipril("08:00"), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:05")
        world.take(mg: 5)
        world.run(until: "2026-12-01 08:20")
        guard case .recorded(let records, let warnings) = world.take(mg: 5) else {
            Issue.record("the second half was dropped")
            return
        }
        let half = Intake(amount: Amount(milligrams: 5), at: world.now.wall)
        #expect(
            records.map(\.event) == [.extraIntake("ramipril", civil("2026-12-01"), half)])
        #expect(
            warnings == [
                .besideDose(
                    id("ramipril/2026-12-01/08:00"), taken: Amount(milligrams: 10),
                    planned: Amount(milligrams: 10))
            ])
        // There is no third one.
        #expect(world.take("08:00", mg: 2) == .refused(.settled(id("ramipril/2026-12-01/08:00"))))
    }

    @Test func `another amount of a dose that was taken is asked about`() {
        var world = World(ramipril("08:00"), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:05")
        world.take()
        let dose = id("ramipril/2026-12-01/08:00")
        let count = world.store.count
        #expect(world.take("ramipril", mg: 5) == .refused(.settled(dose)))
        #expect(world.take("ramipril", at: "08:05", mg: 5) == .refused(.settled(dose)))
        #expect(world.take("ramipril", mg: 10) == .unchanged([dose]))
        #expect(world.take("ramipril", at: "08:05", mg: 10) == .unchanged([dose]))
        #expect(world.store.count == count)
        // One more is one more, at a time of its own.
        #expect(
            world.warnings(world.take("ramipril", at: "08:04", mg: 5))?.contains(
                .besideDose(dose, taken: Amount(milligrams: 15), planned: Amount(milligrams: 10)))
                == true)
    }

    @Test func `an intake told twice just so is one, and a minute later it is warned of`() {
        var world = World(ramipril("08:00"), in: paris, at: "2026-12-01 12:00")
        guard case .recorded(let told, _) = world.take("ramipril", at: "11:00", mg: 10) else {
            Issue.record("the truth was refused")
            return
        }
        #expect(world.take("ramipril", at: "11:00", mg: 10) == .alreadyTold(told[0]))
        let first = Intake(
            amount: Amount(milligrams: 10), at: paris.instant(of: "2026-12-01 11:00"))
        #expect(
            world.warnings(world.take("ramipril", at: "11:01", mg: 10))?.contains(
                .closeToIntake("ramipril", first)) == true)
    }

    // MARK: Times

    @Test func `taken 45 minutes early it is an extra intake, and the dose is told to ring`() {
        var world = World(ramipril("17:29"), in: paris, at: "2026-12-01 16:44")
        guard let next = world.agenda.situation(at: world.now).nextDose else { return }
        #expect(
            world.warnings(world.take("ramipril", at: "now", mg: 10)) == [
                .extraIntake("ramipril"), .closeToNext(next),
            ])
    }

    @Test func `a time that is soon to come is refused, and not taken for yesterday's`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 15:03")
        #expect(
            world.take("15:00", at: "15:05")
                == .refused(.inTheFuture(paris.instant(of: "2026-12-01 15:05"))))
    }

    @Test func `as needed it is not taken now where another date is named`() {
        let needed = Medication(
            key: "ibuprofen", name: "I", start: civil("2000-01-01"),
            steps: [Step(days: 1, slots: [])], asNeeded: AsNeeded())
        var world = World(plan(needed), in: paris, at: "2026-12-01 12:00")
        guard case .refused(.unknownDose) = world.take("ibuprofen/2026-11-29", mg: 400) else {
            Issue.record("an intake of another day was recorded as now")
            return
        }
        world.take("ibuprofen/2026-12-01", mg: 400)
        #expect(world.story == ["extra ibuprofen 400 mg"])
    }

    // MARK: What left the plan

    @Test func `what was swallowed of a medication that left the plan can be told`() {
        var world = World(ramipril("08:00"), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 09:10")
        world.adopt(plan(medication("other", [("20:00", 1)])))
        world.take("ramipril/08:00", at: "08:10")
        #expect(world.story.last == "taken ramipril/2026-12-01/08:00")
        world.take("ramipril", at: "09:05", mg: 5)
        #expect(world.story.last == "extra ramipril 5 mg")
        guard case .refused(.unknownDose) = world.take("rampril", at: "09:06", mg: 5) else {
            Issue.record("a slip of the pen became a medication")
            return
        }
    }

    // MARK: Steps back

    @Test(arguments: [("00:00", "2026-12-07 00:10"), ("23:50", "2026-12-08 00:10")])
    func `back now acts on a dose that is open since midnight or the evening before`(
        time: String, now: String
    ) {
        var course = titration()
        course.steps = [[5, 5], [10, 10]].map { amounts in
            Step(
                days: 3,
                slots: zip([time, "12:00"].sorted(), amounts).map {
                    Slot(time: clock($0), amount: Amount(milligrams: $1))
                })
        }
        var world = World(plan(course), in: paris, at: "2026-12-06 23:00")
        world.run(until: now)
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 10)])
        world.ask(.course(.steppedBack, nil, now: true, reason: nil))
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 5)])
    }

    // MARK: After an absence

    @Test func `what was missed with nobody there is taken at its time`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.suspend(until: "2026-12-01 16:10")
        let ids = ["13:00", "15:00"].map { id("baclofen/2026-12-01/\($0)") }
        world.ask(.took(ids), by: .button)
        for (dose, time) in zip(ids, ["13:00", "15:00"]) {
            guard case .settled(.taken(let intake))? = world.state("\(dose)") else {
                Issue.record("\(dose) is not taken")
                return
            }
            #expect(intake.at == paris.instant(of: "2026-12-01 \(time)"))
        }
        #expect(world.ask(.took(ids), by: .button) == .unchanged(ids))
    }

    // MARK: What is said

    @Test func `a dose that may be taken already is not the next one; the one after it is`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:40")
        func told(_ world: World) -> [DoseID] {
            world.agenda.situation(at: world.now).nextDoses.map(\.dose.id)
        }
        #expect(told(world) == [id("baclofen/2026-12-01/15:00")])
        world.run(until: "2026-12-01 16:40")
        #expect(told(world) == [id("baclofen/2026-12-02/13:00")])
    }

    /// Each evening the last dose of the day warned of the one before it.
    @Test(arguments: ["12:50", "13:00", "15:10", "16:50", "17:30"])
    func `a dose taken around its time warns of nothing`(time: String) {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        for earlier in ["13:00", "15:00"]
        where clock(earlier).secondOfDay + 3600 < clock(time).secondOfDay {
            world.run(until: "2026-12-01 \(earlier)")
            world.take()
        }
        world.run(until: "2026-12-01 \(time)")
        #expect(world.warnings(world.take()) == [])
    }

    @Test func `of a weekly dose an intake of yesterday is told`() {
        var weekly = medication("methotrexate", [("08:00", 15)], start: "2026-11-30")
        weekly.recurrence = .every(days: 7)
        var world = World(plan(weekly), in: paris, at: "2026-12-06 08:00")
        world.take("methotrexate", at: "now", mg: 15)
        world.run(until: "2026-12-07 08:00")
        #expect(
            world.desktop.values.flatMap(\.doses).map { $0.recentIntake?.at } == [
                paris.instant(of: "2026-12-06 08:00")
            ])
    }
}
