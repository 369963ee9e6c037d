import DoseCore
import PlanFile

/// A generator whose numbers are the same for the same seed (Steele, Lea, Flood: SplitMix64).
nonisolated struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// The records of a person who takes some doses, forgets some, steers the courses, and thinks again now and then.
nonisolated struct History: Sendable {
    private(set) var records: [Record] = []
    private var agenda = Agenda(zone: .utc, plan: nil)
    private var random: SeededGenerator
    private(set) var now = utc("2026-12-01 06:00")

    /// Made away from the main queue, on which the other tests are waiting.
    @concurrent static func of(days: Int, seed: UInt64) async -> History {
        History(days: days, seed: seed)
    }

    private init(days: Int, seed: UInt64) {
        random = SeededGenerator(seed: seed)
        adopt("10")
        for day in 0..<days {
            if day == days / 3 { adopt("20") }
            for slot in ["08:00", "12:00", "18:00"] {
                now = utc("\(date("2026-12-01") + day) \(slot)")
                handle(.clock)
                answer()
            }
        }
    }

    /// The date of its end.
    var today: CivilDate { Zone.utc.civil(at: now).date }

    private mutating func adopt(_ milligrams: String) {
        let medications = ["a", "b"].map { key in
            """
            [medication.\(key)]
            start = 2026-12-01
            times = ["08:00", "12:00", "18:00"]
            steps = [{ days = 9, mg = [5, 5, 5] }, { mg = [\(milligrams), 10, \(milligrams)] }]
            """
        }
        let text = "version = 1\ntimezone = \"UTC\"\n" + medications.joined(separator: "\n")
        guard let plan = PlanFile.read(text).plan else { preconditionFailure("It is a plan.") }
        handle(.plan(plan, text))
    }

    private mutating func answer() {
        now = now + .minutes(Int.random(in: 0...90, using: &random))
        handle(.clock)
        let selection = Selection.matching(selector("ab".randomElement(using: &random) ?? "a"))
        let amount = Amount(milligrams: Int.random(in: 1...9, using: &random))
        switch Int.random(in: 0..<10, using: &random) {
        case 0...3: say(.take(selection, at: nil, amount: nil))
        case 4: say(.take(selection, at: now - .minutes(240), amount: .amount(amount)))
        case 5: say(.skip(selection, reason: "full"))
        case 6: say(.snooze(selection, length: nil))
        case 7: say(.undo(nil))
        case 8: say(move())
        default: break
        }
    }

    private mutating func move() -> Answer {
        .course(
            CourseMove.Kind.allCases.randomElement(using: &random) ?? .held,
            Bool.random(using: &random) ? "a" : "b", now: Bool.random(using: &random),
            reason: "full")
    }

    private mutating func say(_ answer: Answer) {
        let id = String(random.next(), radix: 16)
        handle(.request(Request(id: id, by: .command, answer: answer)))
    }

    private mutating func handle(_ input: Input) {
        let turn = agenda.decide(input, at: moment(now))
        records += turn.recordsToKeep
        _ = agenda.conclude(turn, isSaved: true)
    }
}

private nonisolated func selector(_ key: Character) -> DoseSelector {
    guard let selector = DoseSelector(String(key)) else { preconditionFailure("It is a key.") }
    return selector
}
