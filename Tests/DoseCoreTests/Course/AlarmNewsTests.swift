import DoseCore
import DoseSimulator
import Testing

@Suite struct `What an alarm says beside the dose` {
    private func ringing(_ world: World) -> Alarm.RingingDose? {
        world.desktop.values.flatMap(\.doses).first
    }

    @Test func `more than the day's plan is said first, and on that day alone`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
        world.take("baclofen", at: "09:00", mg: 300)
        world.run(until: "2026-12-01 17:00")
        #expect(ringing(world)?.excess?.taken == Amount(milligrams: 300))
        #expect(ringing(world)?.excess?.planned == Amount(milligrams: 10))
        world.run(until: "2026-12-02 17:00")
        #expect(ringing(world)?.excess == nil)
    }

    @Test func `another amount than the day before is new, on its first day`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
        world.live(until: "2026-12-03 16:59")
        world.run(until: "2026-12-03 17:00")
        #expect(ringing(world)?.novelty == nil)
        world.take()
        world.run(until: "2026-12-04 17:00")
        #expect(ringing(world)?.novelty == .amount(before: Amount(milligrams: 10)))
        world.take()
        world.run(until: "2026-12-05 17:00")
        #expect(ringing(world)?.novelty == nil)
    }

    @Test func `an intake that came to the time of another one is none of another amount`() {
        var drug = climb([[10, 20, 30]], days: 9)
        drug.shift = TimeShift(
            from: civil("2026-12-04"), to: ["15:00", "17:00", "19:00"].map(clock),
            perDay: .hours(2))
        var world = World(plan(drug), in: paris, at: "2026-12-03 09:00")
        world.run(until: "2026-12-04 15:01")
        #expect(ringing(world)?.dose.amount == Amount(milligrams: 10))
        #expect(ringing(world)?.novelty == .time(before: clock("13:00")))
        world.run(until: "2026-12-05 15:01")
        #expect(ringing(world)?.novelty == nil)
    }

    @Test func `after days of nothing it says what was taken last`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
        world.run(until: "2026-12-01 17:01")
        world.take()
        world.run(until: "2026-12-05 17:00")
        #expect(ringing(world)?.daysWithoutIntake == 3)
        #expect(ringing(world)?.lastTaken?.date == civil("2026-12-01"))
        #expect(ringing(world)?.lastTaken?.amount == Amount(milligrams: 10))
    }

    /// "New: 20 mg, not 30 mg", and nobody had taken 30.
    @Test func `after days away what nobody took is not what it is compared with`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
        world.run(until: "2026-12-01 17:01")
        world.take()
        for day in 2...12 {
            world.run(until: "2026-12-\(day < 10 ? "0" : "")\(day) 17:00")
            guard let dose = ringing(world), dose.daysWithoutIntake != nil else { continue }
            #expect(dose.novelty == nil)
        }
        #expect(ringing(world)?.daysWithoutIntake == 10)
    }

    @Test func `after a day of nothing it says what was planned then, and only then`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
        world.run(until: "2026-12-01 17:01")
        world.take()
        world.run(until: "2026-12-02 17:00")
        #expect(ringing(world)?.skippedDay == nil)
        world.run(until: "2026-12-03 17:00")
        #expect(ringing(world)?.skippedDay == Amount(milligrams: 10))
        world.run(until: "2026-12-05 17:00")
        #expect(ringing(world)?.skippedDay == nil)
        world.take()
        world.run(until: "2026-12-06 17:00")
        #expect(ringing(world)?.skippedDay == nil)
    }

    @Test func `tablets of another strength are told on the first alarm with them`() {
        var world = World(plan(titration()), in: paris, at: "2026-12-01 09:00")
        world.run(until: "2026-12-08 13:01")
        world.take()
        var other = titration()
        other.preparation = Preparation(tablet: Amount(milligrams: 5))
        world.adopt(plan(other))
        world.run(until: "2026-12-08 17:00")
        #expect(ringing(world)?.preparationBefore?.strength == Amount(milligrams: 10))
        world.take()
        world.run(until: "2026-12-09 13:00")
        #expect(ringing(world)?.preparationBefore == nil)
    }
}
