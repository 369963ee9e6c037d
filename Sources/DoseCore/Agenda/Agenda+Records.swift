extension Agenda {
    /// Records what was seen; it holds even if the store refuses it, and is offered again later.
    mutating func observe(
        _ events: [Record.Event], _ turn: inout Turn, _ commit: ([Record]) -> Bool
    ) {
        guard !events.isEmpty || !unsaved.isEmpty else { return }
        let records = number(events, at: turn.now, by: .daemon, request: nil)
        records.forEach { ledger.apply($0) }
        let isSaved = commit(offered(records))
        if !records.isEmpty { turn.effects.append(.recorded(records, isSaved: isSaved)) }
        if isSaved != unsaved.isEmpty {
            turn.effects.append(.notify(isSaved ? .storeHealed : .storeFailed))
        }
        unsaved = isSaved ? [] : offered(records)
    }

    /// What the store refused before, and what is new.
    private func offered(_ records: [Record]) -> [Record] {
        unsaved.isEmpty ? records : unsaved + records
    }

    /// Records what a person said; nil, and nothing has changed, if the store refuses it.
    mutating func acknowledge(
        _ events: [Record.Event], of request: Request, _ turn: inout Turn,
        _ commit: ([Record]) -> Bool
    ) -> [Record]? {
        let records = number(events, at: turn.now, by: request.by, request: request.id)
        guard commit(offered(records)) else { return nil }
        if !unsaved.isEmpty { turn.effects.append(.notify(.storeHealed)) }
        unsaved = []
        records.forEach { ledger.apply($0) }
        turn.effects.append(.recorded(records, isSaved: true))
        return records
    }

    /// Whether a ledger that was read again holds all that this one does but for what the store refused.
    package func goesOn(from other: Ledger) -> Bool {
        other.nextNumber + Int64(unsaved.count) == ledger.nextNumber
    }

    func number(
        _ events: [Record.Event], at now: Moment, by origin: Origin, request: RequestID?
    ) -> [Record] {
        events.enumerated().map { index, event in
            Record(
                number: ledger.nextNumber + Int64(index), at: now,
                isClockTrusted: trust == .trusted, by: origin, request: request, event: event)
        }
    }
}
