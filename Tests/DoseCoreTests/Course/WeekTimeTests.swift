import DoseCore
import DoseSimulator
import Testing

/// 10 and 20 mg, two days each: in the morning, at 07:00 and at the weekend at 10:00, and at 19:00.
private func weekly(_ morning: String = "07:00", weekend: String = "10:00") -> Medication {
    let time = WeekTime { $0 == .saturday || $0 == .sunday ? clock(weekend) : clock(morning) }
    var drug = medication("baclofen", [("19:00", 10)], start: "2026-12-03")
    drug.steps = [10, 20].map { amount in
        Step(
            days: 2,
            slots: [
                Slot(
                    said: SaidTime("morning", time ?? WeekTime(clock(morning))),
                    amount: Amount(milligrams: amount)),
                Slot(time: clock("19:00"), amount: Amount(milligrams: 10)),
            ])
    }
    return drug
}

@Suite struct `Times that differ by the day of the week` {
    @Test func `are those of each date`() {
        let course = Course(weekly())
        // A Thursday, and the days after it.
        #expect(
            (3...7).map { course.day("2026-12-0\($0)") } == [
                "07:00 10, 19:00 10", "07:00 10, 19:00 10", "10:00 20, 19:00 10",
                "10:00 20, 19:00 10", "07:00 20, 19:00 10",
            ])
        let doses = course.doses(on: civil("2026-12-05"), in: paris)
        #expect(doses.map(\.id.description).first == "baclofen/2026-12-05/10:00")
        #expect(doses.first?.due == paris.instant(of: "2026-12-05 10:00"))
    }

    @Test func `stay what they are where tablets are told as what is in them`() throws {
        let one = Amount(grains: AmountUnit.tablets.grains, .tablets)
        var drug = weekly()
        drug.preparation = Preparation([Strength(Amount(milligrams: 10), per: one)])
        drug.steps[0] = drug.steps[0].mapRows { $0.map { $0.with(one) } }
        let told = drug.inMass
        #expect(told.steps[0].slots.map(\.amount) == [10, 10].map { Amount(milligrams: $0) })
        #expect(told.steps[0].slots.map(\.week) == drug.steps[0].slots.map(\.week))
        #expect(told.steps[0].slots[0].said?.words == "morning")
    }

    @Test func `are not news, and amounts are`() {
        var world = World(plan(weekly()), in: paris, at: "2026-12-03 06:00")
        world.live(until: "2026-12-08 12:00")
        let told = world.store.compactMap { record in
            if case .told(let news) = record.event { news.date } else { nil }
        }
        #expect(told == [civil("2026-12-05")])
        world = World(plan(weekly()), in: paris, at: "2026-12-03 06:00")
        world.live(until: "2026-12-05 09:00")
        world.run(until: "2026-12-05 10:01")
        let news = world.desktop.values.flatMap(\.doses).map(\.novelty)
        #expect(news == [.amount(before: Amount(milligrams: 10))])
        world.live(until: "2026-12-07 06:00")
        world.run(until: "2026-12-07 07:01")
        #expect(world.desktop.values.flatMap(\.doses).map(\.novelty) == [nil])
    }

    @Test func `part a day of a step back by its own hours, whatever day it is looked at as`() {
        // A Sunday, whose morning is at 10:00: nothing of it was before half past eight.
        let course = Course(weekly(), moves: [move("stepped_back 12-06 08:30")])
        let slots = [nil, .monday].map { course.slots(on: civil("2026-12-06"), as: $0) }
        #expect(
            slots.map { $0.map(\.time) } == [
                ["10:00", "19:00"].map(clock), ["07:00", "19:00"].map(clock),
            ])
        #expect(slots.map { $0.map(\.amount.value) } == [[10, 10], [10, 10]])
    }

    @Test func `moved by their name, they move times and no amount`() {
        var world = World(plan(weekly()), in: paris, at: "2026-12-03 06:00")
        world.live(until: "2026-12-04 12:00")
        world.adopt(plan(weekly("08:00", weekend: "11:00")))
        #expect(world.agenda.situation(at: world.now).questions.isEmpty)
        world.live(until: "2026-12-07 12:00")
        let taken = world.story.filter { $0.hasPrefix("taken") }.suffix(5)
        #expect(
            Array(taken) == [
                "taken baclofen/2026-12-05/11:00", "taken baclofen/2026-12-05/19:00",
                "taken baclofen/2026-12-06/11:00", "taken baclofen/2026-12-06/19:00",
                "taken baclofen/2026-12-07/08:00",
            ])
        #expect(
            world.agenda.ledger.amountTaken(of: "baclofen", on: civil("2026-12-05"))
                == Amount(milligrams: 30))
    }

    @Test func `go to times on the clock by a shift, each from where it is`() {
        var drug = weekly()
        drug.shift = TimeShift(
            from: civil("2026-12-04"), to: [clock("08:00"), clock("19:00")],
            perDay: .minutes(30))
        // The weekend has two hours to go.
        #expect(drug.datesOfShift == civil("2026-12-04")..<civil("2026-12-08"))
        let course = Course(drug)
        #expect(
            (3...8).map { course.slots(on: civil("2026-12-0\($0)"))[0].time.description }
                == ["07:00", "07:30", "09:00", "08:30", "08:00", "08:00"])
        let settled = drug.settingTimes(of: civil("2026-12-04"))
        #expect(settled.steps[0].slots[0].on(.friday).time == clock("07:30"))
        #expect(settled.steps[0].slots[0].on(.sunday).time == clock("09:30"))
        #expect(settled.steps[0].slots[0].said?.words == nil)
        // What has not moved keeps its name.
        #expect(
            drug.settingTimes(of: civil("2026-12-03")).steps[0].slots[0].said?.words == "morning")
    }
}
