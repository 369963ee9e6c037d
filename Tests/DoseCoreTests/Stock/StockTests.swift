import DoseCore
import DoseSimulator
import Testing

@Suite struct `The pieces at home` {
    static let mg10 = Amount(milligrams: 10)
    static let mg5 = Amount(milligrams: 5)

    /// Tablets of 10 and of 5 mg, each of which may be halved.
    static func titration(_ steps: [(Int, Int)], after: AfterLastStep = .hold) -> Medication {
        Medication(
            key: "baclofen", name: "Baclofen",
            preparation: Preparation([Strength(mg10), Strength(mg5)], parts: 2),
            start: civil("2026-12-01"),
            steps: steps.map { days, mg in
                Step(
                    days: days, slots: [Slot(time: clock("17:00"), amount: Amount(milligrams: mg))])
            }, after: after)
    }

    static func told(
        _ kind: StockEntry.Kind, _ number: Double, _ strength: Amount? = nil,
        expires: String? = nil, of key: String? = "baclofen"
    ) -> Answer {
        .stock(
            ToldStock(
                kind, .number(ExactNumber(number) ?? .zero), of: key, strength: strength,
                expires: expires.map(civil)))
    }

    static func tablets(_ number: Double) -> Amount? { Amount(number, .tablets) }

    private func left(_ world: World, _ strength: Amount? = mg10) -> Double? {
        let shelf = world.agenda.ledger.stocks["baclofen"]?.shelf(of: strength)
        return shelf.map { $0.pieces.value - ($0.missing?.value ?? 0) }
    }

    private func reports(_ world: World) -> [StockReport] {
        world.agenda.situation(at: world.now).stocks()
    }

    // MARK: Counting down

