import DoseSimulator
import Testing

@testable import DoseCore

/// Names as the screens show them, and beginnings of them; and all that are open at once.
@Suite struct `What a word means` {
    private var three: Plan {
        plan(
            named("Baclofène", "baclofen", "08:00"), named("Vitamin D", "vitamin-d", "08:00"),
            named("Vitamin B12", "vitamin-b", "20:00"))
    }

    private func named(_ name: String, _ key: String, _ time: String) -> Medication {
        var medication = medication(key, [(time, 10)])
        medication.name = name
        return medication
    }

    @Test(arguments: [
        ("baclofen", "baclofen"), ("Baclofène", "baclofen"), ("BACLOFÈNE", "baclofen"),
        ("b", "baclofen"), ("Baclo", "baclofen"), ("Vitamin D", "vitamin-d"),
        ("vitamin-d", "vitamin-d"), ("VITAMIN d", "vitamin-d"), ("vitamin b", "vitamin-b"),
        ("vitamin-b", "vitamin-b"), ("aspirin", "aspirin"), ("baclofen-2", "baclofen-2"),
    ])
    func `a medication, by its key, its name or a beginning`(word: String, key: String) throws {
        #expect(try Plan?.some(three).key(of: word) == key)
    }

    @Test(arguments: ["v", "Vit", "vitamin"])
    func `a beginning that several have is refused with them`(word: String) {
        #expect(throws: Refusal.ambiguousName(word, ["vitamin-d", "vitamin-b"])) {
            try Plan?.some(three).key(of: word)
        }
        var world = World(three, in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:05")
        let count = world.store.count
        #expect(world.take(word) == .refused(.ambiguousName(word, ["vitamin-d", "vitamin-b"])))
        #expect(world.store.count == count)
    }

    @Test func `a whole name goes before a beginning`() throws {
        let both = plan(medication("vit", [("08:00", 1)]), medication("vitamin", [("08:00", 1)]))
        #expect(try Plan?.some(both).key(of: "Vit") == "vit")
    }

    @Test func `what the ledger knows is no beginning of another one`() throws {
        #expect(try Plan?.some(three).key(of: "bac", besides: { $0 == "bac" }) == "bac")
        var world = World(
            plan(medication("bac", [("08:00", 5)])), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:05")
        world.take("bac")
        world.adopt(three)
        world.ask(.choose(.accept, "bac"))
        world.run(until: "2026-12-02 08:05")
        let count = world.store.count
        guard case .refused(.unknownDose(let asked, _)) = world.take("bac") else {
            Issue.record("a dose of another medication was meant")
            return
        }
        #expect(asked == DoseSelector(medication: "bac"))
        #expect(world.store.count == count)
    }

    @Test func `a beginning takes the dose, and moves the course`() {
        var world = World(three, in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:05")
        world.take("baclo")
        #expect(isTaken("baclofen/2026-12-01/08:00", world))
        #expect(!isTaken("vitamin-d/2026-12-01/08:00", world))
    }

    // MARK: All

    private func isTaken(_ dose: String, _ world: World) -> Bool {
        if case .settled(.taken) = world.agenda.ledger.state(of: id(dose)) { true } else { false }
    }

    @Test func `all that are open are taken at once, and taken back as a whole`() {
        var world = World(three, in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:05")
        guard case .recorded(let records, _) = world.take("all", request: "all of them") else {
            Issue.record("nothing was taken")
            return
        }
        #expect(records.count == 2)
        #expect(isTaken("baclofen/2026-12-01/08:00", world))
        #expect(isTaken("vitamin-d/2026-12-01/08:00", world))
        #expect(!isTaken("vitamin-b/2026-12-01/20:00", world))
        let next = world.agenda.situation(at: world.now).nextDose
        #expect(world.take("all") == .refused(.nothingTakeable(missed: nil, next: next)))
        guard case .recorded = world.ask(.undo(.all)) else {
            Issue.record("nothing was taken back")
            return
        }
        #expect(!isTaken("baclofen/2026-12-01/08:00", world))
        #expect(!isTaken("vitamin-d/2026-12-01/08:00", world))
    }

    @Test func `all can be told of a time before, and of none that is to come`() {
        var world = World(three, in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:20")
        let later = world.now.wall + .minutes(5)
        #expect(
            world.ask(.take(.matching(.all), at: later, amount: nil))
                == .refused(.inTheFuture(later)))
        world.take("all", at: "08:10")
        #expect(
            world.agenda.ledger.intakes(of: "baclofen").map(\.at)
                == [paris.instant(of: "2026-12-01 08:10")])
    }

    @Test func `all that ring are snoozed`() {
        var world = World(three, in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:05")
        guard
            case .recorded(let records, _) = world.ask(
                .snooze(.matching(.all), length: .minutes(20)))
        else {
            Issue.record("nothing was snoozed")
            return
        }
        #expect(records.count == 2)
    }

    @Test func `a medication that is called all is meant by it`() {
        let called = plan(medication("all", [("08:00", 1)]), medication("b", [("08:00", 1)]))
        var world = World(called, in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:05")
        world.take("all")
        #expect(isTaken("all/2026-12-01/08:00", world))
        #expect(!isTaken("b/2026-12-01/08:00", world))
    }

    // MARK: What is told at one look

    @Test func `what was missed is told for a day`() {
        var world = World(three, in: paris, at: "2026-12-01 07:00")
        func missed() -> [DoseID] {
            world.agenda.situation(at: world.now).missedDoses.map(\.dose.id)
        }
        world.run(until: "2026-12-01 12:00")
        let dose = id("baclofen/2026-12-01/08:00")
        #expect(missed() == [dose, id("vitamin-d/2026-12-01/08:00")])
        world.take("baclofen/08:00", at: "08:00")
        #expect(missed() == [id("vitamin-d/2026-12-01/08:00")])
        world.run(until: "2026-12-02 07:30")
        #expect(missed().contains(id("vitamin-d/2026-12-01/08:00")))
        world.run(until: "2026-12-02 12:00")
        #expect(!missed().contains(id("vitamin-d/2026-12-01/08:00")))
    }

    @Test func `a course in short has its next change, and no days`() throws {
        var world = World(plan(titration()), in: paris, at: "2026-11-30 12:00")
        world.run(until: "2026-12-02 12:00")
        let situation = world.agenda.situation(at: world.now)
        let whole = try #require(situation.courses(of: nil).first)
        let short = try #require(situation.coursesInShort.first)
        #expect(short.standing == whole.standing)
        #expect(short.changes == [whole.changes[0]])
        #expect(whole.changes.count == 2)
        #expect(short.days.isEmpty)
    }

    @Test func `need not be clear in a request that was answered before`() {
        let (b, c) = (named("Vitamin", "b", "20:00"), named("Vitamin", "c", "20:00"))
        var world = World(plan(b, c), in: paris, at: "2026-12-01 08:00")
        world.run(until: "2026-12-01 20:00")
        let reply = world.take("b", request: "once")
        #expect(reply.isRecorded)
        #expect(world.take("vitamin", request: "once") == .requestUsed)
        #expect(world.take("b", request: "once") == reply)
        #expect(world.take("vitamin") == .refused(.ambiguousName("vitamin", ["b", "c"])))
    }
}
