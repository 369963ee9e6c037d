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
        AsNeeded(spacing: .hours(6), maximum: Amount(milligrams: 1000)))

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

    @Test
    func `one too soon is told before it is swallowed, and recorded with a warning if it was`() {
        var world = World(plan(Self.watched), in: paris, at: "2026-12-01 08:00")
        world.take("ibuprofen", mg: 400)
        world.run(until: "2026-12-01 13:59")
        let next = paris.instant(of: "2026-12-01 14:00")
        let left = Amount(milligrams: 600)
        #expect(
            world.take("ibuprofen", mg: 200)
                == .refused(.tooSoon("ibuprofen", next: next, left: left)))
        let first = Intake(
            amount: Amount(milligrams: 400), at: paris.instant(of: "2026-12-01 08:00"))
        #expect(
            world.warnings(world.take("ibuprofen", at: "13:59", mg: 200)) == [
                .closeToIntake("ibuprofen", first)
            ])
        world.run(until: "2026-12-01 20:00")
        #expect(world.warnings(world.take("ibuprofen", mg: 400)) == [])
    }

    /// 400 µg of a maximum of puffs counted for nothing.
    @Test func `an amount that is told is counted in the unit of what is watched`() {
        func puffs(_ count: Int) -> Amount {
            Amount(grains: count * AmountUnit.puffs.grains, .puffs)
        }
        var drug = Self.ibuprofen(AsNeeded(dose: puffs(2), maximum: puffs(8)))
        for strength in [nil, Strength(Amount(micrograms: 100), per: puffs(1))] {
            drug.preparation = strength.map { Preparation([$0]) }
            var world = World(plan(drug), in: paris, at: "2026-12-01 08:00")
            let told: [ToldAmount?] = [.amount(puffs(4)), .number(2), nil]
            for amount in told {
                let reply = world.ask(
                    .take(.matching(DoseSelector(medication: "ibuprofen")), at: nil, amount: amount)
                )
                #expect(reply.isRecorded)
                // The same at the same moment would be the same once more.
                world.pass(.minutes(1))
            }
            let need = world.agenda.situation(at: world.now).need("ibuprofen")
            #expect(need?.taken == puffs(8))
            #expect(need?.taken.unit == .puffs)
            #expect(need?.left == puffs(0))
        }
        drug.preparation = Preparation(tablet: Amount(milligrams: 500))
        drug.asNeeded = AsNeeded(dose: Amount(grains: AmountUnit.g.grains, .g))
        #expect(drug.unit == .mg)
    }

    @Test func `the maximum is that of the last 24 hours, whatever the date`() {
        // Six grams in twenty hours, in steps of four hours over midnight.
        let bounds = AsNeeded(
            dose: Amount(milligrams: 1000), spacing: .hours(4), maximum: Amount(milligrams: 4000))
        var world = World(plan(Self.ibuprofen(bounds)), in: paris, at: "2026-12-01 12:00")
        for time in ["12-01 12:00", "12-01 16:00", "12-01 20:00", "12-02 00:00"] {
            world.run(until: "2026-\(time)")
            #expect(world.warnings(world.take("ibuprofen")) == [])
        }
        world.run(until: "2026-12-02 04:00")
        let need = world.agenda.situation(at: world.now).need("ibuprofen")
        #expect(need?.taken == Amount(milligrams: 4000))
        #expect(need?.left == .zero)
        #expect(need?.next == paris.instant(of: "2026-12-02 12:00"))
        #expect(
            world.take("ibuprofen")
                == .refused(.tooSoon("ibuprofen", next: need?.next, left: .zero)))
        let five = Amount(milligrams: 5000)
        #expect(
            world.warnings(world.take("ibuprofen", at: "04:00")) == [
                .aboveMaximum(
                    "ibuprofen", taken: five, Amount(milligrams: 4000), within: .hours(24))
            ])
        world.run(until: "2026-12-02 16:00")
        #expect(world.warnings(world.take("ibuprofen")) == [])
    }

    @Test func `one told of the past counts in every stretch that it lies in`() {
        let bounds = AsNeeded(maximum: Amount(milligrams: 1000))
        var world = World(plan(Self.ibuprofen(bounds)), in: paris, at: "2026-12-01 20:00")
        world.take("ibuprofen", mg: 800)
        let taken = Amount(milligrams: 1300)
        #expect(
            world.warnings(world.take("ibuprofen", at: "09:00", mg: 500)) == [
                .aboveMaximum(
                    "ibuprofen", taken: taken, Amount(milligrams: 1000), within: .hours(24))
            ])
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