    @Test func `an intake takes the pieces that its alarm says, and half a tablet leaves half`() {
        var world = World(plan(Self.titration([(9, 25)])), in: paris, at: "2026-12-01 08:00")
        world.ask(Self.told(.added, 10, Self.mg10))
        world.ask(Self.told(.added, 10, Self.mg5))
        world.run(until: "2026-12-01 17:01")
        world.take()
        #expect([left(world), left(world, Self.mg5)] == [8, 9])
        world.ask(
            .take(
                .matching(DoseSelector(medication: "baclofen")),
                at: paris.instant(of: "2026-12-01 08:30"),
                amount: .amount(Amount(micrograms: 12_500))))
        #expect([left(world), left(world, Self.mg5)] == [7, 8.5])
        #expect(
            world.store.last?.used == [
                StockPortion(Amount(grains: 1000, .tablets), of: Self.mg10),
                StockPortion(Amount(grains: 500, .tablets), of: Self.mg5),
            ])
    }

    @Test func `taken, undone, skipped, undone and taken is just one dose`() {
        var world = World(plan(Self.titration([(9, 20)])), in: paris, at: "2026-12-01 08:00")
        world.ask(Self.told(.counted, 43, Self.mg10))
        world.run(until: "2026-12-01 17:01")
        for (act, count) in [
            ("take", 41.0), ("undo", 43), ("skip", 43), ("undo", 43), ("take", 41), ("undo", 43),
            ("take", 41),
        ] {
            switch act {
            case "take": world.take()
            case "skip": world.skip()
            default: world.undo()
            }
            #expect(left(world) == count, "\(act)")
        }
        world.restart()
        #expect(left(world) == 41)
        // Said twice it is taken once.
        world.take("17:00")
        #expect(left(world) == 41)
    }

    @Test func `what was counted stands, whatever is told of the time before`() {
        var world = World(plan(Self.titration([(9, 20)])), in: paris, at: "2026-12-01 08:00")
        world.ask(Self.told(.added, 60, Self.mg10))
        world.run(until: "2026-12-02 12:00")
        world.ask(Self.told(.counted, 43.5, Self.mg10))
        // That of yesterday was missed, as it seemed, and was gone before the count.
        world.take("baclofen/2026-12-01/17:00", at: "2026-12-01 17:00")
        #expect(left(world) == 43.5)
        world.undo()
        #expect(left(world) == 43.5)
        world.undo()
        #expect(left(world) == 60)
    }

    @Test func `what was taken before a new box came is of the old one`() {
        var world = World(plan(Self.titration([(9, 20)])), in: paris, at: "2026-12-01 08:00")
        world.ask(Self.told(.counted, 5, Self.mg10))
        world.run(until: "2026-12-02 12:00")
        world.ask(Self.told(.added, 60, Self.mg10))
        world.take("baclofen/2026-12-01/17:00", at: "2026-12-01 17:00")
        #expect(left(world) == 63)
    }

    @Test func `more taken than there was is told, until more comes or it is counted`() {
        var world = World(plan(Self.titration([(9, 20)])), in: paris, at: "2026-12-01 08:00")
        world.ask(Self.told(.counted, 1, Self.mg10))
        world.run(until: "2026-12-01 17:01")
        world.take()
        #expect(left(world) == -1)
        #expect(reports(world).map(\.missing) == [Self.tablets(1)])
        #expect(reports(world).map(\.isToTell) == [true])
        world.ask(Self.told(.added, 30, Self.mg10))
        #expect(left(world) == 30)
        #expect(reports(world).map(\.missing) == [nil])
    }

    @Test func `what has no strength is counted as it is taken, also when it is as needed`() {
        func drops(_ count: Int) -> Amount { Amount(grains: count * 1000, .drops) }
        let vitamin = Medication(
            key: "vitamin", name: "Vitamin", start: civil("2026-12-01"),
            steps: [Step(days: 1, slots: [Slot(time: clock("08:00"), amount: drops(3))])])
        let syrup = Medication(
            key: "syrup", name: "Syrup",
            preparation: Preparation([
                Strength(Self.mg10, per: Amount(grains: 5000, .ml))
            ]), start: civil("2026-12-01"), steps: [Step(days: 1, slots: [])],
            asNeeded: AsNeeded(dose: Self.mg5))
        var world = World(plan(vitamin, syrup), in: paris, at: "2026-12-01 07:00")
        world.ask(Self.told(.counted, 100, of: "vitamin"))
        world.ask(Self.told(.counted, 200, of: "syrup"))
        world.run(until: "2026-12-01 08:01")
        world.take()
        world.take("syrup")
        let left = reports(world)
        #expect(left.map(\.pieces.description) == ["97 drops", "197.5 ml"])
        #expect(left.map(\.lasting) == [.before(civil("2027-01-03")), .asNeeded])
    }

    @Test func `who counts nothing records nothing of it and hears nothing`() {
        var world = World(plan(Self.titration([(9, 20)])), in: paris, at: "2026-12-01 08:00")
        world.run(until: "2026-12-01 17:01")
        world.take()
        world.run(until: "2026-12-10 12:00")
        #expect(reports(world).isEmpty)
        #expect(!world.store.contains { !$0.used.isEmpty })
        #expect(!world.store.contains { $0.event.word == .told })
    }

    // MARK: How long they last

    @Test func `steps, a hold and an end say how long they last`() {
        // 20, 20, 30, 30, 30, then 40 mg: of ten tablets three are left for the first of 40 mg.
        let rising = Self.titration([(2, 20), (3, 30), (9, 40)])
        var world = World(plan(rising), in: paris, at: "2026-12-01 08:00")
        world.ask(Self.told(.counted, 16, Self.mg10))
        func lasting() -> StockReport.Lasting? { reports(world).first?.lasting }
        #expect(lasting() == .before(civil("2026-12-06")))
        // Held at 20 mg there are two a day.
        world.run(until: "2026-12-01 12:00")
        world.ask(.course(.held, "baclofen", now: false, reason: nil))
        #expect(lasting() == .before(civil("2026-12-09")))
        world.undo()
        #expect(lasting() == .before(civil("2026-12-06")))
        world.ask(Self.told(.counted, 17, Self.mg10))
        #expect(lasting() == .before(civil("2026-12-07")))
        world.ask(Self.told(.counted, 4000, Self.mg10))
        #expect(lasting() == .beyond(world.today + Limits.lookAheadDays))
        world.ask(Self.told(.counted, 0, Self.mg10))
        #expect(lasting() == .before(world.today))
    }

    @Test func `each strength lasts as long as its own pieces do`() {
        // 30, 25, 20, 15, 10, 5 mg: of 10 mg 3, 2, 2, 1, 1; of 5 mg one each on the second, fourth and sixth day.
        let taper = Self.titration(
            [(1, 30), (1, 25), (1, 20), (1, 15), (1, 10), (1, 5)], after: .stop)
        var world = World(plan(taper), in: paris, at: "2026-12-01 08:00")
        world.ask(Self.told(.counted, 9, Self.mg10))
        world.ask(Self.told(.counted, 2, Self.mg5))
        #expect(
            reports(world).map(\.lasting) == [
                .throughCourse(civil("2026-12-05")), .before(civil("2026-12-06")),
            ])
        // What is taken, or missed, is no part of what is to come.
        world.run(until: "2026-12-01 18:30")
        #expect(
            reports(world).map(\.lasting) == [
                .throughCourse(civil("2026-12-05")), .before(civil("2026-12-06")),
            ])
        #expect(left(world) == 9)
    }

    @Test func `pieces of a strength that the plan has no more are not needed, and stay there`() {
        var world = World(plan(Self.titration([(30, 20)])), in: paris, at: "2026-12-01 08:00")
        world.ask(Self.told(.counted, 20, Self.mg10))
        world.run(until: "2026-12-01 17:01")
        world.take()
        var other = Self.titration([(30, 20)])
        other.preparation = Preparation(tablet: Amount(milligrams: 20))
        world.adopt(plan(other))
        #expect(reports(world).map(\.lasting) == [.unused])
        world.run(until: "2026-12-02 17:01")
        world.take()
        #expect(left(world) == 18)
        #expect(
            world.ask(Self.told(.added, 20, Self.mg10))
                == .refused(
                    .whichStrength(
                        "baclofen", asked: Self.mg10, [Amount(milligrams: 20)])))
        world.ask(Self.told(.removed, 18, Self.mg10))
        #expect(left(world) == 0)
        #expect(reports(world) == [])
    }

    @Test func `what is left of a medicine that the plan has no more can be taken away`() {
        var world = World(plan(Self.titration([(30, 20)])), in: paris, at: "2026-12-01 08:00")
        world.ask(Self.told(.counted, 20, Self.mg10))
        world.adopt(plan(medication("other", [("08:00", 10)])))
        // Until the answer, and for what is left of today, it is taken as before.
        world.ask(.choose(.accept, nil))
        world.run(until: "2026-12-02 12:00")
        #expect(reports(world).map(\.lasting) == [.unused])
        #expect(
            world.ask(Self.told(.added, 1))
                == .refused(.unknownMedication("baclofen", known: ["other"])))
        world.ask(Self.told(.removed, 20))
        #expect(reports(world) == [])
    }

    @Test func `what has expired is not reckoned with`() {
        var world = World(plan(Self.titration([(90, 20)])), in: paris, at: "2026-12-01 08:00")
        world.ask(Self.told(.added, 40, Self.mg10, expires: "2026-12-10"))
        world.ask(Self.told(.added, 4, Self.mg10))
        // Ten days of the box that expires, and two of the other.
        #expect(reports(world).map(\.lasting) == [.before(civil("2026-12-13"))])
    }

    @Test func `boxes that expire first are used first`() {
        var world = World(plan(Self.titration([(30, 20)])), in: paris, at: "2026-12-01 08:00")
        world.ask(Self.told(.added, 3, Self.mg10))
        world.ask(Self.told(.added, 3, Self.mg10, expires: "2027-06-30"))
        world.ask(Self.told(.added, 3, Self.mg10, expires: "2027-03-31"))
        #expect(reports(world).map(\.expires) == [civil("2027-03-31")])
        #expect(reports(world).map(\.expiring) == [Self.tablets(3)])
        for date in 1...2 {
            world.run(until: "2026-12-0\(date) 17:01")
            world.take()
        }
        #expect(reports(world).map(\.expires) == [civil("2027-06-30")])
        #expect(reports(world).map(\.expiring) == [Self.tablets(2)])
        // A count that says until when they are good says it of all.
        world.ask(Self.told(.counted, 4, Self.mg10, expires: "2027-12-31"))
        #expect(reports(world).map(\.expiring) == [Self.tablets(4)])
    }

    // MARK: What is told

    @Test(arguments: [
        (Self.told(.added, 10), Refusal.whichStrength("baclofen", asked: nil, [mg10, mg5])),
        (
            Self.told(.added, 10, Amount(milligrams: 20)),
            .whichStrength("baclofen", asked: Amount(milligrams: 20), [mg10, mg5])
        ),
        (
            Self.told(.removed, 3, mg10),
            .notSoMany("baclofen", left: Amount(grains: 2000, .tablets))
        ),
        (Self.told(.removed, 3, mg5), .notSoMany("baclofen", left: Amount(grains: 0, .tablets))),
        (Self.told(.removed, 0, mg5), .notSoMany("baclofen", left: Amount(grains: 0, .tablets))),
        (Self.told(.added, 3, mg10, expires: "2026-11-30"), .expiry(civil("2026-11-30"))),
        (Self.told(.added, 3, mg10, expires: "2207-03-31"), .expiry(civil("2207-03-31"))),
        (
            Self.told(.added, 3, of: "baklofen"),
            .unknownMedication("baklofen", known: ["baclofen"])
        ),
        (
            .stock(
                ToldStock(
                    .added, .amount(Amount(grains: 3000, .ml)), of: "baclofen", strength: mg10)),
            .otherUnit("baclofen", told: .ml, counted: .tablets)
        ),
    ])
    func `what cannot be so is refused and changes nothing`(answer: Answer, refusal: Refusal) {
        var world = World(plan(Self.titration([(9, 20)])), in: paris, at: "2026-12-01 08:00")
        world.ask(Self.told(.counted, 2, Self.mg10))
        let count = world.store.count
        #expect(world.ask(answer) == .refused(refusal))
        #expect(world.store.count == count)
        #expect(left(world) == 2)
    }

    @Test func `of several medicines the one is meant whose pieces are counted`() {
        let other = medication("other", [("08:00", 10)])
        var world = World(
            plan(Self.titration([(9, 20)]), other), in: paris, at: "2026-12-01 07:00")
        #expect(
            world.ask(Self.told(.added, 3, of: nil))
                == .refused(.medicationNotNamed(["baclofen", "other"])))
        world.ask(Self.told(.added, 3, of: "Other"))
        world.ask(Self.told(.added, 4, of: nil))
        #expect(
            world.agenda.ledger.stocks["other"]?.shelf(of: Self.mg10)?.pieces == Self.tablets(7))
    }

    @Test func `the same request sent twice counts once, and another of its name is refused`() {
        var world = World(plan(Self.titration([(9, 20)])), in: paris, at: "2026-12-01 08:00")
        let request = Request(id: "a", by: .command, answer: Self.told(.added, 3, Self.mg10))
        let first = world.reply(to: request)
        #expect(world.reply(to: request) == first)
        #expect(left(world) == 3)
        let other = Request(id: "a", by: .command, answer: Self.told(.added, 4, Self.mg10))
        #expect(world.reply(to: other) == .requestUsed)
    }
}
