/// The ringing of one raised dose, since this agenda began.
struct Ring: Hashable, Sendable {
    /// Nil when it has not rung yet here: it was raised before a restart.
    var last: Moment?
    var saidLastCall = false
    /// The end of the last snooze that was rung out.
    var snoozeRungOut: Deadline?
}

extension Agenda {
    /// Brings the notifications in line with what is open, and rings what is to ring now.
    mutating func refreshAlarms(at now: Moment) -> [Effect] {
        var open: [Alarm.ID: [Alarm.RingingDose]] = [:]
        var calls: [Alarm.ID: Alarm.Call] = [:]
        var raised: [DoseID] = []
        let situation = situation(at: now)
        for index in tracks.indices where !ledger.ringingDoses.isEmpty {
            guard let dose = tracks[index].current(ledger) else { continue }
            let state = situation.state(of: dose, in: tracks[index])
            guard let closes = state.closes else { continue }
            raised.append(dose.id)
            if case .snoozed(_, let until) = state, !until.isReached(at: now) { continue }
            open[dose.due, default: []]
                .append(situation.ringingDose(dose, in: tracks[index], closes: closes))
            if let call = ring(dose.id, closes: closes, in: situation) {
                calls[dose.due] = louder(calls[dose.due], call)
            }
        }
        for id in rings.keys where !raised.contains(id) { rings[id] = nil }
        if open.isEmpty, shown.isEmpty { return [] }

        var effects: [Effect] = shown.keys.filter { open[$0] == nil }.sorted().map { .withdraw($0) }
        for (id, doses) in open.sorted(by: { $0.key < $1.key }) {
            if let call = calls[id] {
                effects.append(.show(Alarm(id: id, doses: doses, call: call)))
            } else if shown[id] != doses {
                effects.append(.show(Alarm(id: id, doses: doses, call: .silent)))
            }
        }
        shown = open
        return effects
    }

    /// How the dose is to ring now; nil while it is between two rings.
    private mutating func ring(_ id: DoseID, closes: Deadline, in situation: Situation)
        -> Alarm.Call?
    {
        let now = situation.now
        var ring = rings[id, default: Ring()]
        let isLast = closes.left(at: now) <= situation.lastCallLead(closes)
        let call: Alarm.Call? =
            if isLast, !ring.saidLastCall {
                .last
            } else if ring.last == nil {
                .first
            } else if situation.isDue(ring, of: id, closes: closes) {
                isLast ? .last : .repeated
            } else {
                nil
            }
        guard let call else { return nil }
        ring.last = now
        ring.saidLastCall = ring.saidLastCall || isLast
        if case .snoozed(_, let until) = ledger.state(of: id) { ring.snoozeRungOut = until }
        rings[id] = ring
        return call
    }

    private func louder(_ one: Alarm.Call?, _ other: Alarm.Call) -> Alarm.Call {
        switch (one, other) {
        case (.last, _), (_, .last): .last
        case (.first, _), (_, .first): .first
        default: other
        }
    }
}
