package import DoseCore

/// A patient's life at random: somebody who forgets, answers late, twice and wrongly, on a machine that sleeps, crashes
/// and has its clock set, with a plan that is edited and a store that fails.
package struct Life {
    package let seed: UInt64
    package private(set) var world: World
    /// What happened, one line for each step, to read a failure by.
    package private(set) var log: [String] = []
    private var random: Random
    private var laws = Laws()

    package init(seed: UInt64, zones: [Zone]) {
        self.seed = seed
        random = Random(seed: seed)
        let zone = random.pick(zones)
        self.zones = zones
        let start = Instant(seconds: Int64(random.int(1_796_000_000...1_890_000_000)))
        world = World(
            Self.plan(&random, around: zone.civil(at: start).date), in: zone,
            at: zone.civil(at: start).description,
            isSynchronised: random.once(in: 2))
    }

    private let zones: [Zone]

    /// Lives on by so many steps and stops at the first law that is broken.
    package mutating func run(steps: Int) -> Violation? {
        for _ in 0..<steps {
            let line = step()
            log.append("\(world.time)  \(line)")
            if let broken = laws.broken(by: world) {
                return Violation(seed: seed, law: broken, log: log.suffix(12).map(\.self))
            }
        }
        return nil
    }

    package struct Violation: CustomStringConvertible, Sendable {
        package let seed: UInt64
        package let law: String
        package let log: [String]

        package var description: String {
            (["seed \(seed): \(law)"] + log).joined(separator: "\n")
        }
    }

    // MARK: What may happen

    private mutating func step() -> String {
        switch random.int(1...100) {
        case 1...45:
            world.runToNextWake()
            return "woken"
        case 46...60:
            let minutes = random.int(1...100)
            world.run(for: .minutes(minutes))
            return "\(minutes) min pass"
        case 61...78: return answer()
        case 79...82: return tell()
        case 83...84: return "undo: \(world.undo())"
        case 85...87: return move()
        default: return disturb()
        }
    }

    private mutating func answer() -> String {
        let open = world.agenda.ledger.openDoses.sorted()
        let dose = open.isEmpty || random.once(in: 4) ? nil : random.pick(open).description
        switch random.int(1...10) {
        case 1...6: return "take \(dose ?? ""): \(world.take(dose, request: request()))"
        case 7: return "skip \(dose ?? ""): \(world.skip(dose))"
        case 8:
            return "snooze \(dose ?? ""): \(world.snooze(dose, for: .minutes(random.int(1...90))))"
        default:
            guard let alarm = world.desktop.values.sorted(by: { $0.id < $1.id }).first else {
                return "nothing to press"
            }
            let doses = Selection.doses(alarm.doses.map(\.dose.id))
            return "press: \(world.ask(.take(doses, at: nil, amount: nil), by: .button))"
        }
    }

    private mutating func move() -> String {
        let kind = random.pick(CourseMove.Kind.allCases)
        let key = random.pick(world.agenda.plan?.medications.map(\.key) ?? ["a"])
        let answer = Answer.course(
            kind, random.once(in: 4) ? nil : key, now: random.once(in: 2), reason: nil)
        return "\(answer): \(world.ask(answer, request: request()))"
    }

    /// Sometimes one that was used before: a retry.
    private mutating func request() -> RequestID? {
        random.once(in: 3) ? "request \(random.int(1...20))" : nil
    }

    private mutating func tell() -> String {
        let instant = world.now.wall - .minutes(random.int(0...600))
        let key = random.pick(world.agenda.plan?.medications.map(\.key) ?? ["a"])
        let answer = Answer.take(
            .matching(DoseSelector(medication: key)), at: instant,
            amount: random.once(in: 2) ? Amount(milligrams: random.int(1...50)) : nil)
        return "tell \(key) at \(world.zone.civil(at: instant)): \(world.ask(answer))"
    }

    private mutating func disturb() -> String {
        switch random.int(1...16) {
        case 1...3:
            world.restart()
            return "killed and started again"
        case 4:
            world.restart(after: .minutes(random.int(1...3000)), isReboot: true)
            return "switched off and on again"
        case 5...7:
            world.suspend(for: .minutes(random.int(1...700)))
            return "resumed"
        case 8...9:
            world.setClock(by: .seconds(random.int(-100_000...100_000)))
            return "clock set"
        case 10:
            world.setClock(by: .seconds(random.int(-90...90)))
            return "clock set a little"
        case 11:
            world.setSynchronised(random.once(in: 2))
            return "synchronised: \(world.now.isSynchronised)"
        case 12:
            world.travel(to: random.pick(zones))
            return "travelled to \(world.zone.name)"
        case 13...14:
            world.adopt(random.once(in: 2) ? edited() : Self.plan(&random, around: today))
            return "another plan"
        case 15:
            world.isStoreWritable.toggle()
            return "store writable: \(world.isStoreWritable)"
        default:
            world.handle(.display)
            return "notification server came"
        }
    }

    private var today: CivilDate { world.zone.civil(at: world.now.wall).date }

    /// The plan in force, with other amounts from the same start on, so that what was done to its courses stays.
    private mutating func edited() -> Plan {
        guard var plan = world.agenda.plan else { return Self.plan(&random, around: today) }
        for index in plan.medications.indices where plan.medications[index].asNeeded == nil {
            plan.medications[index].steps = Self.steps(&random)
        }
        return plan
    }

    private static func plan(_ random: inout Random, around date: CivilDate) -> Plan {
        let keys = ["a", "b", "c"].prefix(random.int(1...3))
        return Plan(zone: .local, medications: keys.map { medication($0, &random, around: date) })
    }

    private static func medication(
        _ key: String, _ random: inout Random, around date: CivilDate
    ) -> Medication {
        if random.once(in: 8) {
            return Medication(
                key: key, name: key, start: CivilDate(dayNumber: 0),
                steps: [Step(days: 1, slots: [])],
                asNeeded: AsNeeded(spacing: .hours(6), dailyMaximum: Amount(milligrams: 80)))
        }
        let isOld = random.once(in: 2)
        let start = isOld ? CivilDate(dayNumber: 20_000) : date + random.int(-10...2)
        return Medication(
            key: key, name: key, start: start, steps: steps(&random),
            after: random.once(in: 8) ? .stop : .hold,
            end: random.once(in: 8) ? max(start, date) + random.int(0...20) : nil,
            recurrence: recurrence(&random),
            advance: !isOld && random.once(in: 2) ? .taken : .calendar,
            early: .minutes(random.int(0...60)), late: .minutes(random.int(1...120)),
            spacing: random.once(in: 4) ? .minutes(random.int(10...300)) : nil,
            reviewEvery: random.once(in: 3) ? random.int(1...5) : nil)
    }

    private static func steps(_ random: inout Random) -> [Step] {
        let times = Set((0..<random.int(1...5)).map { _ in random.int(0...95) * 900 }).sorted()
            .compactMap(CivilTime.init(secondOfDay:))
        return (0..<random.int(1...4)).map { _ in
            Step(
                days: random.int(1...3),
                slots: times.map {
                    Slot(time: $0, amount: Amount(milligrams: random.int(0...4) * 10))
                })
        }
    }

    private static func recurrence(_ random: inout Random) -> Recurrence {
        switch random.int(1...8) {
        case 1: .weekdays([random.pick(Weekday.allCases), random.pick(Weekday.allCases)])
        case 2: .every(days: random.int(2...4))
        case 3: .cycle(on: random.int(1...5), off: random.int(1...3))
        case 4: .daysOfMonth([random.int(1...31), random.int(1...31)])
        default: .daily
        }
    }
}
