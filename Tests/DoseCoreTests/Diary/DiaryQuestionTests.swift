import DoseCore
import DoseSimulator
import Testing

@Suite struct `The diary in the evening` {
    private func plan(_ evening: String?, _ medications: [Medication] = [titration()]) -> Plan {
        Plan(zone: .local, evening: evening.map(clock), medications: medications)
    }

    private func world(at start: String, _ plan: Plan) -> World {
        World(plan, in: paris, at: start)
    }

    private func subjects(_ world: World) -> [DiaryQuestion.Subject] {
        world.askedDiary.map(\.subject)
    }

    @Test func `is asked for from the time that the plan says, until midnight`() {
        var world = world(at: "2026-12-01 12:00", plan("21:30"))
        world.run(until: "2026-12-01 21:29")
        #expect(subjects(world) == [])
        world.run(until: "2026-12-01 21:30")
        #expect(subjects(world) == [.craving, .drinks])
        world.run(until: "2026-12-02 00:00")
        #expect(subjects(world) == [])
        world.run(until: "2026-12-02 21:30")
        #expect(subjects(world) == [.craving, .drinks])
    }

    @Test func `is not asked for where the plan does not`() {
        var world = world(at: "2026-12-01 12:00", plan(nil))
        world.run(until: "2026-12-01 23:30")
        #expect(subjects(world) == [])
    }

    @Test func `what was told of the day is not asked, and again where it was taken back`() throws {
        var world = world(at: "2026-12-01 12:00", plan("21:30"))
        _ = world.ask(.note(try Observation(.craving, value: ExactNumber(3)), at: nil))
        world.run(until: "2026-12-01 21:30")
        #expect(subjects(world) == [.drinks])
        let none = try #require(world.askedDiary.first?.choices.first)
        #expect(world.ask(.note(none, at: nil)).isRecorded)
        #expect(subjects(world) == [])
        #expect(world.ask(.undo(nil)).isRecorded)
        #expect(subjects(world) == [.drinks])
    }

    @Test func `is asked once more where another screen comes, and after a start`() {
        var world = world(at: "2026-12-01 12:00", plan("21:30"))
        world.run(until: "2026-12-01 21:30")
        world.die()
        #expect(subjects(world) == [])
        world.start()
        #expect(subjects(world) == [.craving, .drinks])
        world.loseDisplay()
        world.gainDisplay()
        #expect(subjects(world) == [.craving, .drinks])
    }

    @Test func `what was asked without a ledger goes when it is read and has the answer`() throws {
        var world = World(plan("21:30"), in: paris, at: "2026-12-01 12:00", isWatched: true)
        _ = world.ask(.note(try Observation(.craving, value: ExactNumber(3)), at: nil))
        _ = world.ask(.note(try Observation(.drink, value: ExactNumber(1)), at: nil))
        world.die()
        world.setStore(false)
        world.run(until: "2026-12-01 21:45")
        world.start()
        #expect(subjects(world) == [.craving, .drinks])
        world.setStore(true)
        world.run(until: "2026-12-01 21:46")
        #expect(subjects(world) == [])
    }

    /// Steps of 3 days: the third is the last one of each.
    @Test func `on the third day of a step it is asked how that is borne`() {
        let drug = titration()
        var world = world(at: "2026-12-01 12:00", plan("21:30", [drug]))
        var asked: [String] = []
        for day in 1...9 {
            world.live(until: "2026-12-0\(day) 21:30")
            let isAsked = subjects(world).contains { if case .burden = $0 { true } else { false } }
            if isAsked { asked.append("12-0\(day)") }
        }
        #expect(asked == ["12-03", "12-06", "12-09"])
    }

    @Test func `of a course that is held it is asked once`() throws {
        var drug = titration()
        for index in drug.steps.indices { drug.steps[index].days = 5 }
        var world = world(at: "2026-12-01 12:00", plan("21:30", [drug]))
        world.live(until: "2026-12-03 12:00")
        world.move(.held)
        var asked = 0
        for day in 3...9 {
            world.live(until: "2026-12-0\(day) 21:30")
            asked += world.askedDiary.count { $0.choices.contains { $0.kind == .burden } }
        }
        #expect(asked == 1)
        let drugs = try Observation(.burden, name: drug.name, value: ExactNumber(4))
        #expect(world.ask(.note(drugs, at: nil)).isRecorded)
    }

    @Test func `a press can tell what was usual in the last fortnight`() throws {
        var world = world(at: "2026-12-01 12:00", plan("21:30"))
        for (day, drinks) in [(1, 5), (2, 5), (3, 3), (4, 0), (5, 3), (6, 7)] {
            let exact = ExactNumber(thousandths: Int64(drinks * 1000 - (drinks == 3 ? 120 : 0)))
            world.run(until: "2026-12-0\(day) 20:00")
            let said = try Observation(.drink, value: exact)
            #expect(world.ask(.note(said, at: nil)).isRecorded)
        }
        world.run(until: "2026-12-07 21:30")
        let drinks = try #require(world.askedDiary.first { $0.subject == .drinks })
        #expect(drinks.choices.map { $0.value?.value } == [0, 3, 5])
        #expect(world.askedDiary.first?.choices.map { $0.value?.value } == [0, 4, 8])
        let first = self.world(at: "2026-12-01 22:00", plan("21:30"))
        #expect(first.askedDiary.last?.choices.map { $0.value?.value } == [0, 1, 2])
    }

    @Test func `a name that is longer than the diary has room for is cut`() throws {
        var drug = titration()
        drug.name = String(repeating: "é", count: 200)
        #expect(throws: Never.self) {
            try Observation(.burden, name: drug.nameInDiary, value: .zero)
        }
        #expect(!drug.nameInDiary.isEmpty)
    }
}
