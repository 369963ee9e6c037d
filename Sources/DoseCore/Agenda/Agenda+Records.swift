extension Agenda {
    /// Notes what was seen; it holds whether or not the store takes it, and is offered again until it does.
    mutating func observe(_ events: [Record.Event], _ turn: inout Turn) {
        guard !events.isEmpty else { return }
        let records = number(events, at: turn.now, by: .daemon, request: nil)
        records.forEach { ledger.apply($0) }
        turn.records += records
    }

    /// Whether a ledger that was read again holds all that this one does but for what the store refused.
    func isContinued(by other: Ledger) -> Bool {
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
