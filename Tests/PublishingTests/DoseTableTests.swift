import DoseCore
import DoseSimulator
import Testing

@testable import Publishing

@Suite struct `A ledger as a table` {
    private let table = DoseTable(in: .utc)

    private func instant(_ text: String) -> Instant {
        guard let instant = Zone.utc.past(text, at: Instant(milliseconds: .max)) else {
            preconditionFailure("It is a time.")
        }
        return instant
    }

    private func record(_ number: Int64, _ at: String, _ event: Record.Event) -> Record {
        let wall = instant(at)
        return Record(
            number: number,
            at: Moment(wall: wall, boot: BootTime(boot: "b", milliseconds: wall.milliseconds)),
            by: .command, event: event)
    }

    private func dose(_ id: String, _ event: DoseEvent) -> Record.Event {
        guard let id = DoseID(id) else { preconditionFailure("It is a dose.") }
        return .dose(
            id, planned: Amount(micrograms: 12_500), due: instant("\(id.date) \(id.time)"), event)
    }

    /// Only what is said, as `column=value`.
    private func rows(_ records: [Record]) -> [String] {
        var days = LedgerDays()
        var told = records.flatMap { days.add($0) }
        told += days.finish()
        return told.flatMap { table.rows(of: $0) }.map { row in
            #expect(row.count == DoseTable.columns.count)
            return zip(DoseTable.columns, row).filter { !$1.isEmpty }.map { "\($0)=\($1)" }
                .joined(separator: " ")
        }
    }

    @Test func `each dose has a row with what became of it, each intake beside it one of its own`()
        throws
    {
        let (one, two, three) = ("b/2026-12-01/13:00", "b/2026-12-01/17:00", "b/2026-12-02/13:00")
        let closes = instant("2026-12-01 18:00")
        let intake = Intake(amount: Amount(milligrams: 10), at: instant("2026-12-01 17:05"))
        let date = try #require(CivilDate("2026-12-01"))
        let craving = try Observation(
            .craving, name: nil, value: ExactNumber(7.5), unit: nil, note: "a, \"b\"")
        let records = [
            record(1, "2026-12-01 13:00", dose(one, .raised(closes: closes))),
            record(2, "2026-12-01 13:10", dose(one, .skipped(reason: "nausea"))),
            record(3, "2026-12-01 17:00", dose(two, .raised(closes: closes))),
            record(4, "2026-12-01 17:05", dose(two, .taken(intake))),
            record(5, "2026-12-01 19:00", .extraIntake("b", date, intake)),
            record(
                6, "2026-12-01 20:00",
                .diary(DiaryEntry(craving, at: instant("2026-12-01 18:00"), on: date))),
            record(7, "2026-12-02 14:00", dose(three, .missed(.unattended))),
            record(8, "2026-12-02 14:05", .undone(2)),
        ]
        let by = "recorded_by=command"
        let due = "kind=dose date=2026-12-01 time"
        let planned = "planned=12.5 planned_unit=mg"
        let taken = "taken=10 taken_unit=mg taken_at=2026-12-01T17:05:00+00:00"
        #expect(
            rows(records) == [
                "\(due)=13:00 medication=b state=ringing \(planned) due=2026-12-01T13:00:00+00:00 recorded_at=2026-12-01T13:00:00+00:00 \(by)",
                "\(due)=17:00 medication=b state=taken \(planned) due=2026-12-01T17:00:00+00:00 \(taken) recorded_at=2026-12-01T17:05:00+00:00 \(by)",
                "kind=extra date=2026-12-01 medication=b state=taken \(taken) recorded_at=2026-12-01T19:00:00+00:00 \(by)",
                "kind=diary date=2026-12-01 time=18:00 observation=craving value=7.5 note=a, \"b\" recorded_at=2026-12-01T20:00:00+00:00 \(by)",
                "kind=dose date=2026-12-02 time=13:00 medication=b state=missed \(planned) due=2026-12-02T13:00:00+00:00 cause=unattended recorded_at=2026-12-02T14:00:00+00:00 \(by)",
            ])
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `day by day a life ends as it does in one piece`(seed: UInt64) throws {
        var life = Life(seed: seed, atlas: Atlas(), temper: .wild)
        #expect(life.run(days: 10) == nil)
        let records = life.world.store
        var whole = Ledger()
        records.forEach { whole.apply($0) }
        var days = LedgerDays()
        var told = records.flatMap { days.add($0) }
        told += days.finish()
        #expect(told.map(\.date) == told.map(\.date).sorted())
        #expect(!told.isEmpty)
        for day in told {
            #expect(Set(day.doses) == Set(whole.recordedDoses(on: day.date)))
            for id in day.doses {
                #expect(day.ledger.state(of: id) == whole.state(of: id))
            }
            #expect(day.ledger.diary.records(on: day.date) == whole.diary.records(on: day.date))
        }
    }

    @Test func `a date is handed on when nothing can be told of it any more`() throws {
        let first = try #require(CivilDate("2026-01-01"))
        var days = LedgerDays()
        var dates: [CivilDate] = []
        for offset in 0...100 {
            let id = "b/\(first + offset)/13:00"
            let record = record(
                Int64(offset + 1), "\(first + offset) 14:00", dose(id, .missed(.unattended)))
            dates += days.add(record).map(\.date)
        }
        #expect(dates.last == first + (100 - Limits.rememberedDays - 1))
        #expect(dates + days.finish().map(\.date) == (0...100).map { first + $0 })
    }
}
