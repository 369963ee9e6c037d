/// What it leads to that the plan file or the data of a zone were read.
extension Reminder {
    mutating func read(_ content: PlanFileContent, at now: Moment) -> Turn {
        let before = planFile?.content
        planFile = (content, now.boot)
        var turn: Turn
        switch content {
        case .absent, .withoutZone:
            turn = agenda.decide(.clock, at: now)
            // It is asked for again and again.
            if content == before { return turn }
        case .refused:
            turn = agenda.decide(.clock, at: now)
        case .valid(let plan, let text, let data):
            turn = follow(plan, text, in: data, at: now)
        }
        turn.planFile = content
        return turn
    }

    mutating func follow(
        _ plan: Plan, _ text: PlanText, in data: Zone, at now: Moment
    ) -> Turn {
        // What waits only for its zone goes on; it is not adopted once more.
        if case .unreadable(_, waits: plan) = zone { return resume(plan, in: data, at: now) }
        // By the one that waited doses were taken, and another one goes on from there.
        if case .unreadable(_, waits: let waiting?) = zone, waiting.zone == plan.zone {
            begin(
                with: agenda.ledger, waiting, earlier: agenda.earlierPlans, in: data, at: now)
        }
        zone = .known
        if plan == agenda.savedPlan, !isLossUntold {
            return agenda.decide(data == agenda.zone ? .clock : .zone(data), at: now)
        }
        // What was taken long ago counts from now on, and was not asked of the store until now.
        if plan.countsIntakes, !agenda.countsIntakes, case .open = store,
            adopting == nil
        {
            adopting = .valid(plan, text, in: data)
            let today = agenda.zone.civil(at: now.wall).date
            errands.append(.readLedger(today: today, countsIntakes: true))
            agenda.awaitsPlan = true
            return agenda.decide(.clock, at: now)
        }
        adopting = nil
        return agenda.decide(.plan(plan, text, in: data, afterLoss: takeLoss()), at: now)
    }

    /// Whether records were lost that no plan's adoption tells of yet.
    private var isLossUntold: Bool {
        if case .open(let isLossUntold) = store { isLossUntold } else { false }
    }

    mutating func read(_ name: PlanZone, _ data: Zone?, at now: Moment) -> Turn {
        // Of a plan that is not in force any more.
        guard name == plan?.zone else { return agenda.decide(.clock, at: now) }
        if data != nil, planFile?.content == .withoutZone { errands.append(.readPlanFile) }
        switch (zone, data) {
        case (.known, nil):
            zone = .unreadable(lastTry: now.boot, waits: nil)
            return agenda.decide(.clock, at: now)
        case (.unreadable(_, let waits), nil):
            zone = .unreadable(lastTry: now.boot, waits: waits)
            return agenda.decide(.clock, at: now)
        case (.known, let data?):
            return agenda.decide(data == agenda.zone ? .clock : .zone(data), at: now)
        case (.unreadable(_, let waits), let data?):
            if let waits { return resume(waits, in: data, at: now) }
            zone = .known
            return agenda.decide(data == agenda.zone ? .clock : .zone(data), at: now)
        }
    }

    /// Goes on with the plan that waited for its zone.
    private mutating func resume(_ plan: Plan, in data: Zone, at now: Moment) -> Turn {
        begin(
            with: agenda.ledger, plan, earlier: agenda.earlierPlans, in: data, at: now)
        return goOnWithPlan(at: now)
    }
}
