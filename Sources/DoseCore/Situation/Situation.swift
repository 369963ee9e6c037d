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
    /// The civil date of now.
    package let today: CivilDate

    init(
        at now: Moment, zone: Zone, plan: Plan?, plans: AdoptedPlans, ledger: Ledger, tracks: [Track],
        times: AlarmTimes, trust: ClockTrust
    ) {
        self.now = now
        self.zone = zone
        self.plan = plan
        self.plans = plans
        self.ledger = ledger
        self.tracks = tracks
        self.times = times
        self.trust = trust
        today = zone.civil(at: now.wall).date
    }

    func track(of key: Medication.Key) -> Track? { tracks.first { $0.medication.key == key } }

    /// What of a dose of the plan as a person has it: awaited also where it was settled and waits again, and ringing
    /// where a snooze has run out, of neither of which there is a record.
    func standing(of dose: PlannedDose) -> DoseState {
        let state = ledger.state(of: dose.id)
        switch state {
        case .snoozed(let closes, let until) where until.isReached(at: now):
            return .ringing(closes: closes)
        case .settled where !ledger.isOver(dose, at: now.wall):
            return track(of: dose.id.medication)?.contains(dose) ?? false ? .awaited : state
        case .awaited, .ringing, .snoozed, .settled:
            return state
        }
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
            at: now, zone: zone, plan: plan, plans: plans, ledger: ledger, tracks: tracks, times: times,
            trust: trust)
    }
}
