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
                isClockTrusted: trust == .trusted, by: origin, request: request, event: event,
                used: used(by: event, at: now))
        }
    }

    /// What an intake takes of the pieces at home, as they are by the text that holds its date.
    func used(by event: Record.Event, at now: Moment) -> [StockPortion] {
        guard let (key, intake) = event.intake, let stock = ledger.stocks[key],
            let date = event.date, let medication = plan?.medication(key)
        else { return [] }
        let text = plans.course(of: medication, ledger, on: zone.civil(at: now.wall).date)
            .text(on: date)
        return stock.used(text.stockPortions(of: intake.amount), by: intake, toldAt: now.wall)
    }
}
