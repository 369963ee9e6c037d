import DoseCore
import DoseSimulator

/// The agenda lives through the dates, woken whenever it asked for it, under a synchronised clock.
extension Surroundings {
    /// Nobody answers: each slot rings once, at its instant, and is missed once.
    package func differencesUnanswered() -> [String] {
        var world = world { Quarters.apart(from: $0, through: $1) }
        world.run(until: end)
        return differences(
            "is raised", world.instants { if case .raised = $0 { true } else { false } })
            + differences(
                "is missed twenty minutes late",
                world.instants { $0 == .missed(.unanswered) }
                    .mapValues { $0.map { $0 - Quarters.late.components.seconds } })
            + differences(rings: world)
    }

    /// All quarters of one medication, and each is taken as it rings. Of two that a gap moves onto one instant the earlier
    /// one never rings.
    package func differencesTaken() -> [String] {
        var world = world { [Quarters.together(from: $0, through: $1)] }
        let end = zone.instant(of: end)
        while let wake = world.nextWake, wake < end {
            world.runToNextWake()
            if let alarm = world.desktop.values.first {
                let doses = Selection.doses(alarm.doses.map(\.dose.id))
                world.ask(.take(doses, at: nil, amount: nil), by: .button)
            }
        }
        var silent: [CivilDateTime: [Int64]] = [:]
        for (slot, seconds) in expected
        where expected.contains(where: { $0.value == seconds && $0.key > slot }) {
            silent[slot] = [seconds]
        }
        let raised = world.instants { if case .raised = $0 { true } else { false } }
        let taken = world.instants { if case .taken = $0 { true } else { false } }
        let missed = world.instants { $0 == .missed(.unattended) }
        return differences("is raised or moved away", raised.merging(silent, uniquingKeysWith: +))
            + differences("is taken or moved away", taken.merging(silent, uniquingKeysWith: +))
            + differences("is raised or missed", raised.merging(missed, uniquingKeysWith: +))
    }

    private var end: String { "\((dates.last ?? .distantPast) + 3) 00:00" }

    private func world(_ medications: (CivilDate, CivilDate) -> [Medication]) -> World {
        let (first, last) = (dates.first ?? .distantPast, dates.last ?? .distantPast)
        return World(
            Plan(zone: .local, medications: medications(first, last)), in: zone,
            at: "\(first - 2) 12:00",
            times: AlarmTimes(repeatEvery: .hours(1), lastCall: .zero), isSynchronised: true)
    }

    /// What sounded, beside what was recorded.
    private func differences(rings world: World) -> [String] {
        var count: [Substring: Int] = [:]
        for dose in world.rings.flatMap({ $0.split(separator: " ").dropFirst(2) }) {
            count[dose, default: 0] += 1
        }
        return count.filter { $0.value != 1 }.map { "\(zone) \($0.key) sounds \($0.value) times" }
            + (count.count == expected.count
                ? [] : ["\(zone) \(count.count) slots sound, and \(expected.count) should"])
    }
}

extension World {
    /// When each slot's events of a kind were recorded, in seconds.
    fileprivate func instants(_ isMeant: (DoseEvent) -> Bool) -> [CivilDateTime: [Int64]] {
        var instants: [CivilDateTime: [Int64]] = [:]
        for record in store {
            guard case .dose(let id, _, _, let event) = record.event, isMeant(event) else {
                continue
            }
            instants[CivilDateTime(date: id.date, time: id.time), default: []]
                .append(record.at.wall.milliseconds / 1000)
        }
        return instants
    }
}
