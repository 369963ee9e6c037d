/// What it leads to that the store is opened, read, or not to be had.
extension Reminder {
    /// Has a store that is closed opened before anything else, though it was tried a moment ago; also one that failed
    /// when something was asked of it that is no turn's.
    ///
    /// - Parameter isAsked: whether a person wanted another one in its place.
    package mutating func openStoreNext(isAsked: Bool = false) {
        lastOpening = nil
        switch store {
        case .unopened: break
        case .open(let isLossUntold):
            store = .closed(Closing(past: .read, isLossUntold: isLossUntold, isAsked: isAsked))
        case .closed(var closing):
            closing.isAsked = isAsked
            store = .closed(closing)
        }
    }

    mutating func open(_ content: StoreContent, at now: Moment) -> Turn {
        let isStart = if case .unopened = store { true } else { false }
        let closing: Closing? = if case .closed(let closing) = store { closing } else { nil }
        let wasUntold = closing?.isLossUntold ?? false
        store = .open(isLossUntold: wasUntold || content.isLost)
        lastReading = now.boot
        // It may hold what was refused, or be another one; if not, what was seen meanwhile is still to be recorded.
        if !isStart, !content.isLost, agenda.isContinued(by: content.ledger) {
            return agenda.decide(.clock, at: now)
        }
        var turn = begin(with: content, at: now)
        if !isStart, closing?.isAsked != true { turn.notices.append(.storeHealed) }
        return turn
    }

    /// Goes on with what a store held, in place of all that was known before.
    private mutating func begin(with content: StoreContent, at now: Moment) -> Turn {
        let withdrawn = agenda.shownAlarms.map { Effect.withdraw($0) }
        adopting = nil
        // It may know less than the one before.
        expectArrivals()
        agenda.awaitsArrivals = awaitsArrivals
        // First the doses that went by under the plan as it was, then the plan as it is.
        if !errands.contains(.readPlanFile) { errands.append(.readPlanFile) }
        begin(
            with: content.ledger, content.plan, earlier: content.earlier, in: content.zone, at: now)
        var turn = goOnWithPlan(at: now)
        turn.alarms = withdrawn + turn.alarms
        return turn
    }

    mutating func close(_ past: StorePast, at now: Moment) -> Turn {
        switch store {
        case .unopened:
            errands.append(.readPlanFile)
            lastOpening = now.boot
            return close(past, Closing(past: .unknown), at: now)
        case .open(let isLossUntold):
            // What was read of it is known, whatever becomes of it.
            store = .closed(Closing(past: .read, isLossUntold: isLossUntold))
        case .closed(let closing):
            if closing.past != .read { return close(past, closing, at: now) }
        }
        return agenda.decide(.clock, at: now)
    }

    /// Of a store that was never open: what can be read of it is gone on with, so that what can be taken now rings.
    private mutating func close(_ past: StorePast, _ closing: Closing, at now: Moment) -> Turn {
        var closing = closing
        switch past {
        case .none: closing.past = .none
        case .unknown: closing.past = .unknown
        case .readable(let content):
            closing.past = .read
            store = .closed(closing)
            return begin(with: content, at: now)
        }
        store = .closed(closing)
        return agenda.decide(.clock, at: now)
    }

    mutating func goOn(with content: StoreContent?, at now: Moment) -> Turn {
        guard let content else {
            // A plan that was to be adopted with it is read again, and adopted without.
            if adopting != nil { errands.append(.readPlanFile) }
            adopting = nil
            return close(.unknown, at: now)
        }
        lastReading = now.boot
        guard agenda.isContinued(by: content.ledger) else { return begin(with: content, at: now) }
        agenda.reread(content.ledger, at: now)
        if case .valid(let plan, let text, let data)? = adopting {
            return follow(plan, text, in: data, at: now)
        }
        return agenda.decide(.clock, at: now)
    }

    /// Builds the agenda on a ledger, under the plan that the ledger says is in force.
    ///
    /// - Parameter data: of the plan's zone; nil when they cannot be read, and then the plan waits for them.
    mutating func begin(
        with ledger: Ledger, _ plan: Plan?, earlier: [Int64: Plan], in data: Zone?, at now: Moment
    ) {
        zone = .known
        if let plan, data == nil { zone = .unreadable(lastTry: now.boot, waits: plan) }
        let (asked, askedDiary) = (agenda.shownQuestions, agenda.shownDiaryQuestions)
        var earlier = earlier
        if let plan, let adoption = ledger.plan { earlier[adoption.record] = plan }
        agenda = Agenda(
            zone: data ?? agenda.zone, plan: data == nil ? nil : plan, earlier: earlier,
            ledger: ledger, times: agenda.times)
        agenda.awaitsPlan = awaitsPlan
        agenda.awaitsArrivals = awaitsArrivals
        agenda.shownQuestions = asked
        agenda.shownDiaryQuestions = askedDiary
    }

    /// The first turn under the plan that the ledger says is in force; after a loss nobody knows what went by under it.
    mutating func goOnWithPlan(at now: Moment) -> Turn {
        guard let plan = agenda.savedPlan, let adopted = agenda.ledger.plan, takeLoss() else {
            return agenda.decide(.clock, at: now)
        }
        return agenda.decide(.plan(plan, adopted.plan, afterLoss: true), at: now)
    }

    /// Whether the adoption of a plan now is to say that records were lost; it says it once, if it can be recorded.
    mutating func takeLoss() -> Bool {
        switch store {
        case .unopened: return false
        case .open(let isLossUntold):
            store = .open(isLossUntold: false)
            return isLossUntold
        // Of a ledger that cannot be read it is not known either what was taken; one that cannot be begun is no loss.
        case .closed(let closing):
            return closing.isLossUntold || (closing.past == .unknown && agenda.plan == nil)
        }
    }
}

extension Notice {
    /// What nobody knows is not lost where it cannot be read.
    var ofUnreadableLedger: Notice {
        if case .ledgerLost(let doses) = self { .ledgerUnreadable(doses) } else { self }
    }
}
