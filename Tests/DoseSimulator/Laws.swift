import DoseCore

/// The laws of the house, looked at after every step of a life.
struct Laws {
    private var checkedRings = 0
    private var checkedRecords = 0
    private var states: [DoseID: DoseState] = [:]
    /// Answers taken back, by the number of their record.
    private var numbers: Int64 = 0

    /// The law that the world breaks now, in words; nil when none.
    mutating func broken(by world: World) -> String? {
        checkRecords(world) ?? checkDesktop(world) ?? checkLedger(world)
    }

    private mutating func checkRecords(_ world: World) -> String? {
        for record in world.store[checkedRecords...] {
            guard record.number > numbers else {
                return "record \(record.number) follows record \(numbers)"
            }
            numbers = record.number
            guard case .dose(let id, _, let due, let event) = record.event else { continue }
            if case .raised(let closes) = event {
                if record.at.wall < due { return "\(id) was raised early" }
                if record.at.wall >= closes { return "\(id) was raised after its window" }
                if !record.isClockTrusted { return "\(id) was raised under a clock in doubt" }
            }
        }
        checkedRecords = world.store.count
        return nil
    }

    private func checkDesktop(_ world: World) -> String? {
        var medications: Set<Medication.Key> = []
        for alarm in world.desktop.values {
            for open in alarm.doses {
                let id = open.dose.id
                if !medications.insert(id.medication).inserted {
                    return "two doses of \(id.medication) are on the desktop"
                }
                if world.agenda.ledger.state(of: id).isSettled {
                    return "\(id) is shown and settled"
                }
                let planned = world.agenda.plan?.medication(id.medication).map {
                    Course($0).slots(on: id.date).first { $0.time == id.time }?.amount
                }
                if planned != open.dose.amount { return "\(id) shows \(open.dose.amount)" }
            }
        }
        return nil
    }

    private func checkLedger(_ world: World) -> String? {
        var medications: Set<Medication.Key> = []
        for id in world.agenda.ledger.openDoses where !medications.insert(id.medication).inserted {
            return "two doses of \(id.medication) are open"
        }
        if let wake = world.nextWake, wake <= world.now.wall - .milliseconds(0),
            wake < world.now.wall
        {
            return "a wake-up lies in the past"
        }
        if world.agenda.unsaved.isEmpty, world.replayed.ledger != world.agenda.ledger {
            let (live, replayed) = (world.agenda.ledger, world.replayed.ledger)
            return """
                replayed differs from live: next \(live.nextNumber) \(replayed.nextNumber), \
                newest \(live.newest as Any) \(replayed.newest as Any), plan \(live.plan as Any) \
                \(replayed.plan as Any), open \(live.openDoses) \(replayed.openDoses), \
                extra \(live.extraIntakes.count) \(replayed.extraIntakes.count)
                """
        }
        if let refused = world.firstRefused {
            let record = world.store.first { $0.number == refused }
            return "record \(refused) could not happen: \(record?.event as Any)"
        }
        return nil
    }
}
