/// The agenda at one moment, to look at: what is, what is to come, and what an answer would lead to.
///
/// It changes nothing, so that whoever only looks cannot.
package struct Situation: Sendable {
    let now: Moment
    let zone: Zone
    let plan: Plan?
    let plans: AdoptedPlans
    let ledger: Ledger
    let tracks: [Track]
    let times: AlarmTimes
    let trust: ClockTrust
    let awaitsPlan: Bool
    /// The civil date of now.
    package let today: CivilDate

    init(
        at now: Moment, zone: Zone, plan: Plan?, plans: AdoptedPlans, ledger: Ledger,
        tracks: [Track], times: AlarmTimes, trust: ClockTrust, awaitsPlan: Bool
    ) {
        self.now = now
        self.zone = zone
        self.plan = plan
        self.plans = plans
        self.ledger = ledger
        self.tracks = tracks
        self.times = times
        self.trust = trust
        self.awaitsPlan = awaitsPlan
        today = zone.civil(at: now.wall).date
    }

    func track(of key: Medication.Key) -> Track? {
        // By their places, without a copy of each.
        tracks.indices.first { tracks[$0].key == key }.map { tracks[$0] }
    }

    /// What of a dose of the plan as a person has it: awaited also where it was settled and waits again, and ringing
    /// where a snooze has run out, of neither of which there is a record.
    func standing(of dose: PlannedDose) -> DoseState {
        let track = track(of: dose.id.medication)
        let state = track.map { self.state(of: dose, in: $0) } ?? ledger.state(of: dose.id)
        switch state {
        case .snoozed(let closes, let until) where until.isReached(at: now):
            return .ringing(closes: closes)
        case .settled where !ledger.isOver(dose, at: now.wall):
            let waits = track?.contains(dose) ?? false && !ledger.isTakenElsewhere(dose)
            return waits ? .awaited : state
        case .awaited where ledger.isTakenElsewhere(dose):
            return .settled(.superseded)
        case .awaited, .ringing, .snoozed, .settled:
            return state
        }
    }

    /// What the ledger says of a dose; an open one ends at the latest where the window of a later one begins.
    ///
    /// The plan, or its course, can have become another one since the alarm said how long the dose is open.
    func state(of dose: PlannedDose, in track: Track) -> DoseState {
        let state = ledger.state(of: dose.id)
        switch state {
        case .ringing(let closes): return .ringing(closes: end(of: dose, said: closes, in: track))
        case .snoozed(let closes, let until):
            return .snoozed(closes: end(of: dose, said: closes, in: track), until: until)
        case .awaited, .settled: return state
        }
    }

    private func end(of dose: PlannedDose, said: Deadline, in track: Track) -> Deadline {
        let raised = said.set.wall
        let first = zone.civil(at: raised).date - 1
        let last = zone.civil(at: said.end + track.medication.early).date + 1
        guard first <= last else { return said }
        var end = said.end
        for offset in 0...(last - first) {
            for other in track.doses(on: first + offset, in: zone)
            where other.window.opens < end && other.id != dose.id && other.due > raised
                && track.contains(other) && !ledger.isOver(other, at: now.wall)
            {
                end = other.window.opens
            }
        }
        return end < said.end ? Deadline(end: end, set: said.set) : said
    }

    /// Whether the plan in force holds the dose.
    func contains(_ id: DoseID) -> Bool {
        guard let track = track(of: id.medication) else { return false }
        return track.doses(on: id.date, in: zone).contains { $0.id == id && track.contains($0) }
    }

    /// The course of a medication of the plan in force, with all that was done to it.
    package func course(of medication: Medication) -> Course {
        plans.course(of: medication, ledger, on: today)
    }
}

extension Agenda {
    /// The agenda as it is seen at a moment.
    package func situation(at now: Moment) -> Situation {
        Situation(
            at: now, zone: zone, plan: plan, plans: plans, ledger: ledger, tracks: tracks,
            times: times, trust: trust, awaitsPlan: awaitsPlan)
    }
}
