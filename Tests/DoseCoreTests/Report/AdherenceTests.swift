import DoseCore
import Testing

@Suite struct `How doses were taken` {
    private static let noon = Instant(seconds: 1_796_126_400)

    /// A dose of some minutes after noon, taken so many minutes after its hour; nil where it was missed.
    private func dose(_ minutes: Int, taken late: Int?, seconds: Int = 0) -> Adherence.Dose {
        let due = Self.noon + .minutes(minutes)
        guard let late else { return Adherence.Dose(due: due, .missed(.unanswered)) }
        let at = due + .minutes(late) + .seconds(seconds)
        return Adherence.Dose(due: due, .taken(Intake(amount: Amount(milligrams: 20), at: at)))
    }

    /// On time, early, late, skipped, missed, extra; and of the spacings the even and the uneven ones.
    private func counts(_ adherence: Adherence) -> [Int] {
        [
            adherence.onTime, adherence.early, adherence.late, adherence.skipped, adherence.missed,
            adherence.extra, adherence.spacings.even, adherence.spacings.uneven,
        ]
    }

    @Test func `of several a day a quarter of an hour before and after is on time`() {
        let other = dose(600, taken: nil)
        for (late, seconds, expected) in [
            (-15, 0, [1, 0, 0]), (-15, -1, [0, 1, 0]), (0, 0, [1, 0, 0]), (15, 0, [1, 0, 0]),
            (15, 1, [0, 0, 1]), (59, 0, [0, 0, 1]),
        ] {
            let adherence = Adherence([dose(0, taken: late, seconds: seconds), other])
            #expect(counts(adherence) == expected + [0, 1, 0, 0, 0])
        }
    }

    @Test func `of the only one of a date an hour before and after is on time`() {
        #expect(counts(Adherence([dose(0, taken: 60)])) == [1, 0, 0, 0, 0, 0, 0, 0])
        #expect(counts(Adherence([dose(0, taken: 61)])) == [0, 0, 1, 0, 0, 0, 0, 0])
        #expect(counts(Adherence([dose(0, taken: -61)])) == [0, 1, 0, 0, 0, 0, 0, 0])
    }

    @Test func `every 2 h and every 1 h 30 are not the same spacing`() {
        // Half an hour shorter, and half an hour longer.
        let shorter = Adherence([dose(0, taken: 15), dose(120, taken: -15)])
        #expect(counts(shorter) == [2, 0, 0, 0, 0, 0, 0, 1])
        let longer = Adherence([dose(0, taken: -15), dose(120, taken: 15)])
        #expect(counts(longer) == [2, 0, 0, 0, 0, 0, 0, 1])
        let even = Adherence([dose(0, taken: 0), dose(120, taken: 29), dose(240, taken: 50)])
        #expect(counts(even) == [1, 0, 2, 0, 0, 0, 2, 0])
        #expect(even.spacings.difference == .minutes(29 + 21))
        // All of them late by as much: the spacings are the plan's.
        let late = Adherence([dose(0, taken: 50), dose(120, taken: 50)])
        #expect(late.spacings.difference == .zero)
        #expect(late.spacings.even == 1)
    }

    @Test func `a dose that was not taken parts the spacings beside it`() {
        let missed = Adherence([dose(0, taken: 0), dose(120, taken: nil), dose(240, taken: 0)])
        #expect(counts(missed) == [2, 0, 0, 0, 1, 0, 0, 0])
        let skipped = Adherence([
            dose(0, taken: 0), Adherence.Dose(due: Self.noon + .minutes(60), .skipped(reason: nil)),
            dose(240, taken: 0),
        ])
        #expect(counts(skipped) == [2, 0, 0, 1, 0, 0, 0, 0])
        // One that the plan stopped holding is none.
        let superseded = Adherence([
            dose(0, taken: 0), Adherence.Dose(due: Self.noon + .minutes(60), .superseded),
            dose(240, taken: 0),
        ])
        #expect(counts(superseded) == [2, 0, 0, 0, 0, 0, 1, 0])
    }

