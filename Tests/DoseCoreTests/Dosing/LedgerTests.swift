import DoseCore
import DoseSimulator
import Testing

/// What the fold of records keeps, lets go of, and does not believe.
@Suite struct `The ledger` {
    private let dose = id("baclofen/2026-12-01/13:00")
    private let now = Moment(
        wall: paris.instant(of: "2026-12-01 13:00"),
        boot: BootTime(boot: "first", milliseconds: 60_000))

    private func ledger(_ events: [DoseEvent], undone: Int64? = nil) -> Ledger {
        var events = events.map {
            Record.Event.dose(dose, planned: Amount(milligrams: 10), due: now.wall, $0)
        }
        if let undone { events.append(.undone(undone)) }
        var ledger = Ledger()
        for (index, event) in events.enumerated() {
            ledger.apply(
                Record(
                    number: Int64(index) + 1, at: now, isClockTrusted: true, by: .command,
                    request: nil, event: event))
        }
        return ledger
    }

    private var intake: Intake { Intake(amount: Amount(milligrams: 10), at: now.wall) }

    @Test func `an answer that another one rests on is not taken back by itself`() {
        let ledger = ledger([.skipped(reason: nil), .taken(intake)], undone: 1)
        #expect(ledger.state(of: dose) == .settled(.taken(intake)))
        #expect(ledger.lastChange(of: dose)?.record.number == 2)
    }

    @Test func `of an intake that is taken back nothing is left`() {
        let ledger = ledger([.taken(intake)], undone: 1)
        #expect(ledger.lastIntake(of: dose.medication, at: now) == nil)
        #expect(ledger.amountTaken(of: dose.medication, on: dose.date) == .zero)
    }
}

@Suite struct `Words for a dose` {
    @Test(arguments: [
        ("17:00", true), ("baclofen", true), ("2026-12-01/17:00", true),
        ("2026-11-30/17:00", false),
        ("2026-12-02", false), ("15:00", false), ("vitamin/17:00", false),
    ])
    func `fit it or not`(words: String, fits: Bool) {
        #expect(DoseSelector(words)?.matches(id("baclofen/2026-12-01/17:00")) == fits)
    }
}
