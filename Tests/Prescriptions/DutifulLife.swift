import DoseCore
import DoseSimulator

/// Somebody who takes every dose two minutes after it rings first, on a machine that is started anew every ten days.
struct DutifulLife {
    private var world: World
    private var laws: Laws
    /// What rang for the first time, with what was on the screen.
    private(set) var rung: [Prescribed] = []
    private var known: Set<DoseID> = []
    private var answers: [(at: Instant, doses: [DoseID])] = []
    private var requests = 0
    private var nextStart: Instant

    /// The plan is saved at noon of the day before.
    init(_ plan: Plan, in zone: Zone, before first: CivilDate) {
        let noon = zone.instant(first - 1, .midnight) + .hours(12)
        world = World(plan, in: zone, at: noon, isSynchronised: true, isWatched: true)
        laws = Laws(zone: zone)
        nextStart = noon + .hours(240)
    }

    /// Lives on to just before an instant; the law that is broken, if one is.
    mutating func live(until end: Instant) -> String? {
        if let broken = look() { return broken }
        while true {
            let next = [world.nextWake, answers.first?.at, nextStart, letter].compactMap(\.self)
                .min()
            guard let next, next < end else { break }
            world.pass(max(.zero, next - world.now.wall))
            if let letter, letter <= world.now.wall {
                world.readLetters()
            } else if let answer = answers.first, answer.at <= world.now.wall {
                answers.removeFirst()
                press(answer.doses)
            } else if nextStart <= world.now.wall {
                nextStart = nextStart + .hours(240)
                world.restart(after: .seconds(1), isReboot: false)
            } else {
                world.handle(.clock)
            }
            if let broken = look() { return broken }
        }
        world.pass(max(.zero, end - world.now.wall))
        return nil
    }

    /// Whether one that is taken as needed is recorded now, of the usual dose; else it is told that it is too soon.
    mutating func take(_ dose: Prescribed) -> Bool {
        let selection = Selection.matching(DoseSelector(medication: dose.medication))
        let reply = world.ask(.take(selection, at: nil, amount: nil))
        guard case .recorded(let records, let warnings) = reply else { return false }
        let amounts = records.compactMap { record in
            if case .extraIntake(_, _, let intake) = record.event { intake.amount } else { nil }
        }
        return amounts == [dose.amount] && amounts.map(\.unit) == [dose.unit] && warnings.isEmpty
    }

    private var letter: Instant? {
        world.nextLetter.map { world.now.wall + .milliseconds(max(0, Int($0 - world.elapsed))) }
    }

    private mutating func press(_ doses: [DoseID]) {
        requests += 1
        world.ask(
            .take(.doses(doses), at: nil, amount: nil), by: .button, request: "press \(requests)")
    }

    private mutating func look() -> String? {
        let turns = world.takeTurns()
        for case .show(let alarm) in turns.flatMap(\.effects) where alarm.call == .first {
            // After a start what is open rings first once more.
            let doses = alarm.doses.map(\.dose).filter { known.insert($0.id).inserted }
            rung += doses.map(Prescribed.init)
            answers.append((world.now.wall + .minutes(2), alarm.doses.map(\.dose.id)))
        }
        return laws.broken(by: turns, in: world)
    }
}
