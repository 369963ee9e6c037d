import DoseCore
import DoseSimulator
import Testing

/// What is taken after midnight belongs to the evening before.
@Suite struct `A dose of the night` {
    private func night(_ times: [String], late: Duration = .minutes(60)) -> Medication {
        medication("baclofen", times.map { ($0, 10) }, start: "2026-10-01", late: late)
    }

    @Test func `times go on after 24:00, for as long as an evening lasts`() {
        #expect(CivilTime("24:00")?.secondOfDay == 86_400)
        #expect(CivilTime("24:30")?.description == "24:30")
        #expect(CivilTime("27:59:59") != nil)
        #expect(CivilTime("28:00") == nil)
        #expect(clock("24:30").afterMidnight == clock("00:30"))
        #expect(clock("23:30").afterMidnight == nil)
        #expect(clock("00:30").ofEvening == clock("24:30"))
        #expect(clock("04:00").ofEvening == nil)
        #expect([clock("08:00"), clock("24:30")].areOfOneDay)
        #expect(![clock("00:30"), clock("24:30")].areOfOneDay)
        #expect(![clock("24:30"), clock("08:00")].areOfOneDay)
    }

    @Test(arguments: [
        ("2026-12-01", "24:30", "2026-12-02 00:30"),
        // The clocks go forward over it, and come to it twice.
        ("2027-03-27", "26:30", "2027-03-28 03:30"),
        ("2027-03-28", "26:30", "2027-03-29 02:30"),
        ("2026-10-24", "26:30", "2026-10-25 02:30"),
    ])
    func `is due in the night that follows its date`(date: String, time: String, due: String) {
        let doses = Course(night(["20:00", time])).doses(on: civil(date), in: paris)
        #expect(doses.map(\.id.time) == [clock("20:00"), clock(time)])
        #expect(doses.last?.id.date == civil(date))
        #expect(doses.last?.due == paris.instant(of: due))
    }

    @Test func `shares its window with the first dose of the next date`() {
        let course = Course(night(["01:30", "24:30"], late: .minutes(90)))
        let doses = course.doses(
            from: civil("2026-12-01"), through: civil("2026-12-02"), in: paris)
        #expect(
            doses.map(\.id.description) == [
                "baclofen/2026-12-01/01:30", "baclofen/2026-12-01/24:30",
                "baclofen/2026-12-02/01:30", "baclofen/2026-12-02/24:30",
            ])
        #expect(doses[1].window.closes == paris.instant(of: "2026-12-02 01:00"))
        #expect(doses[2].window.opens == paris.instant(of: "2026-12-02 01:00"))
    }

    @Test func `rings after midnight, and is answered and counted on the evening's date`() {
        var world = World(plan(night(["20:00", "24:30"])), in: paris, at: "2026-12-01 19:00")
        world.run(until: "2026-12-01 20:05")
        world.take()
        world.run(until: "2026-12-02 00:29")
        #expect(!world.rings.contains { $0.hasSuffix("24:30") })
        world.run(until: "2026-12-02 00:31")
        #expect(world.rings.last == "00:30 first baclofen/2026-12-01/24:30")
        world.take("24:30")
        #expect(world.story.last == "taken baclofen/2026-12-01/24:30")
        let situation = world.agenda.situation(at: world.now)
        let day = situation.day(civil("2026-12-01"))
        #expect(day.totals.map(\.taken) == [Amount(milligrams: 20)])
        #expect(situation.day(civil("2026-12-02")).totals.map(\.taken) == [.zero])
        #expect(world.state("baclofen/2026-12-01/24:30")?.isSettled == true)
    }

    @Test func `is named by its date and time, and told by either clock`() {
        var world = World(plan(night(["24:30"])), in: paris, at: "2026-12-01 19:00")
        world.run(until: "2026-12-02 03:00")
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-01/24:30")
        world.take("2026-12-01/24:30", at: "24:40")
        #expect(world.story.last == "taken baclofen/2026-12-01/24:30")
        world.undo()
        world.take("2026-12-01/24:30", at: "2026-12-02 00:40")
        #expect(world.story.last == "taken baclofen/2026-12-01/24:30")
    }

    @Test func `keeps its date open, so that the course does not wait for it`() {
        var drug = night(["24:30"])
        drug.start = civil("2026-12-01")
        drug.pauseAfter = 1
        drug.steps = [10, 20, 30].map {
            Step(days: 1, slots: [Slot(time: clock("24:30"), amount: Amount(milligrams: $0))])
        }
        var world = World(plan(drug), in: paris, at: "2026-12-01 19:00")
        world.live(until: "2026-12-04 12:00")
        #expect(world.places == [])
        #expect(
            world.agenda.ledger.amountTaken(of: "baclofen", on: civil("2026-12-03"))
                == Amount(milligrams: 30))
        // A night that nobody answers ends with its window.
        world.run(until: "2026-12-05 01:29")
        #expect(world.places == [])
        world.run(until: "2026-12-05 01:31")
        #expect(world.places.last?.hasPrefix("paused baclofen from 2026-12-05") == true)
    }

    @Test func `does not keep a change of tomorrow from being told in the evening`() {
        var drug = night(["20:00", "24:30"])
        drug.start = civil("2026-12-01")
        drug.steps = [10, 20].map { amount in
            Step(
                days: 1,
                slots: ["20:00", "24:30"].map {
                    Slot(time: clock($0), amount: Amount(milligrams: amount))
                })
        }
        var world = World(plan(drug), in: paris, at: "2026-12-01 19:00")
        world.live(until: "2026-12-01 22:00")
        let told = world.store.compactMap { record in
            if case .told(let news) = record.event { news } else { nil }
        }
        #expect(told == [News(.change, of: "baclofen", on: civil("2026-12-02"))])
    }

    @Test func `is steered with the evening after midnight, too`() {
        var drug = night(["20:00", "24:30"])
        drug.start = civil("2026-11-30")
        drug.steps = [10, 20].map { amount in
            Step(
                days: 1,
                slots: ["20:00", "24:30"].map {
                    Slot(time: clock($0), amount: Amount(milligrams: amount))
                })
        }
        var world = World(plan(drug), in: paris, at: "2026-12-01 19:00")
        world.live(until: "2026-12-02 00:10")
        world.ask(.course(.steppedBack, "baclofen", now: true, reason: nil))
        #expect(
            world.agenda.situation(at: world.now).course(of: drug).day("2026-12-01")
                == "20:00 20, 24:30 10")
    }
}