    @Test func `what is told in whatever order is the same, and stretches add up`() {
        let one = [dose(0, taken: 10), dose(120, taken: 40), dose(240, taken: nil)]
        let other = [dose(0, taken: -20), dose(120, taken: 0)]
        #expect(Adherence(one) == Adherence(one.reversed()))
        var sum = Adherence(one, extra: 1)
        sum += Adherence(other, extra: 2)
        // The second is due 120 minutes after the first, and was taken 150 and 140 after it.
        #expect(counts(sum) == [2, 1, 1, 0, 1, 3, 1, 1])
        #expect(sum.taken == 4)
        #expect(sum.settled == 5)
        #expect(sum.spacings.difference == .minutes(30 + 20))
    }
}

@Suite struct `How a medication was taken over some dates` {
    private let first = CivilDate(dayNumber: 20_788)

    private func ledger(_ events: [Record.Event]) -> Ledger {
        var ledger = Ledger()
        for (index, event) in events.enumerated() {
            let wall = Instant(seconds: 1_796_126_400 + Int64(index))
            ledger.apply(
                Record(
                    number: Int64(index + 1),
                    at: Moment(wall: wall, boot: BootTime(boot: "a", milliseconds: Int64(index))),
                    by: .command, event: event))
        }
        return ledger
    }

    private func dose(
        _ key: String, on date: CivilDate, at hour: Int, _ milligrams: Int, _ event: DoseEvent
    ) -> Record.Event {
        let time = CivilTime(hour: hour, minute: 0) ?? .midnight
        return .dose(
            DoseID(medication: key, date: date, time: time),
            planned: Amount(milligrams: milligrams), due: Zone.utc.instant(date, time), event)
    }

    private func intake(_ milligrams: Int, on date: CivilDate, at hour: Int, _ minute: Int = 0)
        -> Intake
    {
        Intake(
            amount: Amount(milligrams: milligrams),
            at: Zone.utc.instant(date, CivilTime(hour: hour, minute: minute) ?? .midnight))
    }

    @Test func `amounts are as they were planned then, and a week is the sum of its dates`() {
        let ledger = ledger([
            dose("b", on: first, at: 13, 10, .taken(intake(10, on: first, at: 13))),
            dose("b", on: first, at: 15, 20, .taken(intake(10, on: first, at: 15, 40))),
            dose("b", on: first + 1, at: 15, 30, .missed(.unattended)),
            dose("b", on: first + 2, at: 15, 30, .superseded),
            dose("b", on: first + 3, at: 15, 30, .raised(closes: .init(seconds: 1_796_200_000))),
            .extraIntake("b", first + 1, intake(5, on: first + 1, at: 20)),
            dose("a", on: first + 6, at: 8, 1, .skipped(reason: "nausea")),
            dose("a", on: first + 7, at: 8, 1, .taken(intake(1, on: first + 7, at: 8))),
        ])
        let days = ledger.periods(from: first, through: first + 7, every: 1)
        #expect(
            days.map { "\($0.medication) \($0.dates.lowerBound - first) \($0.taken)/\($0.planned)" }
                == ["b 0 20 mg/30 mg", "b 1 5 mg/30 mg", "a 6 0 mg/1 mg", "a 7 1 mg/1 mg"])
        let weeks = ledger.periods(from: first, through: first + 7, every: 7)
        #expect(
            weeks.map {
                "\($0.medication) \($0.dates.lowerBound - first) \($0.taken)/\($0.planned)"
            }
                == ["a 0 0 mg/1 mg", "b 0 25 mg/60 mg", "a 7 1 mg/1 mg"])
        #expect(weeks.map { $0.dates.upperBound - first } == [6, 6, 7])
        #expect(weeks[1].adherence.missed == 1)
        #expect(weeks[1].adherence.extra == 1)
        #expect(weeks[1].adherence.late == 1)
        #expect(weeks[1].adherence.onTime == 1)
        #expect(weeks[1].adherence.spacings.uneven == 1)
    }

    @Test func `an answer that was undone is none`() {
        let ledger = ledger([
            dose("b", on: first, at: 13, 10, .missed(.unanswered)),
            dose("b", on: first, at: 13, 10, .taken(intake(10, on: first, at: 13))),
            .extraIntake("b", first, intake(5, on: first, at: 20)),
            .undone(2), .undone(3),
        ])
        let periods = ledger.periods(from: first, through: first, every: 1)
        #expect(periods.map(\.adherence.missed) == [1])
        #expect(periods.map(\.adherence.taken) == [0])
        #expect(periods.map(\.adherence.extra) == [0])
        #expect(periods.map(\.taken) == [.zero])
    }
}
