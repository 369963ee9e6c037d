import DoseCore
import DoseSimulator
import Testing

@Suite struct `Taken as needed` {
    static func ibuprofen(_ bounds: AsNeeded) -> Medication {
        Medication(
            key: "ibuprofen", name: "Ibuprofen", start: CivilDate(dayNumber: 0),
            steps: [Step(days: 1, slots: [])], asNeeded: bounds)
    }

    static let watched = ibuprofen(
        AsNeeded(spacing: .hours(6), dailyMaximum: Amount(milligrams: 1000)))

    @Test func `it never rings and is never missed`() {
        var world = World(plan(Self.watched), in: paris, at: "2026-12-01 08:00")
        world.run(until: "2027-03-01 08:00")
        #expect(world.rings.isEmpty)
        #expect(world.story.isEmpty)
        #expect(world.agenda.situation(at: world.now).nextDoses.isEmpty)
    }

    @Test func `an intake is recorded with its amount and is nothing extra`() {
        var world = World(plan(Self.watched), in: paris, at: "2026-12-01 08:00")
        #expect(world.warnings(world.take("ibuprofen", mg: 400)) == [])
        #expect(world.story == ["extra ibuprofen 400 mg"])
        #expect(world.take("ibuprofen") == .refused(.amountNotGiven("ibuprofen")))
    }

    @Test func `one too soon is recorded with a warning`() {
        var world = World(plan(Self.watched), in: paris, at: "2026-12-01 08:00")
        world.take("ibuprofen", mg: 400)
        world.run(until: "2026-12-01 13:59")
        let first = Intake(
            amount: Amount(milligrams: 400), at: paris.instant(of: "2026-12-01 08:00"))
        #expect(
            world.warnings(world.take("ibuprofen", mg: 200)) == [
                .closeToIntake("ibuprofen", first)
            ])
        world.run(until: "2026-12-01 20:00")
        #expect(world.warnings(world.take("ibuprofen", mg: 400)) == [])
    }

    @Test func `the day's maximum is that of the date, and warns when it is passed`() {
        var world = World(plan(Self.watched), in: paris, at: "2026-12-01 08:00")
        world.take("ibuprofen", mg: 600)
        world.run(until: "2026-12-01 15:00")
        #expect(world.warnings(world.take("ibuprofen", mg: 400)) == [])
        world.run(until: "2026-12-01 23:00")
        #expect(
            world.warnings(world.take("ibuprofen", mg: 200)) == [
                .aboveDayTotal(
                    "ibuprofen", taken: Amount(milligrams: 1200), planned: Amount(milligrams: 1000))
            ])
        world.run(until: "2026-12-02 06:00")
        #expect(world.warnings(world.take("ibuprofen", mg: 600)) == [])
    }

    @Test func `without bounds nothing warns`() {
        var world = World(plan(Self.ibuprofen(AsNeeded())), in: paris, at: "2026-12-01 08:00")
        for minute in 1...5 {
            world.run(until: "2026-12-01 08:0\(minute)")
            #expect(world.warnings(world.take("ibuprofen", mg: 800)) == [])
        }
    }

    @Test func `it is told afterwards and taken back as any other`() {
        var world = World(plan(Self.watched), in: paris, at: "2026-12-01 12:00")
        world.take("ibuprofen", at: "09:30", mg: 400)
        let day = world.agenda.situation(at: world.now).day(civil("2026-12-01"))
        #expect(day.extraIntakes.map(\.intake.at) == [paris.instant(of: "2026-12-01 09:30")])
        world.undo()
        #expect(world.agenda.situation(at: world.now).day(civil("2026-12-01")).extraIntakes.isEmpty)
    }

    @Test func `beside a medication with times it disturbs no alarm, and has no course to hold`() {
        var world = World(
            plan(Self.watched, baclofen([("13:00", 10)])), in: paris, at: "2026-12-01 12:50")
        world.take("ibuprofen", mg: 400)
        world.run(until: "2026-12-01 13:00")
        #expect(world.rings == ["13:00 first baclofen/2026-12-01/13:00"])
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.recentIntake) == [nil])
        let hold = Answer.course(.held, "ibuprofen", now: false, reason: nil)
        #expect(world.ask(hold) == .refused(.unknownMedication("ibuprofen", known: ["baclofen"])))
    }
}

extension World {
    func warnings(_ reply: Reply) -> [Warning]? {
        if case .recorded(_, let warnings) = reply { warnings } else { nil }
    }
}
