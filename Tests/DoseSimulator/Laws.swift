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
        checkRecords(world) ?? checkDesktop(world) ?? checkLedger(world) ?? checkCourses(world)
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
                let today = world.zone.civil(at: world.now.wall).date
                let planned = world.agenda.plan?.medication(id.medication).map {
                    world.agenda.course(of: $0, on: today).slots(on: id.date)
                        .first { $0.time == id.time }?.amount
                }
                if planned != open.dose.amount { return "\(id) shows \(open.dose.amount)" }
            }
        }
        return nil
    }

    /// A restart finds every course where it was, and what the days hold.
    private func checkCourses(_ world: World) -> String? {
        guard world.agenda.unsaved.isEmpty, world.turns.isMultiple(of: 16) else { return nil }
        var (live, replayed) = (world.agenda, world.replayed)
        _ = live.handle(.clock, at: world.now) { _ in true }
        _ = replayed.handle(.clock, at: world.now) { _ in true }
        let today = world.zone.civil(at: world.now.wall).date
        for medication in world.agenda.plan?.medications ?? [] {
            let courses = (
                live.course(of: medication, on: today), replayed.course(of: medication, on: today)
            )
            if courses.0 != courses.1 { return "replayed, \(medication.key) has another course" }
            if let position = courses.0.position(on: today), position.day < 1 {
                return "\(medication.key) is on day \(position.day) of a step"
            }
            if !courses.0.isOnTime(on: today) { return "\(medication.key) is ahead of its plan" }
        }
        if live.nextDoses(at: world.now) != replayed.nextDoses(at: world.now) {
            return "replayed, other doses are next"
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

extension Course {
    /// Whether the course has gone through no more days than there were.
    fileprivate func isOnTime(on date: CivilDate) -> Bool {
        guard let position = position(on: date) else { return true }
        let passed = medication.steps[..<position.step].reduce(0) { $0 + $1.days } + position.day
        return passed <= date - medication.start + 1
    }
}
